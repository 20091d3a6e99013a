"""Coverage as lines of text, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from xbrlesg.coverage.as_data import text
from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    Item,
    MandatoryTag,
    MandatoryTags,
    Outcome,
    RequirementCoverage,
    StandardCoverage,
    Status,
    ThemeCoverage,
    count,
)


def coverage_lines(coverage: Coverage, *, every: bool) -> Iterator[str]:
    """A line for each group and sub-theme, and the index compared; ``every`` adds what lies beneath."""
    for name in coverage.not_referred:
        yield f"{name}: no concept of the taxonomy refers to it"
    for standard in coverage.standards:
        yield from _standard_lines(standard, every=every)
        yield ""
    yield "Themes"
    for theme in coverage.themes:
        yield f"  {theme_name(theme)}: {status_words(theme.indicators)}"


def theme_name(theme: ThemeCoverage) -> str:
    """A sub-theme in words, after its theme."""
    return " / ".join(part for part in (text(theme.theme), text(theme.label)) if part)


def status_words(items: Iterable[Item]) -> str:
    """How many items have each status that occurs."""
    return ", ".join(f"{number} {status.value}" for status, number in count(items).items() if number)


def _standard_lines(standard: StandardCoverage, *, every: bool) -> Iterator[str]:
    yield f"{standard.standard}: {status_words(standard.disclosures)}"
    for group in standard.groups:
        yield f"  {group.name} {group.title}: {status_words(group.disclosures)}"
        if every:
            yield from (f"    {line}" for item in group.disclosures for line in _disclosure_lines(item))
    if standard.requirements:
        yield f"  requirements beneath: {status_words(standard.requirements)}"
    if standard.elsewhere:
        yield f"  requirements beneath no disclosure of the list: {status_words(standard.elsewhere)}"
        if every:
            yield from (f"    {_requirement(item)}" for item in standard.elsewhere)
    if standard.mandatory_tags is not None:
        yield from _mandatory_lines(standard.mandatory_tags, every=every)
    if standard.index:
        outcomes = ((outcome, len(standard.outcome(outcome))) for outcome in Outcome)
        words = ", ".join(f"{number} {outcome.value}" for outcome, number in outcomes if number)
        yield f"  against the printed index: {words}"


def _disclosure_lines(item: DisclosureCoverage) -> Iterator[str]:
    where = "; ".join(item.sections)
    why = "; ".join(f"{one.reason}: {one.explanation}" for one in item.omissions)
    shown = why if item.status is Status.OMITTED else where
    yield f"{item.code} {item.title}".strip() + f": {item.status.value}" + (f" ({shown})" if shown else "")
    yield from (f"  {_requirement(requirement)}" for requirement in item.requirements)


def _requirement(item: RequirementCoverage) -> str:
    standing = f" [{', '.join(item.standing)}]" if item.standing else ""
    return f"{item.code}: {item.status.value}{standing}"


def _mandatory_lines(tags: MandatoryTags, *, every: bool) -> Iterator[str]:
    """How many mandatory tags are missed, by severity and reason; ``every`` adds each of them."""
    yield f"  mandatory tags: {len(tags.missing)} of {tags.expected} missing"
    for (severity, reason), number in count_reasons(tags.missing).items():
        yield f"    {number} {severity}: {reason}"
    if tags.not_judged:
        yield f"    {len(tags.not_judged)} not judged: {', '.join(tags.not_judged)}"
    for tag in tags.missing if every else ():
        labels = " or ".join(text(label) or name for name, label in tag.concepts)
        yield f"      {tag.severity} {tag.disclosure}: {labels}"


def count_reasons(tags: Iterable[MandatoryTag]) -> dict[tuple[str, str], int]:
    """How many tags are missed by severity and reason, in the order of the tags."""
    return Counter((tag.severity, reason) for tag in tags for reason in tag.reasons)
