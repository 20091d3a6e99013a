"""The resources of formula linkbases and the arcs between them, without prohibited and overridden ones.

Filters, variables and assertions are resources of generic links (Generic Links 1.0); an arc may lead to a
resource of its own link by label, or to one of any linkbase by a locator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from xbrlesg.names import LINK, XLINK, XS
from xbrlesg.taxonomy.discovery import HREF, Document
from xbrlesg.taxonomy.networks import EXEMPT

TYPE: Final = f"{{{XLINK}}}type"
LABEL: Final = f"{{{XLINK}}}label"
ROLE: Final = f"{{{XLINK}}}role"
ARCROLE: Final = f"{{{XLINK}}}arcrole"
FROM: Final = f"{{{XLINK}}}from"
TO: Final = f"{{{XLINK}}}to"

Node = etree._Element | str
"""A resource; or where none is known, the URL that a locator names."""


@dataclass(frozen=True, slots=True)
class FormulaArc:
    """An arc that holds after prohibition (XBRL 2.1, 3.5.3.9.7)."""

    source: etree._Element
    target: Node
    element: etree._Element

    @property
    def name(self) -> str:
        """What a variable is called by at the arc's start."""
        return self.element.get("name", "").strip()

    @property
    def is_complement(self) -> bool:
        """True where a filter keeps what it would take away."""
        return self.element.get("complement", "false").strip() in ("true", "1")


@dataclass(frozen=True, slots=True)
class FormulaLinks:
    """All resources in document order; by arcrole and source, the arcs in order."""

    resources: tuple[etree._Element, ...]
    arcs: Mapping[tuple[str, etree._Element], tuple[FormulaArc, ...]]

    def follow(self, arcrole: str, source: etree._Element) -> tuple[FormulaArc, ...]:
        """The arcs of an arcrole that leave a resource, by their order."""
        return self.arcs.get((arcrole, source), ())


def read_formula_links(documents: Iterable[Document], arcroles: frozenset[str]) -> FormulaLinks:
    """The generic links of all documents, as far as arcs of these arcroles go."""
    links = [(document, link) for document in documents for link in _generic_links(document)]
    resources = [element for _, link in links for element in link if element.get(TYPE) == "resource"]
    by_url = {
        f"{document.url}#{element.get('id')}": element
        for document, link in links
        for element in link
        if element.get(TYPE) == "resource" and element.get("id")
    }
    winners: dict[tuple[object, ...], tuple[int, bool, FormulaArc]] = {}
    for document, link in links:
        for element, arc in _arcs(document, link, by_url, arcroles):
            key = _identity(link, element, arc)
            claim = (_priority(element), element.get("use") == "prohibited")
            held = winners.get(key)
            if held is None or claim > held[:2]:
                winners[key] = (*claim, arc)
    grouped: dict[tuple[str, etree._Element], list[FormulaArc]] = defaultdict(list)
    for _, is_prohibited, arc in winners.values():
        if not is_prohibited:
            grouped[arc.element.get(ARCROLE, ""), arc.source].append(arc)
    ordered = {key: tuple(sorted(arcs, key=_order)) for key, arcs in grouped.items()}
    return FormulaLinks(tuple(resources), ordered)


def _generic_links(document: Document) -> Iterator[etree._Element]:
    """The extended links outside XBRL 2.1, of a linkbase or of linkbases within a schema."""
    roots: Iterable[etree._Element] = (document.root,)
    if document.is_schema:
        roots = document.root.iterfind(f"{{{XS}}}annotation/{{{XS}}}appinfo/{{{LINK}}}linkbase")
    for root in roots:
        for link in root:
            if link.get(TYPE) == "extended" and etree.QName(link).namespace != LINK:
                yield link


def _arcs(
    document: Document, link: etree._Element, by_url: Mapping[str, etree._Element], arcroles: frozenset[str]
) -> Iterator[tuple[etree._Element, FormulaArc]]:
    ends: dict[str, list[Node]] = defaultdict(list)
    for element in link:
        kind = element.get(TYPE)
        if kind == "resource":
            ends[element.get(LABEL, "")].append(element)
        elif kind == "locator":
            url = document.resolve(element.get(HREF, ""))
            ends[element.get(LABEL, "")].append(by_url.get(url, url))
    for element in link:
        if element.get(TYPE) == "arc" and element.get(ARCROLE) in arcroles:
            for source in ends.get(element.get(FROM, ""), ()):
                for target in ends.get(element.get(TO, ""), ()):
                    if not isinstance(source, str):
                        yield element, FormulaArc(source, target, element)


def _identity(link: etree._Element, element: etree._Element, arc: FormulaArc) -> tuple[object, ...]:
    """What makes two arcs equivalent, so that one can prohibit the other."""
    attributes = sorted(
        (name, value) for name, value in element.items() if name not in EXEMPT and name != "order"
    )
    kind = (link.tag, link.get(ROLE, ""), element.tag)
    return (*kind, arc.source, arc.target, _order(arc), tuple(attributes))


def _order(arc: FormulaArc) -> Decimal:
    try:
        return Decimal(arc.element.get("order", "1"))
    except InvalidOperation:
        return Decimal(1)


def _priority(element: etree._Element) -> int:
    text = element.get("priority", "0").strip()
    return int(text) if text.removeprefix("-").isdecimal() else 0
