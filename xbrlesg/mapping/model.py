"""Mappings, twice: the YAML file as pydantic checks it, and the rules resolved against a taxonomy."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator

from xbrlesg.findings.model import Location
from xbrlesg.names import QName
from xbrlesg.records.answers import read_boolean
from xbrlesg.records.dates import DateFault, read_date
from xbrlesg.records.numbers import PrintedNumber, read_number
from xbrlesg.report.model import Member, Unit
from xbrlesg.taxonomy.model import Concept
from xbrlesg.yaml_source import Part

AS_PRINTED: Final = "as-printed"

PrefixedName = Annotated[str, Field(pattern=r"^[A-Za-z_][\w.-]*:[A-Za-z_][\w.-]*$")]
Members = Annotated[dict[str, PrefixedName], Field(min_length=1)]
TypedValues = Annotated[
    Annotated[Literal["as-printed"], Tag(AS_PRINTED)]
    | Annotated[dict[str, Annotated[str, Field(min_length=1)]], Tag("texts")],
    Discriminator(lambda data: AS_PRINTED if isinstance(data, str) else "texts"),
]
"""The texts that printed values of a typed axis stand for, or ``as-printed``: each for itself."""


class Family(StrEnum):
    """What a unit measures; a concept's type decides which families it takes."""

    COUNT = "count"
    POINTS = "points"
    RATIO = "ratio"
    MONEY = "money"
    HOURS = "hours"
    MEASURE = "measure"


class Fit(StrEnum):
    """How well a concept says what an indicator says."""

    EXACT = "exact"  # the same thing, measured the same way
    NEAR = "near"  # a thing so close that many would file it, and yet another one
    DERIVED = "derived"  # the same thing, once something is computed or concluded


