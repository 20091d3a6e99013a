"""What people read: findings and summaries as lines of text. Results to stdout, talk to stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xbrlesg.coverage.as_text import coverage_lines
from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.model import Finding, Severity

if TYPE_CHECKING:
    from xbrlesg.pipeline.coverage import Covered
    from xbrlesg.pipeline.export import Exported
    from xbrlesg.pipeline.tag import TagOutcome

SHOWN = 20  # errors, and warnings, on the terminal; findings.json has all findings


def say(text: str) -> None:
    """Write a line of talk."""
    sys.stderr.write(text + "\n")


def tell(text: str) -> None:
    """Write a line of the result."""
    sys.stdout.write(text + "\n")


class Talk:
    """Progress as one line a stage."""

    def stage(self, name: str, outcome: str) -> None:
        """Say that a stage ended."""
        say(f"  {name:<6} {outcome}")


def finding_lines(item: Finding) -> list[str]:
    """A finding in a few lines: where and what, then what it is about, then the hint."""
    where = f"{item.location}: " if item.location else ""
    about = f" [{item.indicator}]" if item.indicator else ""
    lines = [f"{where}{item.severity.word}: {item.message}{about} ({item.code})"]
    if item.value is not None and item.value not in item.message:
        lines.append(f"    value: {item.value}")
    if item.disclosure:
        lines.append(f"    disclosure: {item.disclosure}")
    lines += [f"    see: {place}" for place in item.related if str(place) not in item.message]
    if item.hint and item.severity is not Severity.INFO:
        lines.append(f"    {item.hint}")
    return lines


def tell_findings(findings: Sequence[Finding], *, show_all: bool = False) -> None:
    """Write findings, gravest first; unless all are wanted, only the first errors and warnings."""
    for severity in sorted(Severity, reverse=True):
        group = [item for item in findings if item.severity is severity]
        shown = group if show_all else group[: SHOWN if severity >= Severity.WARNING else 0]
        for item in shown:
            for line in finding_lines(item):
                tell(line)
        if shown and len(group) > len(shown):
            tell(f"... and {len(group) - len(shown)} more of severity {severity.word}")


def summary(findings: Sequence[Finding]) -> str:
    """Findings by severity in words."""
    counts = count_by_severity(findings)
    return ", ".join(f"{number} {word}" for word, number in counts.items() if number) or "none"


def tell_export(exported: Exported, *, show_all: bool) -> None:
    """Write the findings and the summary of an export."""
    tell_findings(exported.findings, show_all=show_all)
    tell(f"records:  {exported.records}")
    tell(f"facts:    {exported.facts}")
    tell(f"findings: {summary(exported.findings)}")
    if exported.facts:
        tell(f"files:    {', '.join(exported.files)} in {exported.folder}")
    elif exported.folder is not None:
        tell(f"files:    no report was written; {', '.join(exported.files)} in {exported.folder}")
    else:
        tell("files:    no report was written")


def tell_tagging(outcome: TagOutcome, *, show_all: bool) -> None:
    """Write the findings and the summary of a document that was tagged, or could not be."""
    tell_findings(outcome.findings, show_all=show_all)
    tell(f"places:   {outcome.places}")
    tell(f"facts:    {outcome.facts}")
    tell(f"findings: {summary(outcome.findings)}")
    for path in outcome.files:
        tell(f"  {path}")
    if not outcome.facts:
        tell("no document was written")


def tell_coverage(covered: Covered, *, show_all: bool) -> None:
    """Write the findings and the result of an assessment."""
    tell_findings(covered.findings, show_all=show_all)
    if covered.coverage is None:
        tell(f"nothing was assessed; findings: {summary(covered.findings)}")
        return
    for line in coverage_lines(covered.coverage, every=show_all):
        tell(line)
    tell(f"files: {', '.join(covered.files)} in {covered.folder}")
