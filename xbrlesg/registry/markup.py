"""Linkbase documents under construction: extended links, their locators, arcs and resources."""

from __future__ import annotations

from collections import Counter
from typing import Final

from lxml import etree

from xbrlesg.links import ARCROLE_SCHEMAS, ROLE_SCHEMAS, STANDARD_LINK
from xbrlesg.names import LINK, PREFIXES, REF, XBRLDT, XLINK, XML
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import element_id, role_id, role_uri

XLINK_TYPE: Final = f"{{{XLINK}}}type"
XLINK_HREF: Final = f"{{{XLINK}}}href"
XLINK_ROLE: Final = f"{{{XLINK}}}role"
XLINK_ARCROLE: Final = f"{{{XLINK}}}arcrole"
XLINK_LABEL: Final = f"{{{XLINK}}}label"
XLINK_FROM: Final = f"{{{XLINK}}}from"
XLINK_TO: Final = f"{{{XLINK}}}to"
XML_LANG: Final = f"{{{XML}}}lang"


def serialize(root: etree._Element) -> bytes:
    """A document as UTF-8 with LF line ends, one element a line."""
    return etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")


class ExtendedLink:
    """One extended link. Concepts are located when an arc first needs them (XBRL 2.1, 3.5.3)."""

    def __init__(
        self, element: etree._Element, kind: str, registry: Registry, resource_roles: dict[str, None]
    ) -> None:
        self._element = element
        self._resource_roles = resource_roles
        self._kind = kind
        self._registry = registry
        self._located: set[str] = set()
        self._orders: Counter[tuple[str, str]] = Counter()
        self._arcs: set[tuple[str, str]] = set()

    def arc(self, parent: str, child: str, arcrole: str, **attributes: str) -> None:
        """Join two concepts by name; the order follows the calls.

        A pair that is joined already stays as it is: XLink forbids doubled arcs (XLink 1.1, 5.1.3).
        """
        if (parent, child) in self._arcs:
            return
        self._locate(parent)
        self._locate(child)
        self._orders[parent, arcrole] += 1
        self._add_arc(parent, child, arcrole, {"order": str(self._orders[parent, arcrole]), **attributes})

    def resource(self, name: str, arcrole: str, role: str, language: str | None = None) -> etree._Element:
        """Attach a label or a reference to a concept and return it, to be filled."""
        self._locate(name)
        label = f"{name}.{self._kind}"
        resource = etree.SubElement(self._element, f"{{{LINK}}}{self._kind}")
        resource.set(XLINK_TYPE, "resource")
        resource.set(XLINK_LABEL, label)
        resource.set(XLINK_ROLE, role)
        self._resource_roles[role] = None
        if language is not None:
            resource.set(XML_LANG, language)
        if (name, label) not in self._arcs:  # one arc serves all resources that share the label
            self._add_arc(name, label, arcrole, {})
        return resource

    def _add_arc(self, start: str, end: str, arcrole: str, attributes: dict[str, str]) -> None:
        self._arcs.add((start, end))
        arc = etree.SubElement(self._element, f"{{{LINK}}}{self._kind}Arc")
        arc.set(XLINK_TYPE, "arc")
        arc.set(XLINK_ARCROLE, arcrole)
        arc.set(XLINK_FROM, start)
        arc.set(XLINK_TO, end)
        for name, value in attributes.items():
            dimensional = name in ("closed", "contextElement", "usable")
            arc.set(f"{{{XBRLDT}}}{name}" if dimensional else name, value)

    def _locate(self, name: str) -> None:
        if name in self._located:
            return
        self._located.add(name)
        locator = etree.SubElement(self._element, f"{{{LINK}}}loc")
        locator.set(XLINK_TYPE, "locator")
        locator.set(XLINK_HREF, f"{self._registry.header.prefix}.xsd#{element_id(self._registry, name)}")
        locator.set(XLINK_LABEL, name)


class Linkbase:
    """A linkbase document; ``kind`` is the stem of its element names: ``label``, ``definition``, ..."""

    def __init__(self, registry: Registry, kind: str, arcroles: tuple[str, ...] = ()) -> None:
        header = registry.header
        spaces = {PREFIXES[uri]: uri for uri in (LINK, XLINK)}
        if kind == "definition":
            spaces[PREFIXES[XBRLDT]] = XBRLDT
        if kind == "reference":
            spaces |= {"ref": REF, header.prefix: header.namespace}
        self._registry = registry
        self._kind = kind
        self._spaces = spaces
        self._root = etree.Element(f"{{{LINK}}}linkbase", nsmap=spaces)
        self._links: list[etree._Element] = []
        self._roles: dict[str, None] = {}
        self._arcroles = arcroles
        self._resource_roles: dict[str, None] = {}

    def link(self, role: str | None = None) -> ExtendedLink:
        """Open an extended link in a role of the house taxonomy, or in the standard one."""
        uri = STANDARD_LINK if role is None else role_uri(self._registry, role)
        if role is not None:
            self._roles[role] = None
        element = etree.Element(f"{{{LINK}}}{self._kind}Link", nsmap=self._spaces)
        element.set(XLINK_TYPE, "extended")
        element.set(XLINK_ROLE, uri)
        self._links.append(element)
        return ExtendedLink(element, self._kind, self._registry, self._resource_roles)

    def to_bytes(self) -> bytes | None:
        """The document, or None where nothing was linked."""
        filled = [link for link in self._links if len(link)]
        if not filled:
            return None
        for role in self._roles:
            href = f"{self._registry.header.prefix}.xsd#{role_id(role)}"
            self._reference("roleRef", "roleURI", role_uri(self._registry, role), href)
        for role in (role for role in ROLE_SCHEMAS if role in self._resource_roles):
            href = f"{ROLE_SCHEMAS[role]}#{role.rpartition('/')[2]}"
            self._reference("roleRef", "roleURI", role, href)
        for arcrole in self._arcroles:
            href = f"{ARCROLE_SCHEMAS[arcrole]}#{arcrole.rpartition('/')[2]}"
            self._reference("arcroleRef", "arcroleURI", arcrole, href)
        self._root.extend(filled)
        return serialize(self._root)

    def _reference(self, tag: str, attribute: str, uri: str, href: str) -> None:
        element = etree.SubElement(self._root, f"{{{LINK}}}{tag}")
        element.set(attribute, uri)
        element.set(XLINK_TYPE, "simple")
        element.set(XLINK_HREF, href)
