"""Rules of one report: what they find, and what is said where they name something unknown."""

from __future__ import annotations

import json

import pytest

from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity

RULE = """\
rules:
  - id: men-are-staff
    kind: part-whole
    complete: true
    whole: employees
    parts: [{indicator: employees, members: {gender: Male}}]
    message: {en: Not all are men.}
"""


@pytest.fixture
def ruled(project: Project) -> Project:
    (project.folder / "rules.yaml").write_text(RULE, "utf-8")
    project.edit("report.yaml", "records: records.csv", "records: records.csv\nrules: rules.yaml")
    return project


def test_a_rule_of_the_report_is_judged_beside_those_of_the_taxonomy(ruled: Project) -> None:
    found = [item for item in ruled.export().findings if item.code == Code.PARTS_AND_WHOLE.value.name]
    assert [(item.message, item.arithmetic) for item in found] == [
        (
            "Number of employees, 2023: Not all are men. (rule men-are-staff)",
            "600, of 1,000: 400 undisclosed",
        )
    ]
    assert (ruled.output / "report.xhtml").exists()
    assert "rules.yaml" in json.loads((ruled.output / "manifest.json").read_text("utf-8"))["inputs"]


def test_a_rule_may_name_qualified_figures(ruled: Project) -> None:
    ruled.edit("rules.yaml", "whole: employees", "whole: {indicator: wages, members: {qualifier: about}}")
    ruled.edit("rules.yaml", "parts: [{indicator: employees, members: {gender: Male}}]", "parts: [wages]")
    assert not [item for item in ruled.export().findings if item.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("whole: employees", "whole: employes", "no indicator 'employes'"),
        ("gender: Male", "gendre: Male", "no axis 'gendre'"),
        ("gender: Male", "gender: Mail", "no value on GenderAxis 'Mail'"),
    ],
)
def test_unknown_names_are_told_with_near_ones(ruled: Project, old: str, new: str, told: str) -> None:
    ruled.edit("rules.yaml", old, new)
    (found,) = [item for item in ruled.export().findings if item.code == Code.REPORT_RULE.value.name]
    assert told in found.message
    assert found.hint.startswith("Did you mean")
    assert (found.location and found.location.file) == "rules.yaml"
    assert not (ruled.output / "report.xhtml").exists()


def test_a_file_that_is_missing_or_broken_is_told(ruled: Project) -> None:
    (ruled.folder / "rules.yaml").write_text("rules: [{kind: odd}]", "utf-8")
    assert Code.YAML_CONTENT.value.name in {item.code for item in ruled.export().findings}
    (ruled.folder / "rules.yaml").unlink()
    assert Code.FILE_MISSING.value.name in {item.code for item in ruled.export().findings}


PRINTED = """\
rules:
  - {id: trained, kind: target, indicator: sessions, target: Target, better: higher}
  - {id: bounds, kind: bound, axis: qualifier, above: more than}
  - {id: inside, kind: part-whole, whole: Held inside, parts: [sessions]}
"""
FURTHER = """\
wages,"19,700","RMB '0,000",2023,more than,,,,,,,,9,Staff,Wages
wages,"19,600","RMB '0,000",2023,,,,,,,,,9,Staff,Wages
"""


@pytest.fixture
def printed(ruled: Project) -> Project:
    """A project whose names are those of a printed page: with capitals and spaces."""
    (ruled.folder / "rules.yaml").write_text(PRINTED, "utf-8")
    with (ruled.folder / "records.csv").open("a", encoding="utf-8") as records:
        records.write(FURTHER)
    ruled.edit("mapping.yaml", "  internal-sessions:", "  Held inside:")
    ruled.edit("records.csv", "internal-sessions,14", "Held inside,14")
    return ruled


def test_a_rule_names_indicators_columns_and_values_as_they_are_printed(printed: Project) -> None:
    found = {(item.code, item.message.rpartition("(rule ")[2]) for item in printed.export().findings}
    assert found >= {
        (Code.TARGET_MISSED.value.name, "trained)"),
        (Code.BOUND_CONTRADICTED.value.name, "bounds-above)"),
        (Code.PARTS_AND_WHOLE.value.name, "inside)"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: Target", "axis: site, target: Dongguan"),
        ("axis: qualifier, above: more than", "axis: site, above: Dongguan"),
    ],
)
def test_a_text_of_a_typed_axis_is_no_target_and_no_bound(printed: Project, old: str, new: str) -> None:
    printed.edit("rules.yaml", old, new)
    (found,) = [item for item in printed.export().findings if item.code == Code.REPORT_RULE.value.name]
    assert found.value == "Dongguan"
    assert not (printed.output / "report.xhtml").exists()
