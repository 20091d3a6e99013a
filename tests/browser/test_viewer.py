"""The viewer in a browser, from disk: click a fact, read what it is; nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.browser.conftest import READY, Opened
from tests.pilot.conftest import export_pilot
from tests.projects import Project
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.viewer import make_viewer

pytest.importorskip("iXBRLViewerPlugin", reason="the extra viewer is not installed")


def open_viewer(opened: Opened, report: Path, package: Path) -> str:
    """Make the viewer of a report, open it, wait until it is ready; its address."""
    made = make_viewer(report, [package])
    assert made.page is not None
    path = report.with_name("viewer.html")
    path.write_bytes(made.page)
    opened.page.goto(path.as_uri())
    opened.page.wait_for_selector(READY, state="detached")
    return path.as_uri()


def fact_ids(report: Path, concept: str) -> dict[str, dict[str, str]]:
    """The facts of one concept in the xBRL-JSON report: id to dimensions."""
    facts = json.loads(report.with_suffix(".json").read_text("utf-8"))["facts"]
    return {
        name: fact["dimensions"] for name, fact in facts.items() if fact["dimensions"]["concept"] == concept
    }


def test_a_click_shows_concept_value_and_period(project: Project, opened: Opened) -> None:
    project.export()
    report = project.output / "report.xhtml"
    address = open_viewer(opened, report, project.folder / "small.zip")
    found = fact_ids(report, "small:NumberOfEmployees")
    (male,) = [name for name, said in found.items() if said.get("small:GenderAxis") == "small:MaleMember"]
    opened.click(male)
    said = opened.inspector()
    assert said["label"] == "Number of employees"
    assert said["concept"] == "NumberOfEmployees"
    assert (said["value"], said["period"]) == ("600 pure", "31 Dec 2023")
    assert "Male" in opened.page.locator("#inspector #dimensions").inner_text()
    assert (opened.requests, opened.complaints) == ([address], [])


def test_every_fact_of_the_report_can_be_stepped_to(project: Project, opened: Opened) -> None:
    project.export()
    report = project.output / "report.xhtml"
    open_viewer(opened, report, project.folder / "small.zip")
    facts = json.loads(report.with_suffix(".json").read_text("utf-8"))["facts"]
    stated = {name for name, fact in facts.items() if fact["dimensions"]["concept"] != "xbrl:note"}
    data = json.loads(opened.page.locator('script[type*="ixbrl-viewer+json"]').last.text_content() or "")
    (shown,) = [target["facts"] for source in data["sourceReports"] for target in source["targetReports"]]
    assert {name.partition(".")[0] for name in shown} == stated


def test_what_a_foreign_report_brings_along_neither_runs_nor_calls(project: Project, opened: Opened) -> None:
    project.export()
    report = project.output / "report.xhtml"
    hostile = (
        '<script>window.top.ran = 1</script><img alt="" src="https://example.org/x.png" '
        'onerror="window.top.ran = 1"/><link rel="stylesheet" href="https://example.org/x.css"/>'
    )
    text = report.read_text("utf-8")
    assert text.count("</body>") == 1
    report.write_text(text.replace("</body>", f"{hostile}</body>"), "utf-8")
    address = open_viewer(opened, report, project.folder / "small.zip")
    (fact, *_) = fact_ids(report, "small:NumberOfEmployees")
    opened.click(fact)
    assert opened.inspector()["label"] == "Number of employees"
    assert opened.page.evaluate("window.ran") is None
    assert opened.stopped == {"https://example.org/x.png", "https://example.org/x.css"}
    assert set(opened.requests) - opened.stopped == {address}
    assert all("Content Security Policy" in text for text in opened.complaints)


def test_the_pilot_opens_and_tells_of_its_employees(opened: Opened, tmp_path: Path) -> None:
    pilot = export_pilot(tmp_path, CheckLevel.NONE)
    report = pilot.folder / "report.xhtml"
    address = open_viewer(opened, report, pilot.package)
    found = fact_ids(report, "esg:NumberOfEmployees")
    (total,) = [
        name
        for name, said in found.items()
        if said["period"] == "2024-01-01T00:00:00" and not any(key.startswith("esg:") for key in said)
    ]
    opened.click(total)
    said = opened.inspector()
    assert (said["label"], said["value"]) == ("Number of employees", "4,106 pure")
    assert said["period"] == "31 Dec 2023"
    assert (opened.requests, opened.complaints) == ([address], [])
