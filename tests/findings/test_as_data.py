"""Findings as data: parts that a finding has are there, the others are left out."""

from __future__ import annotations

from xbrlesg.findings.as_data import finding_data
from xbrlesg.findings.model import Finding, Severity

PLAIN = Finding("message:va_1", Severity.ADVISORY, "text", "hint")


def test_a_disclosure_is_there_where_it_is_known() -> None:
    told = Finding("message:va_1", Severity.ADVISORY, "text", "hint", disclosure="S1-6, 50 (d)")
    bare = {"code": "message:va_1", "severity": "advisory", "message": "text", "hint": "hint"}
    assert [finding_data(item) for item in (PLAIN, told)] == [bare, {**bare, "disclosure": "S1-6, 50 (d)"}]
