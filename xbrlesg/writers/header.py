"""``ix:header``: what every inline page holds out of its readers' sight, and the namespaces that it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from lxml import etree

from xbrlesg.names import IX, LINK, XBRLDI, XBRLI, XLINK, XSI, QName
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.namespaces import spaces_of
from xbrlesg.writers.fact_tags import FactTags
from xbrlesg.writers.later import Later
from xbrlesg.writers.markup import make
from xbrlesg.writers.resources import context_element, references, relationship, unit_element


def header_element(  # noqa: PLR0913 - what a header holds
    report: Report,
    tags: FactTags,
    typed_domains: Mapping[QName, QName],
    *,
    hidden: Sequence[etree._Element] = (),
    notes: Mapping[str, str],
    places: Mapping[str, Sequence[str]],
    later: Later | None = None,
) -> etree._Element:
    """``ix:header`` (Inline XBRL 1.1, 8.1.1).

    ``hidden`` are elements for ``ix:hidden``; ``notes`` gives the element id of each note that a fact has,
    ``places`` the element ids of each fact. With ``later`` the contexts are drawn later.
    """
    noted = _places_of_notes(report.facts, places) if notes else {}
    relationships = (relationship(noted[note], element_id) for note, element_id in notes.items())
    contexts: Iterator[etree._Element] = (
        context_element(context, context_id, tags.names, typed_domains)
        for context, context_id in tags.contexts.items()
    )
    if later is not None and tags.contexts:
        contexts = iter([later.stand_in(f"{{{XBRLI}}}context", contexts)])
    units = (unit_element(unit, unit_id, tags.names) for unit, unit_id in tags.units.items())
    resources = make(f"{{{IX}}}resources", None, *relationships, *contexts, *units)
    unseen = make(f"{{{IX}}}hidden", None, *hidden) if hidden else None
    return make(f"{{{IX}}}header", None, unseen, references(report.taxonomy), resources)


def namespaces(facts: Collection[Fact], typed_domains: Iterable[QName], registry: str) -> Iterator[str]:
    """The namespaces of a page: those of its syntax, and those of the names that facts use."""
    yield from (IX, registry, LINK, XBRLDI, XBRLI, XLINK)
    yield from (domain.namespace for domain in typed_domains)
    if any(fact.is_nil for fact in facts):
        yield XSI
    yield from spaces_of(facts).named


def _places_of_notes(facts: Iterable[Fact], places: Mapping[str, Sequence[str]]) -> Mapping[str, list[str]]:
    """For each note every place of every fact with it: a repeated fact repeats its footnotes as well."""
    noted: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        for note in fact.notes:
            noted[note] += places[fact.id]
    return noted
