"""What words say that stand for a number: how a source prints one without digits."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_ENGLISH: Final = (
    ("zero", "no", "none", "nil"),
    ("one", "first", "once", "single"),
    ("two", "second", "twice", "both", "pair"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth", "dozen"),
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CHINESE: Final = ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_HALF: Final = frozenset({Decimal("0.5"), Decimal(50)})  # of one, or in per cent
_WORD: Final = re.compile(r"[A-Za-z]+|[零一二两三四五六七八九十半]")


def numbers_meant(text: str) -> frozenset[Decimal]:
    """The numbers that words of a text may stand for: English up to twelve, Roman numerals, Chinese digits.

    Empty where it has no such word; a text with several words may mean any of theirs.
    """
    found = [_meant(word) for word in _WORD.findall(text)]
    return frozenset().union(*found)


def _meant(word: str) -> frozenset[Decimal]:
    if word in {"半", "half", "Half"}:
        return _HALF
    if word in _ROMAN:
        return frozenset({Decimal(_ROMAN.index(word) + 1)})
    if word in _CHINESE:
        return frozenset({Decimal(_CHINESE.index(word))})
    if word == "两":
        return frozenset({Decimal(2)})
    small = word.lower()
    return frozenset(Decimal(number) for number, words in enumerate(_ENGLISH) if small in words)
