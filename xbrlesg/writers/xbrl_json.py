"""xBRL-JSON: a report as one JSON document in canonical form, byte for byte the same in every run.

Source: xBRL-JSON 1.0 of 2021-10-13.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from itertools import chain
from typing import Final

from xbrlesg.json_text import json_members, json_text, quoted
from xbrlesg.memo import Memo
from xbrlesg.names import OIM, QName
from xbrlesg.report.model import Dimensions, Entity, Fact, Note, Period, Report, Unit
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
    ledger = IdLedger()
    writer = _FactWriter(names)
    members = chain(
        ((ledger.note(fact.id), writer.text(fact)) for fact in report.facts),
        ((ledger.note(note.id), json_text(_note(note, names), "    ")) for note in report.notes),
    )
    yield from json_members(members, "  ")
    yield "\n}\n"
    if ledger.has_repeated(lambda: ids_of(report)):
        raise ValueError("two facts or notes of the report have the same id")


class _FactWriter:
    """Writes facts; what many of them have in common is written once."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._heads: Memo[tuple[QName, Entity, Period], str] = Memo(self._head)
        self._units: Memo[Unit, str] = Memo(lambda unit: quoted(unit_text(unit, names)))
        self._dimensions: Memo[Dimensions, str] = Memo(self._written)

    def text(self, fact: Fact) -> str:
        """The object of a fact: core dimensions come first, then the taxonomy's, as the report sorts them."""
        value = value_text(fact.value, self._names)
        parts = [f'{{\n      "value": {"null" if value is None else quoted(value)}']
        if fact.decimals is not None:
            parts.append(f',\n      "decimals": {fact.decimals}')
        parts.append(self._heads[fact.concept, fact.entity, fact.period])
        if fact.unit is not None:
            parts.append(f',\n        "unit": {self._units[fact.unit]}')
        if fact.language is not None:
            parts.append(f',\n        "language": {quoted(fact.language.lower())}')
        if fact.dimensions:
            parts.append(self._dimensions[fact.dimensions])
        parts.append("\n      }")
        if fact.notes:
            links = {LINK_TYPE: {LINK_GROUP: list(fact.notes)}}
            parts.append(f',\n      "links": {json_text(links, "      ")}')
        parts.append("\n    }")
        return "".join(parts)

    def _head(self, key: tuple[QName, Entity, Period]) -> str:
        concept, entity, period = key
        return (
            ',\n      "dimensions": {'
            f'\n        "concept": {quoted(name_text(concept, self._names))}'
            f',\n        "entity": {quoted(entity_text(entity, self._names))}'
            f',\n        "period": {quoted(_period(period))}'
        )

    def _written(self, dimensions: Dimensions) -> str:
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
