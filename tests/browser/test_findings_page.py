"""The findings page in a browser: filters, what it shows without a script, and who can use it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.test_accessibility import violations
from tests.reporters.samples import HOSTILE, everything, verdict
from xbrlesg.pages.findings import findings_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHOWN = ".finding:visible"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with everything on it, hostile texts too."""
    path = tmp_path / "validation.html"
    path.write_bytes(findings_page(verdict(), lambda code: f"More of {code}." if "unit" in code else None))
    return path


@pytest.mark.parametrize("width", [1280, 400])
def test_it_can_be_used_by_all(browser: Browser, page: Path, width: int) -> None:
    found = violations(browser, page, width)
    assert [(item["id"], item["nodes"][0]["html"][:100]) for item in found] == []


def test_filters_leave_what_fits_and_say_how_much(page: Path, opened: Opened) -> None:
    shown = opened.page
    shown.goto(page.as_uri())
    total = len(everything()) + 1
    assert shown.locator(SHOWN).count() == total
    assert shown.locator("#count").inner_text() == f"{total} findings"
    shown.select_option("select[name=code]", "xbrlesg:unitUnknown")
    assert shown.locator("#count").inner_text() == f"7 of {total} findings fit"
    shown.fill("input[name=text]", "mile")
    assert shown.locator(SHOWN).count() == 1
    assert shown.locator("h2:visible").all_inner_texts()[0] == "Waived"
    shown.click("button[type=reset]")
    # a reset tells its form before it empties it, so the page looks a moment later; waited for from
    # outside, as the page's policy lets nothing be evaluated in it
    expect(shown.locator(SHOWN)).to_have_count(total)
    shown.select_option("select[name=severity]", "advisory")
    assert shown.locator(SHOWN).count() == 1
    shown.select_option("select[name=severity]", "")
    shown.select_option("select[name=file]", "records.xlsx")
    assert shown.locator(SHOWN).count() == 1
    shown.select_option("select[name=file]", "")
    shown.select_option("select[name=indicator]", "employees")
    assert shown.locator(SHOWN).count() == 1
    assert opened.complaints == []
    assert opened.requests == [page.as_uri()]


def test_the_trail_of_a_fact_is_one_click_away(page: Path, opened: Opened) -> None:
    opened.page.goto(page.as_uri())
    opened.page.locator('.finding a[href="#fact-f1"]').first.click()
    row = opened.page.locator(":target").inner_text()
    for part in (
        "Employees, Gender: Female",
        "1514",
        "1,514 Person",
        "records.csv:9:value",
        "line 1632, Staff",
    ):
        assert part in row


def test_foreign_texts_are_texts(page: Path, opened: Opened) -> None:
    said: list[str] = []
    opened.page.on("dialog", lambda dialog: said.append(dialog.message))
    opened.page.goto(page.as_uri())
    assert opened.page.locator(f"text={HOSTILE[6:23]}").count() > 0
    assert said == []
    assert opened.page.locator("script").count() == 1


def test_without_a_script_all_is_shown(browser: Browser, page: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(page.as_uri())
    assert shown.locator(SHOWN).count() == len(everything()) + 1
    assert not shown.locator("#filters").is_visible()
    context.close()
