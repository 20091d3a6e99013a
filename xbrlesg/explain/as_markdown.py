"""Explanations as Markdown; all of them together are docs/findings.md."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from xbrlesg.explain.find import OURS
from xbrlesg.explain.model import Explanation

WIDTH: Final = 118
INTRODUCTION: Final = """\
# Findings

Every code of a finding, by group: what it says, an input that fails, and how to mend it; `xbrlesg explain
CODE` shows one of them. Our own codes have the prefix `xbrlesg:`, which is left out here; those of Arelle
have that of the standard that defines them. Errors fail a command, warnings deserve a look, advisories may
well be right, and infos say what was done.

This file is made of the program's own texts: `xbrlesg explain --all --format markdown > docs/findings.md`."""


def document_lines(explanations: Sequence[Explanation]) -> Iterator[str]:
    """The whole document: a table of the codes of each group, then each of them."""
    yield from INTRODUCTION.split("\n")
    yield ""
    groups = [(group, list(items)) for group, items in groupby(explanations, lambda item: item.group)]
    yield from (f"- [{group.title}](#{_anchor(group.title)}): {len(items)} codes" for group, items in groups)
    for group, items in groups:
        yield from ("", f"## {group.title}", "")
        yield from listed_lines(items)
        for item in items:
            yield ""
            yield from explanation_lines(item)


def explanation_lines(item: Explanation) -> Iterator[str]:
    """A code explained, as a section of its own."""
    yield from (f"### {_name(item)}", "", f"**{_plain(item.title)}** ({item.severity.word}).", "")
    yield from (*_wrapped(item.explanation), "", "Fails:", "", "```", *item.example.split("\n"), "```", "")
    yield from _wrapped(f"To mend: {item.mend}")
    if item.section is not None:
        yield from ("", f"Source: {item.section}.")


def listed_lines(explanations: Sequence[Explanation]) -> Iterator[str]:
    """A table of codes."""
    yield from ("| code | severity | title |", "|---|---|---|")
    for item in explanations:
        yield f"| [`{_name(item)}`](#{_anchor(_name(item))}) | {item.severity.word} | {_plain(item.title)} |"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(_plain(text), WIDTH, break_long_words=False, break_on_hyphens=False)


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"[\\*`]", r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))


def _name(item: Explanation) -> str:
    return item.code.removeprefix(OURS)


def _anchor(heading: str) -> str:
    """The anchor of a heading in shown Markdown: lower case, no points or colons, hyphens as spaces."""
    kept = (letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
    return "".join(kept).replace(" ", "-")
