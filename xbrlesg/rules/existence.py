"""Existence assertions, judged without a formula processor: tags that a taxonomy asks for and a report lacks.

Only what can be judged exactly is judged; all the rest is handed back as not judged. An existence assertion
holds where its variables can be bound at least once (Existence Assertions 1.0, 2.1; Variables 1.0, 3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.model import Severity
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, GivenValue
from xbrlesg.rules.conditions import parameter_holds, test_holds
from xbrlesg.taxonomy.assertions import (
    Assertion,
    AssertionKind,
    AssertionSeverity,
    Filter,
    Variable,
    VariableKind,
)
from xbrlesg.taxonomy.disclosures import Disclosure, disclosures_of, part_values, sort_disclosures
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.read_assertions import AND_FILTER, CONCEPT_NAME, OR_FILTER

SEVERITIES: Final = {
    AssertionSeverity.ERROR: Severity.ERROR,
    AssertionSeverity.WARNING: Severity.ADVISORY,  # as Arelle's messages on assertions are told
    AssertionSeverity.OK: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class MissingTag:
    """An existence assertion that does not hold: there is no fact of any of ``concepts``.

    ``obligation`` and ``phase_in`` are what the concepts' references say of how binding the datapoint is
    and of the years in which it may be left out; empty where the taxonomy says nothing.
    """

    assertion: Assertion
    severity: Severity
    concepts: tuple[QName, ...]
    disclosures: tuple[Disclosure, ...]
    obligation: tuple[str, ...] = ()
    phase_in: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Gravest first, then by disclosure as people count them."""
        return (-self.severity, [item.sort_key for item in self.disclosures], self.assertion.id)


@dataclass(frozen=True, slots=True)
class NotJudged:
    """An existence assertion that only a formula processor can judge, and why."""

    assertion: Assertion
    reason: str


@dataclass(frozen=True, slots=True)
class MissingTags:
    """What a taxonomy's existence assertions find in a report."""

    missing: tuple[MissingTag, ...]
    not_judged: tuple[NotJudged, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """The concepts of a report's facts: of those with a value, and of all."""

    valued: Collection[QName]
    nil_too: Collection[QName]


def missing_tags(assertions: Iterable[Assertion], facts: Iterable[Fact], taxonomy: Taxonomy) -> MissingTags:
    """Judge the existence assertions among ``assertions`` for a report's facts.

    A nil fact counts only for variables that take one (Variables 1.0, @nils).
    """
    values: dict[QName, list[GivenValue]] = defaultdict(list)
    nil: set[QName] = set()
    for fact in facts:
        if fact.value is None:
            nil.add(fact.concept)
        else:
            values[fact.concept].append(fact.value)
    reported = Reported(values.keys(), values.keys() | nil)
    missing: list[MissingTag] = []
    not_judged: list[NotJudged] = []
    for assertion in assertions:
        if assertion.kind is not AssertionKind.EXISTENCE:
            continue
        outcome = _judge(assertion, reported, lambda concept: values.get(concept, []))
        if isinstance(outcome, str):
            not_judged.append(NotJudged(assertion, outcome))
        elif not outcome:
            missing.append(_missing(assertion, taxonomy))
    return MissingTags(tuple(sorted(missing, key=lambda item: item.sort_key)), tuple(not_judged))


def _missing(assertion: Assertion, taxonomy: Taxonomy) -> MissingTag:
    concepts = assertion.subjects
    return MissingTag(
        assertion,
        SEVERITIES[assertion.severity],
        concepts,
        sort_disclosures(item for concept in concepts for item in disclosures_of(taxonomy, concept)),
        _said(taxonomy, concepts, "MandatoryDatapoint"),
        _said(taxonomy, concepts, "PhaseIn"),
    )


def _said(taxonomy: Taxonomy, concepts: Iterable[QName], part: str) -> tuple[str, ...]:
    found = (text for concept in concepts for text in part_values(taxonomy, concept, part))
    return tuple(sorted(set(found)))


def _judge(
    assertion: Assertion, reported: Reported, values: Callable[[QName], Sequence[GivenValue]]
) -> bool | str:
    """Whether the assertion holds; or in words, why we cannot tell."""
    if assertion.severity is AssertionSeverity.COMPUTED:
        return "its severity is computed"
    exists = _exists(assertion, reported)
    if exists is None:
        return "what its variables are bound to takes more than the names of concepts"
    parameters = {
        variable.name: parameter_holds(variable, values)
        for variable in assertion.variables
        if variable.kind is VariableKind.PARAMETER
    }
    holds = test_holds(assertion.test, exists=exists, parameters=parameters)
    return f"its test cannot be evaluated here: {assertion.test}" if holds is None else holds


def _exists(assertion: Assertion, reported: Reported) -> bool | None:
    """Whether the variables can be bound at least once; None where concepts alone do not tell.

    A fact variable without facts and without fallback value is never bound, and there is no evaluation in
    which all fact variables fall back. Several that must be bound together have to match in period, unit
    and dimensions; general variables and preconditions may prevent an evaluation, but never make one.
    """
    facts = [variable for variable in assertion.variables if variable.kind is VariableKind.FACT]
    found = {variable.name: _is_found(variable, reported) for variable in facts}
    required = [variable.name for variable in facts if variable.fallback is None]
    if any(found[name] is False for name in required) or (facts and _any(found.values()) is False):
        return False
    is_plain = not assertion.preconditions and all(
        variable.kind is not VariableKind.GENERAL for variable in assertion.variables
    )
    if not is_plain or (required and len(facts) > 1) or True not in found.values():
        return None
    return True


def _is_found(variable: Variable, reported: Reported) -> bool | None:
    concepts = reported.nil_too if variable.takes_nil else reported.valued
    return _any(_all(_passes(item, concept) for item in variable.filters) for concept in concepts)


def _passes(item: Filter, concept: QName) -> bool | None:
    """Whether a filter lets the facts of a concept through; None where that depends on the fact."""
    passes: bool | None
    if item.kind == CONCEPT_NAME:
        passes = concept in item.concepts or (None if item.is_computed else False)
    elif item.kind == OR_FILTER:
        passes = _any(_passes(part, concept) for part in item.parts)
    elif item.kind == AND_FILTER:
        passes = _all(_passes(part, concept) for part in item.parts)
    else:
        passes = None
    return passes if passes is None else passes != item.is_complement


def _any(outcomes: Iterable[bool | None]) -> bool | None:
    found = set(outcomes)
    return True if True in found else None if None in found else False


def _all(outcomes: Iterable[bool | None]) -> bool | None:
    found = set(outcomes)
    return False if False in found else None if None in found else True
