"""Findings on a terminal: by severity, then by file and code; what repeats is told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from xbrlesg.findings.model import Finding, Severity
from xbrlesg.findings.verdict import Verdict
from xbrlesg.reporters.wording import counts_in_words, title_of, waiver_in_words

SHOWN: Final = 20
_EXPLAINED: Final = 3
_OURS: Final = "xbrlesg:"
"""Groups of errors, and of warnings, and waived findings; a report file has all of them."""
PLACES: Final = 3
_COLOURS: Final = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.ADVISORY: "\x1b[1;36m",
    Severity.INFO: "\x1b[1m",
}
_PLAIN: Final = "\x1b[0m"


def verdict_lines(told: Verdict, *, show_all: bool = False, colour: bool = False) -> Iterator[str]:
    """All that is to be said of findings: those that count, gravest first, and those that are waived.

    Unless all are wanted, only the first errors and warnings are told, and of each repeated one a few places.
    """
    yield from findings_lines(told.findings, show_all=show_all, colour=colour)
    grave = (item.code for item in told.findings if item.severity >= Severity.WARNING)
    ours = [code.removeprefix(_OURS) for code in dict.fromkeys(grave) if code.startswith(_OURS)]
    if ours:
        yield f"More on these codes: xbrlesg explain {' '.join(ours[:_EXPLAINED])}"
    shown = told.waived if show_all else told.waived[:SHOWN]
    for item in shown:
        found = item.finding
        place = f"{found.location}: " if found.location else ""
        yield clean(f"{place}waived {found.severity.word}: {found.message} ({found.code})")
        yield clean(f"    {waiver_in_words(item)}")
    if len(told.waived) > len(shown):
        yield f"... and {len(told.waived) - len(shown)} more that are waived"
    if told.waived:
        yield f"waived:   {counts_in_words(item.finding for item in told.waived)}"


def findings_lines(
    findings: Sequence[Finding], *, show_all: bool = False, colour: bool = False
) -> Iterator[str]:
    """Findings in groups of one severity, file and code."""
    for severity in sorted(Severity, reverse=True):
        graded = [item for item in findings if item.severity is severity]
        groups = [list(items) for _, items in groupby(sorted(graded, key=_group), key=_group)]
        shown = groups if show_all else groups[: SHOWN if severity >= Severity.WARNING else 0]
        for items in shown:
            yield from _group_lines(items, show_all=show_all, colour=colour)
        if shown and len(groups) > len(shown):
            left = sum(map(len, groups[len(shown) :]))
            yield f"... and {left} more of severity {severity.word}"


def finding_lines(item: Finding, *, colour: bool = False) -> list[str]:
    """A finding in a few lines: where and what, then what it is about, then the hint."""
    where = f"{item.location}: " if item.location else ""
    about = f" [{item.indicator}]" if item.indicator else ""
    head = f"{item.message}{about} ({item.code})"
    lines = [f"{clean(where)}{_graded(item.severity, colour=colour)}: {clean(head)}", *_details(item)]
    return [*lines, *_hint(item)]


def clean(text: str) -> str:
    """A text that cannot steer a terminal: control characters as escapes, its further lines indented."""
    lines = ("".join(_harmless(character) for character in line) for line in text.split("\n"))
    return "\n        ".join(lines)


def _harmless(character: str) -> str:
    if character.isprintable() or character == "\u3000":
        return character
    return " " if character == "\t" else character.encode("unicode_escape").decode("ascii")


def _group(item: Finding) -> tuple[str, str]:
    return (item.location.file if item.location else "", item.code)


def _group_lines(items: Sequence[Finding], *, show_all: bool, colour: bool) -> Iterator[str]:
    first = items[0]
    if len(items) == 1:
        yield from finding_lines(first, colour=colour)
        return
    where = f"{first.location.file}: " if first.location else ""
    title = title_of(first.code)
    counted = f"{len(items)} times {title} ({first.code})" if title else f"{len(items)} times {first.code}"
    yield f"{clean(where)}{_graded(first.severity, colour=colour)}: {counted}"
    shown = items if show_all else items[:PLACES]
    hints = {item.hint for item in items}
    for item in shown:
        place = f"{item.location}: " if item.location else ""
        about = f" [{item.indicator}]" if item.indicator else ""
        yield clean(f"  {place}{item.message}{about}")
        yield from _details(item)
        if len(hints) > 1:
            yield from _hint(item)
    if len(items) > len(shown):
        yield f"  ... and {len(items) - len(shown)} more"
    if len(hints) == 1:
        yield from _hint(first)


def _details(item: Finding) -> Iterator[str]:
    if item.value is not None and item.value not in item.message:
        yield clean(f"    value: {item.value}")
    if item.arithmetic and item.arithmetic not in item.message:
        yield clean(f"    {item.arithmetic}")
    if item.disclosure:
        yield clean(f"    disclosure: {item.disclosure}")
    for place in item.related:
        if str(place) not in item.message:
            yield clean(f"    see: {place}")


def _hint(item: Finding) -> Iterator[str]:
    if item.hint and item.severity is not Severity.INFO:
        yield clean(f"    {item.hint}")


def _graded(severity: Severity, *, colour: bool) -> str:
    return f"{_COLOURS[severity]}{severity.word}{_PLAIN}" if colour else severity.word
