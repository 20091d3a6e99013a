"""Facts against their taxonomy: what must hold of each fact, whoever wrote it and in whichever format.

Stricter than XBRL where XBRL is silent: every hypercube is read as closed, and a unit has to suit a
count or a percentage too.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator

from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.checks.dimensions import check_dimensions, usable_members
from xbrlesg.checks.duplicates import CanonicalOrder, check_duplicates
from xbrlesg.checks.stated import StatedFact, fault
from xbrlesg.checks.units import check_unit
from xbrlesg.checks.values import check_value
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.findings.near import near_hint
from xbrlesg.memo import MOST
from xbrlesg.names import QName
from xbrlesg.report.model import Period, Unit
from xbrlesg.taxonomy.model import Concept, Taxonomy, ValueKind


def check_facts(facts: Collection[StatedFact], taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """Everything that is wrong with ``facts`` under ``taxonomy``, sorted; each fault of each fact is told."""
    checker, order = FactChecker(taxonomy), CanonicalOrder()
    findings: list[Finding] = []
    for stated in facts:  # which may be made one by one: a million are looked at once
        findings += checker.check(stated)
        order.look(stated.fact)
    if not order.holds:
        findings += check_duplicates(facts)
    return sort_findings(findings)


_Ground = tuple[QName, Period, Unit | None, str | None, bool, frozenset[str]]


class FactChecker:
    """Checks facts under one taxonomy; what many of them share and is well is looked at once."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._allowed, self._members = AllowedBreakdowns(taxonomy), usable_members(taxonomy)
        self._well_founded: set[_Ground] = set()
        self._well_divided: set[tuple[QName, Hashable]] = set()

    def check(self, stated: StatedFact) -> Iterator[Finding]:
        """What is wrong with one fact."""
        fact = stated.fact
        concept = self._taxonomy.concepts.get(fact.concept)
        if concept is None or concept.abstract:
            yield _no_concept(stated, concept, self._taxonomy)
            return
        ground = (fact.concept, fact.period, fact.unit, fact.language, stated.is_nil, stated.unread)
        if ground not in self._well_founded:
            found = [*_check_period(stated, concept), *check_unit(stated, concept)]
            found += _check_language(stated, concept)
            yield from found
            if not found and len(self._well_founded) < MOST:
                self._well_founded.add(ground)
        yield from check_value(stated, concept, self._taxonomy)
        # texts of typed axes do not matter: any will do
        shape = tuple((axis, isinstance(member, str) or member) for axis, member in fact.dimensions)
        if (fact.concept, shape) not in self._well_divided:
            found = check_dimensions(stated, self._taxonomy, self._allowed, self._members)
            yield from found
            if not found and len(self._well_divided) < MOST:
                self._well_divided.add((fact.concept, shape))


def _no_concept(stated: StatedFact, concept: Concept | None, taxonomy: Taxonomy) -> Finding:
    """OIM Common 1.0: a fact needs a concept that the taxonomy defines, and that is not abstract."""
    name = taxonomy.prefixed(stated.fact.concept)
    if concept is not None:
        return fault(Code.FACT_CONCEPT, f"{name} is abstract and takes no facts", stated, value=name)
    known = (
        found.local
        for found in taxonomy.concepts
        if found.namespace == stated.fact.concept.namespace and not taxonomy.concepts[found].abstract
    )
    hint = near_hint(stated.fact.concept.local, known, Code.FACT_CONCEPT.value.hint)
    return fault(Code.FACT_CONCEPT, f"the taxonomy has no concept {name}", stated, value=name, hint=hint)


def _check_period(stated: StatedFact, concept: Concept) -> Iterator[Finding]:
    """XBRL 2.1, 5.1.1.1: the period is of the kind that the concept's declaration says."""
    found = "instant" if stated.fact.period.is_instant else "duration"
    if found != concept.period_type:
        message = f"{concept.name.local} is of period type {concept.period_type}, and the period is {found}"
        yield fault(Code.FACT_PERIOD, message, stated, value=_days(stated.fact.period))


def _days(period: Period) -> str:
    return str(period.last_day) if period.start is None else f"{period.start}..{period.last_day}"


def _check_language(stated: StatedFact, concept: Concept) -> Iterator[Finding]:
    """OIM 1.0, 3.4: only text has a language; that it should have one is our own demand."""
    language = stated.fact.language
    if language is not None and not concept.kind.is_text and concept.kind is not ValueKind.OTHER:
        message = f"{concept.name.local} is {concept.kind.value} and has no language"
        yield fault(Code.FACT_LANGUAGE_MISPLACED, message, stated, value=language)
    unsaid = language is None and "language" not in stated.unread
    if unsaid and concept.kind.is_text and not stated.is_nil:
        message = f"the text of {concept.name.local} does not say its language"
        yield fault(Code.FACT_LANGUAGE_MISSING, message, stated)
