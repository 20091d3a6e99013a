"""Breakdowns: a concept takes what one table of the taxonomy gives it, whole, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import make_taxonomy, name
from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Axis, Hypercube, Taxonomy

GENDER, AGE, SITE = name("GenderAxis"), name("AgeAxis"), name("SiteAxis")


def cube(concept: str, axes: dict[QName, frozenset[QName]]) -> Hypercube:
    return Hypercube("role", name("Table"), True, frozenset({name(concept)}), axes)


@pytest.fixture
def taxonomy() -> Taxonomy:
    gender = frozenset({name("MaleMember"), name("FemaleMember")})
    young = frozenset({name("YoungMember")})
    axes = {
        GENDER: Axis(GENDER, default=name("GenderDomain")),
        AGE: Axis(AGE, default=name("AgeDomain")),
        SITE: Axis(SITE, typed_domain=name("SiteValue")),
    }
    cubes = (
        cube("Employees", {GENDER: gender}),
        cube("Employees", {AGE: young}),
        cube("Crossed", {GENDER: gender, AGE: young}),
        cube("BySite", {SITE: frozenset()}),
        cube("Undivided", {}),
    )
    return replace(make_taxonomy(), axes=axes, hypercubes=cubes)


@pytest.mark.parametrize(
    ("concept", "dimensions", "permitted"),
    [
        ("Employees", {}, True),
        ("Employees", {GENDER: name("MaleMember")}, True),
        ("Employees", {AGE: name("YoungMember")}, True),
        ("Employees", {GENDER: name("MaleMember"), AGE: name("YoungMember")}, False),
        ("Employees", {GENDER: name("YoungMember")}, False),
        ("Employees", {SITE: "Dongguan"}, False),
        ("Crossed", {GENDER: name("MaleMember"), AGE: name("YoungMember")}, True),
        ("Crossed", {GENDER: name("MaleMember")}, True),
        ("BySite", {SITE: "Dongguan"}, True),
        ("BySite", {}, False),
        ("Undivided", {}, True),
        ("Undivided", {GENDER: name("MaleMember")}, False),
        ("InNoTable", {}, True),
        ("InNoTable", {GENDER: name("MaleMember")}, False),
    ],
)
def test_what_a_concept_takes(
    taxonomy: Taxonomy, concept: str, dimensions: dict[QName, Member], permitted: bool
) -> None:
    allowed = AllowedBreakdowns(taxonomy)
    assert allowed.permits(name(concept), sorted(dimensions.items(), key=lambda pair: pair[0])) == permitted


def test_the_advice_names_axes_and_members(taxonomy: Taxonomy) -> None:
    allowed = AllowedBreakdowns(taxonomy)
    assert allowed.advice(name("Crossed")).startswith(
        "Crossed takes AgeAxis with GenderAxis; its members are"
    )
    assert allowed.advice(name("Undivided")) == "Undivided takes no breakdown."
