"""The value that a tagged text has by the rules of Inline XBRL: read from the document that was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from xbrlesg.names import IX, XHTML
from xbrlesg.writers.fact_tags import NON_NUMERIC

VOID: Final = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"})


def text_values(content: bytes) -> Mapping[str, str]:
    """The value of each text of a tagged document, by the id of its tag (Inline XBRL 1.1, 11.1.1)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(content, parser)
    return {
        str(element.get("id")): "".join(
            _markup(element) if element.get("escape") == "true" else _text(element)
        )
        for element in root.iter(NON_NUMERIC)
        if element.get("format") is None
    }


def _text(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _text(child)
        yield child.tail or ""


def _markup(element: etree._Element) -> Iterator[str]:
    """The content as XHTML: without tags, comments and prefixes, attributes in order."""
    yield escape(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child)
            inside = "".join(_markup(child))
            if name.namespace == IX:
                yield inside
            elif not inside and name.namespace == XHTML and name.localname in VOID:
                yield f"<{name.localname}{_attributes(child)}/>"
            else:
                yield f"<{name.localname}{_attributes(child)}>{inside}</{name.localname}>"
        yield escape(child.tail or "")


def _attributes(element: etree._Element) -> str:
    pairs = sorted((str(key), str(value)) for key, value in element.attrib.items())
    return "".join(f' {_short(key)}="{_in_quotes(value)}"' for key, value in pairs)


def _short(key: str) -> str:
    return f"xml:{etree.QName(key).localname}" if key.startswith("{") else key


def _in_quotes(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
