"""Lineage: where each fact comes from, from the printed cell to the rule that mapped it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xbrlesg.findings.model import Location
from xbrlesg.memo import Memo
from xbrlesg.records.model import IndicatorRecord, Reading, Source


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

    def as_data(self, rules: list[str]) -> dict[str, Any]:
        """The origin as plain data for ``lineage.json``, its rules in words; empty parts are left out."""
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
            "source": _source(record.source),
            "rules": rules,
        }
        return {key: part for key, part in parts.items() if part}


def leading_origin(origins: Sequence[Origin]) -> Origin:
    """The origin that leads: the first that is read clearly, as where records are merged."""
    return next((each for each in origins if each.record.reading is Reading.CLEAR), origins[0])


def lineage_members(
    fact_ids: Iterable[str], origins: Iterable[Sequence[Origin]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The facts of ``lineage.json``: for each fact, in report order, the records behind it."""
    rules: Memo[tuple[Location, ...], list[str]] = Memo(lambda places: list(map(str, places)))
    for fact_id, behind in zip(fact_ids, origins, strict=True):
        yield fact_id, [origin.as_data(rules[origin.rules]) for origin in behind]


def _source(source: Source) -> dict[str, Any]:
    parts = {
        "line": source.line,
        "last_line": source.last_line,
        "section": source.section,
        "words": source.words,
    }
    return {key: part for key, part in parts.items() if part}


def _place(place: Location) -> dict[str, Any]:
    sheet = {"sheet": place.sheet.name} if place.sheet else {}
    return {"file": place.file, **sheet, "row": place.row}


def _factor(power: int) -> str:
    return "1" + "0" * power if power >= 0 else "0." + "0" * (-power - 1) + "1"
