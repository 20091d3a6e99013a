"""Escaped text: a text block's value as the child nodes from which processors put it together again."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from lxml import etree

from xbrlesg.names import XHTML
from xbrlesg.report.model import Fact

ELEMENTS: Final = frozenset(
    {"p", "ul", "ol", "li", "em", "strong", "sub", "sup", "br", "table", "tr", "th", "td"}
)
VOID: Final = frozenset({"br"})


def add_content(element: etree._Element, fact: Fact) -> None:
    """Give an ``ix:nonNumeric`` with ``escape`` the content whose serialisation is the fact's value.

    ValueError unless the value is such a serialisation (Inline XBRL 1.1, 11.1.2): elements of the few kinds
    that a text block needs, without attributes, every ``&``, ``<`` and ``>`` escaped.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        content = etree.fromstring(f'<div xmlns="{XHTML}">{fact.value}</div>', parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"fact {fact.id}: its value is not well-formed XHTML: {error}") from error
    if "".join(_inside(content)) != fact.value:
        raise ValueError(f"fact {fact.id}: its value is not XHTML in canonical form, or more than text")
    for inner in content.iter("*"):
        # Without a text, serialisers would write <td/> for <td></td>.
        if not len(inner) and inner.text is None and etree.QName(inner).localname not in VOID:
            inner.text = ""
    element.text = content.text or ""
    element.extend(content)


def _inside(element: etree._Element) -> Iterator[str]:
    """The content of an element as text, without whatever a text block must not hold."""
    yield escape(element.text or "", quote=False)
    for child in element:
        tag = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if tag in ELEMENTS:
            inside = "".join(_inside(child))
            yield f"<{tag}/>" if tag in VOID else f"<{tag}>{inside}</{tag}>"
            yield escape(child.tail or "", quote=False)
