"""The order of requirement codes as a standard has them: 2-7-b-ii before 2-7-b-v, 2 before 10."""

from __future__ import annotations

import re
from typing import Final

TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[_,]")
ROMAN: Final = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
DIGITS: Final = {"i": 1, "v": 5, "x": 10}

Key = tuple[tuple[tuple[int, int, str], ...], str]


def code_key(code: str) -> Key:
    """A key to sort codes by; the code itself settles what is left.

    Letters count paragraphs; beneath a lettered one Roman numerals count on, and only there ``v`` is five.
    Numbered datapoints (``E1-4_03``) come before mere paragraphs (``E1-4, 30``).
    """
    tokens: list[tuple[int, int, str]] = []
    letter_before = False
    for word in TOKEN.findall(code):
        if word.isdigit():
            tokens.append((0, int(word), ""))
        elif letter_before and ROMAN.fullmatch(word):
            tokens.append((1, _roman(word), ""))
        else:
            tokens.append((3 if word == "," else 2, 0, word))
        letter_before = len(word) == 1 and word.islower()
    return tuple(tokens), code


def _roman(word: str) -> int:
    values = [DIGITS[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
