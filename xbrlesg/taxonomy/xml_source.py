"""Parsing XML that strangers wrote: no entities, no network, and one error for whatever is broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree

_SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}


class BrokenDocumentError(Exception):
    """A document cannot be unpacked or is not well-formed; ``document`` and ``line`` say which and where."""

    def __init__(self, document: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.document = document
        self.line = line


def pull_parser(tags: Sequence[str]) -> etree.XMLPullParser:
    """A parser to be fed bit by bit, which tells of elements of these ``tags`` as they end."""
    return etree.XMLPullParser(("end",), tag=tags, huge_tree=True, collect_ids=False, **_SAFE)


def parse_xml(content: bytes, document: str, *, huge: bool = False) -> etree._Element:
    """The root element of a document. Raises BrokenDocumentError, naming the document.

    ``huge`` admits texts of more than 10 million characters, as pictures within a page are.
    """
    parser = etree.XMLParser(huge_tree=huge, **_SAFE)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenDocumentError(document, error.msg, error.lineno or None) from error


def line_of(element: etree._Element) -> int | None:
    """The line on which an element starts."""
    line: Any = element.sourceline  # the stubs call it an ellipsis
    return line or None
