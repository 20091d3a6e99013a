"""The reference linkbase: where in which standard each indicator is asked for."""

from __future__ import annotations

from lxml import etree

from xbrlesg.links import CONCEPT_REFERENCE, STANDARD_REFERENCE
from xbrlesg.names import REF
from xbrlesg.registry.markup import Linkbase
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import STANDARD_YEAR


def build_references(registry: Registry) -> bytes | None:
    """The references of all indicators; None where there is none."""
    linkbase = Linkbase(registry, "reference")
    link = linkbase.link()
    for indicator in registry.indicators():
        for reference in indicator.references:
            element = link.resource(indicator.concept, CONCEPT_REFERENCE, STANDARD_REFERENCE)
            etree.SubElement(element, f"{{{REF}}}Name").text = reference.standard
            if reference.year is not None:
                year = etree.SubElement(element, f"{{{registry.header.namespace}}}{STANDARD_YEAR}")
                year.text = reference.year
            etree.SubElement(element, f"{{{REF}}}Section").text = reference.disclosure
            if reference.paragraph is not None:
                etree.SubElement(element, f"{{{REF}}}Paragraph").text = reference.paragraph
    return linkbase.to_bytes()
