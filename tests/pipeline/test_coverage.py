"""Coverage of the small project, from its files to what is written, and omissions that cannot stand."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.projects import SMALL, Project
from xbrlesg.coverage.as_text import coverage_lines
from xbrlesg.coverage.model import Outcome, Status
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.coverage import Covered, assess_coverage

STANDARD = """\
standard: GRI Standards
index_title: GRI content index
complete: true
omission_reasons: {not-applicable: Not applicable}
no_omission: [2-9]
groups:
  - {name: GRI 2, title: General, year: "2021", disclosures: {2-7: Employees, 2-8: Workers, 2-9: Structure}}
"""
SETTINGS = """\
coverage:
  standards: [{file: gri.yaml, printed_index: company}]
  outline: [{heading: Front, line: 1}, {heading: People, line: 5}]
  omissions:
    - {disclosure: 2-8, reason: not-applicable, explanation: {en: There are none.}}
targets:
"""


@pytest.fixture
def covered_project(project: Project) -> Project:
    (project.folder / "gri.yaml").write_text(STANDARD, "utf-8")
    project.edit("report.yaml", "targets:\n", SETTINGS)
    return project


def assess(project: Project) -> Covered:
    return assess_coverage(project.folder / "report.yaml", project.folder / "out", None)


def codes(covered: Covered) -> set[str]:
    return {item.code for item in covered.findings}


def test_disclosures_have_status_place_and_reason(covered_project: Project) -> None:
    covered = assess(covered_project)
    assert covered.coverage is not None
    (standard,) = covered.coverage.standards
    items = {item.code: item for item in standard.disclosures}
    assert (items["2-7"].status, items["2-7"].sections) == (Status.DISCLOSED, ("Front", "People"))
    assert items["2-8"].status is Status.OMITTED
    assert items["2-9"].status is Status.NOT_DISCLOSED


def test_what_is_written_says_the_same(covered_project: Project) -> None:
    covered = assess(covered_project)
    assert covered.folder is not None
    assert {path.name for path in covered.folder.iterdir()} == set(covered.files)
    data = json.loads((covered.folder / "coverage.json").read_text("utf-8"))
    assert data["standards"][0]["summary"]["omitted with reason"] == 1
    rows = list(csv.DictReader((covered.folder / "gri-index.csv").read_text("utf-8").splitlines()))
    assert [(row["disclosure"], row["omission_reason"], row["explanation"]) for row in rows] == [
        ("2-7", "", ""),
        ("2-8", "Not applicable", "There are none."),
        ("2-9", "", ""),
    ]
    assert b"GRI content index" in (covered.folder / "coverage.html").read_bytes()


def test_the_same_input_gives_the_same_bytes(covered_project: Project) -> None:
    def written() -> dict[str, bytes]:
        folder = assess(covered_project).folder
        assert folder is not None
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    assert written() == written()


def test_a_printed_index_is_compared(covered_project: Project) -> None:
    covered_project.edit("report.yaml", "printed_index: company", "printed_index: policy-in-force")
    covered = assess(covered_project)
    assert covered.coverage is not None
    outcomes = {entry.outcome for entry in covered.coverage.standards[0].index}
    assert Outcome.UNKNOWN in outcomes  # "Yes" is no disclosure
    assert Outcome.NOT_PRINTED in outcomes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("disclosure: 2-8", "disclosure: 2-88", Code.OMISSION_UNKNOWN),
        ("reason: not-applicable", "reason: no-time", Code.OMISSION_REASON),
        ("disclosure: 2-8", "disclosure: 2-9", Code.OMISSION_REASON),
        ("disclosure: 2-8", "disclosure: 2-9-a", Code.OMISSION_REASON),
    ],
)
def test_an_omission_that_cannot_stand_ends_the_assessment(
    covered_project: Project, old: str, new: str, code: Code
) -> None:
    covered_project.edit("report.yaml", old, new)
    covered = assess(covered_project)
    assert codes(covered) >= {code.value.name}
    assert covered.coverage is None
    assert not (covered_project.folder / "out").exists()


OWN_FORM = """\
references:
  - {where: {Name: GRI 2}, disclosure: "{Section}", requirement: "{Section}-{Paragraph}"}
groups:
  - {name: General, title: General, year: "2021", disclosures: {2-7: Employees, 2-8: Workers, 2-9: Structure}}
