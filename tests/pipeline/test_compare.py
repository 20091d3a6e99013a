"""Two versions of a taxonomy: every change is told; those that break records or mappings are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.compare import Compared, compare_taxonomies

PEOPLE, AXES = "registry/themes/people.yaml", "registry/axes.yaml"
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
    (PEOPLE, "concept: Wages", "concept: WagesPaid", "concept small:Wages removed", 9),
    (
        *(PEOPLE, "type: hours\n        unit: hours", "type: decimal\n        unit: points"),
        *("small:TrainingHours: type was hoursItemType, is decimalItemType", 14),
    ),
    (
        *(PEOPLE, "period: instant", "period: duration"),
        *("small:NumberOfEmployees: period type was instant, is duration", 6),
    ),
    (
        *(PEOPLE, "[[site], [value-basis]]", "[[site, value-basis]]"),
        *("small:NumberOfSessions: breakdowns was", 11),
    ),
    (AXES, "concept: FemaleMember", "concept: WomanMember", "concept small:FemaleMember removed", 17),
    (
        *(AXES, "default: actual", "default: target"),
        *("small:ValueBasisAxis: default was ActualMember, is TargetMember", 18),
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
        "small:TurnoverRate: breakdowns was none, is GenderAxis",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "change", "row"), BREAKING)
def test_a_breaking_change_names_the_rules_that_it_breaks(  # noqa: PLR0917 - the columns of the table
    project: Project, name: str, old: str, new: str, change: str, row: int
) -> None:
    project.edit(name, old, new)
    if "default" in old:
        project.edit(PEOPLE, "value-basis: [target]", "value-basis: [actual]")
    compared = compare(project)
    breaking = [str(item) for item in compared.changes if item.breaks]
    assert [text for text in breaking if text.startswith(change)], compared.changes
    rows = [item.location.row for item in compared.findings if item.location]
    assert row in rows
    assert {item.code for item in compared.findings} == {"xbrlesg:mappingAffected"}


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
