"""Two texts compared for a reader: where they begin to differ, and whether only their markup does."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")
_BEFORE, _AFTER = 20, 40
"""So many characters are shown before the first difference, and from there on."""


def words_of(markup: str) -> str:
    """The words of a text block: without tags, characters for their references, spaces as one."""
    return _SPACES.sub(" ", unescape(_TAG.sub(" ", markup))).strip()


def visible(text: str) -> str:
    r"""A text in one line in which everything shows: ``\n`` for a line's end, ``\xa0`` for a fixed blank."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Both texts from shortly before their first difference, each in one line."""
    pairs = enumerate(zip(old, new, strict=False))
    differs = next((index for index, (was, now) in pairs if was != now), min(len(old), len(new)))
    start = max(0, differs - _BEFORE)
    return _excerpt(old, start), _excerpt(new, start)


def _excerpt(text: str, start: int) -> str:
    end = start + _BEFORE + _AFTER
    return f"{'…' if start else ''}{visible(text[start:end])}{'…' if end < len(text) else ''}"
