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
    """The findings of one code, or of one family of them: how grave, what it stands for, all in order.

    ``by_disclosure`` says that they are a taxonomy's own rules, sorted by what of a standard they are about.
    """

    severity: str
    code: str
    title: str
    findings: tuple[Finding, ...]
    by_disclosure: bool = False

    @property
    def hints(self) -> tuple[str, ...]:
        """What to do about them, each hint once."""
        return tuple(dict.fromkeys(item.hint for item in self.findings if item.hint))


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
    They stand in the order of disclosures, in which a reader works through a standard: their place is most
    often a line of the taxonomy, which nobody is to mend.
    """
    titles = {code.value.name: code.value.title for code in Code}
    grouped: dict[tuple[Severity, str], list[Finding]] = {}
    for item in findings:
        grouped.setdefault((item.severity, _family(item.code)), []).append(item)
    return tuple(
        _group(severity, code, _title(code, titles), items)
        for (severity, code), items in sorted(grouped.items(), key=lambda pair: -pair[0][0])
    )


def _group(severity: Severity, code: str, title: str, items: Sequence[Finding]) -> Group:
    by_disclosure = code.startswith(ASSERTION)
    ordered = sorted(items, key=_disclosure_order) if by_disclosure else items
    return Group(severity.word, code, title, tuple(ordered), by_disclosure)


def _disclosure_order(item: Finding) -> tuple[bool, tuple[str | int, ...]]:
    """As people count, S1-2 before S1-10; those of no disclosure come last."""
    parts = re.split(r"(\d+)", item.disclosure or "")
    return (not item.disclosure, tuple(int(part) if part.isdecimal() else part for part in parts))


def _family(code: str) -> str:
    return re.sub(r"_\d+$", "", code) if code.startswith(ASSERTION) else code


def _title(code: str, titles: Mapping[str, str]) -> str:
    if code.startswith(ASSERTION):
        return "Rule of the taxonomy itself"
    return titles.get(code, "Message of the XBRL processor")
