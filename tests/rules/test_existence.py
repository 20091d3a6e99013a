"""Existence assertions: which fire, which hold, and which we must not judge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import ESG, make_fact, make_taxonomy, name
from xbrlesg.findings.model import Severity
from xbrlesg.names import XBRLI, XS, QName
from xbrlesg.rules.existence import MissingTags, missing_tags
from xbrlesg.taxonomy.assertions import (
    Assertion,
    AssertionKind,
    AssertionSeverity,
    Filter,
    Variable,
    VariableKind,
)
from xbrlesg.taxonomy.model import Reference
from xbrlesg.taxonomy.read_assertions import AND_FILTER, CONCEPT_NAME, OR_FILTER

UNKNOWN = Filter(QName("http://xbrl.org/2008/filter/dimension", "explicitDimension"))
PHASE = Variable(
    "P",
    VariableKind.PARAMETER,
    select="/xbrli:xbrl/e:Day ge xs:date('2025-01-01')",
    namespaces=(("e", ESG), ("xbrli", XBRLI), ("xs", XS)),
)


def of(*concepts: str, is_complement: bool = False) -> Filter:
    return Filter(CONCEPT_NAME, is_complement, tuple(map(name, concepts)))


def either(*parts: Filter, is_complement: bool = False) -> Filter:
    return Filter(OR_FILTER, is_complement, parts=parts)


def both(*parts: Filter) -> Filter:
    return Filter(AND_FILTER, parts=parts)


def fact(*filters: Filter, fallback: str | None = "()", called: str = "v") -> Variable:
    return Variable(called, VariableKind.FACT, filters, fallback)


def existence(*variables: Variable, **changes: object) -> Assertion:
    plain = Assertion(
        "ea", AssertionKind.EXISTENCE, AssertionSeverity.ERROR, subjects=(name("A"),), variables=variables
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def judge(assertion: Assertion, *reported: str) -> MissingTags:
    facts = [make_fact(concept, concept) for concept in reported]
    return missing_tags([assertion], facts, make_taxonomy())


def outcome(assertion: Assertion, *reported: str) -> str:
    found = judge(assertion, *reported)
    if found.not_judged:
        assert not found.missing
        return "not judged"
    return "missing" if found.missing else "there"


@pytest.mark.parametrize(
    ("filters", "reported", "expected"),
    [
        ([of("A")], [], "missing"),
        ([of("A")], ["A"], "there"),
        ([of("A")], ["B"], "missing"),
        ([of("A", "B")], ["B"], "there"),
        ([of("A"), of("B")], ["A", "B"], "missing"),
        ([of("A", is_complement=True)], ["A"], "missing"),
        ([of("A", is_complement=True)], ["A", "B"], "there"),
        ([either(of("A"), of("B"))], ["B"], "there"),
        ([either(of("A"), of("B"))], ["C"], "missing"),
        ([either(of("A"), of("B"), is_complement=True)], ["B"], "missing"),
        ([either()], ["A"], "missing"),
        ([both(of("A", "B"), of("B"))], ["A"], "missing"),
        ([both(of("A", "B"), of("B"))], ["B"], "there"),
        ([], ["A"], "there"),
        # dimensions, units and the like: only where names alone decide
        ([of("A"), UNKNOWN], ["A"], "not judged"),
        ([of("A"), UNKNOWN], ["B"], "missing"),
        ([either(of("A"), UNKNOWN)], ["A"], "there"),
        ([either(of("A"), UNKNOWN)], ["B"], "not judged"),
        ([both(of("A"), UNKNOWN)], ["B"], "missing"),
        ([replace(UNKNOWN, is_complement=True)], ["A"], "not judged"),
        ([replace(of("A"), is_computed=True)], ["A"], "there"),
        ([replace(of("A"), is_computed=True)], ["B"], "not judged"),
    ],
)
def test_filters(filters: list[Filter], reported: list[str], expected: str) -> None:
    assert outcome(existence(fact(*filters)), *reported) == expected
    assert outcome(existence(fact(*filters, fallback=None)), *reported) == expected


@pytest.mark.parametrize(
    ("fallbacks", "reported", "expected"),
    [
        (("()", "()"), [], "missing"),
        (("()", "()"), ["A"], "there"),
        (("()", "()"), ["B"], "there"),
        ((None, None), ["A"], "missing"),
        # both are there, but whether they have a period in common we do not know
        ((None, None), ["A", "B"], "not judged"),
        ((None, "()"), ["B"], "missing"),
        ((None, "()"), ["A"], "not judged"),
    ],
)
def test_two_variables(fallbacks: tuple[str | None, ...], reported: list[str], expected: str) -> None:
    first, second = fallbacks
    variables = (fact(of("A"), fallback=first), fact(of("B"), fallback=second, called="w"))
    assert outcome(existence(*variables), *reported) == expected


def test_what_may_prevent_an_evaluation() -> None:
    guarded = existence(fact(of("A")), preconditions=("$v gt 0",))
    general = existence(fact(of("A")), Variable("g", VariableKind.GENERAL, select="//e:B"))
    for assertion in (guarded, general):
        assert outcome(assertion, "A") == "not judged"
        assert outcome(assertion) == "missing"


def test_without_fact_variables_nothing_is_known() -> None:
    assert outcome(existence(PHASE), "A") == "not judged"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], 0),
        ([date(2024, 12, 31)], 0),
        ([date(2025, 12, 31)], 1),
    ],
)
def test_phase_in(days: list[date], expected: int) -> None:
    assertion = existence(fact(of("A")), PHASE, test="if ($P) then (.) else true()")
    facts = [make_fact(str(day), "Day", day) for day in days]
    found = missing_tags([assertion], facts, make_taxonomy())
    assert (len(found.missing), found.not_judged) == (expected, ())


def test_an_ambiguous_phase_is_not_judged_unless_it_does_not_matter() -> None:
    assertion = existence(fact(of("A")), PHASE, test="if ($P) then (.) else true()")
    days = [make_fact("1", "Day", date(2024, 12, 31)), make_fact("2", "Day", date(2025, 12, 31))]
    (unjudged,) = missing_tags([assertion], days, make_taxonomy()).not_judged
    assert unjudged.assertion is assertion
    assert "if ($P)" in unjudged.reason
    tagged = [*days, make_fact("a", "A")]
    assert missing_tags([assertion], tagged, make_taxonomy()) == MissingTags((), ())


def test_other_kinds_are_left_alone() -> None:
    value = replace(existence(fact(of("A"))), kind=AssertionKind.VALUE)
    assert judge(value) == MissingTags((), ())


def test_a_missing_tag_says_why_how_grave_and_where() -> None:
    parts = (
        *(("Number", "S1"), ("Section", "S1-6"), ("Paragraph", "50")),
        *(("MandatoryDatapoint", "Mandatory subject to MA"), ("PhaseIn", "1 year")),
    )
    taxonomy = replace(make_taxonomy(), references={name("A"): (Reference(parts),)})
    warning = existence(fact(of("A")), severity=AssertionSeverity.WARNING, sets=("always",))
    (tag,) = missing_tags([warning], [], taxonomy).missing
    assert tag.assertion.sets == ("always",)
    assert tag.severity is Severity.ADVISORY
    assert tag.concepts == (name("A"),)
    assert [str(item) for item in tag.disclosures] == ["S1-6, 50"]
    assert (tag.obligation, tag.phase_in) == (("Mandatory subject to MA",), ("1 year",))


def test_gravest_first_then_by_disclosure() -> None:
    def numbered(key: str, section: str, severity: AssertionSeverity) -> tuple[Assertion, Reference]:
        assertion = existence(fact(of(key)), id=key, subjects=(name(key),), severity=severity)
        return assertion, Reference((("Section", section),))

    made = [
        numbered("A", "S1-1", AssertionSeverity.OK),
        numbered("B", "S1-10", AssertionSeverity.ERROR),
        numbered("C", "S1-9", AssertionSeverity.ERROR),
    ]
    references = {assertion.subjects[0]: (reference,) for assertion, reference in made}
    found = missing_tags([item for item, _ in made], [], replace(make_taxonomy(), references=references))
    assert [tag.assertion.id for tag in found.missing] == ["C", "B", "A"]


def test_a_computed_severity_is_not_guessed() -> None:
    found = judge(existence(fact(of("A")), severity=AssertionSeverity.COMPUTED))
    assert [item.reason for item in found.not_judged] == ["its severity is computed"]


@pytest.mark.parametrize(("takes_nil", "expected"), [(False, "missing"), (True, "there")])
def test_a_nil_fact_is_found_only_where_a_variable_takes_nil(takes_nil: bool, expected: str) -> None:
    variable = replace(fact(of("A")), takes_nil=takes_nil)
    nil = make_fact("A", "A", None, nil_number=True)
    found = missing_tags([existence(variable)], [nil], make_taxonomy())
    assert ("missing" if found.missing else "there") == expected
    assert found.not_judged == ()