"""


@pytest.fixture
def own_form_project(covered_project: Project, tmp_path: Path) -> Project:
    """The standard read by a form of references, and a taxonomy whose reference names a paragraph."""
    head, _, _ = STANDARD.partition("groups:")
    (covered_project.folder / "gri.yaml").write_text(head + OWN_FORM, "utf-8")
    registry = tmp_path / "registry"
    shutil.copytree(SMALL / "registry", registry)
    people = registry / "themes" / "social" / "people.yaml"
    text = people.read_text("utf-8")
    assert text.count("disclosure: 2-7}") == 1
    people.write_text(text.replace("disclosure: 2-7}", "disclosure: 2-7, paragraph: a}"), "utf-8")
    assert not build_taxonomy(registry, covered_project.folder / "small.zip").findings
    return covered_project


def test_requirements_are_covered_where_references_name_them(own_form_project: Project) -> None:
    coverage = assess(own_form_project).coverage
    assert coverage is not None
    (standard,) = coverage.standards
    assert [(item.code, item.status) for item in standard.requirements] == [("2-7-a", Status.DISCLOSED)]


@pytest.mark.parametrize(
    ("requirement", "code", "assessed"),
    [
        ("2-7-z", Code.OMISSION_UNKNOWN, False),
        ("2-7-a", Code.OMISSION_DISCLOSED, True),
    ],
)
def test_an_omitted_requirement_must_be_one_and_undisclosed(
    own_form_project: Project, requirement: str, code: Code, assessed: bool
) -> None:
    own_form_project.edit("report.yaml", "disclosure: 2-8", f"disclosure: {requirement}")
    covered = assess(own_form_project)
    (told,) = [item for item in covered.findings if item.code == code.value.name]
    assert told.value == requirement
    assert told.location is not None
    assert told.location.file == "report.yaml"
    assert (covered.coverage is not None) is assessed


def test_a_standard_that_the_taxonomy_never_refers_to_is_named_and_left_out(covered_project: Project) -> None:
    other = STANDARD.replace("GRI Standards", "Other").replace("GRI 2", "Other 2")
    (covered_project.folder / "other.yaml").write_text(other.replace("2-", "9-"), "utf-8")
    covered_project.edit("report.yaml", "standards: [{", "standards: [{file: other.yaml}, {")
    covered = assess(covered_project)
    assert covered.coverage is not None
    assert covered.coverage.not_referred == ("Other",)
    assert [standard.slug for standard in covered.coverage.standards] == ["gri"]
    assert covered.folder is not None
    data = json.loads((covered.folder / "coverage.json").read_text("utf-8"))
    assert data["not_referred"] == ["Other"]
    assert next(iter(coverage_lines(covered.coverage, every=False))).startswith("Other: no concept")


def test_each_target_has_its_own_folder_and_the_default_one_needs_no_name(covered_project: Project) -> None:
    path = covered_project.folder / "report.yaml"
    text = path.read_text("utf-8")
    target = text[text.index("  small:") :]
    path.write_text(text + target.replace("  small:", "  second:"), "utf-8")
    assert assess(covered_project).coverage is None  # two targets, none of them the default
    path.write_text(path.read_text("utf-8") + "default_target: small\n", "utf-8")
    out = covered_project.folder / "out"
    found = {name: assess_coverage(path, out, name).folder for name in ("small", "second")}
    assert assess(covered_project).folder == found["small"] == out / "small-2023" / "coverage"
    assert found["second"] == out / "small-2023" / "second" / "coverage"


def test_an_export_leaves_the_coverage_in_its_folder_alone(covered_project: Project) -> None:
    path = covered_project.folder / "report.yaml"
    text = path.read_text("utf-8")
    target = text[text.index("  small:") :]
    path.write_text(f"{text}{target.replace('  small:', '  second:')}default_target: small\n", "utf-8")
    covered = assess_coverage(path, covered_project.folder / "out", "second")
    assert covered.folder is not None
    exported = covered_project.export(target="second")
    assert exported.folder == covered.folder.parent
    assert {item.name for item in covered.folder.iterdir()} == set(covered.files)
    assess_coverage(path, covered_project.folder / "out", "second")
    assert (exported.folder / "manifest.json").exists()


def test_an_omission_of_what_is_disclosed_is_told(covered_project: Project) -> None:
    covered_project.edit("report.yaml", "disclosure: 2-8", "disclosure: 2-7")
    covered = assess(covered_project)
    assert Code.OMISSION_DISCLOSED.value.name in codes(covered)
    assert covered.coverage is not None
    assert covered.coverage.standards[0].disclosures[0].status is Status.DISCLOSED


def test_a_fact_without_a_value_discloses_nothing(covered_project: Project) -> None:
    covered_project.edit("mapping.yaml", "mapping: small", "mapping: small\nnil: [n/a]")
    path = covered_project.folder / "records.csv"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    figures = [line for line in lines if line.startswith("employees,")]
    others = "".join(line for line in lines if line not in figures)
    path.write_text(f"{others}employees,n/a,Person,2023{',' * 11}\n", "utf-8")
    covered = assess(covered_project)
    assert covered.coverage is not None
    assert covered.coverage.standards[0].disclosures[0].status is Status.NOT_DISCLOSED


def test_refused_records_are_not_taken_for_silence(covered_project: Project) -> None:
    covered_project.edit("records.csv", "employees,990,Person", "employees,990,Furlong")
    covered = assess(covered_project)
    assert covered.coverage is None
    assert "xbrlesg:unitUnknown" in codes(covered)


def test_without_standards_the_themes_are_assessed(project: Project) -> None:
    covered = assess(project)
    assert covered.coverage is not None
    assert covered.coverage.standards == ()
    assert [dict(theme.theme)["en"] for theme in covered.coverage.themes] == ["Social"]


def test_a_missing_list_of_disclosures_is_told(covered_project: Project) -> None:
    Path(covered_project.folder / "gri.yaml").unlink()
    assert Code.FILE_MISSING.value.name in codes(assess(covered_project))
