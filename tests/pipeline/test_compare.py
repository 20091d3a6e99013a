"""Two versions of a taxonomy: every change is told; those that break records or mappings are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.compare import Compared, compare_taxonomies

PEOPLE, AXES = "registry/themes/social/people.yaml", "registry/axes.yaml"
ANSWERS = "registry/enumerations.yaml"
SESSIONS = "definition: {en: Sessions held., zh-hans: 举办场次。}\n"
WAGES = "definition: {en: Wages paid., zh-hans: 已付工资。}\n"
DEPRECATED = """\
        deprecated:
          since: "2025-01-01"
          replaced_by: score
          note: {en: Report the score instead., zh-hans: 改为披露评分。}
"""
SECOND_SCORE = """\
      - id: second-score
        concept: SecondScore
        type: decimal
        unit: points
        period: duration
        label: {en: Second score, zh-hans: 第二评分}
        definition: {en: Another score., zh-hans: 另一评分。}
"""


def compare(project: Project) -> Compared:
    """Build the edited registry, and compare it with the project's package."""
    new = project.folder / "new.zip"
    built = build_taxonomy(project.folder / "registry", new)
    assert built.sha256, built.findings
    return compare_taxonomies(project.folder / "small.zip", new, project.folder / "mapping.yaml")


def test_a_taxonomy_equals_itself(project: Project) -> None:
    compared = compare(project)
    assert compared == Compared((), ())


def test_a_new_namespace_alone_is_no_change(project: Project) -> None:
    project.edit("registry/taxonomy.yaml", "taxonomy/2024-01-01", "taxonomy/2025-01-01")
    project.edit("registry/taxonomy.yaml", 'version: "2024-01-01"', 'version: "2025-01-01"')
    assert compare(project).changes == ()


BREAKING = [
    (PEOPLE, "concept: Wages", "concept: WagesPaid", "concept small:Wages removed", "  wages:"),
    (
        *(PEOPLE, "type: hours\n        unit: hours", "type: decimal\n        unit: points"),
        *("small:TrainingHours: type was hoursItemType, is decimalItemType", "  training-hours:"),
    ),
    (
        *(PEOPLE, "period: instant", "period: duration"),
        *("small:NumberOfEmployees: period type was instant, is duration", "  employees:"),
    ),
    (
        *(PEOPLE, f"{SESSIONS}        breakdowns: [[site]]\n", SESSIONS),
        *("small:NumberOfSessions: breakdowns was", "  sessions:"),
    ),
    (
        AXES,
        "concept: FemaleMember",
        "concept: WomanMember",
        "concept small:FemaleMember removed",
        "  gender:",
    ),
    (
        *(AXES, "default: actual", "default: target"),
        *("small:ValueBasisAxis: default was ActualMember, is TargetMember", "  value-basis:"),
    ),
    (
        *(AXES, "concept: MoreThanMember", "concept: AboveMember"),
        *("concept small:MoreThanMember removed", "  members: {more than:"),
    ),
    (
        *(ANSWERS, "domain: FrequencyDomain", "domain: IntervalDomain"),
        *("concept small:FrequencyDomain removed", "  small:FrequencyDomain:"),
    ),
    (
        *(ANSWERS, "concept: QuarterlyMember", "concept: EveryQuarterMember"),
        *("concept small:QuarterlyMember removed", "  small:FrequencyDomain:"),
    ),
    (
        *(ANSWERS, "concept: QuarterlyMember", "concept: EveryQuarterMember"),
        *(
            "small:FrequencyOfReview: answers was QuarterlyMember, YearlyMember, "
            "is EveryQuarterMember, YearlyMember",
            "  review:",
        ),
    ),
]
HARMLESS = [
    (
        *(PEOPLE, "label: {en: Wages,", "label: {en: Wages paid,"),
        "small:Wages: label (en) was 'Wages', is 'Wages paid'",
    ),
    (
        *(PEOPLE, "disclosure: 2-7", "disclosure: 2-8"),
        "small:NumberOfEmployees: references was 'GRI 2 2021 2-7', is 'GRI 2 2021 2-8'",
    ),
    (PEOPLE, "      - id: score\n", SECOND_SCORE + "      - id: score\n", "concept small:SecondScore added"),
    (
        *(PEOPLE, "人数之比。}\n", "人数之比。}\n        breakdowns: [[gender]]\n"),
        "small:TurnoverRate: breakdowns was QualificationAxis (",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "change", "line"), BREAKING)
