"""Parquet: columns of texts, whole numbers, decimals, days and booleans. A row's place is its number.

Binary floats are refused: what they print is not known.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.records.table import Row, Table
from xbrlesg.records.texts import shown

MOST_BYTES: Final = 2**28
MOST_CELLS: Final = 100_000_000
"""Far more than other formats may have: rows are read batch by batch."""
BATCH: Final = 10_000


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
        return _table(file, place)
    except _broken(ArrowException) as error:
        return Table((), place, findings=(_not_parquet(error, place),))


def _broken(arrow: type[Exception]) -> tuple[type[Exception], ...]:
    """What pyarrow raises for files that are broken."""
    return (arrow, OSError, ValueError, KeyError, TypeError, OverflowError)


def _not_parquet(error: Exception, place: Location) -> Finding:
    reason = str(error).partition("\n")[0]
    return finding(Code.RECORDS_PARQUET, f"the file is not Parquet: {shown(reason)}", place)


def _too_large(metadata: Any, place: Location) -> Finding | None:
    cells = metadata.num_rows * metadata.num_columns
    size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if cells <= MOST_CELLS and size <= MOST_BYTES:
        return None
    message = f"the file has {cells} cells in {size} bytes"
    return finding(Code.RECORDS_LARGE, message, place)


def _table(file: Any, place: Location) -> Table:
    schema = file.schema_arrow
    header = tuple(schema.names)
    findings: list[Finding] = []
    for number, (name, kind) in enumerate(zip(header, schema.types, strict=True)):
        if _as_text(kind) is None and not _is_empty(file, number):
            message = f"the column holds values of the type {kind}"
            findings.append(finding(Code.COLUMN_TYPE, message, place.at(shown(name)), value=shown(str(kind))))
    if findings:
        return Table(header, place, findings=tuple(findings))
    late: list[Finding] = []
    return Table(header, place, _rows(file, place, late), late=late)


def _is_empty(file: Any, number: int) -> bool:
    """True where a column holds nothing, whatever its type."""
    groups = (file.read_row_group(group).column(number) for group in range(file.metadata.num_row_groups))
    return all(column.null_count == len(column) for column in groups)


def _rows(file: Any, place: Location, late: list[Finding]) -> Iterator[Row]:
    """Each row that holds anything; a part that cannot be read is found late."""
    from pyarrow import ArrowException  # noqa: PLC0415

    number = 0
    try:
        for batch in file.iter_batches(BATCH):
            columns = [_texts(column) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                if any(cells):
                    yield Row(number, cells)
    except _broken(ArrowException) as error:
        late.append(_not_parquet(error, place))


def _texts(column: Any) -> list[str]:
    texts = _as_text(column.type)
    if texts is None:  # and so the column is empty
        return [""] * len(column)
    return ["" if value is None else texts(value) for value in column.to_pylist()]


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
