"""Facts as a table on a terminal: aligned, numbers to the right, long texts cut to the width there is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

GAP: Final = "  "
_LEAST: Final = 8
"""No column is cut to less than this."""
_CUT: Final = "…"

Line = tuple[tuple[str, ...], bool]
"""The cells of a line, and whether its value is a number."""


def table_lines(header: tuple[str, ...], lines: Sequence[Line], value: int, width: int) -> list[str]:
    """Header and lines as texts of at most ``width`` columns, where that can be; ``value`` is that column's.

    The widest columns are cut first. A number is never cut.
    """
    flat = [(tuple(_one_line(cell) for cell in cells), is_number) for cells, is_number in lines]
    widths = [
        max([_width(header[column]), *(_width(cells[column]) for cells, _ in flat)])
        for column in range(len(header))
    ]
    least = [min(width, _LEAST) for width in widths]
    least[value] = max([least[value], *(_width(cells[value]) for cells, is_number in flat if is_number)])
    _shrink(widths, least, width - len(GAP) * (len(header) - 1))
    shown = [_line(header, widths, None)]
    shown += [_line(cells, widths, value if is_number else None) for cells, is_number in flat]
    return shown


def _shrink(widths: list[int], least: Sequence[int], room: int) -> None:
    """Take from the widest column that may lose, until all fit or none may."""
    widths[:] = [max(floor, min(width, room)) for width, floor in zip(widths, least, strict=True)]
    while sum(widths) > room:
        open_ones = [column for column, width in enumerate(widths) if width > least[column]]
        if not open_ones:
            return
        widths[max(open_ones, key=lambda column: widths[column])] -= 1


def _line(cells: Sequence[str], widths: Sequence[int], right: int | None) -> str:
    parts = []
    for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        text = _cut(cell, width)
        blanks = " " * (width - _width(text))
        parts.append(blanks + text if column == right else text + blanks)
    return GAP.join(parts).rstrip()


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    taken, used = [], 0
    for character in text:
        used += _width(character)
        if used > width - 1:
            break
        taken.append(character)
    return "".join(taken) + _CUT


def _one_line(text: str) -> str:
    """Blanks for line ends, and nothing that a terminal would act on."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


def _width(text: str) -> int:
    """The columns that a text takes: two for each wide character, none for one that combines."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
