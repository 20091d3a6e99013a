"""Verdicts of the pipeline: waivers of a report file, what was looked at, and whence each fact comes."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from tests.pipeline.test_publication import covered
from tests.projects import Project, Silent
from tests.tagging.designed import Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.findings.verdict import Verdict
from xbrlesg.pipeline.bundle import Wanted, bundle
from xbrlesg.pipeline.check import validate
from xbrlesg.pipeline.coverage import assess_coverage
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.tag import Order, tag_document
from xbrlesg.pipeline.verdicts import Terms, from_here

UNREADABLE = Code.READING_UNREADABLE.value.name
WAIVERS = f"""waivers:
  - code: {UNREADABLE}
    indicator: score
    reason: The page is damaged.
    author: A. Preparer
    expires: 2026-06-30
"""
TERMS = Terms(Severity.WARNING, (), date(2026, 6, 1))


@pytest.fixture
def waiving(project: Project) -> Project:
    """A project whose report file names waivers."""
    project.edit("report.yaml", "records: records.csv\n", "records: records.csv\nwaivers: waivers.yaml\n")
    (project.folder / "waivers.yaml").write_text(WAIVERS, "utf-8")
    return project


def exported(project: Project, terms: Terms | None = TERMS) -> Verdict:
    out = project.folder / "out"
    made = export(project.folder / "report.yaml", out, None, CheckLevel.NONE, Silent(), terms=terms)
    return made.verdict


def waived(told: Verdict) -> list[str]:
    return [item.finding.code for item in told.waived]


def test_the_report_files_waivers_hold_for_export_and_are_in_its_files(waiving: Project) -> None:
    told = exported(waiving)
    assert waived(told) == [UNREADABLE]
    assert not told.failed
    data = json.loads((waiving.output / "findings.json").read_bytes())
    assert [item["waiver"]["location"] for item in data["waived"]] == [
        {"file": "waivers.yaml", "row": 2, "column": "waivers.0"}
    ]
    assert "A. Preparer, until 2026-06-30" in (waiving.output / "findings.html").read_text("utf-8")
    manifest = json.loads((waiving.output / "manifest.json").read_bytes())
    assert manifest["inputs"]["waivers.yaml"]["sha256"] == hashlib.sha256(WAIVERS.encode()).hexdigest()


def test_they_hold_for_tagging_and_coverage_too(waiving: Project) -> None:
    designed = Designed(waiving).body("<p>{{sessions}}</p>")
    order = Order(
        designed.folder / "report.xhtml", waiving.folder / "report.yaml", out=waiving.folder / "t.xhtml"
    )
    assert UNREADABLE in waived(tag_document(order, CheckLevel.NONE, Silent(), TERMS).verdict)
    covered(waiving)
    assessed = assess_coverage(waiving.folder / "report.yaml", waiving.folder / "out", None, terms=TERMS)
    assert assessed.coverage is not None
    assert UNREADABLE in waived(assessed.verdict)


def test_without_a_day_nothing_is_waived(waiving: Project) -> None:
    for terms in (None, Terms()):
        told = exported(waiving, terms)
        assert waived(told) == []
        assert UNREADABLE in {item.code for item in told.findings}


def test_no_output_holds_the_day(waiving: Project) -> None:
    made = []
    for day in (date(2026, 6, 1), date(2026, 6, 30)):
        exported(waiving, Terms(Severity.WARNING, (), day))
        made.append({path.name: path.read_bytes() for path in waiving.output.iterdir()})
    assert made[0] == made[1]


def test_waivers_that_are_not_there_are_an_error_beside_a_whole_report(waiving: Project) -> None:
    (waiving.folder / "waivers.yaml").unlink()
    for terms in (None, TERMS):
        told = exported(waiving, terms)
        assert {item.code for item in told.findings if item.severity is Severity.ERROR} == {
            Code.FILE_MISSING.value.name
        }
        assert (waiving.output / "report.xhtml").is_file()


def test_a_bundle_tells_its_receiver_everything(waiving: Project) -> None:
    bundled = bundle(
        waiving.folder / "report.yaml", waiving.folder / "b.zip", Wanted(check=CheckLevel.FAST), Silent()
    )
    assert UNREADABLE in {item.code for item in bundled.findings}
    assert bundled.verdict == "accepted with warnings"


def test_what_was_looked_at_is_told_with_its_hash(project: Project) -> None:
    told = exported(project)
    by_name = {item.name: item for item in told.checked}
    assert {name: item.role for name, item in by_name.items()} == {
        "report.yaml": "input",
        "records.csv": "input",
        "mapping.yaml": "input",
        "small.zip": "taxonomy package",
        "report.xhtml": "report",
        "report.json": "report",
    }
    for name, folder in (("records.csv", project.folder), ("report.json", project.output)):
        content = (folder / name).read_bytes()
        assert by_name[name].sha256 == hashlib.sha256(content).hexdigest()
        assert by_name[name].size == len(content)


def test_each_fact_leads_back_to_what_is_printed(project: Project) -> None:
    told = exported(project)
    lineage = json.loads((project.output / "lineage.json").read_bytes())["facts"]
    assert {trail.fact: len(trail.printings) for trail in told.trails} == {
        fact: len(origins) for fact, origins in lineage.items()
    }
    (wages,) = [trail for trail in told.trails if trail.concept == "small:Wages" and "2023" in trail.period]
    assert (wages.value, wages.unit) == ("196786700.0", "iso4217:CNY")
    (printing,) = wages.printings
    assert (str(printing.record), printing.printed, printing.source) == (
        "records.csv:9:value",
        "about 19,678.67 RMB '0,000",
        "line 9, Staff",
    )
    (male,) = [trail for trail in told.trails if ("Gender", "Male") in trail.aspects]
    assert (male.value, male.period) == ("600", "end of 2023-12-31")


def test_reports_that_others_made_are_told_by_name_and_role(project: Project) -> None:
    project.export()
    files = [project.output / "report.json", project.folder / "none.xhtml"]
    told = validate(files, [project.folder / "small.zip"], CheckLevel.NONE, TERMS)
    assert [(item.name, item.role) for item in told.checked] == [
        (files[0].as_posix(), "report"),
        ((project.folder / "small.zip").as_posix(), "taxonomy package"),
    ]
    assert not told.is_complete
    assert told.failed


def test_paths_are_told_from_the_working_directory_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here" / "a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    assert from_here(Path("a/../b.csv")) == "b.csv"
    assert from_here(tmp_path / "here" / "a" / "b.csv") == "a/b.csv"
    assert from_here(Path("../secret/b.csv")) == "b.csv"
    assert from_here(tmp_path / "b.csv") == "b.csv"
