"""The registry's YAML files as checked models: header, axes, enumerations, and one file a sub-theme."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from xbrlesg.rules.declared import Identifier, RuleEntry, Texts
from xbrlesg.yaml_source import Part

ConceptName = Annotated[str, Field(pattern=r"^[A-Z][A-Za-z0-9]*$")]
"""An element name in standard style: words in upper camel case, articles left out."""


class DataType(StrEnum):
    """The registry's data types; each stands for one item type of XBRL, the Data Type Registry or ours."""

    INTEGER = "integer"  # xbrli:integerItemType
    DECIMAL = "decimal"  # xbrli:decimalItemType
    PERCENT = "percent"  # dtr-types:percentItemType, a fraction: 5.5 % is 0.055
    MONETARY = "monetary"  # xbrli:monetaryItemType
    HOURS = "hours"  # a decimal type of the house taxonomy, so that the unit can be checked
    ENERGY = "energy"  # dtr-types:energyItemType
    MASS = "mass"  # dtr-types:massItemType
    VOLUME = "volume"  # dtr-types:volumeItemType
    GHG_EMISSIONS = "ghg-emissions"  # dtr-types:ghgEmissionsItemType
    STRING = "string"  # xbrli:stringItemType
    TEXT_BLOCK = "text-block"  # dtr-types:textBlockItemType, paragraphs of XHTML
    BOOLEAN = "boolean"  # xbrli:booleanItemType
    DATE = "date"  # xbrli:dateItemType, a day
    ENUMERATION = "enumeration"  # enum2:enumerationItemType, one member of a domain
    ENUMERATION_SET = "enumeration-set"  # enum2:enumerationSetItemType, any number of members


class UnitFamily(StrEnum):
    """What an indicator is measured in; must agree with its data type."""

    COUNT = "count"
    POINTS = "points"
    RATIO = "ratio"
    MONEY = "money"
    HOURS = "hours"
    ENERGY = "energy"
    MASS = "mass"
    VOLUME = "volume"
    GHG_EMISSIONS = "ghg-emissions"
    NONE = "none"


class MemberEntry(Part):
    """A member of an explicit axis."""

    concept: ConceptName
    label: Texts


class AxisEntry(Part):
    """An axis: explicit with members, or typed (users bring their own values) without any.

    ``default`` is the id of the member that absence of the axis stands for; without it, the domain.
    ``every_number`` puts the axis into every table of every numeric indicator, unnamed in sections and
    breakdowns: whether a figure is an actual or a target value, exact or qualified, can be said of any.
    """

    concept: ConceptName
    domain: ConceptName
    label: Texts
    domain_label: Texts
    typed: bool = False
    default: Identifier | None = None
    every_number: bool = False
    members: dict[Identifier, MemberEntry] = Field(default_factory=dict)


class EnumerationEntry(Part):
    """A list of answers (Extensible Enumerations 2.0): its members, and their domain, which is no answer."""

    domain: ConceptName
    label: Texts
    members: dict[Identifier, MemberEntry]


class Enumerations(Part):
    """``enumerations.yaml``."""

    enumerations: dict[Identifier, EnumerationEntry]


class Axes(Part):
    """``axes.yaml``."""

    axes: dict[Identifier, AxisEntry]


class StandardReference(Part):
    """A reference to a standard: ``{standard: GRI 401, year: 2016, disclosure: 401-1}``.

    For CASS-ESG the code is kept as printed, as an opaque string. ``paragraph`` narrows an ESRS disclosure
    requirement down to the datapoint (``50 a``).
    """

    standard: str
    year: str | None = None
    disclosure: str
    paragraph: str | None = None


class Deprecation(Part):
    """Why an indicator should not be used any more: since which version, what replaces it, how to migrate."""

    since: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    replaced_by: Identifier | None = None
    note: Texts


class Indicator(Part):
    """One indicator, which becomes one concept.

    ``breakdowns`` lists the allowed breakdowns, each one axis or several axes together; the figure
    without a breakdown is always allowed. ``enumeration`` names the answers of the two enumeration types.
    """

    id: Identifier
    concept: ConceptName
    type: DataType
    unit: UnitFamily
    period: Annotated[str, Field(pattern=r"^(instant|duration)$")]
    label: Texts
    definition: Texts
    breakdowns: tuple[tuple[Identifier, ...], ...] = ()
    enumeration: Identifier | None = None
    references: tuple[StandardReference, ...] = ()
    deprecated: Deprecation | None = None


class Calculation(Part):
    """A sum that always holds between concepts: the total is the sum of all its parts (Calculations 1.1)."""

    total: Identifier
    parts: tuple[Identifier, ...]


class Section(Part):
    """A section of a sub-theme: one presentation role, and one hypercube for each breakdown used in it.

    ``axes`` names, for each axis used here, the members that its tables admit; empty for a typed axis.
    """

    id: Identifier
    concept: ConceptName  # stem of the abstract elements: {concept}Abstract, {concept}LineItems, ...
    label: Texts
    axes: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...]
    calculations: tuple[Calculation, ...] = ()


class SubTheme(Part):
    """``themes/THEME/NAME.yaml``. ``rules`` may speak of any indicator of the registry."""

    subtheme: Identifier
    label: Texts
    sections: tuple[Section, ...]
    rules: tuple[RuleEntry, ...] = ()


class Theme(Part):
    """A theme of the taxonomy (environment, social, ...): its sub-themes, each a file, in order."""

    id: Identifier
    label: Texts
    subthemes: tuple[Identifier, ...]


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
    themes: tuple[Theme, ...]


class Registry(Part):
    """The whole registry, cross-checked by the loader.

    ``subthemes`` are in the header's order; ``rules`` are those of all sub-themes, then ``rules.yaml``'s.
    """

    header: TaxonomyHeader
    axes: dict[Identifier, AxisEntry]
    enumerations: dict[Identifier, EnumerationEntry] = Field(default_factory=dict)
    subthemes: tuple[SubTheme, ...]
    rules: tuple[RuleEntry, ...] = ()

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator in order."""
        for subtheme in self.subthemes:
            for section in subtheme.sections:
                yield from section.indicators
