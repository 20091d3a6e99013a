"""A mapping to a taxonomy that has no place for some records: what it files, and what it leaves out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity

EMPLOYEES = "  employees: small:NumberOfEmployees\n"
TURNOVER = "  turnover-rate: small:TurnoverRate\n"


@pytest.fixture
def partial(project: Project) -> Project:
    project.edit("mapping.yaml", "mapping: small\n", "mapping: small\npartial: true\n")
    return project


def facts(project: Project, concept: str) -> list[dict[str, Any]]:
    report = json.loads((project.output / "report.json").read_text("utf-8"))
    return [item for item in report["facts"].values() if item["dimensions"]["concept"] == f"small:{concept}"]


def told(findings: tuple[Finding, ...], code: Code) -> list[tuple[str | None, str, int]]:
    return [
        (item.indicator, item.message, 1 + len(item.related))
        for item in findings
        if item.code == code.value.name
    ]


def test_an_indicator_without_a_concept_is_told_once_with_all_its_records(partial: Project) -> None:
    partial.edit("mapping.yaml", EMPLOYEES, "")
    exported = partial.export()
    assert told(exported.findings, Code.RECORD_LEFT_OUT) == [
        ("employees", "not filed under this target: the mapping has no concept for it", 5)
    ]
    assert not facts(partial, "NumberOfEmployees")
    left_out = [item for item in exported.findings if item.code == Code.RECORD_LEFT_OUT.value.name]
    assert left_out[0].severity is Severity.INFO


def test_the_same_indicator_is_an_error_where_the_mapping_is_whole(project: Project) -> None:
    project.edit("mapping.yaml", EMPLOYEES, "")
    assert Code.INDICATOR_UNKNOWN.value.name in {item.code for item in project.export().findings}


def test_a_breakdown_may_have_no_axis_or_not_go_along(partial: Project) -> None:
    partial.edit("mapping.yaml", "partial: true\n", "partial: true\nunmapped_axes: [gender]\n")
    partial.edit(
        "mapping.yaml",
        '  gender: {axis: "small:GenderAxis", members: {Male: "small:MaleMember", '
        'Female: "small:FemaleMember"}}\n',
        "",
    )
    partial.edit(
        "mapping.yaml",
        "  sessions: small:NumberOfSessions\n",
        "  sessions: {concept: small:NumberOfSessions, breakdowns: [value-basis]}\n",
    )
    exported = partial.export()
    assert sorted(told(exported.findings, Code.RECORD_LEFT_OUT)) == [
        ("employees", "not filed under this target: the taxonomy has no axis for gender", 2),
        ("sessions", "not filed under this target: NumberOfSessions is not divided by site", 2),
    ]
    assert len(facts(partial, "NumberOfEmployees")) == 2
    assert len(facts(partial, "NumberOfSessions")) == 2


def test_a_qualified_figure_is_left_out_where_the_taxonomy_cannot_say_so(partial: Project) -> None:
    text = (partial.folder / "mapping.yaml").read_text("utf-8")
    start, end = text.index("qualifiers:"), text.index("enumerations:")
    (partial.folder / "mapping.yaml").write_text(text[:start] + text[end:], "utf-8")
    exported = partial.export()
    message = "not filed under this target: the taxonomy cannot say that a figure is qualified"
    assert told(exported.findings, Code.RECORD_LEFT_OUT) == [("wages", message, 1)]
    assert len(facts(partial, "Wages")) == 1


def test_only_exact_concepts_are_filed_unless_the_target_asks(partial: Project) -> None:
    near = "  turnover-rate: {concept: small:TurnoverRate, fit: near, reason: leavers of one site}\n"
    partial.edit("mapping.yaml", TURNOVER, near)
    exported = partial.export()
    message = "TurnoverRate is a near concept: leavers of one site"
    assert told(exported.findings, Code.FIT_LEFT_OUT) == [("turnover-rate", message, 1)]
    assert not facts(partial, "TurnoverRate")
    partial.edit("report.yaml", "packages: [small.zip]", "packages: [small.zip]\n    fits: [exact, near]")
    assert not told(partial.export().findings, Code.FIT_LEFT_OUT)
    assert len(facts(partial, "TurnoverRate")) == 1


@pytest.mark.parametrize("fit", ["fit: near", "reason: because"])
def test_a_fit_and_its_reason_come_together(partial: Project, fit: str) -> None:
    partial.edit("mapping.yaml", TURNOVER, f"  turnover-rate: {{concept: small:TurnoverRate, {fit}}}\n")
    (fault,) = [item for item in partial.export().findings if item.severity is Severity.ERROR]
    assert "near or derived needs its reason" in fault.message


def test_a_number_stated_in_words(partial: Project) -> None:
    partial.edit(
        "mapping.yaml",
        "  policy-in-force: small:PolicyInForce\n",
        '  policy-in-force: {concept: small:NumberOfSessions, stated: {"Yes": 1, 否: 0}}\n',
    )
    partial.edit("records.csv", "sessions,16,Times,2023,,,,,", "sessions,16,Times,2022,,,,,")
    partial.edit("records.csv", "sessions,12,Times,2023,,,,Dongguan", "sessions,12,Times,2022,,,,Dongguan")
    partial.export()
    found = {
        (item["dimensions"].get("small:SiteAxis"), item["value"], item.get("decimals"))
        for item in facts(partial, "NumberOfSessions")
        if item["dimensions"]["period"].startswith("2023")
    }
    assert {(None, "1", None), ("Dongguan", "0", None)} <= found


def test_a_breakdown_may_be_a_concept_and_a_dimension_go_without_saying(partial: Project) -> None:
    partial.edit(
        "mapping.yaml",
        EMPLOYEES,
        "  employees:\n"
        "    concept: small:NumberOfEmployees\n"
        "    cases:\n"
        "      gender:\n"
        "        Male: small:NumberOfInternalSessions\n"
        "        Female: {concept: small:NumberOfSessions, dimensions: {site: Dongguan}}\n",
    )
    partial.edit("records.csv", "internal-sessions,14,Times,2023", "internal-sessions,14,Times,2022")
    partial.edit("records.csv", "sessions,12,Times,2023,,,,Dongguan", "sessions,12,Times,2022,,,,Dongguan")
    assert not [item for item in partial.export().findings if item.severity is Severity.ERROR]
    assert "600" in {item["value"] for item in facts(partial, "NumberOfInternalSessions")}
    (female,) = [item for item in facts(partial, "NumberOfSessions") if item["value"] == "400"]
    assert female["dimensions"]["small:SiteAxis"] == "Dongguan"
    lineage = (partial.output / "lineage.json").read_text("utf-8")
    assert '"Female"' in lineage


def test_a_case_may_have_cases_and_an_indicator_nothing_but_cases(partial: Project) -> None:
    partial.edit(
        "mapping.yaml",
        "  sessions: small:NumberOfSessions\n",
        "  sessions:\n"
        "    cases:\n"
        "      site:\n"
        "        Dongguan:\n"
        "          cases: {value-basis: {Target: small:NumberOfInternalSessions}}\n"
        "        厦门: small:NumberOfExternalSessions\n",
    )
    partial.edit(
        "records.csv", "sessions,20,Times,2023,,,Target,,", "sessions,20,Times,2023,,,Target,Dongguan,"
    )
    partial.edit("records.csv", "internal-sessions,14,Times,2023", "internal-sessions,14,Times,2022")
    partial.edit("records.csv", "external-sessions,2,Times,2023", "external-sessions,2,Times,2022")
    exported = partial.export()
    assert not [item for item in exported.findings if item.severity is Severity.ERROR]
    values = [
        {item["value"] for item in facts(partial, concept) if item["dimensions"]["period"].startswith("2023")}
        for concept in ("NumberOfInternalSessions", "NumberOfExternalSessions", "NumberOfSessions")
    ]
    assert values == [{"20"}, {"4"}, set()]
    message = "not filed under this target: the mapping has a concept for other breakdowns of it only"
    assert told(exported.findings, Code.RECORD_LEFT_OUT) == [("sessions", message, 2)]


def test_a_case_of_a_case_that_cannot_hold_is_told_where_it_stands(partial: Project) -> None:
    partial.edit(
        "mapping.yaml",
        TURNOVER,
        "  turnover-rate:\n    cases: {site: {Dongguan: {cases: {gender: {Male: small:Nothing}}}}}\n",
    )
    (fault,) = [item for item in partial.export().findings if item.severity is Severity.ERROR]
    assert fault.code == Code.MAPPING_CONCEPT.value.name
    assert fault.location is not None
    assert fault.location.column == "indicators.turnover-rate.cases.site.Dongguan.cases.gender.Male"


def test_only_a_partial_mapping_has_cases_without_a_concept(project: Project) -> None:
    project.edit(
        "mapping.yaml", TURNOVER, "  turnover-rate: {cases: {site: {Dongguan: small:TurnoverRate}}}\n"
    )
    (fault,) = [item for item in project.export().findings if item.severity is Severity.ERROR]
    assert "only a partial mapping may have" in fault.message


def test_a_day_may_stand_for_the_year_that_it_ends(partial: Project) -> None:
    entry = "  turnover-rate: {concept: small:TurnoverRate, days_as_years: true}\n"
    partial.edit("records.csv", "turnover-rate,5.50,%,2023,", "turnover-rate,5.50,%,2023-12-31,")
    errors = [item.code for item in partial.export().findings if item.severity is Severity.ERROR]
    assert errors == [Code.PERIOD_TYPE.value.name]
    partial.edit("mapping.yaml", TURNOVER, entry)
    partial.export()
    (fact,) = facts(partial, "TurnoverRate")
    assert fact["dimensions"]["period"] == "2023-01-01T00:00:00/2024-01-01T00:00:00"
    partial.edit("records.csv", "2023-12-31,", "2023-06-30,")
    assert Code.PERIOD_TYPE.value.name in {item.code for item in partial.export().findings}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            TURNOVER,
            "  turnover-rate: {concept: small:TurnoverRate, dimensions: {region: Asia}}\n",
            "'region'",
        ),
        (
            TURNOVER,
            "  turnover-rate: {cases: {site: {A: {concept: small:TurnoverRate, dimensions: {region: B}}}}}\n",
            "'region'",
        ),
        (TURNOVER, "  turnover-rate: {above_100: true}\n", "has cases, and nothing else"),
        (TURNOVER, "  turnover-rate: {cases: {}}\n", "has cases, and nothing else"),
        ("partial: true\n", "partial: true\nunmapped_axes: [gender]\n", "mapped and unmapped"),
        (
            "  wages: small:Wages\n",
            "  wages: {concept: small:Wages, stated: {none: 0}}\n",
            "without its unit",
        ),
    ],
)
def test_rules_that_cannot_hold_are_told(partial: Project, old: str, new: str, told: str) -> None:
    partial.edit("mapping.yaml", old, new)
    (fault,) = [item for item in partial.export().findings if item.severity is Severity.ERROR]
    assert told in fault.message
