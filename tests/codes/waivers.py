"""Waivers: past their day, idle, and of what cannot be waived."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from tests.codes.examples import Example, Examples
from tests.codes.project import small_project
from tests.codes.shown import shown
from tests.projects import Silent
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.verdicts import Terms


def _waived(code: Code, old: str = "", new: str = "") -> Example:
    """The example is the waiver file of an export; its records may be spoilt."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        waivers = project.folder / "waivers.yaml"
        waivers.write_text(shown(code), "utf-8")
        if old:
            project.edit("records.csv", old, new)
        terms = Terms(Severity.ERROR, (waivers,), date(2026, 11, 26))
        made = export(
            project.folder / "report.yaml", folder / "out", None, CheckLevel.NONE, Silent(), terms=terms
        )
        return made.findings

    return run


EXAMPLES: Final[Examples] = {
    Code.WAIVER_EXPIRED: _waived(Code.WAIVER_EXPIRED),
    Code.WAIVER_UNUSED: _waived(Code.WAIVER_UNUSED),
    Code.WAIVER_REFUSED: _waived(
        Code.WAIVER_REFUSED, "score,,Points,2023,,,,,,unreadable,/0", "score,,Points,2023,,,,,,,"
    ),
}
