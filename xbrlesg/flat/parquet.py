"""Flat facts as Apache Parquet: the columns of the schema with their types, numbers exact.

Needs pyarrow, the extra ``parquet``. The same rows give the same bytes under the same pyarrow.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from xbrlesg.flat.model import COLUMNS, FRACTION_DIGITS, INTEGER_DIGITS, SCHEMA, VERSION, FlatColumn, Row

METADATA: Final = {"xbrlesg.schema": SCHEMA, "xbrlesg.schema_version": VERSION}


def write_parquet(rows: Sequence[Row]) -> bytes:
    """The rows as one file, compressed with Zstandard; its metadata names the schema and its version."""
    import pyarrow as pa  # noqa: PLC0415 - half a second, which other formats should not pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema(
        [pa.field(column.name, _type(column), nullable=not column.required) for column in COLUMNS],
        metadata=METADATA,
    )
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=schema)
    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd", version="2.6")
    return stream.getvalue()


def read_parquet(content: bytes) -> list[Row]:
    """The rows again. Raises ValueError where the file is not of this schema."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    table = pq.read_table(io.BytesIO(content))
    if table.column_names != [column.name for column in COLUMNS]:
        raise ValueError("the columns are not those of the schema")
    rows: list[Row] = table.to_pylist()
    return rows


def _type(column: FlatColumn) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    return {
        "string": pa.string(),
        "json": pa.string(),
        "integer": pa.int32(),
        "decimal": pa.decimal128(INTEGER_DIGITS + FRACTION_DIGITS, FRACTION_DIGITS),
        "date": pa.date32(),
    }[column.type]
