"""A summary in GitHub's Markdown, for a pull request or a job's summary: counts, the gravest, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.model import Finding
from xbrlesg.findings.verdict import Verdict, Waived
from xbrlesg.reporters.wording import counts_in_words, waiver_in_words

SHOWN: Final = 15
MOST: Final = 200
"""Rows that are shown at once, and rows of the collapsed rest: hosts cut longer texts off."""
LONGEST: Final = 300
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]#|~>])")


def markdown_report(told: Verdict) -> bytes:
    """The summary, to be read without opening another file."""
    return ("\n".join(_lines(told)) + "\n").encode("utf-8", "backslashreplace")


def _lines(told: Verdict) -> Iterator[str]:
    yield f"## xbrlesg {told.command} {'failed' if told.failed else 'passed'}: {_plain(told.title)}"
    yield ""
    counts = count_by_severity(told.findings)
    yield f"| {' | '.join(counts)} | waived |"
    yield f"|{' ---: |' * (len(counts) + 1)}"
    yield f"| {' | '.join(map(str, counts.values()))} | {len(told.waived)} |"
    if not told.is_complete:
        yield from ("", "**The command could not do its work; see the errors.**")
    if told.findings:
        yield ""
        yield from _table(told.findings[:SHOWN])
    rest = told.findings[SHOWN:]
    if rest:
        yield from _collapsed(f"{len(rest)} more: {counts_in_words(rest)}", _table(rest[:MOST]), len(rest))
    if told.waived:
        words = f"{len(told.waived)} waived: {counts_in_words(item.finding for item in told.waived)}"
        yield from _collapsed(words, _waived(told.waived[:MOST]), len(told.waived))
    yield ""
    tools = ", ".join(f"{name} {version}" for name, version in told.tools)
    level = f", check level {told.level}" if told.level else ""
    yield f"<sub>{tools}{level}; fails at: {told.fail_on.word}</sub>"


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    yield "| severity | place | finding | code |"
    yield "| --- | --- | --- | --- |"
    for item in findings:
        yield f"| {item.severity.word} | {_place(item)} | {_told(item)} | {_code(item.code)} |"


def _waived(waived: Sequence[Waived]) -> Iterator[str]:
    yield "| severity | place | finding | waived because |"
    yield "| --- | --- | --- | --- |"
    for item in waived:
        found = item.finding
        reason = _plain(waiver_in_words(item))
        yield f"| {found.severity.word} | {_place(found)} | {_told(found)} {_code(found.code)} | {reason} |"


def _collapsed(summary: str, table: Iterator[str], number: int) -> Iterator[str]:
    yield from ("", "<details>", f"<summary>{summary}</summary>", "")
    yield from table
    if number > MOST:
        yield from ("", f"{number - MOST} more are in the other reports.")
    yield from ("", "</details>")


def _place(item: Finding) -> str:
    return _code(str(item.location)) if item.location else ""


def _told(item: Finding) -> str:
    about = f" [{item.indicator}]" if item.indicator else ""
    parts = (item.message + about, item.arithmetic, item.disclosure and f"Disclosure: {item.disclosure}")
    return "<br>".join(_plain(part) for part in parts if part)


def _plain(text: str) -> str:
    """A text that means nothing to Markdown or HTML and calls nobody, on one line."""
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    escaped = _SPECIAL.sub(r"\\\1", short.replace("&", "&amp;").replace("<", "&lt;"))
    return escaped.replace("@", "@&#8203;")


def _code(text: str) -> str:
    """Words in code style; between backquotes a bar would still end the table's cell."""
    return f"<code>{_plain(text)}</code>"
