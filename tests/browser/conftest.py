"""Chromium, started as a reader would, with every request and every word on its console written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
READY = "#ixv .loader"


@dataclass
class Opened:
    """A page that is open: what it asked for, what of this its own policy stopped, what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    stopped: set[str] = field(default_factory=set)

    def note_stopped(self, request: Request) -> None:
        """Note a request that the page's own policy stopped before it was made."""
        if request.failure == "csp":
            self.stopped.add(request.url)

    def click(self, fact: str) -> None:
        """Click a fact of the report, which lies in a frame of its own, where a reader sees it."""
        x, y = self.page.evaluate(
            """fact => {
                const frame = document.querySelector("#iframe-container iframe");
                const shown = frame.contentDocument.getElementById(fact).closest(".ixbrl-element");
                shown.scrollIntoView({block: "center", behavior: "instant"});
                const [outer, inner] = [frame.getBoundingClientRect(), shown.getBoundingClientRect()];
                return [outer.x + inner.x + inner.width / 2, outer.y + inner.y + inner.height / 2];
            }""",
            fact,
        )
        self.page.mouse.click(x, y)

    def inspector(self) -> dict[str, str]:
        """What the inspector says of the fact: its label, and each of its properties."""
        inspector = self.page.locator("#inspector .fact-inspector")
        rows = {}
        for name in ("value", "period", "concept"):
            rows[name] = inspector.locator(f".fact-properties tr.{name} td").first.inner_text().strip()
        label = self.page.locator("#inspector .concept-name-title").first
        return {"label": label.inner_text().strip(), **rows}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """An empty page; whatever it asks for but files is refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    opened = Opened(page)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("console", lambda said: opened.complaints.append(said.text) if said.type != "log" else None)
    page.on("pageerror", lambda error: opened.complaints.append(str(error)))
    page.on("requestfailed", opened.note_stopped)
    page.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    yield opened
    context.close()
