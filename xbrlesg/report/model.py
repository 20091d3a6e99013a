"""Reports and facts as the Open Information Model defines them (OIM 1.0, sections 3 to 5).

Nothing here knows a file format. Names are expanded QNames, numbers are ``int`` or ``Decimal``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from xbrlesg.names import QName

GivenValue = int | Decimal | str | bool | date | QName | tuple[QName, ...]
"""A value that is not nil.

``int`` for the integer types, ``Decimal`` for the other numeric ones, ``str`` for text, ``bool``, ``date``
for a day, a ``QName`` for an enumeration, a sorted tuple of them for a set of answers.
"""

Value = GivenValue | None
"""A fact's value; None is nil: the fact is reported, and says that there is no value (OIM 1.0, 5)."""

Member = QName | str
"""A dimension's value: the QName of an explicit member, or the text of a typed one."""


Dimensions = tuple[tuple[QName, Member], ...]
"""The taxonomy's dimensions of a fact, sorted by axis."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Who reports: a scheme URI and an identifier within it (OIM 1.0, 5.1.3)."""

    scheme: str
    identifier: str


@dataclass(frozen=True, slots=True)
class Period:
    """An instant or a duration (OIM 1.0, 5.1.4).

    ``end`` is the day whose midnight, at its *beginning*, ends the period: year 2023 ends at 2024-01-01.
    ``start`` is None for an instant.
    """

    end: date
    start: date | None = None

    @classmethod
    def at_end_of(cls, day: date) -> Period:
        """The instant at which ``day`` is over."""
        return cls(day + timedelta(days=1))

    @classmethod
    def days(cls, first: date, last: date) -> Period:
        """The duration from ``first`` to ``last``, both included."""
        return cls(last + timedelta(days=1), first)

    @property
    def is_instant(self) -> bool:
        """True for a point in time."""
        return self.start is None

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    @property
    def sort_key(self) -> tuple[date, date]:
        """By end, then by start; an instant after the durations that end with it."""
        return (self.end, self.start or self.end)


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A unit: measures multiplied over measures divided by (OIM 1.0, 5.1.5). Pure has no Unit."""

    numerators: tuple[QName, ...]
    denominators: tuple[QName, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: a value and the aspects that say what it is a value of (OIM 1.0, 5).

    ``decimals`` is None where the value is exact or not a number. ``unit`` is None for pure numbers and
    for text. ``dimensions`` are sorted by axis. ``notes`` are the ids of the notes that footnote the fact.
    ``nil_number`` marks a nil fact that stands in a number's place: it has a unit, and None is the pure one.
    """

    id: str
    concept: QName
    entity: Entity
    period: Period
    value: Value
    decimals: int | None = None
    unit: Unit | None = None
    language: str | None = None
    dimensions: Dimensions = ()
    notes: tuple[str, ...] = ()
    is_markup: bool = False
    nil_number: bool = False

    @property
    def is_numeric(self) -> bool:
        """True where the value is a number."""
        return isinstance(self.value, int | Decimal) and not isinstance(self.value, bool)

    @property
    def is_nil(self) -> bool:
        """True where the fact says that there is no value."""
        return self.value is None

    @property
    def has_unit(self) -> bool:
        """True where the concept is numeric: the value is a number, or nil in a number's place."""
        return self.is_numeric or self.nil_number


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's text in one language (OIM 1.0, 5.1.7); plain text, without markup."""

    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the entry points of its taxonomies, its facts in canonical order, its notes by id."""

    taxonomy: tuple[str, ...]
    facts: Sequence[Fact]
    notes: tuple[Note, ...] = ()
