"""When two values are the same, and when two facts of one filing say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xbrlesg.compare.model import FiledFact, Filing, Migration
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Value
from xbrlesg.report.values import canonical_value

_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


@dataclass(frozen=True, slots=True)
class Sides:
    """Two filings, and what leads from the names of the old one to those of the new one."""

    old: Filing
    new: Filing
    move: Migration

    def equal(self, old: FiledFact, new: FiledFact) -> bool:
        """Whether two facts have the same value; a number may be written with more zeros."""
        one, other = old.fact.value, new.fact.value
        if old.is_typed and new.is_typed:
            one = _renamed(one, self.move.name)
            if isinstance(one, Decimal) and isinstance(other, Decimal) and one.is_nan() and other.is_nan():
                return True
            return one == other and isinstance(one, bool) == isinstance(other, bool)
        if one is None or other is None:
            return one is other
        if one == other:
            return True
        return not _forms(one, self.old, self.move.name).isdisjoint(_forms(other, self.new, None))

    def identical(self, old: FiledFact, new: FiledFact) -> bool:
        """Whether two facts agree in value and decimals."""
        return old.fact.decimals == new.fact.decimals and self.equal(old, new)


def distinct(filing: Filing) -> tuple[FiledFact, ...]:
    """The facts of a filing without those that only say again what another one says (OIM 1.0, 6.1).

    An inline report shows a fact at several places; the first stays.
    """
    found: dict[object, FiledFact] = {}
    for filed in filing.facts:
        found.setdefault(_said(filed.fact, filing), filed)
    return tuple(found.values())


def footnotes(fact: Fact, filing: Filing) -> frozenset[tuple[str, str]]:
    """A fact's footnotes by language and text; their ids belong to the file's syntax."""
    known = filing.notes or {}
    notes = (known[note] for note in fact.notes if note in known)
    return frozenset((note.language.lower(), note.text) for note in notes)


def _said(fact: Fact, filing: Filing) -> object:
    """All that a fact says."""
    unit = fact.unit and (tuple(sorted(fact.unit.numerators)), tuple(sorted(fact.unit.denominators)))
    value = (type(fact.value), str(fact.value)) if isinstance(fact.value, bool) else fact.value
    language = fact.language and fact.language.lower()
    aspects = (fact.concept, fact.entity, fact.period, unit, language, frozenset(fact.dimensions))
    return (*aspects, value, fact.decimals, footnotes(fact, filing) if fact.notes else None)


def _renamed(value: Value, name: Callable[[QName], QName]) -> Value:
    if isinstance(value, QName):
        return name(value)
    return tuple(sorted(map(name, value))) if isinstance(value, tuple) else value


def _forms(value: Value, filing: Filing, name: Callable[[QName], QName] | None) -> frozenset[object]:
    """The ways in which files write a value, a number being itself however it is written."""
    if isinstance(value, tuple | QName):
        names = value if isinstance(value, tuple) else (value,)
        there = tuple(map(name, names)) if name else names
        return frozenset(_written(there, filing)) | frozenset(_written(names, filing))
    if isinstance(value, str):
        text = value.strip()
        number = [Decimal(text)] if _NUMBER.fullmatch(text) else []
        return frozenset((value, " ".join(sorted(text.split())), *_expanded(text, filing), *number))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return frozenset((Decimal(value),))
    return frozenset((canonical_value(value),)) if value is not None else frozenset()


def _expanded(text: str, filing: Filing) -> Iterator[str]:
    """A text that may be the names of answers, expanded."""
    spaces = {prefix: space for space, prefix in filing.prefixes.items()}
    parts = [part.partition(":") for part in text.split()]
    if parts and all(local and prefix in spaces for prefix, _, local in parts):
        yield " ".join(sorted(f"{spaces[prefix]}#{local}" for prefix, _, local in parts))


def _written(names: tuple[QName, ...], filing: Filing) -> Iterator[str]:
    """Answers with prefixes, and expanded as inline reports have them."""
    yield " ".join(sorted(map(filing.spelt, names)))
    yield " ".join(sorted(f"{name.namespace}#{name.local}" for name in names))
