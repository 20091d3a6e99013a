"""xBRL-JSON: a report as one JSON document in canonical form, byte for byte the same in every run.

Sources: xBRL-JSON 1.0 and OIM Common 1.0, both of 2021-10-13.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from xbrlesg.names import OIM, QName
from xbrlesg.report.model import Fact, Member, Note, Period, Report, Unit, Value
from xbrlesg.report.values import canonical_value
from xbrlesg.writers.prefixes import allocate_prefixes

Json = dict[str, object]

_DOCUMENT_TYPE: Final = "https://xbrl.org/2021/xbrl-json"
_FACT_FOOTNOTE: Final = "http://www.xbrl.org/2003/arcrole/fact-footnote"
_STANDARD_LINK: Final = "http://www.xbrl.org/2003/role/link"
_LINK_TYPE, _LINK_GROUP = "footnote", "_"  # the names that OIM Common reserves for these two
_LEI: Final = "http://standards.iso.org/iso/17442"


def write_xbrl_json(report: Report, prefixes: Mapping[str, str]) -> bytes:
    """Write ``report``: facts in their order, then its notes; UTF-8, two spaces of indent, LF at the end.

    ``prefixes`` maps the taxonomies' namespaces (and, if wanted, entity schemes) to prefixes. Raises
    ``ValueError`` where two facts or notes share an id: the object would silently lose one of them.
    """
    names = allocate_prefixes(_namespaces(report), {**_scheme_prefixes(report), **prefixes})
    facts: Json = {fact.id: _fact(fact, names) for fact in report.facts}
    facts.update({note.id: _note(note, names) for note in report.notes})
    if len(facts) != len(report.facts) + len(report.notes):
        raise ValueError("two facts or notes of the report have the same id")
    document = {"documentInfo": _document_info(report, names), "facts": facts}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _document_info(report: Report, names: Mapping[str, str]) -> Json:
    """What the reader needs before the facts."""
    info: Json = {
        "documentType": _DOCUMENT_TYPE,
        "namespaces": {prefix: uri for uri, prefix in sorted(names.items(), key=lambda item: item[1])},
    }
    if report.notes:
        info["linkTypes"] = {_LINK_TYPE: _FACT_FOOTNOTE}
        info["linkGroups"] = {_LINK_GROUP: _STANDARD_LINK}
    info["taxonomy"] = list(report.taxonomy)
    # A figure may stand at two precisions, but a reader must refuse one that contradicts itself.
    info["features"] = {
        f"{names[OIM]}:allowedDuplicates": "consistent",
        f"{names[OIM]}:canonicalValues": True,
    }
    return info


def _fact(fact: Fact, names: Mapping[str, str]) -> Json:
    """Core dimensions come first, then the taxonomy's, as the report sorts them."""
    dimensions: Json = {
        "concept": _name(fact.concept, names),
        "entity": f"{names[fact.entity.scheme]}:{fact.entity.identifier}",
        "period": _period(fact.period),
    }
    if fact.unit is not None:
        dimensions["unit"] = _unit(fact.unit, names)
    if fact.language is not None:
        dimensions["language"] = fact.language.lower()
    for axis, member in fact.dimensions:
        dimensions[_name(axis, names)] = _member(member, names)
    written: Json = {"value": _value(fact.value, names)}
    if fact.decimals is not None:
        written["decimals"] = fact.decimals
    written["dimensions"] = dimensions
    if fact.notes:
        written["links"] = {_LINK_TYPE: {_LINK_GROUP: list(fact.notes)}}
    return written


def _value(value: Value, names: Mapping[str, str]) -> str:
    """The canonical value; that of a set is its names as written, in the order of their characters."""
    if isinstance(value, QName):
        return _name(value, names)
    if isinstance(value, tuple):
        return " ".join(sorted(_name(answer, names) for answer in value))
    return canonical_value(value)


def _note(note: Note, names: Mapping[str, str]) -> Json:
    """To OIM a note is a fact whose value is XHTML content, so its text is escaped."""
    dimensions = {
        "concept": f"{names[OIM]}:note",
        "noteId": note.id,
        "language": note.language.lower(),
    }
    return {"value": escape(note.text), "dimensions": dimensions}


def _name(name: QName, names: Mapping[str, str]) -> str:
    return f"{names[name.namespace]}:{name.local}"


def _member(member: Member, names: Mapping[str, str]) -> str:
    return _name(member, names) if isinstance(member, QName) else member


def _period(period: Period) -> str:
    """Canonical dateTimes; OIM's instants, like ours, are midnights at the beginning of a day."""
    return "/".join(_midnight(day) for day in (period.start, period.end) if day is not None)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00"


def _unit(unit: Unit, names: Mapping[str, str]) -> str:
    """OIM's unit string representation: measures sorted, brackets round the products of a ratio."""
    parts = ["*".join(sorted(_name(name, names) for name in unit.numerators))]
    if unit.denominators:
        parts.append("*".join(sorted(_name(name, names) for name in unit.denominators)))
        parts = [f"({part})" if "*" in part else part for part in parts]
    return "/".join(parts)


def _scheme_prefixes(report: Report) -> dict[str, str]:
    return {fact.entity.scheme: "lei" if fact.entity.scheme == _LEI else "scheme" for fact in report.facts}


def _namespaces(report: Report) -> Iterator[str]:
    """Every namespace that the document will name; OIM's own for the features and the notes."""
    yield OIM
    for fact in report.facts:
        yield fact.concept.namespace
        yield fact.entity.scheme
        answers = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        yield from (answer.namespace for answer in answers if isinstance(answer, QName))
        if fact.unit is not None:
            yield from (name.namespace for name in (*fact.unit.numerators, *fact.unit.denominators))
        for axis, member in fact.dimensions:
            yield axis.namespace
            if isinstance(member, QName):
                yield member.namespace
