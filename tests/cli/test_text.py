"""Findings as lines of text."""

from __future__ import annotations

from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.reporters.terminal import finding_lines


def test_a_finding_says_what_it_is_about_before_what_to_do() -> None:
    found = Finding(
        *("message:ea_1", Severity.ERROR, "No tag found", "Look it up."),
        location=Location("rules.xml", 7),
        disclosure="S1-6, 50 (d)",
    )
    assert finding_lines(found) == [
        "rules.xml:7: error: No tag found (message:ea_1)",
        "    disclosure: S1-6, 50 (d)",
        "    Look it up.",
    ]