class IndicatorEntry(Part):
    """One indicator: its concept.

    ``above_100`` allows a percentage of more than 100. ``fit`` other than exact has a ``reason``.
    ``breakdowns`` names the columns that go along, where not all do. ``stated`` gives the number that a
    printed answer stands for. ``days_as_years`` files a figure as of 31 December for the year that it ends.
    ``dimensions`` are the columns and printed values that go without saying. ``cases`` give, for a column and
    a printed value on it, the entry that holds instead: a breakdown that is a concept in the taxonomy.
    A case may have cases. Without a concept, only the cases have a place in the taxonomy.
    """

    concept: PrefixedName | None = None
    above_100: bool = False
    fit: Fit = Fit.EXACT
    reason: Annotated[str, Field(min_length=1)] | None = None
    breakdowns: tuple[str, ...] | None = None
    stated: dict[str, Annotated[int, Field(ge=0)]] = Field(default_factory=dict)
    days_as_years: bool = False
    dimensions: dict[str, str] = Field(default_factory=dict)
    cases: dict[str, dict[str, IndicatorEntry]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"concept": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _reasoned(self) -> Self:
        if (self.fit is Fit.EXACT) != (self.reason is None):
            raise ValueError("a fit that is near or derived needs its reason, and an exact one has none")
        if self.concept is None and not (self.cases and self.model_fields_set <= {"concept", "cases"}):
            raise ValueError("an entry without a concept has cases, and nothing else")
        return self

    def entries(self, *path: str) -> Iterator[tuple[tuple[str, ...], IndicatorEntry]]:
        """The entry itself at ``path``, its cases, and theirs, each with its path in the file."""
        yield path, self
        for column, cases in self.cases.items():
            for printed, case in cases.items():
                yield from case.entries(*path, "cases", column, printed)


class AxisEntry(Part):
    """One breakdown column: its axis, and the member for each printed value (QNames, or texts if typed)."""

    axis: PrefixedName
    members: dict[str, PrefixedName] = Field(default_factory=dict)
    typed: TypedValues = Field(default_factory=dict)


class QualifiersEntry(Part):
    """The axis that tells qualified figures from exact ones, and the member for each printed qualifier."""

    axis: PrefixedName
    members: Members


class UnitEntry(Part):
    """One printed unit: the XBRL unit, and what one printed unit is worth in it."""

    unit: str
    factor: Decimal
    family: Family


class OmissionsEntry(Part):
    """How a taxonomy files that a requirement is omitted: a reason and an explanation beneath its concept.

    ``requirement`` names the parts of a concept's reference that make the requirement's code, joined by
    hyphens. ``reason`` and ``explanation`` are how the names of the two concepts begin, children of the
    omitted concept in the presentation. ``reasons`` leads from the report file's words to the members.
    """

    requirement: Annotated[tuple[str, ...], Field(min_length=1)]
    reason: PrefixedName
    explanation: PrefixedName
    reasons: Members


class MappingFile(Part):
    """``mappings/NAME.yaml``.

    A ``partial`` mapping leaves out what its taxonomy has no place for: indicators that it does not name,
    the columns ``unmapped_axes``, qualified figures where it has no qualifiers. ``nil`` are the printed words
    (n/a) that say that there is no value.
    """

    mapping: str
    taxonomy: str
    partial: bool = False
    unmapped_axes: tuple[str, ...] = ()
    prefixes: dict[str, str]
    indicators: Annotated[dict[str, IndicatorEntry], Field(min_length=1)]
    axes: dict[str, AxisEntry] = Field(default_factory=dict)
    units: dict[str, UnitEntry] = Field(default_factory=dict)
    qualifiers: QualifiersEntry | None = None
    enumerations: dict[PrefixedName, Members] = Field(default_factory=dict)
    omissions: OmissionsEntry | None = None
    nil: tuple[Annotated[str, Field(min_length=1)], ...] = ()

    @model_validator(mode="after")
    def _known_columns(self) -> Self:
        for column in self.unmapped_axes:
            if column in self.axes:
                raise ValueError(f"the column {column!r} is mapped and unmapped at once")
        for key, indicator in self.indicators.items():
            for column in (column for _, entry in indicator.entries() for column in entry.dimensions):
                if column not in self.axes:
                    raise ValueError(f"the dimensions of {key!r} name {column!r}, which is no column of axes")
            if not self.partial and any(entry.concept is None for _, entry in indicator.entries()):
                raise ValueError(
                    f"{key!r} has cases without a concept, which only a partial mapping may have"
                )
        for words in self.nil:
            if _is_value(words):
                raise ValueError(f"nil names {words!r}, which is a value")
        return self


def _is_value(words: str) -> bool:
    """True for a number, a yes or no, a day: words that would mean two things."""
    return (
        isinstance(read_number(words, whole=False), PrintedNumber)
        or read_boolean(words) is not None
        or not isinstance(read_date(words), DateFault)
    )


@dataclass(frozen=True, slots=True)
class AnswersRule:
    """Which answers an enumeration concept takes, and which member each printed one becomes."""

    members: ReadOnly[str, QName]
    location: Location


@dataclass(frozen=True, slots=True)
class IndicatorRule:
    """Which concept an indicator becomes, and where the mapping says so; ``answers`` of an enumeration."""

    concept: Concept
    above_100: bool
    location: Location
    answers: AnswersRule | None = None
    fit: Fit = Fit.EXACT
    reason: str | None = None
    breakdowns: frozenset[str] | None = None
    stated: ReadOnly[str, int] = field(default_factory=dict)
    days_as_years: bool = False
    dimensions: tuple[tuple[str, str], ...] = ()
    cases: ReadOnly[tuple[str, str], Rule | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CasesRule:
    """An indicator of which only some breakdowns have a concept."""

    location: Location
    cases: ReadOnly[tuple[str, str], Rule | None]


Rule: TypeAlias = IndicatorRule | CasesRule


@dataclass(frozen=True, slots=True)
class AxisRule:
    """Which axis a breakdown column (or a qualifier) becomes, and which member each printed value.

    ``as_printed`` takes any printed value for itself. ``faulty`` are the printed values whose member is at
    fault.
    """

    axis: QName
    members: ReadOnly[str, Member]
    location: Location
    as_printed: bool = False
    faulty: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UnitRule:
    """Which XBRL unit a printed unit becomes (None: pure), times ten to which power."""

    unit: Unit | None
    power: int
    family: Family
    location: Location


@dataclass(frozen=True, slots=True)
class OmissionPair:
    """A concept that a requirement asks for, and the rules of the two that say why it is omitted."""

    requirement: str
    omitted: QName
    reason: IndicatorRule
    explanation: IndicatorRule


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping resolved against a taxonomy. A rule with a fault, which is a finding already, is None.

    ``qualifiers`` holds one rule, or none where the mapping has no qualifiers. ``nil`` are the words that say
    that there is no value.
    """

    name: str
    indicators: ReadOnly[str, Rule | None]
    axes: ReadOnly[str, AxisRule | None]
    units: ReadOnly[str, UnitRule | None]
    qualifiers: tuple[AxisRule | None, ...] = ()
    partial: bool = False
    unmapped_axes: frozenset[str] = frozenset()
    omissions: tuple[OmissionPair, ...] = ()
    nil: frozenset[str] = frozenset()
