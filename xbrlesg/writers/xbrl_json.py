"""xBRL-JSON: a report as one JSON document in canonical form, byte for byte the same in every run.

Source: xBRL-JSON 1.0 of 2021-10-13.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from itertools import chain
from typing import Any, Final

from xbrlesg.json_text import json_members, json_text, quoted
from xbrlesg.memo import Memo
from xbrlesg.names import OIM
from xbrlesg.report.model import Note, Period, Report
from xbrlesg.report.rows import FactRow, FactRows, as_rows
from xbrlesg.writers.ids import IdLedger, ids_of
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
    return "".join(xbrl_json_text(report, prefixes)).encode()


def xbrl_json_text(report: Report, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The same, piece by piece; what is raised comes last."""
    names = oim_names(report, prefixes)
    info = document_info(report, _DOCUMENT_TYPE, names, {**DUPLICATES, "canonicalValues": True})
    yield f'{{\n  "documentInfo": {json_text(info, "  ")},\n  "facts": '
    ledger, facts = IdLedger(), as_rows(report.facts)
    writer = _FactWriter(facts, names)
    members = chain(
        ((ledger.note(row[0]), writer.text(row)) for row in facts.rows()),
        ((ledger.note(note.id), json_text(_note(note, names), "    ")) for note in report.notes),
    )
    yield from json_members(members, "  ")
    yield "\n}\n"
    if ledger.has_repeated(lambda: ids_of(report)):
        raise ValueError("two facts or notes of the report have the same id")


class _FactWriter:
    """Writes facts; what many of them have in common is written once."""

    def __init__(self, facts: FactRows, names: Mapping[str, str]) -> None:
        self._facts, self._names = facts, names
        self._grounds = Memo(self._ground)
        self._dimensions: Memo[Any, str] = Memo(self._written)

    def text(self, row: FactRow) -> str:
        """The object of a fact: core dimensions come first, then the taxonomy's, as the report sorts them."""
        _, ground, dimensions, packed, decimals, notes = row
        value = value_text(self._facts.value_of(packed), self._names)
        parts = [f'{{\n      "value": {"null" if value is None else quoted(value)}']
        if decimals is not None:
            parts.append(f',\n      "decimals": {decimals}')
        parts.append(self._grounds[ground])
        if dimensions:
            parts.append(self._dimensions[dimensions])
        parts.append("\n      }")
        if notes:
            links = {LINK_TYPE: {LINK_GROUP: list(self._facts.notes_of(notes))}}
            parts.append(f',\n      "links": {json_text(links, "      ")}')
        parts.append("\n    }")
        return "".join(parts)

    def _ground(self, number: int) -> str:
        ground, names = self._facts.grounds[number], self._names
        core = {
            "concept": name_text(ground.concept, names),
            "entity": entity_text(ground.entity, names),
            "period": _period(ground.period),
        }
        if ground.unit is not None:
            core["unit"] = unit_text(ground.unit, names)
        if ground.language is not None:
            core["language"] = ground.language.lower()
        written = ",".join(f"\n        {quoted(name)}: {quoted(text)}" for name, text in core.items())
        return f',\n      "dimensions": {{{written}'

    def _written(self, packed: Any) -> str:
        dimensions = self._facts.dimensions_of(packed)
        pairs = (
            (name_text(axis, self._names), member_text(member, self._names)) for axis, member in dimensions
        )
        return "".join(f",\n        {quoted(axis)}: {quoted(member)}" for axis, member in pairs)


def _note(note: Note, names: Mapping[str, str]) -> Json:
    """To OIM a note is a fact whose value is XHTML content, so its text is escaped."""
    dimensions = {
        "concept": f"{names[OIM]}:note",
        "noteId": note.id,
        "language": note.language.lower(),
    }
    return {"value": escape(note.text, quote=False), "dimensions": dimensions}


def _period(period: Period) -> str:
    """Canonical dateTimes; OIM's instants, like ours, are midnights at the beginning of a day."""
    return "/".join(_midnight(day) for day in (period.start, period.end) if day is not None)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"
