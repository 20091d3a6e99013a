"""``findings.html``: every finding with its values, its sources and the arithmetic between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pages.render import render

ASSERTION: Final = "message:"


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one code, or of one family of them: how grave, what it stands for, all in order."""

    severity: str
    code: str
    title: str
    findings: tuple[Finding, ...]


def findings_page(findings: Sequence[Finding], title: str) -> bytes:
    """The page; ``findings`` are in their order, gravest first."""
    return render(
        "findings.html",
        title=title,
        summary=count_by_severity(findings),
        groups=group_findings(findings),
        severities=[severity.word for severity in sorted(Severity, reverse=True)],
    )


def group_findings(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Findings by severity and code, gravest first, else as they come.

    A taxonomy's own assertions are numbered by the hundred; those that differ in number alone are one group.
    """
    titles = {code.value.name: code.value.title for code in Code}
    grouped: dict[tuple[Severity, str], list[Finding]] = {}
    for item in findings:
        grouped.setdefault((item.severity, _family(item.code)), []).append(item)
    return tuple(
        Group(severity.word, code, _title(code, titles), tuple(items))
        for (severity, code), items in sorted(grouped.items(), key=lambda pair: -pair[0][0])
    )


def _family(code: str) -> str:
    return re.sub(r"_\d+$", "", code) if code.startswith(ASSERTION) else code


def _title(code: str, titles: Mapping[str, str]) -> str:
    if code.startswith(ASSERTION):
        return "Rule of the taxonomy itself"
    return titles.get(code, "Message of the XBRL processor")
