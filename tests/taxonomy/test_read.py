"""The small house package in our model, part by part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT, NAMESPACE
from xbrlesg.links import DEPRECATED_DATE_LABEL, DOCUMENTATION, MEASUREMENT_GUIDANCE
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Axis, Enumeration, PresentationNode, Taxonomy, ValueKind
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy


@pytest.fixture(scope="module")
def taxonomy(small_package: Path) -> Taxonomy:
    packages, findings = open_packages([PackagePath(small_package, small_package.name)])
    assert packages is not None, findings
    read, findings = read_taxonomy(packages, (ENTRY_POINT,))
    assert read is not None, findings
    return read


def name(local: str) -> QName:
    return QName(NAMESPACE, local)


EVERY_NUMBER = {name("QualificationAxis"): {name("ExactMember"), name("MoreThanMember")}}


def test_kinds(taxonomy: Taxonomy) -> None:
    assert {item.name.local: item.kind for item in taxonomy.concepts.values() if not item.abstract} == {
        "NumberOfEmployees": ValueKind.INTEGER,
        "NumberOfPermanentEmployees": ValueKind.INTEGER,
        "NumberOfTemporaryEmployees": ValueKind.INTEGER,
        "NumberOfOtherEmployees": ValueKind.INTEGER,
        "EmployeeTurnoverRate": ValueKind.PERCENT,
        "HoursOfTraining": ValueKind.HOURS,
        "CostOfTraining": ValueKind.MONETARY,
        "SatisfactionScore": ValueKind.DECIMAL,
        "TrainingPolicy": ValueKind.STRING,
        "DescriptionOfPolicy": ValueKind.TEXT_BLOCK,
        "PolicyInForce": ValueKind.BOOLEAN,
        "DateOfPolicy": ValueKind.DATE,
        "FrequencyOfReview": ValueKind.ENUMERATION,
        "FrequenciesOfSurveys": ValueKind.ENUMERATION_SET,
        "EnergyConsumption": ValueKind.MEASURE,
    }


def test_answers(taxonomy: Taxonomy) -> None:
    answers = Enumeration(name("FrequencyDomain"), frozenset({name("YearlyMember"), name("MonthlyMember")}))
    enumerated = {
        item.name.local: item.enumeration for item in taxonomy.concepts.values() if item.enumeration
    }
    assert enumerated == {"FrequencyOfReview": answers, "FrequenciesOfSurveys": answers}


def test_a_deprecated_concept_tells_how_to_migrate(taxonomy: Taxonomy) -> None:
    assert taxonomy.migration_note(name("DateOfPolicy"), "en") == "Report whether the policy is in force."
    assert taxonomy.migration_note(name("DateOfPolicy"), "zh-hans") == "改为披露政策是否有效。"
    assert taxonomy.migration_note(name("DateOfPolicy"), "fr") == "Report whether the policy is in force."
    assert taxonomy.migration_note(name("PolicyInForce"), "en") is None
    assert taxonomy.label(name("DateOfPolicy"), "en", DEPRECATED_DATE_LABEL) == "2025-06-30"
    assert taxonomy.successors == {name("DateOfPolicy"): (name("PolicyInForce"),)}


def test_axes(taxonomy: Taxonomy) -> None:
    assert dict(taxonomy.axes) == {
        name("GenderAxis"): Axis(name("GenderAxis"), None, name("GenderDomain")),
        name("AreaAxis"): Axis(name("AreaAxis"), None, name("GroupMember")),
        name("SiteAxis"): Axis(name("SiteAxis"), name("SiteName"), None),
        name("QualificationAxis"): Axis(name("QualificationAxis"), None, name("ExactMember")),
    }


def test_a_head_that_is_no_default_is_no_member(taxonomy: Taxonomy) -> None:
    cubes = {cube.role.removeprefix(f"{NAMESPACE}/role/"): cube for cube in taxonomy.hypercubes}
    cube = cubes["employees/by-gender-and-area"]
    assert cube.closed
    assert cube.concepts == {name("NumberOfEmployees")}
    assert cube.axes == {
        name("GenderAxis"): {name("GenderDomain"), name("FemaleMember"), name("MaleMember")},
        name("AreaAxis"): {name("GroupMember"), name("MainlandMember"), name("OverseasMember")},
        **EVERY_NUMBER,
    }
    assert cubes["employees/by-site"].axes == {name("SiteAxis"): frozenset(), **EVERY_NUMBER}
    assert cubes["training/undivided"].axes == EVERY_NUMBER


def test_answers_and_texts_have_cubes_without_the_axes_of_every_number(taxonomy: Taxonomy) -> None:
    cubes = {cube.role.removeprefix(f"{NAMESPACE}/role/"): cube for cube in taxonomy.hypercubes}
    assert cubes["training/statements-undivided"].axes == {}
    assert name("TrainingPolicy") in cubes["training/statements-undivided"].concepts
    assert cubes["training/statements-by-site"].axes == {name("SiteAxis"): frozenset()}
    assert cubes["training/statements-by-site"].concepts == {name("PolicyInForce")}


def test_the_contents_tell_the_themes(taxonomy: Taxonomy) -> None:
    contents = taxonomy.presentation[0]
    assert contents.definition == "[000000] Contents"
    assert contents.roots == (
        PresentationNode(
            name("PeopleThemeAbstract"),
            (
                PresentationNode(
                    name("EmploymentSubThemeAbstract"),
                    (PresentationNode(name("EmployeesAbstract")), PresentationNode(name("TurnoverAbstract"))),
                ),
            ),
        ),
        PresentationNode(
            name("ConductThemeAbstract"),
            (
                PresentationNode(
                    name("GovernanceAndEthicsSubThemeAbstract"), (PresentationNode(name("TrainingAbstract")),)
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("local", "english", "chinese"),
    [
        ("GovernanceAndEthicsSubThemeAbstract", "Governance and ethics", "治理与道德"),
        ("EmployeesAbstract", "Employees", "员工"),
        ("EmployeesLineItems", "Employees [line items]", "员工[项目]"),
        ("EmployeesTable", "Employees [table]", "员工[表格]"),
        (
            "EmployeesByGenderAndAreaTable",
            "Employees by gender and area [table]",
            "员工（按性别、区域）[表格]",
        ),
        ("GenderAxis", "Gender", "性别"),
        ("GenderDomain", "All genders", "所有性别"),
        ("FemaleMember", "Female", "女"),
        ("HoursOfTraining", "Hours of training", "培训时数"),
    ],
)
def test_labels(taxonomy: Taxonomy, local: str, english: str, chinese: str) -> None:
    assert (taxonomy.label(name(local), "en"), taxonomy.label(name(local), "zh-hans")) == (english, chinese)


def test_documentation_and_guidance(taxonomy: Taxonomy) -> None:
    rate = name("EmployeeTurnoverRate")
    assert taxonomy.label(rate, "en", DOCUMENTATION) == "Leavers by employees."
    assert taxonomy.label(rate, "zh-hans", MEASUREMENT_GUIDANCE) == "小数，无单位：5.5%记为0.055。"


def test_prefixes_and_references(taxonomy: Taxonomy) -> None:
    assert taxonomy.prefixes == {NAMESPACE: "sm"}
    assert [item.parts for item in taxonomy.references[name("EmployeeTurnoverRate")]] == [
        (("Name", "GRI 401"), ("Section", "401-1"))
    ]
