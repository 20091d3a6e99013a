"""Lineage: where each fact comes from, from the printed cell to the rule that mapped it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from xbrlesg.findings.model import Location
from xbrlesg.records.model import IndicatorRecord


@dataclass(frozen=True, slots=True)
class Origin:
    """One record's share in a fact. ``power`` is the power of ten of the printed unit; 0 for text.

    ``is_restated`` says that the fact is restated, by this record or by another one.
    """

    fact_id: str
    record: IndicatorRecord
    power: int
    rules: tuple[Location, ...]
    is_restated: bool = False

    def as_data(self) -> dict[str, Any]:
        """The origin as plain data for ``lineage.json``; parts that are empty are left out."""
        record = self.record
        parts = {
            "record": _place(record.location),
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
    """The whole of ``lineage.json``: for each fact, in report order, the records behind it."""
    by_fact: Mapping[str, list[dict[str, Any]]] = {fact_id: [] for fact_id in fact_ids}
    for origin in origins:
        by_fact[origin.fact_id].append(origin.as_data())
    return {"facts": by_fact}


def _place(place: Location) -> dict[str, Any]:
    sheet = {"sheet": place.sheet.name} if place.sheet else {}
    return {"file": place.file, **sheet, "row": place.row}


def _factor(power: int) -> str:
    return "1" + "0" * power if power >= 0 else "0." + "0" * (-power - 1) + "1"
