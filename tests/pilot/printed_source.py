"""The text of the printed report, by line and table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class SourceTable(NamedTuple):
    """A table of the source: its section, the line of its header, the column of its first figure."""

    section: str
    header: int
    column: int
    fragments: int = 0  # cells that OCR made of other cells


class Source:
    """The text of the report, by line number."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")

    def text(self, line: int) -> str:
        """A line as it stands."""
        return self._lines[line - 1]

    def lines(self) -> Iterator[tuple[int, str]]:
        """Every line with its number."""
        yield from enumerate(self._lines, 1)

    def cells(self, line: int) -> list[str]:
        return [cell.strip() for cell in self._lines[line - 1].split("\t")]

    def printed(self, line: int) -> str:
        """A line as printed: without OCR's markup, its white space and words broken at a hyphen made one."""
        text = re.sub(r"[*$\\]", "", self._lines[line - 1])
        return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(text.split()))

    def figures(self, table: SourceTable) -> Iterator[tuple[int, str]]:
        """Line and text of each figure of a table, row by row."""
        line = table.header + 1
        while len(cells := self.cells(line)) > 1:
            for cell in cells[table.column :]:
                if re.fullmatch(r"[\d,./]*\d[\d,./]*%?", cell):
                    yield line, cell
            line += 1
