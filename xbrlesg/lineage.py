"""Lineage: where each fact comes from, from the printed cell to the rule that mapped it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xbrlesg.findings.model import Evidence, Location
from xbrlesg.memo import Memo
from xbrlesg.records.model import IndicatorRecord, Source

_LONGEST: Final = 240
"""So many characters of a value are shown as evidence."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One record's share in a fact. ``power`` is the power of ten of the printed unit; 0 for text.

    ``is_restated`` says that the fact is restated, by this record or by another one. Of several that state
    one fact the leading one comes first: its value is filed.
    """

    fact_id: str
    record: IndicatorRecord
    power: int
    rules: tuple[Location, ...]
    is_restated: bool = False

    @property
    def evidence(self) -> Evidence:
        """The record as findings show it: what it is about, as printed, its cell, its place in the source."""
        return record_evidence(self.record, fact_id=self.fact_id)

    def as_data(self, rules: list[str]) -> dict[str, Any]:
        """The origin as plain data for ``lineage.json``, its rules in words; empty parts are left out."""
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
            "source": _source(record.source),
            "rules": rules,
        }
        return {key: part for key, part in parts.items() if part}


def record_evidence(record: IndicatorRecord, what: str = "", fact_id: str | None = None) -> Evidence:
    """A record as evidence: its value as printed with qualifier and unit, its cell, its place in the source.

    Without ``what``, indicator, breakdown and period say what it is; where the value cannot be read, what OCR
    shows stands for it.
    """
    what = what or ", ".join((record.indicator, *(value for _, value in record.breakdown), record.period))
    printed = shorten(printed_words(record))
    return Evidence(what, printed, record.at("value"), source_words(record.source), fact_id)


def printed_words(record: IndicatorRecord) -> str:
    """What the source prints: qualifier, value and unit."""
    value = record.value or record.ocr_text
    return " ".join(part for part in (record.qualifier, value, record.unit) if part)


def source_words(source: Source) -> str:
    """Where the source document prints something: ``line 1632, Employee structure``."""
    line = "" if source.line is None else f"line {source.line}"
    if source.last_line is not None:
        line = f"lines {source.line} to {source.last_line}"
    return ", ".join(part for part in (line, source.section) if part)


def shorten(text: str) -> str:
    """A text as evidence shows it: not whole pages of it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def lineage_members(
    fact_ids: Iterable[str], origins: Iterable[Sequence[Origin]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The facts of ``lineage.json``: for each, in report order, the records behind it, leading one first."""
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
