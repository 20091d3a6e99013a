"""Mappings, twice: the YAML file as pydantic checks it, and the rules resolved against a taxonomy."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from xbrlesg.findings.model import Location
from xbrlesg.names import QName
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


class IndicatorEntry(Part):
    """One indicator: its concept. ``above_100`` allows a percentage of more than 100."""

    concept: PrefixedName
    above_100: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"concept": data} if isinstance(data, str) else data


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


class MappingFile(Part):
    """``mappings/NAME.yaml``."""

    mapping: str
    taxonomy: str
    prefixes: dict[str, str]
    indicators: Annotated[dict[str, IndicatorEntry], Field(min_length=1)]
    axes: dict[str, AxisEntry] = Field(default_factory=dict)
    units: dict[str, UnitEntry] = Field(default_factory=dict)
    qualifiers: QualifiersEntry | None = None
    enumerations: dict[PrefixedName, Members] = Field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class AxisRule:
    """Which axis a breakdown column (or a qualifier) becomes, and which member each printed value.

    ``as_printed`` takes any printed value for itself.
    """

    axis: QName
    members: ReadOnly[str, Member]
    location: Location
    as_printed: bool = False


@dataclass(frozen=True, slots=True)
class UnitRule:
    """Which XBRL unit a printed unit becomes (None: pure), times ten to which power."""

    unit: Unit | None
    power: int
    family: Family
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping resolved against a taxonomy. A rule with a fault, which is a finding already, is None.

    ``qualifiers`` holds one rule, or none where the mapping has no qualifiers.
    """

    name: str
    indicators: ReadOnly[str, IndicatorRule | None]
    axes: ReadOnly[str, AxisRule | None]
    units: ReadOnly[str, UnitRule | None]
    qualifiers: tuple[AxisRule | None, ...] = ()
