"""Explanations as lines of text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from xbrlesg.explain.model import Explanation

WIDTH: Final = 88


def explanation_lines(item: Explanation) -> Iterator[str]:
    """A code explained: what it says, an input that fails, how to mend it, and which standard demands it."""
    yield f"{item.code} ({item.severity.word}): {item.title}"
    yield ""
    yield from _wrapped(item.explanation)
    yield ""
    yield "Fails:"
    yield ""
    yield from (f"    {line}".rstrip() for line in item.example.split("\n"))
    yield ""
    yield from _wrapped(f"To mend: {item.mend}")
    if item.section is not None:
        yield ""
        yield f"Source: {item.section}"


def listed_lines(explanations: Sequence[Explanation]) -> Iterator[str]:
    """A line for each code, under its group."""
    width = max((len(item.code) for item in explanations), default=0)
    group = None
    for item in explanations:
        if item.group is not group:
            yield from ("", item.group.title) if group else (item.group.title,)
            group = item.group
        yield f"  {item.code:<{width}}  {item.severity.word:<8}  {item.title}"


def _wrapped(text: str) -> list[str]:
    # a code or a path that a hyphen is part of must stay whole
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
