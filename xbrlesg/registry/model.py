"""The registry's YAML files as checked models: ``taxonomy.yaml``, ``axes.yaml`` and one file a theme."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from xbrlesg.yaml_source import Part

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A stable id of ours: lower-case words joined by hyphens."""

ConceptName = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$")]
"""An element name in standard style: words in upper camel case, articles left out."""

Texts = dict[str, str]
"""A text by language tag (``en``, ``zh-hans``)."""


class DataType(StrEnum):
    """The registry's data types; each stands for one item type of XBRL, the Data Type Registry or ours."""

    INTEGER = "integer"  # xbrli:integerItemType
    DECIMAL = "decimal"  # xbrli:decimalItemType
    PERCENT = "percent"  # dtr-types:percentItemType, a fraction: 5.5 % is 0.055
    MONETARY = "monetary"  # xbrli:monetaryItemType
    HOURS = "hours"  # a decimal type of the house taxonomy, so that the unit can be checked
    STRING = "string"  # xbrli:stringItemType


class UnitFamily(StrEnum):
    """What an indicator is measured in; must agree with its data type."""

    COUNT = "count"
    POINTS = "points"
    RATIO = "ratio"
    MONEY = "money"
    HOURS = "hours"
    NONE = "none"


class MemberEntry(Part):
    """A member of an explicit axis."""

    concept: ConceptName
    label: Texts


class AxisEntry(Part):
    """An axis: explicit with members, or typed (users bring their own values) without any.

    ``default`` is the id of the member that absence of the axis stands for; without it, the domain.
    """

    concept: ConceptName
    domain: ConceptName
    label: Texts
    domain_label: Texts
    typed: bool = False
    default: Identifier | None = None
    members: dict[Identifier, MemberEntry] = Field(default_factory=dict)


class Axes(Part):
    """``axes.yaml``."""

    axes: dict[Identifier, AxisEntry]


class StandardReference(Part):
    """A reference to a standard: ``{standard: GRI 401, year: 2016, disclosure: 401-1}``.

    For CASS-ESG the code is kept as printed, as an opaque string.
    """

    standard: str
    year: str | None = None
    disclosure: str


class Indicator(Part):
    """One indicator, which becomes one concept.

    ``breakdowns`` lists the allowed breakdowns, each one axis or several axes together; the figure
    without a breakdown is always allowed.
    """

    id: Identifier
    concept: ConceptName
    type: DataType
    unit: UnitFamily
    period: Annotated[str, Field(pattern=r"^(instant|duration)$")]
    label: Texts
    definition: Texts
    breakdowns: tuple[tuple[Identifier, ...], ...] = ()
    references: tuple[StandardReference, ...] = ()


class Calculation(Part):
    """A sum that always holds between concepts: the total is the sum of all its parts (Calculations 1.1)."""

    total: Identifier
    parts: tuple[Identifier, ...]


class Section(Part):
    """A section of a theme: one presentation role, and one hypercube for each breakdown used in it.

    ``axes`` names, for each axis used here, the members that its tables admit; empty for a typed axis.
    """

    id: Identifier
    concept: ConceptName  # stem of the abstract elements: {concept}Abstract, {concept}LineItems, ...
    label: Texts
    axes: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...]
    calculations: tuple[Calculation, ...] = ()


class Theme(Part):
    """``themes/NAME.yaml``."""

    theme: Identifier
    label: Texts
    sections: tuple[Section, ...]


class Publisher(Part):
    """Who publishes the taxonomy."""

    name: str
    url: str


class TaxonomyHeader(Part):
    """``taxonomy.yaml``: what the package says of itself, and its themes in order.

    ``namespace`` is also the base of the package's URLs and ends without a slash.
    """

    title: Texts
    description: Texts
    namespace: Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*[A-Za-z0-9_~-]$")]
    prefix: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    version: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    publisher: Publisher
    languages: tuple[str, ...]
    themes: tuple[Identifier, ...]


class Registry(Part):
    """The whole registry, cross-checked by the loader."""

    header: TaxonomyHeader
    axes: dict[Identifier, AxisEntry]
    themes: tuple[Theme, ...]
