"""Networks: the arcs of all linkbases together, with prohibited and overridden ones taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from xbrlesg.links import ARCROLE_SCHEMAS, PARENT_CHILD, SUMMATION_ITEM_21
from xbrlesg.names import LINK, XBRLDT, XLINK, QName
from xbrlesg.taxonomy.discovery import HREF, Document

KINDS: Final = ("presentation", "definition", "calculation")
EXEMPT: Final = frozenset(
    (
        "use",
        "priority",
        *(f"{{{XLINK}}}{name}" for name in ("type", "from", "to", "title", "show", "actuate")),
    )
)
"""Attributes that do not tell arcs apart (XBRL 2.1, 3.5.3.9.7.4)."""
FOLLOWED: Final = frozenset((PARENT_CHILD, SUMMATION_ITEM_21, *ARCROLE_SCHEMAS))


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation between two concepts that holds after prohibition; what arcs of its sort lack is unset."""

    parent: QName
    child: QName
    order: Decimal
    target_role: str | None
    usable: bool
    closed: bool
    in_segment: bool
    weight: Decimal | None
    preferred_label: str | None


Networks = Mapping[tuple[str, str], Mapping[QName, tuple[Arc, ...]]]
"""By link role and arcrole: the arcs that leave each concept, in order."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    arc: Arc
    priority: int
    prohibits: bool


def read_networks(documents: Iterable[Document], ids: Mapping[str, QName]) -> Networks:
    """All networks of presentation, calculation and dimensions (XBRL 2.1, 3.5.3.9.7; Dimensions 1.0, 2.4)."""
    winners: dict[tuple[object, ...], _Candidate] = {}
    for document in documents:
        for link in extended_links(document, KINDS):
            role = link.get(f"{{{XLINK}}}role", "")
            for key, candidate in _candidates(document, link, ids):
                full = (role, *key)
                held = winners.get(full)
                if held is None or _overrides(candidate, held):
                    winners[full] = candidate
    grouped: dict[tuple[str, str], dict[QName, list[Arc]]] = defaultdict(lambda: defaultdict(list))
    for key, candidate in winners.items():
        if not candidate.prohibits:
            grouped[str(key[0]), str(key[1])][candidate.arc.parent].append(candidate.arc)
    return {
        network: {
            parent: tuple(sorted(arcs, key=lambda arc: arc.order))  # stable: equal orders as they stand
            for parent, arcs in parents.items()
        }
        for network, parents in grouped.items()
    }


def extended_links(document: Document, kinds: Iterable[str]) -> Iterator[etree._Element]:
    """The extended links of the given kinds in a linkbase, or in linkbases within a schema."""
    for kind in kinds:
        yield from document.root.iter(f"{{{LINK}}}{kind}Link")


def locators(document: Document, link: etree._Element) -> dict[str, list[str]]:
    """The absolute ``URL#id`` of each locator of a link, by its label."""
    found: dict[str, list[str]] = defaultdict(list)
    for locator in link.iterfind(f"{{{LINK}}}loc"):
        found[locator.get(f"{{{XLINK}}}label", "")].append(document.resolve(locator.get(HREF, "")))
    return found


def _candidates(
    document: Document, link: etree._Element, ids: Mapping[str, QName]
) -> Iterator[tuple[tuple[object, ...], _Candidate]]:
    concepts = {
        label: [ids[href] for href in hrefs if href in ids]
        for label, hrefs in locators(document, link).items()
    }
    for element in link:
        arcrole = element.get(f"{{{XLINK}}}arcrole")
        if arcrole not in FOLLOWED:
            continue
        for parent in concepts.get(element.get(f"{{{XLINK}}}from", ""), ()):
            for child in concepts.get(element.get(f"{{{XLINK}}}to", ""), ()):
                arc = _arc(element, parent, child)
                key = (arcrole, parent, child, arc.order, _attributes(element))
                yield key, _candidate(element, arc)


def _arc(element: etree._Element, parent: QName, child: QName) -> Arc:
    order = _number(element.get("order"))
    return Arc(
        parent,
        child,
        Decimal(1) if order is None else order,
        element.get(f"{{{XBRLDT}}}targetRole"),
        element.get(f"{{{XBRLDT}}}usable", "true") in ("true", "1"),
        element.get(f"{{{XBRLDT}}}closed", "false") in ("true", "1"),
        element.get(f"{{{XBRLDT}}}contextElement") == "segment",
        _number(element.get("weight")),
        element.get("preferredLabel"),
    )


def _candidate(element: etree._Element, arc: Arc) -> _Candidate:
    return _Candidate(arc, int(element.get("priority", "0")), element.get("use") == "prohibited")


def _overrides(new: _Candidate, held: _Candidate) -> bool:
    """The higher priority wins, and at the same priority the prohibition."""
    return (new.priority, new.prohibits) > (held.priority, held.prohibits)


def _attributes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted(
            (str(name), str(value))
            for name, value in element.attrib.items()
            if name not in EXEMPT and name != "order"
        )
    )


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text or "")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
