"""What a profile demands, and what the company alone can state."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.export import Exported

MAPPING = "    mapping: mapping.yaml\n"
EXAMPLE = "https://other.example/taxonomy.xsd"


@pytest.fixture
def profiled(project: Project) -> Project:
    """The small project with a profile that demands nothing."""
    project.edit("report.yaml", MAPPING, f"    profile: profile.yaml\n{MAPPING}")
    (project.folder / "profile.yaml").write_text("profile: demanding\n", "utf-8")
    return project


def demand(project: Project, text: str) -> Exported:
    (project.folder / "profile.yaml").write_text(f"profile: demanding\n{text}\n", "utf-8")
    return project.export()


def told(exported: Exported, code: Code) -> list[Finding]:
    return [item for item in exported.findings if item.code == code.value.name]


def test_a_profile_that_demands_nothing_changes_nothing(profiled: Project, project: Project) -> None:
    plain = project.export()
    before = {name: (project.output / name).read_bytes() for name in ("report.xhtml", "report.json")}
    exported = profiled.export()
    assert exported.files == plain.files
    assert {name: (project.output / name).read_bytes() for name in before} == before


def test_a_format_that_is_not_permitted_is_refused(profiled: Project) -> None:
    exported = demand(profiled, "formats: [json]")
    (fault,) = told(exported, Code.PROFILE_FORMAT)
    assert fault.severity is Severity.ERROR
    assert fault.hint == "It permits json."
    assert exported.facts == 0
    assert not (profiled.output / "report.json").exists()


def test_facts_of_another_taxonomy_are_refused(profiled: Project) -> None:
    (fault,) = told(demand(profiled, f"entry_points: [{EXAMPLE}]"), Code.PROFILE_TAXONOMY)
    assert fault.severity is Severity.ERROR
    assert str(fault.location) == "report.yaml:15:targets.small.mapping.0"
    assert EXAMPLE in fault.hint


def test_another_scheme_of_the_entity_is_a_warning(profiled: Project) -> None:
    exported = demand(profiled, "entity_schemes: [http://standards.iso.org/iso/17442]")
    (fault,) = told(exported, Code.PROFILE_SCHEME)
    assert (fault.severity, fault.value) == (Severity.WARNING, "https://register.example")
    assert exported.facts
    assert not told(demand(profiled, "entity_schemes: [https://register.example]"), Code.PROFILE_SCHEME)


def test_an_expected_statement_is_asked_for_and_never_inferred(profiled: Project) -> None:
    exported = demand(profiled, "expects: [policy-is-public]")
    (fault,) = told(exported, Code.STATEMENT_EXPECTED)
    assert (fault.severity, fault.value) == (Severity.ADVISORY, "policy-is-public")


@pytest.mark.parametrize(
    "text",
    [
        "file_name: 'report-{nobody}'",
        "file_name: 'report-{'",
        "file_name: '../report'",
        "file_name: '{report!r}'",
        "transformations: 6",
        "packages: [rar]",
        "validations: [all]",
        "colour: red",
        "hidden_facts: display",
    ],
)
def test_a_profile_that_cannot_be_is_told_with_its_line(profiled: Project, text: str) -> None:
    exported = demand(profiled, text)
    (fault,) = told(exported, Code.YAML_CONTENT)
    assert fault.location is not None
    assert (fault.location.file, fault.location.row) == ("profile.yaml", 2)


def test_a_package_form_without_its_format_holds_what_there_is_or_is_refused(profiled: Project) -> None:
    profiled.edit("report.yaml", MAPPING, f"{MAPPING}    outputs: [json]\n")
    (fault,) = told(demand(profiled, "packages: [xbri, xbr, zip]"), Code.PROFILE_FORMAT)
    assert fault.value == "xbri"
    exported = demand(profiled, "packages: [xbr, zip]")
    assert {"report.json", "report.xbr", "report.zip"} < set(exported.files)
    assert "report.xhtml" not in exported.files


def facts(project: Project, concept: str) -> list[dict[str, Any]]:
    report = json.loads((project.output / "report.json").read_text("utf-8"))
    return [item for item in report["facts"].values() if item["dimensions"]["concept"] == f"small:{concept}"]


def test_a_statement_becomes_a_fact_for_the_reporting_period(project: Project) -> None:
    statement = "    statements:\n      turnover-rate: {value: '7.5', unit: '%'}\n"
    project.edit("report.yaml", MAPPING, MAPPING + statement)
    records = (project.folder / "records.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [row for row in records if not row.startswith("turnover-rate,")]
    (project.folder / "records.csv").write_text("".join(kept), "utf-8")
    exported = project.export()
    (fact,) = facts(project, "TurnoverRate")
    assert (fact["value"], fact["dimensions"]["period"]) == (
        "0.075",
        "2023-01-01T00:00:00/2024-01-01T00:00:00",
    )
    assert exported.records == 24  # as many as before: one row less, one statement more
    lineage = json.loads((project.output / "lineage.json").read_text("utf-8"))
    rows = [origin["record"] for found in lineage["facts"].values() for origin in found]
    assert {"file": "report.yaml", "row": 16} in [{k: row[k] for k in ("file", "row")} for row in rows]


def test_a_statement_that_is_no_fact_is_a_finding(project: Project) -> None:
    project.edit("report.yaml", MAPPING, f"{MAPPING}    statements: {{colour: green}}\n")
    (fault,) = told(project.export(), Code.INDICATOR_UNKNOWN)
    assert str(fault.location) == "report.yaml:15:targets.small.statements.colour"


def test_a_path_with_a_variable_that_is_not_set_names_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.edit("report.yaml", "packages: [small.zip]", "packages: ['${SMALL_PACKAGES}/small.zip']")
    monkeypatch.delenv("SMALL_PACKAGES", raising=False)
    (fault,) = told(project.export(), Code.VARIABLE_UNSET)
    assert "SMALL_PACKAGES" in fault.hint
    assert str(fault.location) == "report.yaml:15:targets.small.packages.0"
    monkeypatch.setenv("SMALL_PACKAGES", str(project.folder))
    assert project.export().facts
