"""xBRL-JSON: a report as one JSON document in canonical form, byte for byte the same in every run.

Source: xBRL-JSON 1.0 of 2021-10-13.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from xbrlesg.json_text import json_bytes
from xbrlesg.names import OIM
from xbrlesg.report.model import Fact, Note, Period, Report
from xbrlesg.writers.oim import (
    DUPLICATES,
    LINK_GROUP,
    LINK_TYPE,
    Json,
    document_info,
    entity_text,
    member_text,
    name_text,
    oim_names,
    unit_text,
    value_text,
)

_DOCUMENT_TYPE: Final = "https://xbrl.org/2021/xbrl-json"


def write_xbrl_json(report: Report, prefixes: Mapping[str, str]) -> bytes:
    """Write ``report``: facts in their order, then its notes; UTF-8, two spaces of indent, LF at the end.

    ``prefixes`` maps the taxonomies' namespaces (and, if wanted, entity schemes) to prefixes. Raises
    ``ValueError`` where two facts or notes share an id: the object would silently lose one of them.
    """
    names = oim_names(report, prefixes)
    facts: Json = {fact.id: _fact(fact, names) for fact in report.facts}
    facts.update({note.id: _note(note, names) for note in report.notes})
    if len(facts) != len(report.facts) + len(report.notes):
        raise ValueError("two facts or notes of the report have the same id")
    info = document_info(report, _DOCUMENT_TYPE, names, {**DUPLICATES, "canonicalValues": True})
    return json_bytes({"documentInfo": info, "facts": facts})


def _fact(fact: Fact, names: Mapping[str, str]) -> Json:
    """Core dimensions come first, then the taxonomy's, as the report sorts them."""
    dimensions: Json = {
        "concept": name_text(fact.concept, names),
        "entity": entity_text(fact.entity, names),
        "period": _period(fact.period),
    }
    if fact.unit is not None:
        dimensions["unit"] = unit_text(fact.unit, names)
    if fact.language is not None:
        dimensions["language"] = fact.language.lower()
    for axis, member in fact.dimensions:
        dimensions[name_text(axis, names)] = member_text(member, names)
    written: Json = {"value": value_text(fact.value, names)}
    if fact.decimals is not None:
        written["decimals"] = fact.decimals
    written["dimensions"] = dimensions
    if fact.notes:
        written["links"] = {LINK_TYPE: {LINK_GROUP: list(fact.notes)}}
    return written


def _note(note: Note, names: Mapping[str, str]) -> Json:
    """To OIM a note is a fact whose value is XHTML content, so its text is escaped."""
    dimensions = {
        "concept": f"{names[OIM]}:note",
        "noteId": note.id,
        "language": note.language.lower(),
    }
    return {"value": escape(note.text), "dimensions": dimensions}


def _period(period: Period) -> str:
    """Canonical dateTimes; OIM's instants, like ours, are midnights at the beginning of a day."""
    return "/".join(_midnight(day) for day in (period.start, period.end) if day is not None)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"