def test_a_breaking_change_names_the_rules_that_it_breaks(  # noqa: PLR0917 - the columns of the table
    project: Project, name: str, old: str, new: str, change: str, line: str
) -> None:
    project.edit(name, old, new)
    compared = compare(project)
    breaking = [str(item) for item in compared.changes if item.breaks]
    assert [text for text in breaking if text.startswith(change)], compared.changes
    assert row_of(project, line) in [item.location.row for item in compared.findings if item.location]
    assert {item.code for item in compared.findings} == {"xbrlesg:mappingAffected"}


def row_of(project: Project, line: str) -> int:
    text = (project.folder / "mapping.yaml").read_text("utf-8")
    assert text.count(f"\n{line}") == 1
    return text[: text.index(f"\n{line}")].count("\n") + 2


def test_a_concept_of_a_case_is_a_rule_too(project: Project) -> None:
    project.edit("mapping.yaml", "mapping: small\n", "mapping: small\npartial: true\n")
    project.edit(
        "mapping.yaml", "  wages: small:Wages\n", "  wages: {cases: {site: {Dongguan: small:Wages}}}\n"
    )
    project.edit(PEOPLE, "concept: Wages", "concept: WagesPaid")
    (found,) = compare(project).findings
    assert found.location is not None
    assert found.location.column == "indicators.wages.cases.site.Dongguan"


def test_a_deprecation_tells_how_to_migrate(project: Project) -> None:
    project.edit(PEOPLE, WAGES, WAGES + DEPRECATED)
    compared = compare(project)
    advice = "Report the score instead. Replaced by small:TrainingScore."
    assert [str(item) for item in compared.changes] == [f"concept small:Wages deprecated: {advice}"]
    assert not any(item.breaks for item in compared.changes)
    (warning,) = compared.findings
    assert (warning.code, warning.severity) == ("xbrlesg:mappingDeprecated", Severity.WARNING)
    assert (warning.value, warning.hint) == ("small:Wages", advice)
    assert warning.location is not None
    assert warning.location.row == row_of(project, "  wages:")


def test_a_withdrawn_deprecation_is_a_change(project: Project) -> None:
    project.edit(PEOPLE, WAGES, WAGES + DEPRECATED)
    build_taxonomy(project.folder / "registry", project.folder / "small.zip")
    project.edit(PEOPLE, DEPRECATED, "")
    compared = compare(project)
    advice = "Report the score instead. Replaced by small:TrainingScore."
    assert [str(item) for item in compared.changes] == [f"small:Wages: deprecation was {advice!r}, is none"]
    assert compared.findings == ()


@pytest.mark.parametrize(("name", "old", "new", "change"), HARMLESS)
def test_other_changes_break_nothing(project: Project, name: str, old: str, new: str, change: str) -> None:
    project.edit(name, old, new)
    compared = compare(project)
    assert [str(item) for item in compared.changes if str(item).startswith(change)], compared.changes
    assert not any(item.breaks for item in compared.changes)
    assert compared.findings == ()


def test_a_package_that_is_not_there_is_found(tmp_path: Path) -> None:
    compared = compare_taxonomies(tmp_path / "a.zip", tmp_path / "b.zip", tmp_path / "m.yaml")
    codes = [item.code for item in compared.findings]
    assert codes == [
        "xbrlesg:taxonomyPackageMissing",
        "xbrlesg:taxonomyPackageMissing",
        "xbrlesg:fileMissing",
    ]
