"""Flat facts as Apache Parquet: the columns of the schema with their types, numbers exact.

Needs pyarrow, the extra ``parquet``. The same rows give the same bytes under the same pyarrow.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from xbrlesg.flat.arrow_arrays import arrow_array, arrow_type
from xbrlesg.flat.model import COLUMNS, SCHEMA, VERSION, Row

METADATA: Final = {"xbrlesg.schema": SCHEMA, "xbrlesg.schema_version": VERSION}


def write_parquet(rows: Sequence[Row]) -> bytes:
    """The rows as one file, compressed with Zstandard; its metadata names the schema and its version."""
    import pyarrow as pa  # noqa: PLC0415 - half a second, which other formats should not pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema(
        [pa.field(column.name, arrow_type(column), nullable=not column.required) for column in COLUMNS],
        metadata=METADATA,
    )
    arrays = [arrow_array(column, [row[column.name] for row in rows]) for column in COLUMNS]
    table = pa.Table.from_arrays(arrays, schema=schema)
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
