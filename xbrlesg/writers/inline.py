"""Inline XBRL 1.1: a report as one page for people and processors, byte for byte the same in every run.

Owns which ids, prefixes and resources a page has; how it looks is up to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from xbrlesg.names import IX, LINK, XBRLDI, XBRLI, XLINK
from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.namespaces import named_by
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.ids import shown_ids
from xbrlesg.writers.markup import make, to_bytes
from xbrlesg.writers.page import page_element
from xbrlesg.writers.prefixes import allocate_prefixes
from xbrlesg.writers.resources import context_element, references, relationship, unit_element
from xbrlesg.writers.tags import Tagger

__all__ = ["shown_ids", "write_inline"]


def write_inline(
    report: Report, document: Document, prefixes: Mapping[str, str], dialect: Dialect | None = None
) -> bytes:
    """Write a report, arranged as ``document``, as XHTML with inline XBRL tags.

    ``prefixes`` gives the prefix of each namespace of the taxonomies' own. The first place that shows a
    fact has the fact's id; ``shown_ids`` leads from the ids of further places back to the fact. Raises
    ValueError where the document does not show exactly the report's facts, or shows one otherwise than its
    value: both are faults of ours.
    """
    shown = {cell.fact for cell in document.cells()}
    if shown != set(report.facts):
        strays = sorted(fact.id for fact in shown.symmetric_difference(report.facts))
        raise ValueError(f"the document and the report differ in these facts: {', '.join(strays)}")
    dialect = dialect or Dialect()
    names = allocate_prefixes(_namespaces(report, document, dialect), prefixes)
    tagger = Tagger(report, document, names, dialect)
    header = _header(report, document, tagger, names)
    page = page_element(report, document, tagger, header, names)
    tagger.check_all_tagged()
    return to_bytes(page)


def _header(report: Report, document: Document, tagger: Tagger, names: Mapping[str, str]) -> etree._Element:
    """``ix:header`` (Inline XBRL 1.1, 8.1.1), with hidden facts where no words can be transformed to them."""
    typed_domains = dict(document.typed_domains)
    relationships = (
        relationship(_places_with(note, report.facts, tagger), anchor)
        for note, anchor in tagger.note_anchors.items()
    )
    contexts = (
        context_element(context, context_id, names, typed_domains)
        for context, context_id in tagger.contexts.items()
    )
    units = (unit_element(unit, unit_id, names) for unit, unit_id in tagger.units.items())
    resources = make(f"{{{IX}}}resources", None, *relationships, *contexts, *units)
    facts = tagger.hidden_elements()
    hidden = make(f"{{{IX}}}hidden", None, *facts) if facts else None
    return make(f"{{{IX}}}header", None, hidden, references(report.taxonomy), resources)


def _places_with(note: str, facts: tuple[Fact, ...], tagger: Tagger) -> list[str]:
    """Every place of every fact with a note: a repeated fact has to repeat its footnotes as well."""
    return [place for fact in facts if note in fact.notes for place in tagger.places[fact.id]]


def _namespaces(report: Report, document: Document, dialect: Dialect) -> Iterator[str]:
    """The namespaces of a page: those of its syntax, and those of the names that facts use."""
    yield from (IX, dialect.registry, LINK, XBRLDI, XBRLI, XLINK)
    yield from (domain.namespace for _, domain in document.typed_domains)
    for fact in report.facts:
        yield from named_by(fact)
