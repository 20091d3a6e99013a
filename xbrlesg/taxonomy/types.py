"""Item types: from a schema's own type down to a known base, and from there to a kind of value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from xbrlesg.names import ENUM2, XBRLI, XS, QName
from xbrlesg.taxonomy.discovery import Document
from xbrlesg.taxonomy.model import ValueKind

DTR_FAMILY: Final = "http://www.xbrl.org/dtr/type/"
"""All releases of the Data Type Registry, dated or named ``numeric`` and ``non-numeric``."""

INTEGERS: Final = (
    "integer nonPositiveInteger negativeInteger long int short byte "
    "nonNegativeInteger unsignedLong unsignedInt unsignedShort unsignedByte positiveInteger"
)
DECIMALS: Final = "decimal float double pure"
STRINGS: Final = "string normalizedString token"
"""The types of text in some language; by OIM Common 1.0 a name or a language code is no text fact."""
XBRLI_KINDS: Final[dict[str, ValueKind]] = {
    **{f"{name}ItemType": ValueKind.INTEGER for name in INTEGERS.split()},
    **{f"{name}ItemType": ValueKind.DECIMAL for name in DECIMALS.split()},
    **{f"{name}ItemType": ValueKind.STRING for name in STRINGS.split()},
    "monetaryItemType": ValueKind.MONETARY,
    "sharesItemType": ValueKind.MEASURE,
    "booleanItemType": ValueKind.BOOLEAN,
    "dateItemType": ValueKind.DATE,
}
ENUM2_KINDS: Final[dict[str, ValueKind]] = {
    "enumerationItemType": ValueKind.ENUMERATION,
    "enumerationSetItemType": ValueKind.ENUMERATION_SET,
}
MARKUPS: Final = "textBlock escaped"
MONIES: Final = "noDecimalsMonetary nonNegativeMonetary nonNegativeNoDecimalsMonetary"
MEASURES: Final = (
    "area volume mass weight energy power length memory insolation temperature pressure frequency "
    "irradiance speed planeAngle voltage electricCurrent force electricCharge flow massFlow ghgEmissions "
    "perShare monetaryPerLength monetaryPerArea monetaryPerVolume monetaryPerDuration monetaryPerEnergy "
    "monetaryPerMass energyPerMonetary ghgEmissionsPerMonetary volumePerMonetary"
)
DTR_KINDS: Final[dict[str, ValueKind]] = {
    "percentItemType": ValueKind.PERCENT,
    **{f"{name}ItemType": ValueKind.TEXT_BLOCK for name in MARKUPS.split()},
    **{f"{name}ItemType": ValueKind.MONETARY for name in MONIES.split()},
    **{f"{name}ItemType": ValueKind.MEASURE for name in MEASURES.split()},
}
HOURS: Final = "hoursItemType"


def split_name(element: etree._Element, text: str) -> QName:
    """A prefixed name in a schema as a QName; without prefix, the default namespace."""
    prefix, colon, local = text.strip().rpartition(":")
    return QName(element.nsmap.get(prefix if colon else None) or "", local)


def read_types(documents: Iterable[Document]) -> dict[QName, QName]:
    """Each named complex type of the schemas and the type that it is derived from."""
    bases: dict[QName, QName] = {}
    for document in documents:
        if not document.is_schema:
            continue
        namespace = document.root.get("targetNamespace", "")
        for definition in document.root.iterfind(f"{{{XS}}}complexType"):
            base = base_of(definition)
            if base is not None:
                bases[QName(namespace, definition.get("name", ""))] = base
    return bases


def base_of(definition: etree._Element) -> QName | None:
    """The type that a complex type restricts or extends; None for one that stands by itself."""
    for content in ("simpleContent", "complexContent"):
        for derivation in ("restriction", "extension"):
            element = definition.find(f"{{{XS}}}{content}/{{{XS}}}{derivation}")
            if element is not None:
                return split_name(element, element.get("base", ""))
    return None


def kind_of(name: QName, bases: Mapping[QName, QName]) -> ValueKind:
    """The kind of value of a type, by the first known type on the way down its derivation.

    A type called ``hoursItemType`` over plain decimals holds hours; the standards have none for them.
    """
    current: QName | None = name
    hours = False
    seen: set[QName] = set()
    while current is not None and current not in seen:
        seen.add(current)
        known = _known_kind(current)
        if known is not None:
            return ValueKind.HOURS if hours and known is ValueKind.DECIMAL else known
        hours = hours or current.local == HOURS
        current = bases.get(current)
    return ValueKind.OTHER


def _known_kind(name: QName) -> ValueKind | None:
    if name.namespace == XBRLI:
        return XBRLI_KINDS.get(name.local, ValueKind.OTHER)
    if name.namespace == ENUM2:
        return ENUM2_KINDS.get(name.local)
    if name.namespace.startswith(DTR_FAMILY):
        return DTR_KINDS.get(name.local, ValueKind.OTHER)
    return None
