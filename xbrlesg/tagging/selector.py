"""What names a fact at a place: ``employees | gender=Female | period=2023``, in marks and in place files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.records.model import IndicatorRecord

NARROWING: Final = ("period", "language", "unit")
"""What may be left out where it is not needed to tell one fact from others."""


@dataclass(frozen=True, slots=True)
class Selector:
    """An indicator, and conditions on its records, each value as the records print it.

    The conditions are on ``period``, ``language``, ``unit``, ``qualifier`` and columns of breakdown.
    """

    indicator: str
    conditions: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str | None:
        """The value of a condition."""
        return dict(self.conditions).get(key)

    @property
    def breakdown(self) -> frozenset[tuple[str, str]]:
        """The conditions on columns of breakdown."""
        return frozenset(pair for pair in self.conditions if pair[0] not in (*NARROWING, "qualifier"))

    def __str__(self) -> str:
        return " | ".join([self.indicator, *(f"{key}={value}" for key, value in self.conditions)])


def read_selector(text: str) -> Selector:
    """Read ``indicator | key=value | ...``. ValueError says what is wrong."""
    indicator, *parts = (part.strip() for part in text.split("|"))
    if not indicator:
        raise ValueError("it names no indicator")
    if "=" in indicator:
        raise ValueError(f"it names no indicator before {indicator!r}")
    conditions: dict[str, str] = {}
    for part in parts:
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not (key and equals and value):
            raise ValueError(f"{part!r} is not of the form name=value")
        if key in conditions:
            raise ValueError(f"{key} stands twice")
        conditions[key] = value
    return Selector(indicator, tuple(conditions.items()))


def naming(record: IndicatorRecord) -> Selector:
    """What names the fact of a record in full."""
    parts = (("period", record.period), ("qualifier", record.qualifier), ("language", record.language))
    return Selector(record.indicator, (*record.breakdown, *(pair for pair in parts if pair[1])))
