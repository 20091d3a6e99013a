"""The schema of the house taxonomy: roles, elements, and the types that XBRL's own schemas lack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from xbrlesg.links import DTR_XSD, ENUM2_XSD, LINK_XSD, LINKBASE, REF_XSD, XBRLDT_XSD, XBRLI_XSD
from xbrlesg.names import DTR, ENUM2, LINK, PREFIXES, REF, XBRLDT, XBRLI, XLINK, XML, XS
from xbrlesg.registry.markup import XLINK_ARCROLE, XLINK_HREF, XLINK_ROLE, XLINK_TYPE, serialize
from xbrlesg.registry.model import AxisEntry, DataType, Indicator, Registry
from xbrlesg.registry.plan import (
    STANDARD_YEAR,
    element_id,
    enumeration_role,
    line_items,
    plan_sections,
    role_id,
    role_uri,
    section_abstract,
    subtheme_abstract,
    theme_abstract,
)
from xbrlesg.registry.roles import plan_roles

ITEM: Final = "xbrli:item"
STRING: Final = "xbrli:stringItemType"
DOMAIN: Final = "dtr-types:domainItemType"
HOURS: Final = "hoursItemType"
TYPES: Final[dict[DataType, str]] = {
    DataType.INTEGER: "xbrli:integerItemType",
    DataType.DECIMAL: "xbrli:decimalItemType",
    DataType.PERCENT: "dtr-types:percentItemType",
    DataType.MONETARY: "xbrli:monetaryItemType",
    DataType.ENERGY: "dtr-types:energyItemType",
    DataType.MASS: "dtr-types:massItemType",
    DataType.VOLUME: "dtr-types:volumeItemType",
    DataType.GHG_EMISSIONS: "dtr-types:ghgEmissionsItemType",
    DataType.STRING: STRING,
    DataType.TEXT_BLOCK: "dtr-types:textBlockItemType",
    DataType.BOOLEAN: "xbrli:booleanItemType",
    DataType.DATE: "xbrli:dateItemType",
    DataType.ENUMERATION: "enum2:enumerationItemType",
    DataType.ENUMERATION_SET: "enum2:enumerationSetItemType",
}
IMPORTS: Final = ((XBRLI, XBRLI_XSD), (LINK, LINK_XSD), (XBRLDT, XBRLDT_XSD), (DTR, DTR_XSD), (REF, REF_XSD))


def build_schema(registry: Registry, linkbases: Mapping[str, str]) -> bytes:
    """The entry point schema; ``linkbases`` gives each linkbase file beside it and its kind."""
    header = registry.header
    imports = (*IMPORTS, (ENUM2, ENUM2_XSD)) if registry.enumerations else IMPORTS
    spaces = {PREFIXES[uri]: uri for uri in (XS, XBRLI, LINK, XLINK, XBRLDT, DTR)}
    if registry.enumerations:
        spaces[PREFIXES[ENUM2]] = ENUM2
    root = etree.Element(f"{{{XS}}}schema", nsmap={**spaces, header.prefix: header.namespace})
    root.set("targetNamespace", header.namespace)
    root.set("elementFormDefault", "qualified")
    root.set("version", header.version)
    info = etree.SubElement(etree.SubElement(root, f"{{{XS}}}annotation"), f"{{{XS}}}appinfo")
    _add_roles(info, registry)
    for name, kind in linkbases.items():
        _add_linkbase_ref(info, name, kind)
    for namespace, location in imports:
        etree.SubElement(root, f"{{{XS}}}import", namespace=namespace, schemaLocation=location)
    _add_hours_type(root, registry)
    _add_year_part(root, registry)
    for axis in registry.axes.values():
        _add_axis(root, registry, axis)
    for name, group, kind in _headings(registry):
        _add_concept(root, registry, name, kind, group=group, abstract=True)
    for enumeration in registry.enumerations.values():
        for name in (enumeration.domain, *(member.concept for member in enumeration.members.values())):
            _add_concept(root, registry, name, DOMAIN, abstract=True)
    for indicator in registry.indicators():
        _add_indicator(root, registry, indicator)
    return serialize(root)


def _add_indicator(root: etree._Element, registry: Registry, indicator: Indicator) -> None:
    kind = TYPES.get(indicator.type, f"{registry.header.prefix}:{HOURS}")
    element = _add_concept(root, registry, indicator.concept, kind, period=indicator.period)
    if indicator.enumeration is not None:  # Extensible Enumerations 2.0, 2.1
        domain = registry.enumerations[indicator.enumeration].domain
        element.set(f"{{{ENUM2}}}domain", f"{registry.header.prefix}:{domain}")
        element.set(f"{{{ENUM2}}}linkrole", role_uri(registry, enumeration_role(indicator.enumeration)))
        element.set(f"{{{ENUM2}}}headUsable", "false")


def _add_roles(info: etree._Element, registry: Registry) -> None:
    for role in plan_roles(registry):
        uri = role_uri(registry, role.path)
        element = etree.SubElement(info, f"{{{LINK}}}roleType", roleURI=uri, id=role_id(role.path))
        etree.SubElement(element, f"{{{LINK}}}definition").text = role.definition
        for link in role.used_on:
            etree.SubElement(element, f"{{{LINK}}}usedOn").text = f"link:{link}"


def _add_linkbase_ref(info: etree._Element, name: str, kind: str) -> None:
    element = etree.SubElement(info, f"{{{LINK}}}linkbaseRef")
    element.set(XLINK_TYPE, "simple")
    element.set(XLINK_HREF, name)
    if kind:  # XBRL 2.1 has a role for each of its own kinds only
        element.set(XLINK_ROLE, f"http://www.xbrl.org/2003/role/{kind}LinkbaseRef")
    element.set(XLINK_ARCROLE, LINKBASE)


def _add_hours_type(root: etree._Element, registry: Registry) -> None:
    if all(indicator.type is not DataType.HOURS for indicator in registry.indicators()):
        return
    kind = etree.SubElement(root, f"{{{XS}}}complexType", name=HOURS, id=element_id(registry, HOURS))
    _document(kind, "en", "A number of hours; the unit is the hour of the Units Registry, utr:H.")
    content = etree.SubElement(kind, f"{{{XS}}}simpleContent")
    restriction = etree.SubElement(content, f"{{{XS}}}restriction", base="xbrli:decimalItemType")
    etree.SubElement(restriction, f"{{{XS}}}attributeGroup", ref="xbrli:numericItemAttrs")


def _add_year_part(root: etree._Element, registry: Registry) -> None:
    part = etree.SubElement(
        root, f"{{{XS}}}element", name=STANDARD_YEAR, id=element_id(registry, STANDARD_YEAR)
    )
    part.set("type", "xs:string")
    part.set("substitutionGroup", "link:part")
    _document(part, "en", "The year or edition of the standard that is referred to.")


def _add_axis(root: etree._Element, registry: Registry, axis: AxisEntry) -> None:
    element = _add_concept(root, registry, axis.concept, STRING, group="xbrldt:dimensionItem", abstract=True)
    if axis.typed:
        element.set(f"{{{XBRLDT}}}typedDomainRef", f"#{element_id(registry, axis.domain)}")
        _add_typed_domain(root, registry, axis)
        return
    for name in (axis.domain, *(member.concept for member in axis.members.values())):
        _add_concept(root, registry, name, DOMAIN, abstract=True)


def _add_typed_domain(root: etree._Element, registry: Registry, axis: AxisEntry) -> None:
    """Declare what holds a typed axis's values: a text that is not empty (XBRL Dimensions 1.0, 2.5.2)."""
    element = etree.SubElement(
        root, f"{{{XS}}}element", name=axis.domain, id=element_id(registry, axis.domain)
    )
    element.set("nillable", "false")
    for language in registry.header.languages:  # the domain is no concept and cannot have label resources
        _document(element, language, axis.domain_label[language])
    kind = etree.SubElement(element, f"{{{XS}}}simpleType")
    restriction = etree.SubElement(kind, f"{{{XS}}}restriction", base="xs:string")
    etree.SubElement(restriction, f"{{{XS}}}minLength", value="1")


