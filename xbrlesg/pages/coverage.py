"""``coverage.html``: what a report covers, with a picture of it, and its indexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xbrlesg.coverage.as_data import text
from xbrlesg.coverage.as_text import count_reasons, status_words, theme_name
from xbrlesg.coverage.model import (
    Coverage,
    Item,
    Outcome,
    Status,
    count,
)
from xbrlesg.pages.render import render


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, as wide as its number is large."""

    status: Status
    number: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a picture: its name, and a segment for each status that occurs."""

    name: str
    parts: tuple[Segment, ...]


def coverage_page(coverage: Coverage, title: str) -> bytes:
    """The page; the same coverage gives the same bytes."""
    return render(
        "coverage.html",
        title=title,
        coverage=coverage,
        statuses=list(Status),
        outcomes=list(Outcome),
        style=_style,
        text=text,
        status_words=status_words,
        count_reasons=count_reasons,
        standard_bars=[
            (standard, [_bar(f"{group.name} {group.title}", group.disclosures) for group in standard.groups])
            for standard in coverage.standards
        ],
        theme_bars=[_bar(theme_name(theme), theme.indicators) for theme in coverage.themes],
        themes=[(theme, theme_name(theme)) for theme in coverage.themes],
    )


def _bar(name: str, items: Iterable[Item]) -> Bar:
    return Bar(name, tuple(Segment(status, number) for status, number in count(items).items() if number))


def _style(status: Status) -> str:
    return status.value.replace(" ", "-")
