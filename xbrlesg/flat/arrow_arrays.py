"""Cells as Arrow arrays, made of their buffers: ``pyarrow.array`` would load pandas where that is installed.

The layouts are those of the Arrow columnar format, 1.4: validity bitmap, offsets, values.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal
from itertools import accumulate
from typing import Any, Final

from xbrlesg.flat.model import FRACTION_DIGITS, INTEGER_DIGITS, Cell, FlatColumn
from xbrlesg.memo import Memo

_EPOCH: Final = date(1970, 1, 1).toordinal()
_EXACT: Final = Context(prec=INTEGER_DIGITS + FRACTION_DIGITS)
_DECIMAL_BYTES: Final = 16
_NOTHING: Final = bytes(_DECIMAL_BYTES)


def arrow_array(column: FlatColumn, cells: Sequence[Cell]) -> Any:
    """The cells of one column as an array of its type; None is null."""
    import pyarrow as pa  # noqa: PLC0415 - an extra

    kind, count = arrow_type(column), len(cells)
    # most columns say one thing of many facts; what is made of one cell is then repeated
    is_one = count > 1 and cells[0] == cells[-1] and cells.count(cells[0]) == count
    some, times = (cells[:1], count) if is_one else (cells, 1)
    nulls = some.count(None) * times
    validity = pa.py_buffer(_bitmap(cells)) if nulls else None
    match column.type:
        case "string" | "json":
            texts = ["" if cell is None else str(cell) for cell in some] if nulls else some
            content = "".join(texts)  # type: ignore[arg-type] # so the column's type says
            offsets = pa.py_buffer(array("i", accumulate(_lengths(texts, content) * times, initial=0)))
            buffers = [validity, offsets, pa.py_buffer(content.encode() * times)]
            return pa.Array.from_buffers(kind, count, buffers, nulls)
        case "integer":
            values = array("i", [cell if isinstance(cell, int) else 0 for cell in some]).tobytes()
        case "date":
            values = array("i", map(Memo(_day).__getitem__, some)).tobytes()
        case _:
            values = b"".join(map(_decimal, some))
    return pa.Array.from_buffers(kind, count, [validity, pa.py_buffer(values * times)], nulls)


def arrow_type(column: FlatColumn) -> Any:
    """The Arrow type of a column."""
    import pyarrow as pa  # noqa: PLC0415

    return {
        "string": pa.string(),
        "json": pa.string(),
        "integer": pa.int32(),
        "decimal": pa.decimal128(INTEGER_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS),
        "date": pa.date32(),
    }[column.type]


def _bitmap(cells: Sequence[Cell]) -> bytes:
    """A bit for each cell, the first cell in the lowest bit; 0 is null."""
    if cells.count(None) == len(cells):
        return bytes(len(cells) // 8 + 1)
    bits = "".join("0" if cell is None else "1" for cell in reversed(cells))
    return int(bits, 2).to_bytes(len(cells) // 8 + 1, "little")


def _lengths(texts: Sequence[Cell], content: str) -> list[int]:
    """How many bytes each text has in UTF-8; what is ASCII has a byte a character, and needs no encoding."""
    return (
        [len(str(text)) for text in texts]
        if content.isascii()
        else [len(str(text).encode()) for text in texts]
    )


def _day(cell: Cell) -> int:
    """A day as days since 1970-01-01; 0 in place of null."""
    return cell.toordinal() - _EPOCH if isinstance(cell, date) else 0


def _decimal(cell: Cell) -> bytes:
    """An integer in two's complement, of the column's scale."""
    if cell is None:
        return _NOTHING
    number = cell if isinstance(cell, int | Decimal) else Decimal(str(cell))
    unscaled = int(Decimal(number).scaleb(FRACTION_DIGITS, _EXACT))
    return unscaled.to_bytes(_DECIMAL_BYTES, "little", signed=True)
