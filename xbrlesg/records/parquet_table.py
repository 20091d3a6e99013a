"""Parquet: columns of texts, whole numbers, decimals, days and booleans. A row's place is its number.

Binary floats are refused: what they print is not known.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.records.table import MOST_CELLS, Row, Table
from xbrlesg.records.texts import shown

MOST_BYTES: Final = 2**28


def read_parquet(content: bytes, place: Location) -> Table:
    """Read a Parquet file. Raises MissingExtraError."""
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 - only who reads Parquet needs it
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(f"{place.file}: reading Parquet", "parquet") from error
    if not content:
        return Table((), place)
    try:
        file = ParquetFile(io.BytesIO(content))
        fault = _too_large(file.metadata, place)
        if fault is not None:
            return Table((), place, findings=(fault,))
        return _table(file.read(), place)
    except (ArrowException, OSError, ValueError, KeyError, TypeError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        message = f"the file is not Parquet: {shown(reason)}"
        return Table((), place, findings=(finding(Code.RECORDS_PARQUET, message, place),))


def _too_large(metadata: Any, place: Location) -> Finding | None:
    cells = metadata.num_rows * metadata.num_columns
    size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if cells <= MOST_CELLS and size <= MOST_BYTES:
        return None
    message = f"the file has {cells} cells in {size} bytes"
    return finding(Code.RECORDS_LARGE, message, place)


def _table(table: Any, place: Location) -> Table:
    header = tuple(table.schema.names)
    findings: list[Finding] = []
    columns: list[list[str]] = []
    for name, kind, column in zip(header, table.schema.types, table.columns, strict=True):
        texts = _as_text(kind)
        if column.null_count == len(column):
            columns.append([""] * len(column))
        elif texts is None:
            message = f"the column holds values of the type {kind}"
            findings.append(finding(Code.COLUMN_TYPE, message, place.at(shown(name)), value=shown(str(kind))))
            columns.append([""] * len(column))
        else:
            columns.append(["" if value is None else texts(value) for value in column.to_pylist()])
    rows = [
        Row(replace(place, row=number), cells)
        for number, cells in enumerate(zip(*columns, strict=True), 1)
        if any(cells)
    ]
    return Table(header, place, [] if findings else rows, tuple(findings))


def _as_text(kind: Any) -> Callable[[Any], str] | None:
    """How values of a type are written as text; None for a type that has no one way."""
    from pyarrow import types  # noqa: PLC0415

    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
        return str
    if types.is_integer(kind):
        return str
    if types.is_boolean(kind):
        return lambda value: "true" if value else "false"
    if types.is_decimal(kind):
        return _decimal
    if types.is_date(kind):
        return date.isoformat
    return None


def _decimal(value: Decimal) -> str:
    """All digits of the column's scale, so that ``1.50`` stays ``1.50``."""
    return format(value, "f")
