"""Rows of flat facts: all that is known of a fact, from its aspects to the record behind it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import Any, Final

from xbrlesg.flat.model import FILED, NIL, VERSION, Cells, Row, fitting, row_of
from xbrlesg.flat.wording import FIXED, Wording
from xbrlesg.lineage import Origin
from xbrlesg.memo import MANY, Memo
from xbrlesg.names import PURE, QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Note, Period, Report, Value
from xbrlesg.report.namespaces import answered, named_by_dimensions, named_by_ground
from xbrlesg.report.rows import FactRow, as_rows, fact_of
from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.writers.oim import member_text, name_text, oim_names, unit_text, value_text

PRINTED, RESTATED, STATED = "printed", "restated", "stated"
_UNIT_OF_PURE: Final = PURE.local
_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""Canonical JSON text: keys sorted, no blanks."""
_NONE: Final[frozenset[str]] = frozenset()
_NO_ANSWER: Final = (None,) * len(FIXED)
_NO_PRINT: Final = (None,) * 5
_NO_PLACES: Final = (*(None,) * 6, "[]")


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
    return map(row_of, flat_cells(source))


def flat_cells(source: FlatSource) -> Iterator[Cells]:
    """The same, each row as its cells, in the order of the columns."""
    origins = repeat(()) if source.origins is None else source.origins()
    maker = _RowMaker(source)
    return map(maker.cells, maker.facts.rows(), origins)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What facts of one concept, entity, period, unit and language share: cells, and namespaces named."""

    head: Cells
    kind: str
    unit: str | None
    language: str | None
    spaces: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Breakdown:
    """What facts of the same dimensions share."""

    cells: Cells
    spaces: frozenset[str]


class _RowMaker:
    """Makes the rows of one report."""

    def __init__(self, source: FlatSource) -> None:
        self._source = source
        self._same = (VERSION, source.name, source.target)
        self._names = oim_names(source.report, source.taxonomy.prefixes)
        self._notes = {note.id: note for note in source.report.notes}
        self._wording = Wording(source.taxonomy, source.languages)
        self.facts = as_rows(source.report.facts)
        self._grounds = Memo(self._ground)
        self._breakdowns: Memo[Any, _Breakdown] = Memo(self._breakdown, MANY)
        self._spaces = Memo(self._namespaces)
        self._factors: Memo[int, Decimal] = Memo(lambda power: Decimal(1).scaleb(power))

    def cells(self, row: FactRow, origins: Sequence[Origin]) -> Cells:
        """The row of a fact."""
        fact_id, number, dimensions, packed, decimals, notes = row
        value, is_number = self.facts.value_of(packed), self.facts.is_number(packed)
        ground, breakdown = self._grounds[number, is_number], self._breakdowns[dimensions]
        is_answer = isinstance(value, bool | QName | tuple)
        return (
            *self._same,
            fact_id,
            origins[0].record.indicator if origins else None,
            *ground.head,
            *breakdown.cells,
            ground.kind,
            self._text(value),
            fitting(value) if is_number else None,  # type: ignore[arg-type]
            *(self._answers(row) if is_answer else _NO_ANSWER),
            ground.unit,
            decimals,
            ground.language,
            *(self._printed(origins[0], is_number=is_number) if origins else _NO_PRINT),
            NIL if value is None else _status(origins[0]) if origins else FILED,
            *_places(origins),
            self._footnotes(notes) if notes else "[]",
            self._spaces[ground.spaces, breakdown.spaces, frozenset(answered(value)) if is_answer else _NONE],
        )

    def _answers(self, row: FactRow) -> Cells:
        return tuple(self._wording.answers(fact_of(self.facts, row)).fixed.values())

    def _footnotes(self, packed: Any) -> str:
        return _json([_footnote(self._notes[note]) for note in self.facts.notes_of(packed)])

    def _namespaces(self, used: tuple[frozenset[str], ...]) -> str:
        return _json({self._names[space]: space for spaces in used for space in spaces})

    def _ground(self, key: tuple[int, bool]) -> _Ground:
        number, is_number = key
        ground = self.facts.grounds[number]
        has_unit, unit = is_number or ground.nil_number, ground.unit
        labels = self._wording.concept(ground.concept)
        head = (
            name_text(ground.concept, self._names),
            ground.concept.namespace,
            *labels.fixed.values(),
            _json(labels.all),
            ground.entity.scheme,
            ground.entity.identifier,
            *_period(ground.period),
        )
        return _Ground(
            head,
            self._kind(ground.concept, has_unit=has_unit).value,
            (unit_text(unit, self._names) if unit else _UNIT_OF_PURE) if has_unit else None,
            ground.language and ground.language.lower(),
            frozenset(named_by_ground(ground.concept, unit)),
        )

    def _breakdown(self, packed: Any) -> _Breakdown:
        dimensions = self.facts.dimensions_of(packed)
        texts = {name_text(axis, self._names): member for axis, member in dimensions}
        breakdown = self._wording.breakdown(dimensions)
        cells = (
            _json({axis: member_text(member, self._names) for axis, member in texts.items()}),
            _json(sorted(axis for axis, member in texts.items() if isinstance(member, str))),
            *breakdown.fixed.values(),
            _json(breakdown.all),
        )
        return _Breakdown(cells, frozenset(named_by_dimensions(dimensions)))

    def _kind(self, name: QName, *, has_unit: bool) -> ValueKind:
        """The kind of value by the taxonomy; of a concept that it does not have, what the value shows."""
        concept = self._source.taxonomy.concepts.get(name)
        if concept is not None:
            return concept.kind
        return ValueKind.DECIMAL if has_unit else ValueKind.OTHER

    def _text(self, value: Value) -> str:
        """The canonical text; XML Schema's words for what is no finite number."""
        if isinstance(value, Decimal) and not value.is_finite():
            return "NaN" if value.is_nan() else "-INF" if value < 0 else "INF"
        return value_text(value, self._names) or ""

    def _printed(self, leading: Origin, *, is_number: bool) -> Cells:
        """``printed_value``, ``printed_unit``, ``printed_period``, ``factor``, ``qualifier``."""
        record = leading.record
        return (
            record.value or None,
            record.unit or None,
            record.period or None,
            self._factors[leading.power] if is_number else None,
            record.qualifier or None,
        )


def _places(origins: Sequence[Origin]) -> Cells:
    """Where the source prints the value, and the records behind it: the columns up to ``other_records``."""
    if not origins:
        return _NO_PLACES
    leading, *others = origins
    source, place = leading.record.source, leading.record.location
    return (
        source.line,
        source.last_line,
        source.section or None,
        source.words or None,
        place.file,
        place.row,
        _json([_place(other.record) for other in others]) if others else "[]",
    )


def _status(origin: Origin) -> str:
    """How the value came to be: printed or restated, or the reading; ``stated`` in the report file only.

    The reading goes before the restatement, which a footnote tells in any case.
    """
    record = origin.record
    if record.reading is Reading.CLEAR and record.location.column:
        return STATED
    return record.reading.value or (RESTATED if origin.is_restated else PRINTED)


def _period(period: Period) -> Cells:
    """``period_type``, ``period_start``, ``period_end``, ``period_instant``."""
    if period.start is None:
        return ("instant", None, None, period.last_day)
    return ("duration", period.start, period.last_day, None)


def _place(record: IndicatorRecord) -> dict[str, Any]:
    return {"file": record.location.file, "row": record.location.row}


def _footnote(note: Note) -> dict[str, str]:
    return {"id": note.id, "language": note.language.lower(), "text": note.text}
