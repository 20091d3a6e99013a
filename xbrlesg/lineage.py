"""Lineage: where each fact comes from, from the printed cell to the rule that mapped it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from xbrlesg.findings.model import Evidence, Location
from xbrlesg.records.model import IndicatorRecord, Source

_LONGEST: Final = 240
"""So many characters of a value are shown as evidence."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One record's share in a fact. ``power`` is the power of ten of the printed unit; 0 for text.

    ``is_restated`` says that the fact is restated, by this record or by another one. ``is_leading`` marks the
    record whose value is filed, of several that state one fact.
    """

    fact_id: str
    record: IndicatorRecord
    power: int
    rules: tuple[Location, ...]
    is_restated: bool = False
    is_leading: bool = True

    @property
    def evidence(self) -> Evidence:
        """The record as findings show it: what it is about, as printed, its cell, its place in the source."""
        return record_evidence(self.record, fact_id=self.fact_id)

    def as_data(self) -> dict[str, Any]:
        """The origin as plain data for ``lineage.json``; parts that are empty are left out."""
        record = self.record
        parts = {
            "record": _place(record.at("value")),
            "indicator": record.indicator,
            "printed": {"value": record.value, "unit": record.unit, "period": record.period},
            "factor": _factor(self.power),
            "breakdown": dict(record.breakdown),
            "qualifier": record.qualifier,
            "restated": record.restated,
            "reading": record.reading.value,
            "ocr_text": record.ocr_text,
            "note": record.note,
            "source": {key: part for key, part in asdict(record.source).items() if part},
            "rules": [str(rule) for rule in self.rules],
        }
        return {key: part for key, part in parts.items() if part}


def lineage_data(origins: Sequence[Origin], fact_ids: Sequence[str]) -> dict[str, Any]:
    """The whole of ``lineage.json``: for each fact, in report order, its records, leading one first."""
    found = by_fact(origins)
    return {"facts": {fact: [origin.as_data() for origin in found.get(fact, ())] for fact in fact_ids}}


def by_fact(origins: Iterable[Origin]) -> dict[str, list[Origin]]:
    """The records behind each fact: the leading one, whose value is filed, then the others in their order."""
    found: dict[str, list[Origin]] = defaultdict(list)
    for origin in sorted(origins, key=lambda each: not each.is_leading):
        found[origin.fact_id].append(origin)
    return dict(found)


def record_evidence(record: IndicatorRecord, what: str = "", fact_id: str | None = None) -> Evidence:
    """A record as evidence: its value as printed with qualifier and unit, its cell, its place in the source.

    Without ``what``, indicator, breakdown and period say what it is.
    """
    what = what or ", ".join((record.indicator, *(value for _, value in record.breakdown), record.period))
    printed = " ".join(part for part in (record.qualifier, record.value, record.unit) if part)
    return Evidence(what, shorten(printed), record.at("value"), source_words(record.source), fact_id)


def source_words(source: Source) -> str:
    """Where the source document prints something: ``line 1632, Employee structure``."""
    line = "" if source.line is None else f"line {source.line}"
    if source.last_line is not None:
        line = f"lines {source.line} to {source.last_line}"
    return ", ".join(part for part in (line, source.section) if part)


def shorten(text: str) -> str:
    """A text as evidence shows it: not whole pages of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def _place(place: Location) -> dict[str, Any]:
    parts = {
        "file": place.file,
        "sheet": place.sheet.name if place.sheet else None,
        "row": place.row,
        "column": place.column,
        "cell": place.cell,
    }
    return {key: part for key, part in parts.items() if part is not None}


def _factor(power: int) -> str:
    return "1" + "0" * power if power >= 0 else "0." + "0" * (-power - 1) + "1"
