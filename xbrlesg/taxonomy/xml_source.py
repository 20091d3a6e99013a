"""Parsing XML that strangers wrote: no entities, no network, and one error for whatever is broken."""

from __future__ import annotations

from lxml import etree


class BrokenDocumentError(Exception):
    """A document cannot be unpacked or is not well-formed; ``document`` says which."""

    def __init__(self, document: str, message: str) -> None:
        super().__init__(message)
        self.document = document


def parse_xml(content: bytes, document: str) -> etree._Element:
    """The root element of a document. Raises BrokenDocumentError, naming the document."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenDocumentError(document, error.msg) from error
