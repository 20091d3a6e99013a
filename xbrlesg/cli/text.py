"""What people read: findings and summaries as lines of text. Results to stdout, talk to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xbrlesg.findings.model import Finding
from xbrlesg.findings.verdict import Verdict
from xbrlesg.reporters.terminal import findings_lines, verdict_lines
from xbrlesg.reporters.wording import counts_in_words

if TYPE_CHECKING:
    from xbrlesg.pipeline.build import Built
    from xbrlesg.pipeline.coverage import Covered
    from xbrlesg.pipeline.export import Exported
    from xbrlesg.pipeline.tag import TagOutcome


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


def tell_findings(findings: Sequence[Finding], *, show_all: bool = False) -> None:
    """Write findings, gravest first; unless all are wanted, only the first errors and warnings."""
    for line in findings_lines(findings, show_all=show_all, colour=_in_colour()):
        tell(line)


def tell_verdict(told: Verdict, *, show_all: bool = False) -> None:
    """Write the findings that count, and those that are waived."""
    for line in verdict_lines(told, show_all=show_all, colour=_in_colour()):
        tell(line)


def summary(findings: Sequence[Finding]) -> str:
    """Findings by severity in words."""
    return counts_in_words(findings)


def _in_colour() -> bool:
    """Colours are for terminals, and for those who want them (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def tell_validation(told: Verdict, files: int, *, show_all: bool) -> None:
    """Write the findings on report files, and how many there are."""
    tell_verdict(told, show_all=show_all)
    tell(f"files: {files}; findings: {summary(told.findings)}")


def tell_mapping(told: Verdict, mapping: Path) -> None:
    """Write the findings on a mapping."""
    tell_verdict(told, show_all=True)
    tell(f"{mapping}: findings: {summary(told.findings)}")


def tell_build(built: Built, output: Path) -> None:
    """Write the findings on a registry, and what was built of it."""
    tell_verdict(built.verdict, show_all=True)
    if built.sha256:
        tell(f"{output}: {built.indicators} indicators, sha256 {built.sha256}")
    else:
        tell(f"no package written; findings: {summary(built.findings)}")


def tell_export(exported: Exported, *, show_all: bool) -> None:
    """Write the findings and the summary of an export."""
    tell_verdict(exported.verdict, show_all=show_all)
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
    tell_verdict(outcome.verdict, show_all=show_all)
    tell(f"places:   {outcome.places}")
    tell(f"facts:    {outcome.facts}")
    tell(f"findings: {summary(outcome.findings)}")
    for path in outcome.files:
        tell(f"  {path}")
    if not outcome.facts:
        tell("no document was written")


def tell_coverage(covered: Covered, *, show_all: bool) -> None:
    """Write the findings and the result of an assessment."""
    from xbrlesg.coverage.as_text import coverage_lines  # noqa: PLC0415 - for one command of many

    tell_verdict(covered.verdict, show_all=show_all)
    if covered.coverage is None:
        tell(f"nothing was assessed; findings: {summary(covered.findings)}")
        return
    for line in coverage_lines(covered.coverage, every=show_all):
        tell(line)
    tell(f"files: {', '.join(covered.files)} in {covered.folder}")
