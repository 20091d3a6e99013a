"""Markup: XHTML elements, built bottom up and written as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from xbrlesg.names import IX, XHTML, XML
from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.texts import language_of, spoken

Content = etree._Element | str | None
LANG: Final = f"{{{XML}}}lang"
VOID: Final = frozenset({"img", "meta"})
BLOCKS: Final = frozenset(
    {"body", "caption", "div", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "head", "html", "li", "meta"}
    | {"ol", "p", "style", "table", "tbody", "thead", "title", "tr", "ul"}
)

_TEXT, _XHTML = f"{{{IX}}}nonNumeric", f"{{{XHTML}"


def make(tag: str, attributes: Mapping[str, str] | None = None, *content: Content) -> etree._Element:
    """An element with its content in order. A tag without a namespace is XHTML; None is left out."""
    element = etree.Element(tag if tag.startswith("{") else f"{{{XHTML}}}{tag}", dict(attributes or {}))
    text = ""
    last: etree._Element | None = None
    for part in content:
        if part is None:
            continue
        if not isinstance(part, str):
            element.append(part)
            last = part
        elif last is None:
            text += part
        elif part:
            last.tail = (last.tail or "") + part
    if text or tag not in VOID:
        # Without a text it would be written as <td/>, which HTML parsers leave open.
        element.text = text
    return element


def spans(texts: Texts, page_language: str) -> list[Content]:
    """A text in each of its languages: the first one as it is, the others as quieter spans."""
    content: list[Content] = []
    for index, (language, text) in enumerate(texts):
        if index:
            content += [" ", make("span", {"class": "other", LANG: language}, text)]
        else:
            content.append(text if language == page_language else make("span", {LANG: language}, text))
    return content


def as_printed(text: str, page_language: str) -> list[Content]:
    """Words as the source prints them, such as a unit; marked where they are not in the page's language."""
    language = language_of(text)
    if language == spoken(page_language) or not any(map(str.isalpha, text)):
        return [text]
    return [make("span", {LANG: language}, text)]


def joined_spans(texts: Sequence[Texts], page_language: str) -> list[Content]:
    """Several texts, each in its languages, one after the other: ``Yearly 每年; Monthly 每月``."""
    content: list[Content] = []
    for index, each in enumerate(texts):
        content += ["; " if index else "", *spans(each, page_language)]
    return content


def to_bytes(root: etree._Element) -> bytes:
    """The document in UTF-8 with its declaration, each block on a line of its own."""
    _break_lines(root)
    root.tail = None
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def inside_bytes(root: etree._Element) -> bytes:
    """The content of an element, without the namespaces that this one declares."""
    content = to_bytes(root)
    begin = content.index(b">", content.index(b"?>") + 2) + 1
    return content[begin : content.rindex(b"</")]


def _break_lines(element: etree._Element) -> None:
    """End the line after each block, but not within a fact's text, where it would be part of the value."""
    for child in element:
        tag = child.tag
        if tag != _TEXT and len(child):
            _break_lines(child)
        space, _, local = tag.rpartition("}")
        is_block = local in BLOCKS or (space != _XHTML and child.prefix in ("link", "xbrli"))
        if is_block and not child.tail:
            child.tail = "\n"
