"""Printed texts of several paragraphs."""

from __future__ import annotations

import re

_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, parted by lines with nothing on them; none for a blank text.

    Line breaks within a paragraph stay, all as U+000A: XML would read the other forms as that one.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = (part.strip("\n") for part in _EMPTY_LINES.split(f"\n{plain}\n"))
    return tuple(part for part in parts if part.strip())
