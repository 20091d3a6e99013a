"""Which figures a rule binds together: those that agree in all aspects that the rule does not speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from xbrlesg.memo import MANY, Memo
from xbrlesg.names import QName
from xbrlesg.numbered import Numbered
from xbrlesg.report.intervals import Interval, interval_of
from xbrlesg.report.model import Dimensions, Entity, Period, Unit
from xbrlesg.report.rows import FactRow, FactRows, PackedDimensions
from xbrlesg.rules.model import Figure


class Number(NamedTuple):
    """A fact that is a number, as rules look at it."""

    row: FactRow
    value: int | Decimal

    @property
    def interval(self) -> Interval:
        """The values that round to it."""
        return interval_of(self.value, self.row[4])


class Setting(NamedTuple):
    """What the figures of one evaluation share: entity, period and unit, by their number, and other axes."""

    place: int
    rest: PackedDimensions


class Divided(NamedTuple):
    """A number, with what its breakdown says of the axes that a rule names, and what of others."""

    number: Number
    named: PackedDimensions
    rest: PackedDimensions


class Numbers:
    """Finds the numbers among rows; breakdowns that are equal are held once."""

    def __init__(self, rows: FactRows) -> None:
        self._rows = rows
        self._held: Memo[PackedDimensions, PackedDimensions] = Memo(lambda packed: packed, MANY)

    def among(self, rows: Iterable[FactRow]) -> list[Number]:
        """The numbers among rows."""
        is_number, value_of, held = self._rows.is_number, self._rows.value_of, self._held
        return [
            Number((*row[:2], held[row[2]], *row[3:]), value_of(row[3]))  # type: ignore[arg-type]
            for row in rows
            if is_number(row[3])
        ]


class NumberIndex:
    """The numbers of a report by concept, for rules that look for exact actual values."""

    def __init__(self, rows: FactRows, numbers: Sequence[Number], exact_axes: Sequence[QName]) -> None:
        self.rows, self.numbers, self.exact_axes = rows, numbers, frozenset(exact_axes)
        self._is_mark = self._among(self.exact_axes)
        self._places: Numbered[tuple[Entity, Period, Unit | None]] = Numbered()
        self._place_of: Memo[tuple[int, bool], int] = Memo(self._find_place)
        self._divided: tuple[object, list[Divided]] = (None, [])
        self._by_concept: dict[QName, list[Number]] = defaultdict(list)
        by_ground: Memo[int, list[Number]] = Memo(
            lambda ground: self._by_concept[rows.grounds[ground].concept]
        )
        for number in numbers:
            by_ground[number.row[1]].append(number)

    def of(self, concept: QName) -> Sequence[Number]:
        """All numbers of a concept, qualified and target values too."""
        return self._by_concept.get(concept, ())

    def exact(self, concept: QName) -> Iterator[Number]:
        """The exact actual values of a concept."""
        return (number for number in self.of(concept) if self.is_exact(number))

    def is_exact(self, number: Number, besides: Sequence[QName] = ()) -> bool:
        """True where no axis says that the value is a target or qualified, unless a rule names that axis."""
        marks = [axis for axis, _ in number.row[2] if self._is_mark[axis]]
        return not marks or all(self.rows.name_of(axis) in besides for axis in marks)

    def concept(self, number: Number) -> QName:
        """The concept of a number."""
        return self.rows.grounds[number.row[1]].concept

    def unmarked(self, number: Number) -> PackedDimensions:
        """The breakdown without the axes that say that a value is a target or qualified."""
        return tuple([pair for pair in number.row[2] if not self._is_mark[pair[0]]])

    def divided(self, concept: QName, axes: Sequence[QName]) -> Sequence[Divided]:
        """The numbers of a concept that are exact actual values but for these axes.

        What was asked for last is kept: a rule on the members of an axis asks for whole and parts alike.
        """
        if self._divided[0] != (concept, axes):
            is_named = self._among(axes)
            divided = [
                Divided(
                    number,
                    tuple([pair for pair in number.row[2] if is_named[pair[0]]]),
                    tuple([pair for pair in number.row[2] if not is_named[pair[0]]]),
                )
                for number in self.of(concept)
                if self.is_exact(number, besides=axes)
            ]
            self._divided = ((concept, axes), divided)
        return self._divided[1]

    def without(self, dimensions: PackedDimensions, axis: QName) -> PackedDimensions:
        """Dimensions but for an axis."""
        return tuple([pair for pair in dimensions if self.rows.name_of(pair[0]) != axis])

    def names(self, dimensions: PackedDimensions) -> Dimensions:
        """Dimensions by their names."""
        name_of = self.rows.name_of
        return tuple(
            [
                (name_of(axis), member if isinstance(member, str) else name_of(member))
                for axis, member in dimensions
            ]
        )

    def with_member(self, axis: QName, member: QName, among: Iterable[Number]) -> list[Number]:
        """The numbers that have an explicit member on an axis."""
        found = {pair for pair in self._explicit if self.names((pair,)) == ((axis, member),)}
        return [number for number in among if not found.isdisjoint(number.row[2])] if found else []

    @cached_property
    def _explicit(self) -> frozenset[tuple[Any, Any]]:
        """The axes and explicit members that the numbers have."""
        pairs = (pair for number in self.numbers for pair in number.row[2])
        return frozenset([pair for pair in pairs if not isinstance(pair[1], str)])

    def _among(self, axes: Collection[QName]) -> Memo[Any, bool]:
        return Memo(lambda packed: self.rows.name_of(packed) in axes)

    def place(self, number: Number, *, any_unit: bool = False) -> int:
        """Where a number stands: the number of its entity, its period and, unless any will do, its unit."""
        return self._place_of[number.row[1], any_unit]

    def _find_place(self, key: tuple[int, bool]) -> int:
        number, any_unit = key
        ground = self.rows.grounds[number]
        return self._places.number((ground.entity, ground.period, None if any_unit else ground.unit))

    def place_for(self, figure: Figure, place: int) -> int:
        """Where a figure stands beside one at a place; an instant stands at one end of the place's time."""
        entity, period, unit = self._places.items[place]
        return self._places.number((entity, period_for(figure, period), unit))


class FigureIndex:
    """The numbers of one figure of a rule, by the aspects that the rule leaves open."""

    def __init__(self, index: NumberIndex, figure: Figure, axes: Sequence[QName], *, any_unit: bool) -> None:
        self._index, self._figure = index, figure
        self._found: dict[Setting, list[Number]] = defaultdict(list)
        for number, named, rest in index.divided(figure.concept, axes):
            if len(named) == len(figure.members) and index.names(named) == figure.members:
                self._found[Setting(index.place(number, any_unit=any_unit), rest)].append(number)

    def settings(self) -> Iterator[tuple[Setting, Number]]:
        """Every number of the figure with its setting."""
        return ((setting, number) for setting, numbers in self._found.items() for number in numbers)

    def at(self, setting: Setting) -> Sequence[Number]:
        """The numbers of the figure in a setting."""
        place = (
            self._index.place_for(self._figure, setting.place) if self._figure.is_instant else setting.place
        )
        return self._found.get(Setting(place, setting.rest), ())


def period_for(figure: Figure, period: Period) -> Period:
    """The period that a figure has beside one of ``period``."""
    if figure.is_instant and period.start is not None:
        return Period(period.start if figure.at == "start" else period.end)
    return period
