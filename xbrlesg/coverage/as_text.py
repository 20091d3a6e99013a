"""Coverage as lines of text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.coverage.as_data import text
from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    IndicatorCoverage,
    Outcome,
    StandardCoverage,
    Status,
    ThemeCoverage,
    count,
)


def coverage_lines(coverage: Coverage, *, every: bool) -> Iterator[str]:
    """A line for each group and sub-theme, and the index compared; ``every`` adds each disclosure."""
    for standard in coverage.standards:
        yield from _standard_lines(standard, every=every)
        yield ""
    yield "Themes"
    for theme in coverage.themes:
        yield f"  {theme_name(theme)}: {status_words(theme.indicators)}"


def theme_name(theme: ThemeCoverage) -> str:
    """A sub-theme in words, after its theme."""
    return " / ".join(part for part in (text(theme.theme), text(theme.label)) if part)


def status_words(items: tuple[DisclosureCoverage, ...] | tuple[IndicatorCoverage, ...]) -> str:
    """How many items have each status that occurs."""
    return ", ".join(f"{number} {status.value}" for status, number in count(items).items() if number)


def _standard_lines(standard: StandardCoverage, *, every: bool) -> Iterator[str]:
    yield f"{standard.standard}: {status_words(standard.disclosures)}"
    for group in standard.groups:
        yield f"  {group.name} {group.title}: {status_words(group.disclosures)}"
        if every:
            yield from (f"    {_disclosure(item)}" for item in group.disclosures)
    if standard.index:
        outcomes = ((outcome, len(standard.outcome(outcome))) for outcome in Outcome)
        words = ", ".join(f"{number} {outcome.value}" for outcome, number in outcomes if number)
        yield f"  against the printed index: {words}"


def _disclosure(item: DisclosureCoverage) -> str:
    where = "; ".join(item.sections)
    why = f"{item.omission.reason}: {item.omission.explanation}" if item.omission else ""
    shown = why if item.status is Status.OMITTED else where
    return f"{item.code} {item.title}".strip() + f": {item.status.value}" + (f" ({shown})" if shown else "")
