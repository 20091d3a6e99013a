"""Trails: each fact with the records behind it and where the source prints them, for people who check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.verdict import Printing, Trail, Verdict
from xbrlesg.lineage import Origin, printed_words, source_words
from xbrlesg.mapping.filing import Filing
from xbrlesg.names import PREFIXES, QName
from xbrlesg.report.model import Fact, Period, Unit, Value
from xbrlesg.report.values import canonical_value
from xbrlesg.taxonomy.model import Taxonomy

MOST: Final = 10_000
"""Facts; a page with the trails of more would be no help to anyone."""


def trails_of_verdict(told: Verdict, filing: Filing, taxonomy: Taxonomy, language: str) -> tuple[Trail, ...]:
    """The trails that a page of findings shows: all, or of a large report those that findings are about."""
    if len(filing) <= MOST:
        return trails_of(filing, filing, taxonomy, language)
    named = {item.fact for item, _ in told.everything() if item.fact}
    return trails_of(
        [fact for fact in filing if fact.id in named] if named else [], filing, taxonomy, language
    )


def trails_of(facts: Sequence[Fact], filing: Filing, taxonomy: Taxonomy, language: str) -> tuple[Trail, ...]:
    """The trail of each fact, in the order of facts; labels in ``language``, or else in English."""
    behind = filing.origins_of({fact.id for fact in facts})
    names = _Names(taxonomy, language)
    return tuple(_trail(fact, tuple(map(_printing, behind[fact.id])), names) for fact in facts)


@dataclass(frozen=True, slots=True)
class _Names:
    """Names as people write them, and as they call them."""

    taxonomy: Taxonomy
    language: str

    def written(self, name: QName | str) -> str:
        if isinstance(name, str):
            return name
        prefix = PREFIXES.get(name.namespace)
        return f"{prefix}:{name.local}" if prefix else self.taxonomy.prefixed(name)

    def label(self, name: QName | str) -> str:
        if isinstance(name, str):
            return name
        return self.taxonomy.label(name, self.language) or self.taxonomy.label(name, "en") or name.local

    def product(self, names: Iterable[QName]) -> str:
        return "*".join(map(self.written, names))


def _trail(fact: Fact, printings: tuple[Printing, ...], names: _Names) -> Trail:
    return Trail(
        fact=fact.id,
        concept=names.written(fact.concept),
        label=names.label(fact.concept),
        period=_period(fact.period),
        value=_value(fact.value, names),
        unit=_unit(fact.unit, names) if fact.unit else "",
        aspects=tuple((names.label(axis), names.label(member)) for axis, member in fact.dimensions),
        printings=printings,
    )


def _value(value: Value, names: _Names) -> str:
    if value is None:
        return "nil"
    if isinstance(value, QName | tuple):
        answers = (value,) if isinstance(value, QName) else value
        return "; ".join(map(names.label, answers))
    return canonical_value(value)


def _unit(unit: Unit, names: _Names) -> str:
    below = names.product(unit.denominators)
    return names.product(unit.numerators) + (f"/{below}" if below else "")


def _period(period: Period) -> str:
    last = period.last_day.isoformat()
    return f"end of {last}" if period.start is None else f"{period.start.isoformat()} to {last}"


def _printing(origin: Origin) -> Printing:
    record = origin.record
    return Printing(record.at("value"), printed_words(record), source_words(record.source))
