"""The tables of facts in xBRL-CSV: what stands in a fact's row, most of which recurs from row to row.

Sources: xBRL-CSV 1.0 of 2021-10-13, xBRL-CSV Table Constraints 1.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Protocol

from xbrlesg.memo import MANY, Memo
from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Value
from xbrlesg.report.order import row_id
from xbrlesg.report.rows import FactRow, FactRows, Ground
from xbrlesg.writers.csv_columns import (
    FILLER,
    NIL,
    Column,
    axis_columns,
    cells,
    guessable,
    header,
    period_cell,
    quoted,
)
from xbrlesg.writers.oim import Json, entity_text, name_text, unit_text, value_text

VALUE: Final = "value"


class Remarks(Protocol):
    """What the tables say of facts for people: the labels of their concepts, their indicators and sources."""

    @property
    def facts(self) -> FactRows:
        """The facts of the report."""

    def labels(self, concept: QName) -> Mapping[str, str]:
        """The labels of a concept by language."""

    def remarked(self, *, has_unit: bool) -> Iterable[tuple[FactRow, str, str]]:
        """The facts with a unit, or those without, in their order, each with its indicator and its source.

        As often as asked.
        """


class Subject(NamedTuple):
    """What a row says before its breakdown: all of it recurs from fact to fact."""

    ground: Ground
    decimals: int | None
    indicator: str
    labels: Mapping[str, str]


@dataclass(slots=True)
class Survey:
    """What must be known of a table's facts before the first of them is written."""

    has_facts: bool = False
    axes: dict[QName, bool] = field(default_factory=dict)
    has_nil: bool = False


class FactTable:
    """The table of the facts with a unit, or of those without, of a report.

    ``columns`` are all of it in their order. ``several`` says that the report names more than one entity.
    """

    def __init__(  # noqa: PLR0913 - what decides which columns there are
        self,
        remarks: Remarks,
        names: Mapping[str, str],
        languages: Sequence[str],
        survey: Survey,
        *,
        has_unit: bool,
        several: bool,
    ) -> None:
        self._remarks, self._has_unit = remarks, has_unit
        self._subject = _subject_columns(names, languages, has_unit=has_unit, several=several)
        self._value = _value_column(names, has_unit=has_unit, has_nil=survey.has_nil)
        before: list[Column[Any]] = [_ID, *self._subject]
        after: list[Column[Any]] = [self._value, _SOURCE]
        self._axes = axis_columns(survey.axes, names, {column.name for column in (*before, *after)})
        self._no_members = dict.fromkeys(self._axes, f"{quoted('')},")
        self.columns: Sequence[Column[Any]] = [*before, *self._axes.values(), *after]
        self.columns = guessable(self.columns, self.text())

    def text(self) -> Iterator[str]:
        """The table, row by row, beneath its header; LF, every cell in quotes.

        The cells of a subject and those of a breakdown are written once for all facts that have it.
        """
        facts, value_cell = self._remarks.facts, self._value_cell
        value_of = facts.value_of
        subjects = Memo(self._subject_cells)
        breakdowns: Memo[Any, str] = Memo(lambda packed: self._members(facts.dimensions_of(packed)), MANY)
        before = f"{quoted(FILLER.written(None))}," if self.columns[0] is FILLER else ""
        yield header(self.columns)
        for row, indicator, source in self._remarks.remarked(has_unit=self._has_unit):
            fact_id, ground, dimensions, value, decimals, _ = row
            yield (
                f'{before}"{row_id(fact_id)}",{subjects[ground, decimals, indicator]},'
                f"{breakdowns[dimensions]}{value_cell(value_of(value))},{quoted(source)}\n"
            )

    def _subject_cells(self, parts: tuple[int, int | None, str]) -> str:
        number, decimals, indicator = parts
        ground = self._remarks.facts.grounds[number]
        labels = self._remarks.labels(ground.concept)
        return cells(self._subject, Subject(ground, decimals, indicator, labels))

    def _value_cell(self, value: Value) -> str:
        if type(value) is int:
            return f'"{value}"'  # as most are: such digits mean nothing else, and need no escape
        return quoted(self._value.written(value))

    def _members(self, dimensions: Dimensions) -> str:
        written = self._no_members.copy()
        for axis, member in dimensions:
            written[axis] = f"{quoted(self._axes[axis].written(member))},"
        return "".join(written.values())


_ID: Final[Column[str]] = Column("fact_id", row_id, constraint={"type": "xs:NCName"})
_SOURCE: Final[Column[str]] = Column("source", str, is_comment=True)


def _subject_columns(
    names: Mapping[str, str], languages: Sequence[str], *, has_unit: bool, several: bool
) -> list[Column[Subject]]:
    """What processors pass over comes first: what people want to see beside a fact."""
    entity: Column[Subject] = Column(
        "entity",
        lambda subject: entity_text(subject.ground.entity, names),
        fills="entity",
        constraint={"type": "entity"},
    )
    return [
        Column("indicator", lambda subject: subject.indicator, is_comment=True),
        *map(_label_column, languages),
        Column(
            "concept",
            lambda subject: name_text(subject.ground.concept, names),
            fills="concept",
            constraint={"type": "concept"},
        ),
        *([entity] if several else []),
        Column(
            "period",
            lambda subject: period_cell(subject.ground.period),
            fills="period",
            constraint={"type": "period"},
        ),
        *(_number_columns(names) if has_unit else [_LANGUAGE]),
    ]


def _label_column(language: str) -> Column[Subject]:
    name = f"label_{language.replace('-', '_')}"
    return Column(name, lambda subject: subject.labels.get(language), is_comment=True)


def _number_columns(names: Mapping[str, str]) -> list[Column[Subject]]:
    """An empty unit is the pure one; empty decimals are those of an exact number."""
    return [
        Column(
            "unit",
            lambda subject: None if subject.ground.unit is None else unit_text(subject.ground.unit, names),
            fills="unit",
            constraint={"type": "unit", "optional": True},
        ),
        Column(
            "decimals",
            lambda subject: None if subject.decimals is None else str(subject.decimals),
            constraint={"type": "decimals", "optional": True},
        ),
    ]


_LANGUAGE: Final[Column[Subject]] = Column(
    "language",
    lambda subject: subject.ground.language and subject.ground.language.lower(),
    fills="language",
    constraint={"type": "language", "optional": True},
)


def _value_column(names: Mapping[str, str], *, has_unit: bool, has_nil: bool) -> Column[Value]:
    constraint: Json = {"type": "xs:decimal" if has_unit else "xs:string"}
    if has_nil:
        # a nil is no value to the constraint "required" (so Arelle); we never leave a cell empty
        constraint.update(nillable=True, optional=True)
    return Column(
        VALUE, lambda value: value_text(value, names), constraint=constraint, value_of={}, nothing=NIL
    )
