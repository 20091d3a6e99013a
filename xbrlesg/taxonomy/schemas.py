"""The concepts and axes that a taxonomy's schemas declare, and the ids by which linkbases point at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from xbrlesg.names import ENUM2, LINK, XBRLDT, XBRLI, XS, QName
from xbrlesg.taxonomy.discovery import Document
from xbrlesg.taxonomy.model import Concept
from xbrlesg.taxonomy.types import base_of, kind_of, read_types, split_name

ITEM: Final = QName(XBRLI, "item")
DIMENSION: Final = QName(XBRLDT, "dimensionItem")
HYPERCUBE: Final = QName(XBRLDT, "hypercubeItem")
DOMAIN: Final = f"{{{ENUM2}}}domain"
HEADS: Final = frozenset((ITEM, DIMENSION, HYPERCUBE))
NO_TYPE: Final = QName(XS, "anyType")


@dataclass(frozen=True, slots=True)
class EnumerationDomain:
    """Where the answers of an enumeration concept stand (Extensible Enumerations 2.0, 2.1)."""

    domain: QName
    role: str
    head_usable: bool


@dataclass(frozen=True, slots=True)
class Declarations:
    """What the schemas declare.

    ``ids`` leads from ``URL#id`` to any global element, concept or not; ``axes`` to the typed domain's
    ``URL#id`` or None; ``roles`` from a role URI to its definition.
    """

    concepts: Mapping[QName, Concept]
    enumerations: Mapping[QName, EnumerationDomain]
    axes: Mapping[QName, str | None]
    ids: Mapping[str, QName]
    roles: Mapping[str, str]
    prefixes: Mapping[str, str]

    @property
    def concept_ids(self) -> dict[str, QName]:
        """The ids of concepts alone; whatever else a linkbase points at takes part in no network of ours."""
        return {href: name for href, name in self.ids.items() if name in self.concepts}


def read_schemas(documents: Iterable[Document]) -> Declarations:
    """Read all schemas among the documents (XBRL 2.1, 5.1; XBRL Dimensions 1.0, 2.5)."""
    schemas = [document for document in documents if document.is_schema]
    elements = {
        QName(schema.root.get("targetNamespace", ""), element.get("name", "")): (schema, element)
        for schema in schemas
        for element in schema.root.iterfind(f"{{{XS}}}element")
    }
    groups = {
        name: split_name(element, element.get("substitutionGroup", ""))
        for name, (_, element) in elements.items()
        if element.get("substitutionGroup")
    }
    bases = read_types(schemas)
    concepts: dict[QName, Concept] = {}
    axes: dict[QName, str | None] = {}
    enumerations: dict[QName, EnumerationDomain] = {}
    for name, (schema, element) in elements.items():
        head = _head(name, groups)
        if head is None:
            continue
        concepts[name] = _concept(name, element, bases)
        if element.get(DOMAIN) is not None:
            enumerations[name] = _enumeration(element)
        if head == DIMENSION:
            domain = element.get(f"{{{XBRLDT}}}typedDomainRef")
            axes[name] = None if domain is None else schema.resolve(domain)
    ids = {
        f"{schema.url}#{element.get('id')}": name
        for name, (schema, element) in elements.items()
        if element.get("id")
    }
    return Declarations(concepts, enumerations, axes, ids, _roles(schemas), _prefixes(schemas))


def _head(name: QName, groups: Mapping[QName, QName]) -> QName | None:
    """The standard head of an element's substitution group; None for what is no item."""
    current: QName | None = groups.get(name)
    seen: set[QName] = set()
    while current is not None and current not in HEADS and current not in seen:
        seen.add(current)
        current = groups.get(current)
    return current if current in HEADS else None


def _concept(name: QName, element: etree._Element, bases: Mapping[QName, QName]) -> Concept:
    declared = element.get("type")
    inline = element.find(f"{{{XS}}}complexType")
    kind = NO_TYPE
    if declared is not None:
        kind = split_name(element, declared)
    elif inline is not None:
        kind = base_of(inline) or NO_TYPE
    period: Literal["instant", "duration"] = (
        "instant" if element.get(f"{{{XBRLI}}}periodType") == "instant" else "duration"
    )
    abstract, nillable = (
        element.get(attribute, "false").strip() in ("true", "1") for attribute in ("abstract", "nillable")
    )
    return Concept(name, kind, kind_of(kind, bases), period, abstract, nillable=nillable)


def _enumeration(element: etree._Element) -> EnumerationDomain:
    return EnumerationDomain(
        split_name(element, element.get(DOMAIN, "")),
        element.get(f"{{{ENUM2}}}linkrole", ""),
        element.get(f"{{{ENUM2}}}headUsable", "false") in ("true", "1"),
    )


def _roles(schemas: Iterable[Document]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for schema in schemas:
        for role in schema.root.iterfind(f"{{{XS}}}annotation/{{{XS}}}appinfo/{{{LINK}}}roleType"):
            roles.setdefault(role.get("roleURI", ""), (role.findtext(f"{{{LINK}}}definition") or "").strip())
    return roles


def _prefixes(schemas: Iterable[Document]) -> dict[str, str]:
    """The prefix that each schema binds to its own namespace, or else the first that another binds to it."""
    prefixes: dict[str, str] = {}
    bound = [
        (prefix, uri, schema) for schema in schemas for prefix, uri in schema.root.nsmap.items() if prefix
    ]
    own = {schema.root.get("targetNamespace") for schema in schemas}
    for prefix, uri, schema in bound:
        if uri == schema.root.get("targetNamespace"):
            prefixes.setdefault(uri, prefix)
    for prefix, uri, _ in bound:
        if uri in own:
            prefixes.setdefault(uri, prefix)
    return dict(sorted(prefixes.items()))
