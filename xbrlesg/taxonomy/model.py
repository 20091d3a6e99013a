"""What a taxonomy says, as far as mapping, presenting and checking need it. Frozen, free of XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from xbrlesg.links import DEPRECATED_LABEL, STANDARD_LABEL, STANDARD_REFERENCE
from xbrlesg.names import QName


class ValueKind(StrEnum):
    """What kind of value a concept's type admits; derived from its item type."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"
    MONETARY = "monetary"
    HOURS = "hours"
    MEASURE = "measure"  # a numeric type of the Data Type Registry with units of its own: energy, mass, ...
    STRING = "string"
    TEXT_BLOCK = "text block"  # escaped XHTML
    BOOLEAN = "boolean"
    DATE = "date"  # a day: xbrli:dateItemType
    ENUMERATION = "enumeration"  # Extensible Enumerations 2.0, one member
    ENUMERATION_SET = "enumeration set"  # Extensible Enumerations 2.0, any number of members
    OTHER = "other"

    @property
    def is_numeric(self) -> bool:
        """True where a value of this kind is a number."""
        return self in NUMERIC_KINDS

    @property
    def is_text(self) -> bool:
        """True where a value of this kind is text in some language."""
        return self in (ValueKind.STRING, ValueKind.TEXT_BLOCK)


NUMERIC_KINDS = frozenset(
    {
        *(ValueKind.INTEGER, ValueKind.DECIMAL, ValueKind.PERCENT, ValueKind.MONETARY),
        *(ValueKind.HOURS, ValueKind.MEASURE),
    }
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    """The answers of an enumeration concept: its domain and the members that may be reported."""

    domain: QName
    members: frozenset[QName]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept as its schema declares it. ``abstract`` ones (headings, axes, members) take no facts.

    ``nillable`` ones may have a fact without a value.
    """

    name: QName
    type: QName
    kind: ValueKind
    period_type: Literal["instant", "duration"]
    abstract: bool
    enumeration: Enumeration | None = None
    nillable: bool = True


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension. ``typed_domain`` is the element of a typed one; ``default`` is the default member."""

    name: QName
    typed_domain: QName | None = None
    default: QName | None = None


@dataclass(frozen=True, slots=True)
class Hypercube:
    """A hypercube in one role: its concepts and, for each axis, the usable members (empty for typed axes).

    ``container`` is the part of an XBRL 2.1 context where its members belong.
    """

    role: str
    name: QName
    closed: bool
    concepts: frozenset[QName]
    axes: Mapping[QName, frozenset[QName]]
    container: Literal["segment", "scenario"] = "scenario"


@dataclass(frozen=True, slots=True)
class PresentationNode:
    """A concept's place in a presentation tree.

    ``preferred_label`` is the role of the label that it should have there (XBRL 2.1, 5.2.4.2.1).
    """

    concept: QName
    children: tuple[PresentationNode, ...] = ()
    preferred_label: str | None = None


@dataclass(frozen=True, slots=True)
class PresentationTree:
    """One presentation role: its URI, its definition text, and its roots in order."""

    role: str
    definition: str
    roots: tuple[PresentationNode, ...]


@dataclass(frozen=True, slots=True)
class Summand:
    """A concept in a sum, with its weight: 1 where it adds, -1 where it is taken off."""

    concept: QName
    weight: Decimal
    order: Decimal


@dataclass(frozen=True, slots=True)
class Calculation:
    """A sum in one role: the total and its parts in order.

    ``arcrole`` says under which rules it holds: those of XBRL 2.1, 5.2.5.2, or of Calculations 1.1.
    """

    role: str
    arcrole: str
    total: QName
    parts: tuple[Summand, ...]

    def formula(self, spell: Callable[[QName], str]) -> str:
        """The parts as people write a sum: ``A + B - 0.5 x C``."""
        terms = []
        for part in self.parts:
            size = abs(part.weight)
            factor = "" if size == 1 else f"{size:f} x "
            terms.append(f"{'-' if part.weight < 0 else '+'} {factor}{spell(part.concept)}")
        return " ".join(terms).removeprefix("+ ")


@dataclass(frozen=True, slots=True)
class Reference:
    """A concept's reference to a standard: the part names and their values, in document order."""

    parts: tuple[tuple[str, str], ...]
    role: str = STANDARD_REFERENCE


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A taxonomy, complete from its entry points: usually one, several where a report combines taxonomies.

    ``labels`` is keyed by name, label role and lower-case language. ``prefixes`` gives, for each
    namespace of the taxonomy's own, the prefix that its schemas use. ``presentation`` is sorted by role
    definition, ``calculations`` by role, arcrole and total. ``successors`` gives, for each deprecated
    concept, those that replace it.
    """

    entry_points: tuple[str, ...]
    concepts: Mapping[QName, Concept]
    axes: Mapping[QName, Axis]
    hypercubes: tuple[Hypercube, ...]
    presentation: tuple[PresentationTree, ...]
    labels: Mapping[tuple[QName, str, str], str]
    references: Mapping[QName, tuple[Reference, ...]]
    prefixes: Mapping[str, str]
    successors: Mapping[QName, tuple[QName, ...]] = field(default_factory=dict)
    calculations: tuple[Calculation, ...] = ()

    def migration_note(self, name: QName, language: str) -> str | None:
        """What users of a deprecated concept are told, in the language or else in English.

        None where the concept is not deprecated.
        """
        return self.label(name, language, DEPRECATED_LABEL) or self.label(name, "en", DEPRECATED_LABEL)

    def prefixed(self, name: QName) -> str:
        """A name as people write it: ``esg:NumberOfEmployees``; the local name alone without a prefix."""
        prefix = self.prefixes.get(name.namespace)
        return f"{prefix}:{name.local}" if prefix else name.local

    def label(self, name: QName, language: str, role: str = STANDARD_LABEL) -> str | None:
        """The label in a language, or None; a narrower language falls back to its parent (zh-hans to zh)."""
        language = language.lower()
        while language:
            text = self.labels.get((name, role, language))
            if text is not None:
                return text
            language = language.rpartition("-")[0]
        return None
