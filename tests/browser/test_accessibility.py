"""The inline report in a browser, held against WCAG 2.1 A and AA by axe-core, wide and narrow."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from tests.pilot.conftest import Pilot, export_pilot
from tests.pipeline.test_publication import add, covered
from tests.projects import Project
from xbrlesg.pipeline.levels import CheckLevel

GRAVE = ("serious", "critical")
PREFERENCES = {"landmark-one-main", "region"}
"""What axe likes beside WCAG and XHTML 1.1 has no words for: it knows neither ``main`` nor ``role``."""

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
pytest.importorskip("matplotlib", reason="the extra charts is not installed")


@pytest.fixture(scope="module")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Pilot:
    return export_pilot(tmp_path_factory.mktemp("pilot"), CheckLevel.NONE)


def violations(browser: Any, path: Path, width: int) -> list[dict[str, Any]]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found: list[dict[str, Any]] = axe.Axe().run(page).response["violations"]
    page.close()
    return found


def grave(found: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (item["id"], node["html"][:200])
        for item in found
        for node in item["nodes"]
        if item["impact"] in GRAVE or item["id"] not in PREFERENCES
    ]


@pytest.mark.parametrize("width", [1280, 400])
def test_the_pilot_report_can_be_used_by_all(browser: Any, pilot: Pilot, width: int) -> None:
    assert grave(violations(browser, pilot.folder / "report.xhtml", width)) == []


@pytest.mark.parametrize("languages", ["[en, zh-hans]", "zh-hans", "en"])
def test_the_small_report_can_be_used_by_all(browser: Any, project: Project, languages: str) -> None:
    project.edit("report.yaml", "    mapping:", f"    languages: {languages}\n    mapping:")
    covered(project)
    add(project, "charts: [{id: staff, title: {en: Staff}, indicators: employees, axis: gender}]")
    assert project.export().facts
    assert grave(violations(browser, project.output / "report.xhtml", 400)) == []


def test_a_theme_that_cannot_be_read_is_seen_by_the_browser_as_well(browser: Any, project: Project) -> None:
    add(project, 'theme: {accent: "#88ddcc"}')
    assert project.export().facts
    found = grave(violations(browser, project.output / "report.xhtml", 1280))
    assert "color-contrast" in {rule for rule, _ in found}


def test_pictures_are_drawn(browser: Any, pilot: Pilot) -> None:
    page = browser.new_page()
    page.goto((pilot.folder / "report.xhtml").as_uri())
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    page.close()
    assert len(widths) == 6
    assert min(widths) > 300


def test_paper_has_the_report_in_full(browser: Any, pilot: Pilot) -> None:
    page = browser.new_page()
    page.goto((pilot.folder / "report.xhtml").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert 60 < printed.count(b"/Type /Page\n") < 140
    assert base64.b64encode(printed[:4]) == b"JVBERg=="
