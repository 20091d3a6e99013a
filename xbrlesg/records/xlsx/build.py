"""From the cells of a sheet and their marks to a table of texts, and to findings about the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Sheet, finding
from xbrlesg.records.table import Row, Table
from xbrlesg.records.texts import shown
from xbrlesg.records.xlsx.cells import CellFault, Value, cell_text
from xbrlesg.records.xlsx.formats import Shown
from xbrlesg.records.xlsx.marks import Mark, Marks, letters_of

NAMED: Final = 5
"""So many cells a finding about many of them names."""


class SheetReader:
    """Reads one sheet. ``cells`` begin at A1; ``formats`` say how each cell style shows numbers."""

    def __init__(
        self, place: Location, cells: Sequence[Sequence[Value]], marks: Marks, formats: Sequence[Shown]
    ) -> None:
        self._cells = cells
        self._marks = marks
        self._formats = formats
        self._top, self._columns = self._find_header()
        self._place = replace(place, sheet=self._sheet(place))

    def table(self, merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Table:
        """The table; ``merged`` are the first and the last cell of each merged range, counted from 0."""
        place = replace(self._place, row=self._top or None)
        last = max([len(self._cells), *self._marks.cells]) if self._top else 0
        rows = [row for row in map(self._row, range(self._top + 1, last + 1)) if row is not None]
        findings = (
            *self._merged(merged),
            *self._hidden(rows),
            *self._formulas(),
            *self._numbers(),
        )
        return Table(tuple(self._columns.values()), place, rows, findings)

    def _find_header(self) -> tuple[int, dict[int, str]]:
        """The first row that holds anything, and its columns by number.

        A column without a name stays where it has cells and a named one comes behind it.
        """
        for row, cells in enumerate(self._cells, 1):
            if any(cell != "" for cell in cells):
                names = {number: _name(cell) for number, cell in enumerate(cells, 1)}
                last = max(number for number, name in names.items() if name)
                filled = self._filled_columns(row)
                kept = {
                    number: name
                    for number, name in names.items()
                    if name or (number < last and number in filled)
                }
                return row, kept
        return 0, {}

    def _filled_columns(self, top: int) -> set[int]:
        filled = {number for cells in self._cells[top:] for number, cell in enumerate(cells, 1) if cell != ""}
        told = [number for cells in self._marks.cells.values() for number in cells if _is_told(cells[number])]
        return filled.union(told)

    def _sheet(self, place: Location) -> Sheet:
        name = place.sheet.name if place.sheet else ""
        letters = {shown(header): letters_of(number) for number, header in reversed(self._columns.items())}
        return Sheet(name, tuple(letters.items()))

    def _row(self, number: int) -> Row | None:
        """A row; None where it holds nothing."""
        cells = self._cells[number - 1] if number <= len(self._cells) else ()
        marks = self._marks.cells.get(number, {})
        place = replace(self._place, row=number)
        texts: list[str] = []
        faults: list[Finding] = []
        for column, header in self._columns.items():
            text = self._text(self._value(number, column), header, marks.get(column))
            if isinstance(text, CellFault):
                faults.append(finding(text.code, text.message, place.at(shown(header)), value=text.value))
                text = ""
            texts.append(text)
        last = max(self._columns)
        beyond = [str(cell) for cell in cells[last:]]
        while beyond and not beyond[-1]:
            beyond.pop()
        return Row(number, [*texts, *beyond], tuple(faults)) if any(texts) or beyond or faults else None

    def _text(self, value: Value, header: str, mark: Mark | None) -> str | CellFault:
        if mark is None:
            return value if isinstance(value, str) else cell_text(value, header, Shown.NUMBER)
        if mark.error:
            return CellFault(Code.CELL_ERROR, "the cell is an error of Excel's", shown(mark.text))
        if mark.formula and not mark.valued:
            return CellFault(Code.CELL_ERROR, "the cell is a formula that was never computed", str(value))
        form = self._formats[mark.style] if mark.style < len(self._formats) else Shown.NUMBER
        return cell_text(value, header, form)

    def _merged(self, merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[Finding]:
        """Merged cells from the header on: all but the first are empty, and nobody knows what is meant."""
        for (top, left), (bottom, right) in merged:
            if bottom + 1 >= self._top and left + 1 <= max(self._columns, default=0):
                place = self._at(top + 1, left + 1)
                reach = f"{letters_of(left + 1)}{top + 1}:{letters_of(right + 1)}{bottom + 1}"
                yield finding(Code.CELLS_MERGED, f"the cells {reach} are merged", place, value=reach)

    def _hidden(self, rows: Sequence[Row]) -> Iterator[Finding]:
        hidden = [row.number for row in rows if row.number in self._marks.hidden_rows]
        if hidden:
            message = f"hidden rows were read: {_some([str(row) for row in hidden])}"
            yield finding(Code.CELLS_HIDDEN, message, replace(self._place, row=hidden[0]))
        for column, header in self._columns.items():
            if any(column in columns for columns in self._marks.hidden_columns):
                message = f"the column {shown(header)!r} is hidden, and was read"
                yield finding(Code.CELLS_HIDDEN, message, self._at(self._top, column))

    def _formulas(self) -> Iterator[Finding]:
        """Formulas whose last value was taken, told once."""
        cells = [(row, column) for row, column, mark in self._marked() if mark.formula and mark.valued]
        if cells:
            message = f"formulas stand in {_named(cells)}, and their last values were read"
            yield finding(Code.CELLS_FORMULA, message, self._at(*cells[0]))

    def _numbers(self) -> Iterator[Finding]:
        """Cells that are numbers and may have been printed with zeros that are lost, told once."""
        cells = [(row, column) for row, column, _ in self._marked() if self._may_lack_zeros(row, column)]
        if cells:
            message = f"numbers and not texts, which keep no trailing zeros, stand in {_named(cells)}"
            yield finding(Code.CELLS_NUMERIC, message, self._at(*cells[0]))

    def _marked(self) -> Iterator[tuple[int, int, Mark]]:
        """The marked cells of named columns, but for errors: row, column, mark."""
        for row, marked in sorted(self._marks.cells.items()):
            for column, mark in sorted(marked.items()):
                if row >= self._top and column in self._columns and not mark.error:
                    yield row, column, mark

    def _may_lack_zeros(self, row: int, column: int) -> bool:
        """True for each number among the values, and for numbers with a fraction anywhere else."""
        value = self._value(row, column)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self._columns[column] == "value" or value % 1 != 0

    def _value(self, row: int, column: int) -> Value:
        """The value of a cell, counted from 1; empty behind the last cell of which calamine knows."""
        cells = self._cells[row - 1] if row <= len(self._cells) else ()
        return cells[column - 1] if column <= len(cells) else ""

    def _at(self, row: int, column: int) -> Location:
        """The place of a cell, which may lie outside of the named columns."""
        header = self._columns.get(column)
        place = replace(self._place, row=row)
        return place if header is None else place.at(shown(header))


def _is_told(mark: Mark) -> bool:
    """True for a cell that holds something although calamine gives it as empty."""
    return mark.error or (mark.formula and not mark.valued)


def _name(cell: Value) -> str:
    return cell if isinstance(cell, str) else str(cell)


def _named(cells: Sequence[tuple[int, int]]) -> str:
    return _some([f"{letters_of(column)}{row}" for row, column in cells])


def _some(names: Sequence[str]) -> str:
    more = [f"and {len(names) - NAMED} more"] if len(names) > NAMED else []
    return ", ".join([*names[:NAMED], *more])
