"""Assertions out of formula linkbases: each kind, each form of filter, each way to say how grave it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.taxonomy.synthetic import BASE, ENTRY, write
from tests.taxonomy.synthetic_formula import (
    arc,
    concepts,
    fact_variable,
    formula_files,
    formula_linkbase,
    locator,
    resource,
)
from xbrlesg.names import XBRLI, XS, QName
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.assertions import (
    Assertion,
    AssertionKind,
    AssertionSeverity,
    Filter,
    Variable,
    VariableKind,
)
from xbrlesg.taxonomy.package import open_packages
from xbrlesg.taxonomy.read_assertions import AND_FILTER, CONCEPT_NAME, OR_FILTER

A, B, C = (QName(BASE, name) for name in "ABC")
DIMENSION = QName("http://xbrl.org/2008/filter/dimension", "explicitDimension")
VALUE = resource("va:valueAssertion", "va", 'test="$v gt 0"')
EXISTS = resource("ea:existenceAssertion", "ea")


def read(folder: Path, *linkbases: str) -> tuple[Assertion, ...]:
    packages, findings = open_packages([write(folder, formula_files(*linkbases))])
    assert packages is not None, findings
    return open_assertions(packages, (ENTRY,), cache=None)


def read_one(folder: Path, *parts: str) -> Assertion:
    (found,) = read(folder, formula_linkbase(*parts))
    return found


def filters_of(assertion: Assertion) -> tuple[Filter, ...]:
    (variable,) = assertion.variables
    return variable.filters


def test_a_value_assertion(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        resource("va:valueAssertion", "va", 'test="$v = $w + 1"'),
        concepts("a", "A"),
        concepts("bc", "B", "C"),
        fact_variable("va", "w", "bc", order=2),
        fact_variable("va", "v", "a", order=1),
        resource("variable:precondition", "p", 'test="$v gt 0"'),
        arc("precondition", "va", "p"),
        resource("validation:assertionSet", "checks"),
        arc("set", "checks", "va"),
    )
    assert found == Assertion(
        "va",
        AssertionKind.VALUE,
        AssertionSeverity.ERROR,
        sets=("checks",),
        concepts=(A, B, C),
        subjects=(A, B, C),
        preconditions=("$v gt 0",),
        test="$v = $w + 1",
    )
    assert found.code == "message:va"


def test_subjects_are_what_the_test_calls(tmp_path: Path) -> None:
    gate = fact_variable("va", "v10", "b")
    found = read_one(
        tmp_path, VALUE, concepts("a", "A"), concepts("b", "B"), fact_variable("va", "v", "a"), gate
    )
    assert (set(found.concepts), found.subjects) == ({A, B}, (A,))


def test_an_existence_assertion_keeps_its_variables(tmp_path: Path) -> None:
    select = "/xbrli:xbrl/t:Day ge xs:date('2025-01-01')"
    found = read_one(
        tmp_path,
        resource("ea:existenceAssertion", "ea", 'test="if ($P) then . else true()"'),
        concepts("a", "A"),
        fact_variable("ea", "v", "a", more='fallbackValue="()" nils="true"', order=1),
        resource("variable:parameter", "p", f'name="P" select="{select}" as="xs:boolean"'),
        arc("variable", "ea", "p", 'name="P" order="2"'),
        resource("variable:generalVariable", "g", 'select="1"'),
        arc("variable", "ea", "g", 'name="g" order="3"'),
    )
    spaces = (("t", BASE), ("xbrli", XBRLI), ("xs", XS))
    assert found.kind is AssertionKind.EXISTENCE
    assert found.subjects == (A,)
    assert found.variables == (
        Variable("v", VariableKind.FACT, (Filter(CONCEPT_NAME, concepts=(A,)),), "()", takes_nil=True),
        Variable("P", VariableKind.PARAMETER, select=select, declared_type="xs:boolean", namespaces=spaces),
        Variable("g", VariableKind.GENERAL, select="1"),
    )


def test_a_consistency_assertion_is_about_the_variables_of_its_formula(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        resource("ca:consistencyAssertion", "ca", 'strict="true"'),
        resource("formula:formula", "f", 'value="$v"'),
        arc("formula", "ca", "f"),
        concepts("a", "A"),
        fact_variable("f", "v", "a"),
    )
    assert (found.id, found.kind, found.concepts) == ("ca", AssertionKind.CONSISTENCY, (A,))


def test_boolean_filters_nest(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        EXISTS,
        resource("bf:orFilter", "or"),
        resource("bf:andFilter", "and"),
        resource("df:explicitDimension", "d"),
        concepts("a", "A"),
        concepts("b", "B"),
        fact_variable("ea", "v", "or"),
        arc("part", "or", "a", 'order="1"'),
        arc("part", "or", "and", 'order="2"'),
        arc("part", "and", "b", 'order="1"'),
        arc("part", "and", "d", 'order="2"'),
    )
    both = Filter(AND_FILTER, parts=(Filter(CONCEPT_NAME, concepts=(B,)), Filter(DIMENSION)))
    assert filters_of(found) == (Filter(OR_FILTER, parts=(Filter(CONCEPT_NAME, concepts=(A,)), both)),)
    assert found.concepts == (A, B)


def test_what_a_filter_excludes_is_not_what_the_assertion_names(tmp_path: Path) -> None:
    parts = (
        resource("bf:orFilter", "or"),
        concepts("a", "A"),
        concepts("b", "B"),
        arc("part", "or", "a", 'complement="true" order="1"'),
        arc("part", "or", "b", 'order="2"'),
        resource("variable:factVariable", "var"),
        arc("variable", "ea", "var", 'name="v"'),
    )
    plain = read_one(tmp_path, EXISTS, *parts, arc("filter", "var", "or"))
    turned = read_one(tmp_path, EXISTS, *parts, arc("filter", "var", "or", 'complement="true"'))
    assert (plain.concepts, turned.concepts) == ((B,), (A,))
    assert [item.is_complement for item in filters_of(turned)] == [True]


def test_filters_of_the_whole_set_hold_for_each_variable(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        EXISTS,
        concepts("a", "A"),
        concepts("b", "B"),
        fact_variable("ea", "v", "b"),
        arc("shared", "ea", "a", 'complement="true"'),
    )
    assert filters_of(found) == (
        Filter(CONCEPT_NAME, is_complement=True, concepts=(A,)),
        Filter(CONCEPT_NAME, concepts=(B,)),
    )


def test_computed_names_are_told(tmp_path: Path) -> None:
    computed = concepts("a", "A", computed="node-name(.)")
    found = read_one(tmp_path, EXISTS, computed, fact_variable("ea", "v", "a"))
    assert filters_of(found) == (Filter(CONCEPT_NAME, concepts=(A,), is_computed=True),)


@pytest.mark.parametrize(
    ("parts", "severity"),
    [
        ((), AssertionSeverity.ERROR),
        (
            (locator("s", "http://www.xbrl.org/2022/severities.xml#WARNING"), arc("severity", "va", "s")),
            AssertionSeverity.WARNING,
        ),
        (
            (locator("s", "http://www.xbrl.org/2016/severities.xml#OK"), arc("severity-2016", "va", "s")),
            AssertionSeverity.OK,
        ),
        (
            (resource("sev:expression", "s", "severity=\"'OK'\""), arc("severity", "va", "s")),
            AssertionSeverity.COMPUTED,
        ),
        ((resource("sev:ok", "s"), arc("severity", "va", "s")), AssertionSeverity.OK),
        ((locator("s", "other.xml#ODD"), arc("severity", "va", "s")), AssertionSeverity.COMPUTED),
    ],
)
def test_severities(tmp_path: Path, parts: tuple[str, ...], severity: AssertionSeverity) -> None:
    (found,) = read(tmp_path, formula_linkbase(VALUE, *parts), "<link:linkbase xmlns:link='x'/>")
    assert found.severity is severity


def test_arcs_may_lead_to_resources_of_other_linkbases(tmp_path: Path) -> None:
    other = formula_linkbase(concepts("a", "A"))
    own = formula_linkbase(VALUE, locator("there", "f1.xml#a"), fact_variable("va", "v", "there"))
    (found,) = read(tmp_path, own, other)
    assert found.concepts == (A,)


def test_prohibited_arcs_are_gone(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        VALUE,
        concepts("a", "A"),
        concepts("b", "B"),
        fact_variable("va", "v", "a", "b"),
        arc("filter", "va-v", "a", 'use="prohibited" priority="1"'),
        arc("filter", "va-v", "b", 'use="prohibited" priority="-1"'),
    )
    assert found.concepts == (B,)


def test_a_circle_of_filters_does_not_hang_the_reader(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        EXISTS,
        resource("bf:orFilter", "or"),
        resource("bf:andFilter", "and"),
        fact_variable("ea", "v", "or"),
        arc("part", "or", "and"),
        arc("part", "and", "or"),
    )
    assert filters_of(found) == (Filter(OR_FILTER, parts=(Filter(AND_FILTER),)),)


def test_without_an_id_the_label_names_it(tmp_path: Path) -> None:
    found = read_one(tmp_path, VALUE.replace('id="va"', ""))
    assert found.id == "va"


def test_a_taxonomy_without_formulas_has_none(tmp_path: Path) -> None:
    assert read(tmp_path) == ()
