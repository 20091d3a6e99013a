"""What a cell's number format makes of the number: a day, a percentage, thousands (ECMA-376-1, 18.8.30)."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from xbrlesg.records.xlsx.xml import Attributes, local, parse


class Shown(Enum):
    """How a number is shown."""

    NUMBER = "a number"
    PERCENT = "a percentage"
    SCALED = "thousands or millions"
    DAY = "a day"
    PART_OF_DAY = "a month, a time or another part of a day"


BUILT_IN: Final = {
    **dict.fromkeys((9, 10), Shown.PERCENT),
    **dict.fromkeys((14, 15, 22, 31), Shown.DAY),
    **dict.fromkeys((*range(16, 22), *range(27, 31), *range(32, 37), *range(45, 48)), Shown.PART_OF_DAY),
    **dict.fromkeys(range(50, 59), Shown.PART_OF_DAY),
}
"""Formats that a workbook need not declare; 27 to 36 and 50 to 58 are those of East Asia."""
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_SCALED: Final = re.compile(r"[0#?],+(?![0#?,])")


def read_formats(styles: bytes) -> list[Shown]:
    """How each cell style shows numbers, from ``styles.xml``; a cell names its style by position."""
    codes: dict[str, str] = {}
    used: list[str] = []
    inside: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        inside.append(local(name))
        if inside[-1] == "numFmt":
            codes.setdefault(attributes.get("numFmtId", ""), attributes.get("formatCode", ""))
        elif inside[-2:] == ["cellXfs", "xf"]:
            used.append(attributes.get("numFmtId", "0"))

    def end(_: str) -> None:
        inside.pop()

    parse(styles, start, end)
    return [_shown_by(number, codes) for number in used]


def _shown_by(number: str, codes: dict[str, str]) -> Shown:
    if number in codes:
        return shown_by(codes[number])
    return BUILT_IN.get(int(number), Shown.NUMBER) if number.isdecimal() else Shown.NUMBER


def shown_by(code: str) -> Shown:
    """What a format code shows.

    >>> shown_by('yyyy"年"m"月"')
    <Shown.PART_OF_DAY: 'a month, a time or another part of a day'>
    """
    bare = _LITERAL.sub("", code).lower().replace("general", "")
    if "%" in bare:
        return Shown.PERCENT
    letters = set(re.sub(r"e[+-]", "", bare)) & set("ymdhse")
    if letters:
        return Shown.DAY if {"m", "d"} <= letters and letters & set("ye") else Shown.PART_OF_DAY
    return Shown.SCALED if _SCALED.search(bare) else Shown.NUMBER
