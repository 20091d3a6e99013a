"""Rows of flat facts: all that is known of a fact, from its aspects to the record behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import Any, Final

from xbrlesg.flat.model import FILED, NIL, VERSION, Cell, Row, fitting
from xbrlesg.flat.wording import Wording
from xbrlesg.lineage import Origin
from xbrlesg.memo import Memo
from xbrlesg.names import PURE, QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Dimensions, Fact, Note, Period, Report
from xbrlesg.report.namespaces import answered_by, named_by
from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.writers.oim import member_text, name_text, oim_names, unit_text, value_text

PRINTED, RESTATED, STATED = "printed", "restated", "stated"
_UNIT_OF_PURE: Final = PURE.local
_OF_RECORDS: Final = (
    *("indicator", "printed_value", "printed_unit", "printed_period", "factor", "qualifier"),
    *("source_line", "source_last_line", "source_section", "source_words", "record_file", "record_row"),
)
"""The columns that only a record fills."""


@dataclass(frozen=True, slots=True)
class FlatSource:
    """What rows are made of: a report, the taxonomy behind it, and the records behind its facts.

    ``origins`` gives those of each fact, in the order of the facts, the leading one first; of a filing whose
    records nobody knows there are none, and of some concepts the taxonomy may say nothing. ``name`` is the
    report's, ``target`` that of its destination; ``languages`` are the report's.
    """

    name: str
    target: str
    report: Report
    taxonomy: Taxonomy
    origins: Callable[[], Iterable[Sequence[Origin]]] | None
    languages: tuple[str, ...]


def flat_rows(source: FlatSource) -> Iterator[Row]:
    """A row for each fact, in the order of the report."""
    origins = repeat(()) if source.origins is None else source.origins()
    return map(_RowMaker(source).row, source.report.facts, origins)


class _RowMaker:
    """Makes the rows of one report."""

    def __init__(self, source: FlatSource) -> None:
        self._source = source
        self._names = oim_names(source.report, source.taxonomy.prefixes)
        self._notes = {note.id: note for note in source.report.notes}
        self._wording = Wording(source.taxonomy, source.languages)
        self._concepts = Memo(self._concept)
        self._breakdowns = Memo(self._dimensions)
        self._periods = Memo(_period)
        self._spaces = Memo(self._namespaces)

    def row(self, fact: Fact, origins: Sequence[Origin]) -> Row:
        """The row of a fact."""
        return {
            "schema_version": VERSION,
            "report": self._source.name,
            "target": self._source.target,
            "fact_id": fact.id,
            **self._concepts[fact.concept],
            "entity_scheme": fact.entity.scheme,
            "entity_identifier": fact.entity.identifier,
            **self._periods[fact.period],
            **self._breakdowns[fact.dimensions],
            **self._value(fact),
            **_origin(fact, origins),
            "footnotes": _json([_footnote(self._notes[note]) for note in fact.notes]) if fact.notes else "[]",
            "namespaces": self._spaces[frozenset((*named_by(fact), *answered_by(fact)))],
        }

    def _namespaces(self, used: frozenset[str]) -> str:
        return _json({self._names[space]: space for space in used})

    def _concept(self, concept: QName) -> Row:
        labels = self._wording.concept(concept)
        return {
            "concept": name_text(concept, self._names),
            "concept_namespace": concept.namespace,
            **labels.columns("label"),
            "labels": _json(labels.all),
        }

    def _dimensions(self, dimensions: Dimensions) -> Row:
        texts = {name_text(axis, self._names): member for axis, member in dimensions}
        breakdown = self._wording.breakdown(dimensions)
        return {
            "dimensions": _json({axis: member_text(member, self._names) for axis, member in texts.items()}),
            "typed_axes": _json(sorted(axis for axis, member in texts.items() if isinstance(member, str))),
            **breakdown.columns("breakdown"),
            "breakdowns": _json(breakdown.all),
        }

    def _value(self, fact: Fact) -> Row:
        number = fitting(fact.value) if isinstance(fact.value, int | Decimal) and fact.is_numeric else None
        unit = unit_text(fact.unit, self._names) if fact.unit else _UNIT_OF_PURE
        return {
            "value_type": self._kind(fact).value,
            "value": self._text(fact),
            "value_number": number,
            **self._wording.answers(fact).columns("value"),
            "unit": unit if fact.has_unit else None,
            "decimals": fact.decimals,
            "language": fact.language and fact.language.lower(),
        }

    def _kind(self, fact: Fact) -> ValueKind:
        """The kind of value by the taxonomy; of a concept that it does not have, what the value shows."""
        concept = self._source.taxonomy.concepts.get(fact.concept)
        if concept is not None:
            return concept.kind
        return ValueKind.DECIMAL if fact.has_unit else ValueKind.OTHER

    def _text(self, fact: Fact) -> str:
        """The canonical text; XML Schema's words for what is no finite number."""
        value = fact.value
        if isinstance(value, Decimal) and not value.is_finite():
            return "NaN" if value.is_nan() else "-INF" if value < 0 else "INF"
        return value_text(value, self._names) or ""


def _origin(fact: Fact, origins: Sequence[Origin]) -> dict[str, Cell]:
    """The record that leads, where records are known."""
    if not origins:
        status = NIL if fact.is_nil else FILED
        return {**dict.fromkeys(_OF_RECORDS), "status": status, "other_records": "[]"}
    leading, *others = origins
    record = leading.record
    return {
        "indicator": record.indicator,
        "printed_value": record.value or None,
        "printed_unit": record.unit or None,
        "printed_period": record.period or None,
        "factor": Decimal(1).scaleb(leading.power) if fact.is_numeric else None,
        "qualifier": record.qualifier or None,
        "status": NIL if fact.is_nil else _status(leading),
        "source_line": record.source.line,
        "source_last_line": record.source.last_line,
        "source_section": record.source.section or None,
        "source_words": record.source.words or None,
        "record_file": record.location.file,
        "record_row": record.location.row,
        "other_records": _json([_place(other.record) for other in others]) if others else "[]",
    }


def _status(origin: Origin) -> str:
    """How the value came to be: printed or restated, or the reading; ``stated`` in the report file only.

    The reading goes before the restatement, which a footnote tells in any case.
    """
    record = origin.record
    if record.reading is Reading.CLEAR and record.location.column:
        return STATED
    return record.reading.value or (RESTATED if origin.is_restated else PRINTED)


def _period(period: Period) -> Row:
    instant = period.start is None
    return {
        "period_type": "instant" if instant else "duration",
        "period_start": period.start,
        "period_end": None if instant else period.last_day,
        "period_instant": period.last_day if instant else None,
    }


def _place(record: IndicatorRecord) -> dict[str, Any]:
    return {"file": record.location.file, "row": record.location.row}


def _footnote(note: Note) -> dict[str, str]:
    return {"id": note.id, "language": note.language.lower(), "text": note.text}


def _json(data: Mapping[str, Any] | Sequence[Any]) -> str:
    """Canonical JSON text: keys sorted, no blanks."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