def _headings(registry: Registry) -> Iterator[tuple[str, str, str]]:
    for theme in registry.header.themes:
        yield theme_abstract(theme), ITEM, STRING
    for subtheme in registry.subthemes:
        yield subtheme_abstract(subtheme), ITEM, STRING
    for plan in plan_sections(registry):
        yield section_abstract(plan.section), ITEM, STRING
        for cube in plan.cubes:
            yield cube.table, "xbrldt:hypercubeItem", STRING
        yield line_items(plan.section), ITEM, STRING


def _add_concept(  # noqa: PLR0913 - one argument for each attribute of a declaration
    root: etree._Element,
    registry: Registry,
    name: str,
    kind: str,
    *,
    group: str = ITEM,
    period: str = "duration",
    abstract: bool = False,
) -> etree._Element:
    element = etree.SubElement(root, f"{{{XS}}}element", name=name, id=element_id(registry, name), type=kind)
    element.set("substitutionGroup", group)
    element.set("abstract", "true" if abstract else "false")
    element.set("nillable", "true")
    element.set(f"{{{XBRLI}}}periodType", period)
    return element


def _document(element: etree._Element, language: str, text: str) -> None:
    annotation = element.find(f"{{{XS}}}annotation")
    if annotation is None:
        annotation = etree.SubElement(element, f"{{{XS}}}annotation")
    documentation = etree.SubElement(annotation, f"{{{XS}}}documentation")
    documentation.set(f"{{{XML}}}lang", language)
    documentation.text = text
