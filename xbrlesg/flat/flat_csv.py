"""Flat facts as CSV: UTF-8, commas, CR LF, double quotes where a cell needs them (RFC 4180).

Values stand as they are, since programs read them: a text that begins with ``=`` keeps it. People open the
workbook, whose texts can be no formulas.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Final

from xbrlesg.flat.model import COLUMNS, Cell, Cells, FlatColumn, Row, cells_of

AT_ONCE: Final = 500


def write_flat_csv(rows: Iterable[Row]) -> bytes:
    """The rows beneath a header; an empty cell is no value, in a required column the empty text."""
    return "".join(flat_csv_text(map(cells_of, rows))).encode()


def flat_csv_text(rows: Iterable[Cells]) -> Iterator[str]:
    """The same of rows as cells, ``AT_ONCE`` rows at a time."""
    source = iter(rows)
    stream = io.StringIO(newline="")
    # With LF alone Python 3.11 would leave a cell with a CR unquoted, and readers would end the line there.
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    while batch := list(islice(source, AT_ONCE)):
        writer.writerows(
            [_plain(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in batch
        )
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()


def read_flat_csv(content: bytes) -> list[Row]:
    """The rows again, with their types. Raises ValueError where the file is not of this schema."""
    reader = csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)
    if reader.fieldnames != [column.name for column in COLUMNS]:
        raise ValueError("the columns are not those of the schema")
    return [{column.name: _read(row[column.name], column) for column in COLUMNS} for row in reader]


def _plain(number: Decimal) -> str:
    """The digits of a number; what is no number the writer knows how to write: None, texts and days."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_TYPES: Final[Mapping[str, Callable[[str], Cell]]] = {
    "string": str,
    "json": str,
    "integer": int,
    "decimal": Decimal,
    "date": date.fromisoformat,
}


def _read(text: str, column: FlatColumn) -> Cell:
    return None if not text and not column.required else _TYPES[column.type](text)
