"""What a sheet's XML tells and calamine leaves out: errors, formulas, styles, hidden rows, its reach.

calamine turns an error into an empty cell, and makes room for all cells up to the last one, wherever that
stands; so each sheet is looked through before it is read (ECMA-376-1, 18.3.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from xbrlesg.records.xlsx.xml import Attributes, BrokenPartError, local, parse

_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_TEXTS: Final = ("s", "str", "inlineStr")


@dataclass(slots=True)
class Mark:
    """A cell that is more than a text: its style, and whether it is an error or a formula, with a value.

    ``text`` is that of an error (``#REF!``).
    """

    style: int
    error: bool
    text: str = ""
    formula: bool = False
    valued: bool = False


@dataclass(slots=True)
class Marks:
    """The marked cells of a sheet by row and column, all counted from 1."""

    rows: int = 0
    columns: int = 0
    cells: dict[int, dict[int, Mark]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)


def read_marks(content: bytes) -> Marks:
    """Look through a worksheet. Raises BrokenPartError."""
    scan = _Scan()
    parse(content, scan.start, text=scan.text)
    return scan.marks


def letters_of(column: int) -> str:
    """The letters of a column, counted from 1: 27 is AA."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def number_of(letters: str) -> int:
    """The number of a column by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class _Scan:
    """Follows the elements of one worksheet."""

    def __init__(self) -> None:
        self.marks = Marks()
        self._row = self._column = 0
        self._numbers: dict[str, int] = {}  # columns by their letters
        self._mark: Mark | None = None
        self._in_value = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins. Most are cells of text and their values; those come first."""
        self._in_value = False
        name = name if ":" not in name else local(name)
        if name == "c":
            self._cell(attributes)
        elif name == "v":
            self._in_value = self._mark is not None
        elif name == "f" and self._row:
            self._formula()
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = (_number(attributes.get(key, "1")) for key in ("min", "max"))
            self.marks.hidden_columns.append(range(first, last + 1))

    def text(self, text: str) -> None:
        """Text: that of a marked cell's value is all that counts."""
        if self._in_value and self._mark is not None and text.strip():
            self._mark.valued = True
            self._mark.text += text if self._mark.error else ""

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _number(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.marks.hidden_rows.add(self._row)

    def _cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None:
            self._column += 1
        else:
            self._go_to(place)
        marks = self.marks
        marks.rows = max(marks.rows, self._row)
        marks.columns = max(marks.columns, self._column)
        kind = attributes.get("t", "n")
        self._mark = None
        if kind not in _TEXTS:
            self._mark = Mark(_number(attributes.get("s", "0")), kind == "e")
            marks.cells.setdefault(self._row, {})[self._column] = self._mark

    def _go_to(self, place: str) -> None:
        letters = place.rstrip("0123456789")
        row = place[len(letters) :]
        column = self._numbers.get(letters)
        if column is None or not row or len(row) > 7:
            match = _CELL.fullmatch(place)
            if match is None:
                raise BrokenPartError(f"{place!r} is no cell")
            column = self._numbers[letters] = number_of(letters)
        self._column, self._row = column, int(row)

    def _formula(self) -> None:
        if self._mark is None:  # its value is a text, and may be an empty one
            self._mark = Mark(0, error=False, valued=True)
            self.marks.cells.setdefault(self._row, {})[self._column] = self._mark
        self._mark.formula = True


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise BrokenPartError(f"{text!r} is no number of a row, column or style")
    return int(text)
