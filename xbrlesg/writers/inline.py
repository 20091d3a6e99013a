"""Inline XBRL 1.1: a report as one page for people and processors, byte for byte the same in every run.

Owns which ids, prefixes and resources a page has; how it looks is up to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Report
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.header import header_element, namespaces
from xbrlesg.writers.ids import shown_ids
from xbrlesg.writers.later import Later
from xbrlesg.writers.look import Look
from xbrlesg.writers.markup import to_bytes
from xbrlesg.writers.page import Page, page_element
from xbrlesg.writers.prefixes import allocate_prefixes
from xbrlesg.writers.tags import Tagger

__all__ = ["inline_pieces", "shown_ids", "write_inline"]


def write_inline(
    report: Report,
    document: Document,
    prefixes: Mapping[str, str],
    dialect: Dialect | None = None,
    look: Look | None = None,
) -> bytes:
    """Write a report, arranged as ``document``, as XHTML with inline XBRL tags.

    ``prefixes`` gives the prefix of each namespace of the taxonomies' own. The first place that shows a
    fact has the fact's id; ``shown_ids`` leads from the ids of further places back to the fact. Raises
    ValueError where the document does not show exactly the report's facts, or shows one otherwise than its
    value: both are faults of ours.
    """
    return b"".join(inline_pieces(report, document, prefixes, dialect, look))


def inline_pieces(
    report: Report,
    document: Document,
    prefixes: Mapping[str, str],
    dialect: Dialect | None = None,
    look: Look | None = None,
) -> Iterator[bytes]:
    """The same, piece by piece: contexts and rows of tables are never all there at once."""
    _check_all_shown(report, document)
    dialect = dialect or Dialect()
    typed_domains = dict(document.typed_domains)
    names = allocate_prefixes(namespaces(report.facts, typed_domains.values(), dialect.registry), prefixes)
    tagger, later = Tagger(report, document, names, dialect), Later()
    hidden, notes = tagger.hidden_elements(), tagger.note_anchors
    header = header_element(
        report, tagger.tags, typed_domains, hidden=hidden, notes=notes, places=tagger.places, later=later
    )
    page = page_element(report, Page(document, tagger, look or Look(), later), header, names)
    declared = dict(page.nsmap)
    written = to_bytes(page)
    del header, page
    yield from later.pieces(written, declared)
    tagger.check_all_tagged()


def _check_all_shown(report: Report, document: Document) -> None:
    shown = {cell.fact.id: cell.fact for cell in document.cells()}
    strays = {fact.id for fact in report.facts if shown.pop(fact.id, None) != fact} | shown.keys()
    if strays:
        raise ValueError(f"the document and the report differ in these facts: {', '.join(sorted(strays))}")
