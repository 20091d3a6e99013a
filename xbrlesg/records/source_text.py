"""The text of the printed report, and whether a figure or a text stands in some of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_MARKUP: Final = re.compile(r"[*$\\]")
_HYPHEN: Final = re.compile(r"(?<=\w)- (?=\w)")
_ITEM: Final = re.compile(r"^(?:- |\d+\. )")
_NEW_NUMBER: Final = re.compile(r"(?<!\d)(?<!\d[.,])")
_NEW_WORD: Final = re.compile(r"(?<!\d)(?<!\d[.,])(?<![A-Za-z])")
_ENDED_NUMBER: Final = re.compile(r"(?![.,]?\d)")
_ANYTHING: Final = re.compile("")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The lines of the report's text, the first one being line 1. ``name`` is what findings call the file."""

    name: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, name: str, text: str) -> SourceText:
        """Split a text at its line feeds, as the line numbers of records count them."""
        return cls(name, tuple(text.split("\n")))

    def shown(self, numbers: Iterable[int]) -> str:
        """These lines in one, with single blanks, as a person may compare them with a record."""
        return " ".join(filter(None, (" ".join(self._line(number).split()) for number in numbers)))

    def prints(self, text: str, numbers: Iterable[int]) -> bool:
        """Whether a text stands in these lines, be it over their ends, in the same letters.

        White space counts as one blank, and what OCR adds (stars, dollar signs, a word broken at a hyphen)
        may be there or not. A text does not stand where a longer number or word holds it: 12 is not in 1,120
        or 12.5. A unit may follow without a blank (``5times``).
        """
        return self.count(text, numbers) > 0

    def count(self, text: str, numbers: Iterable[int]) -> int:
        """How often a text stands in these lines."""
        wanted, shown = " ".join(text.split()), self.shown(numbers)
        return max(_count(wanted, each) for each in (shown, _plain(shown)))

    def is_row(self, number: int) -> bool:
        """Whether a line is the row of a table, whose cells tabs or bars part."""
        line = self._line(number).strip()
        return "\t" in line or line.startswith("|")

    def prints_all(self, text: str, numbers: Iterable[int]) -> bool:
        """Whether each paragraph, item and table cell of a text stands in these lines."""
        lines = tuple(numbers)
        pieces = (piece for line in text.splitlines() for piece in _pieces(line))
        return all(self.prints(piece, lines) for piece in pieces)

    def holds(self, fragment: str, numbers: Iterable[int]) -> bool:
        """Whether some characters stand in these lines, be it within a word."""
        shown, wanted = self.shown(numbers), " ".join(fragment.split())
        return wanted in shown or wanted in _plain(shown)

    def _line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def _plain(text: str) -> str:
    return _HYPHEN.sub("-", " ".join(_MARKUP.sub("", text).split()))


def _pieces(line: str) -> Iterable[str]:
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|"):
        return filter(None, (cell.strip() for cell in stripped.strip("|").split("|")))
    return filter(None, (_ITEM.sub("", stripped),))


def _count(text: str, shown: str) -> int:
    """How often a text stands whole: no digit, point or comma of a longer number beside it, no letter before.

    Texts differ from record to record: to find each and look beside it costs less than a pattern of its own.
    """
    before = _NEW_WORD if text[:1].isascii() and text[:1].isalpha() else _NEW_NUMBER
    after = _ENDED_NUMBER if text[-1:].isdigit() else _ANYTHING
    count, start = 0, shown.find(text)
    while start >= 0:
        is_whole = before.match(shown, start) and after.match(shown, start + len(text))
        count += bool(is_whole)
        start = shown.find(text, start + max(len(text) if is_whole else 1, 1))
    return count
