"""xBRL-XML: a report as an XBRL 2.1 instance, byte for byte the same in every run.

Sources: XBRL 2.1 of 2003-12-31, XBRL Dimensions 1.0, Extensible Enumerations 2.0, xBRL-XML 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from xbrlesg.links import STANDARD_LINK
from xbrlesg.names import LINK, XBRLDI, XBRLI, XLINK, XML, XSI, QName
from xbrlesg.report.model import Fact, Note, Report, Unit, Value
from xbrlesg.report.namespaces import spaces_of
from xbrlesg.report.values import canonical_value
from xbrlesg.writers.ids import IdPool
from xbrlesg.writers.oim import FACT_FOOTNOTE
from xbrlesg.writers.prefixes import allocate_prefixes
from xbrlesg.writers.resources import (
    Context,
    context_element,
    context_ids,
    context_of,
    unit_element,
    unit_ids,
    unit_of,
)

_FOOTNOTE_ROLE: Final = "http://www.xbrl.org/2003/role/footnote"
_LANG: Final = f"{{{XML}}}lang"


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of what facts refer to; each id of the document is given away once."""

    contexts: Mapping[Context, str]
    units: Mapping[Unit, str]
    notes: Mapping[str, str]


def write_xbrl_xml(
    report: Report, prefixes: Mapping[str, str], typed_domains: Sequence[tuple[QName, QName]] = ()
) -> bytes:
    """Write ``report`` as an instance; facts keep their ids and their order.

    ``prefixes`` gives the prefix of each namespace of the taxonomies' own, ``typed_domains`` the element that
    holds the values of each typed axis. Raises ``ValueError`` for a typed axis without one, and where two
    facts share an id.
    """
    if len({fact.id for fact in report.facts}) != len(report.facts):
        raise ValueError("two facts of the report have the same id")
    names = allocate_prefixes(_namespaces(report, typed_domains), prefixes)
    pool = IdPool(fact.id for fact in report.facts)
    ids = _Ids(
        contexts=context_ids(report.facts, pool),
        units=unit_ids(report.facts, pool),
        notes={note.id: pool.take(note.id) for note in report.notes},
    )
    root = etree.Element(f"{{{XBRLI}}}xbrl", nsmap={prefix: uri for uri, prefix in names.items()})
    for element in _elements(report, ids, names, dict(typed_domains)):
        element.tail = "\n"
        root.append(element)
    root.text = "\n"
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(names.values()))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def _elements(
    report: Report, ids: _Ids, names: Mapping[str, str], typed_domains: Mapping[QName, QName]
) -> Iterator[etree._Element]:
    """The children of ``xbrli:xbrl`` in the customary order (XBRL 2.1, 4.1)."""
    for entry_point in report.taxonomy:
        yield _make(LINK, "schemaRef", {f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": entry_point})
    for context, context_id in ids.contexts.items():
        yield context_element(context, context_id, names, typed_domains)
    for unit, unit_id in ids.units.items():
        yield unit_element(unit, unit_id, names)
    for fact in report.facts:
        yield _fact(fact, ids)
    if report.notes:
        yield _footnotes(report, ids)


def _fact(fact: Fact, ids: _Ids) -> etree._Element:
    """A fact; a number without decimals is exact, and a pure one has its unit written out (xBRL-XML 1.0).

    A nil fact has a unit where a number has, and no decimals (XBRL 2.1, 4.6.3).
    """
    attributes = {"id": fact.id, "contextRef": ids.contexts[context_of(fact)]}
    if fact.has_unit:
        attributes["unitRef"] = ids.units[unit_of(fact)]
    if fact.is_numeric:
        attributes["decimals"] = "INF" if fact.decimals is None else str(fact.decimals)
    if fact.language is not None:
        attributes[_LANG] = fact.language.lower()
    if fact.is_nil:
        attributes[f"{{{XSI}}}nil"] = "true"
    return _make(fact.concept.namespace, fact.concept.local, attributes, _text(fact.value))


def _text(value: Value) -> str:
    """The value; nothing of a nil fact.

    Answers of enumerations are expanded names, sorted (Extensible Enumerations 2.0, 2.2).
    """
    if value is None:
        return ""
    if isinstance(value, QName):
        return _expanded(value)
    if isinstance(value, tuple):
        return " ".join(sorted(map(_expanded, value)))
    return canonical_value(value)


def _expanded(name: QName) -> str:
    return f"{name.namespace}#{name.local}"


def _footnotes(report: Report, ids: _Ids) -> etree._Element:
    """One footnote link: a locator for each fact with notes, the notes, and the arcs (XBRL 2.1, 4.11)."""
    link = _make(LINK, "footnoteLink", {f"{{{XLINK}}}type": "extended", f"{{{XLINK}}}role": STANDARD_LINK})
    noted = [fact for fact in report.facts if fact.notes]
    parts = [
        *(_locator(fact) for fact in noted),
        *(_footnote(note, ids) for note in report.notes),
        *(_arc(fact, note, ids) for fact in noted for note in fact.notes),
    ]
    for part in parts:
        part.tail = "\n"
        link.append(part)
    link.text = "\n"
    return link


def _locator(fact: Fact) -> etree._Element:
    return _make(
        LINK,
        "loc",
        {f"{{{XLINK}}}type": "locator", f"{{{XLINK}}}href": f"#{fact.id}", f"{{{XLINK}}}label": fact.id},
    )


def _footnote(note: Note, ids: _Ids) -> etree._Element:
    attributes = {
        f"{{{XLINK}}}type": "resource",
        f"{{{XLINK}}}label": ids.notes[note.id],
        f"{{{XLINK}}}role": _FOOTNOTE_ROLE,
        "id": ids.notes[note.id],
        _LANG: note.language.lower(),
    }
    return _make(LINK, "footnote", attributes, note.text)


def _arc(fact: Fact, note: str, ids: _Ids) -> etree._Element:
    attributes = {
        f"{{{XLINK}}}type": "arc",
        f"{{{XLINK}}}arcrole": FACT_FOOTNOTE,
        f"{{{XLINK}}}from": fact.id,
        f"{{{XLINK}}}to": ids.notes[note],
    }
    return _make(LINK, "footnoteArc", attributes)


def _make(namespace: str, local: str, attributes: Mapping[str, str], text: str = "") -> etree._Element:
    element = etree.Element(f"{{{namespace}}}{local}", dict(attributes))
    element.text = text or None
    return element


def _namespaces(report: Report, typed_domains: Sequence[tuple[QName, QName]]) -> Iterator[str]:
    """The namespaces of the syntax, and those of the names that facts use."""
    yield from (LINK, XBRLDI, XBRLI, XLINK)
    yield from (domain.namespace for _, domain in typed_domains)
    if any(fact.is_nil for fact in report.facts):
        yield XSI
    yield from spaces_of(report.facts).named
