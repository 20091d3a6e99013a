"""Facts as rows of plain values with tables of what recurs: many facts are gone through and none is made.

What a fact is about, save for its dimensions, is its ground. A report has few of them and few breakdowns, so
whatever follows from these alone need be worked out but once for each.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, runtime_checkable

from xbrlesg.memo import Recurring
from xbrlesg.names import QName
from xbrlesg.numbered import Numbered
from xbrlesg.report.model import Dimensions, Entity, Fact, Period, Unit, Value

FactRow = tuple[Any, ...]
"""``(id, ground, dimensions, value, decimals, notes)``.

``ground`` is the number of a ground; names, value and notes are as whoever keeps the row packs them.
Dimensions are pairs of an axis and a member, sorted by axis; a typed member is its text. Packed names are
hashable, and equal where the names are; nil is None.
"""
PackedDimensions = tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a fact is about, save for its dimensions."""

    concept: QName
    entity: Entity
    period: Period
    unit: Unit | None
    language: str | None
    is_markup: bool
    nil_number: bool


@runtime_checkable
class FactRows(Protocol):
    """Facts that lie as rows, and what turns a row's parts into those of a fact."""

    @property
    def grounds(self) -> Sequence[Ground]:
        """The grounds by number: those of all the rows that were given so far."""

    def rows(self) -> Iterator[FactRow]:
        """The row of each fact, in the order of the facts."""

    def dimensions_of(self, packed: Any) -> Dimensions:
        """The dimensions of a row."""

    def name_of(self, packed: Any) -> QName:
        """The name of an axis or of an explicit member."""

    def value_of(self, packed: Any) -> Value:
        """The value of a row."""

    def is_number(self, packed: Any) -> bool:
        """Whether the value of a row is a number."""

    def notes_of(self, packed: Any) -> tuple[str, ...]:
        """The ids of the notes of a row."""


def as_rows(facts: Iterable[Fact]) -> FactRows:
    """The facts as rows: as they lie, or made of the facts."""
    return facts if isinstance(facts, FactRows) else _MadeRows(facts)


def fact_of(rows: FactRows, row: FactRow, along: Dimensions | None = None) -> Fact:
    """The fact of a row; ``along`` are its dimensions, where they are at hand."""
    fact_id, number, dimensions, value, decimals, notes = row
    ground = rows.grounds[number]
    return Fact(
        fact_id,
        ground.concept,
        ground.entity,
        ground.period,
        rows.value_of(value),
        decimals,
        ground.unit,
        ground.language,
        rows.dimensions_of(dimensions) if along is None else along,
        rows.notes_of(notes) if notes else (),
        ground.is_markup,
        ground.nil_number,
    )


def has_unit(rows: FactRows, row: FactRow) -> bool:
    """Whether the fact of a row is a number, or nil in a number's place."""
    return rows.is_number(row[3]) or rows.grounds[row[1]].nil_number


def shape_of(dimensions: PackedDimensions) -> Hashable:
    """The dimensions of a row but for the texts of typed axes: equal for breakdowns of one shape alone."""
    return tuple([(axis, None if isinstance(member, str) else member) for axis, member in dimensions])


class _MadeRows:
    """Rows of facts that lie as such; what they pack is the thing itself."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = facts
        self._numbered: Numbered[Ground] = Numbered()
        self._numbers = Recurring(lambda *parts: self._numbered.number(Ground(*parts)))

    @property
    def grounds(self) -> Sequence[Ground]:
        return self._numbered.items

    def rows(self) -> Iterator[FactRow]:
        for fact in self._facts:
            ground = self._numbers(
                fact.concept,
                fact.entity,
                fact.period,
                fact.unit,
                fact.language,
                fact.is_markup,
                fact.nil_number,
            )
            yield fact.id, ground, fact.dimensions, fact.value, fact.decimals, fact.notes

    @staticmethod
    def dimensions_of(packed: Dimensions) -> Dimensions:
        return packed

    @staticmethod
    def name_of(packed: QName) -> QName:
        return packed

    @staticmethod
    def value_of(packed: Value) -> Value:
        return packed

    @staticmethod
    def is_number(packed: Value) -> bool:
        return isinstance(packed, int | Decimal) and not isinstance(packed, bool)

    @staticmethod
    def notes_of(packed: tuple[str, ...]) -> tuple[str, ...]:
        return packed
