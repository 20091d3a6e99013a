"""One company's records filed under two versions of a taxonomy: the same facts, one under a successor."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.projects import Project
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.diff_filings import Diffed, diff_filings
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.read_report import Source

DEPRECATED = """        definition: {en: Wages paid., zh-hans: 已付工资。}
        deprecated: {since: 2025-01-01, replaced_by: pay, note: {en: Report pay., zh-hans: 改披露薪酬。}}
      - id: pay
        concept: Pay
        type: monetary
        unit: money
        period: duration
        label: {en: Pay, zh-hans: 薪酬}
        definition: {en: Pay of all., zh-hans: 全体薪酬。}
"""


def two_versions(project: Project) -> tuple[Path, Path]:
    """The report under the first version of the taxonomy, and under the second one."""
    project.export(CheckLevel.NONE)
    old = project.folder / "old.json"
    (project.output / "report.json").rename(old)
    (project.folder / "small.zip").rename(project.folder / "old.zip")
    project.edit("registry/taxonomy.yaml", 'version: "2024-01-01"', 'version: "2025-01-01"')
    project.edit("registry/taxonomy.yaml", "taxonomy/2024-01-01", "taxonomy/2025-01-01")
    people = "registry/themes/social/people.yaml"
    project.edit(people, "        definition: {en: Wages paid., zh-hans: 已付工资。}\n", DEPRECATED)
    assert not build_taxonomy(project.folder / "registry", project.folder / "small.zip").findings
    mapping = project.folder / "mapping.yaml"
    text = mapping.read_text("utf-8").replace("2024-01-01", "2025-01-01").replace("small:Wages", "small:Pay")
    mapping.write_text(text, "utf-8")
    exported = project.export(CheckLevel.NONE)
    assert exported.facts == 22
    return old, project.output / "report.json"


def kinds(diffed: Diffed) -> Counter[str]:
    return Counter(item.code.removeprefix("xbrlesg:") for item in diffed.findings)


def test_facts_are_matched_across_versions(project: Project, tmp_path: Path) -> None:
    old, new = two_versions(project)
    packages = ((project.folder / "old.zip",), (project.folder / "small.zip",))
    sources = Source(old, packages[0]), Source(new, packages[1])
    diffed = diff_filings(*sources, tmp_path, None, ignore_entity=False)
    assert kinds(diffed) == {"factMigrated": 2, "taxonomyDiffers": 1}
    assert {item.severity.word for item in diffed.findings} == {"info"}
    assert diffed.compared is not None
    assert diffed.compared.unchanged == 20
    told = next(item.message for item in diffed.findings if item.code == "xbrlesg:taxonomyDiffers")
    assert "https://small.example/taxonomy/2024-01-01 is taken for" in told


def test_without_packages_the_successor_is_not_known(project: Project, tmp_path: Path) -> None:
    old, new = two_versions(project)
    diffed = diff_filings(Source(old), Source(new), tmp_path, None, ignore_entity=False)
    assert kinds(diffed) == {
        "filingWithoutTypes": 2,
        "taxonomyDiffers": 1,
        "factAdded": 2,
        "factRemoved": 2,
    }
