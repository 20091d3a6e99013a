"""Flat facts as Apache Parquet: the columns of the schema with their types, numbers exact.

Needs pyarrow, the extra ``parquet``. The same rows give the same bytes under the same pyarrow.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from xbrlesg.flat.arrow_arrays import arrow_array, arrow_type
from xbrlesg.flat.model import COLUMNS, SCHEMA, VERSION, Cells, Row, cells_of

BATCH, GROUP = 1_000, 20
"""So many rows are made at once, and so many batches of them become one row group."""
METADATA: Final = {"xbrlesg.schema": SCHEMA, "xbrlesg.schema_version": VERSION}


def write_parquet(rows: Iterable[Row]) -> bytes:
    """The rows as one file, compressed with Zstandard; its metadata names the schema and its version."""
    return b"".join(parquet_pieces(map(cells_of, rows)))


def parquet_pieces(rows: Iterable[Cells]) -> Iterator[bytes]:
    """The same of rows as cells, piece by piece: a row group for so many rows."""
    import pyarrow as pa  # noqa: PLC0415 - half a second, which other formats should not pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema(
        [pa.field(column.name, arrow_type(column), nullable=not column.required) for column in COLUMNS],
        metadata=METADATA,
    )
    stream, source = _Pieces(), iter(rows)
    with pq.ParquetWriter(stream, schema, compression="zstd", version="2.6") as writer:
        while True:
            batches = [_table(list(islice(source, BATCH)), schema)]
            while batches[-1].num_rows == BATCH and len(batches) < GROUP:
                batches.append(_table(list(islice(source, BATCH)), schema))
            table = pa.concat_tables(batches).combine_chunks()
            if table.num_rows or not stream.tell():
                writer.write_table(table)
            yield stream.taken()
            if batches[-1].num_rows < BATCH:
                break
    yield stream.taken()


def _table(rows: Sequence[Cells], schema: Any) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    arrays = list(map(arrow_array, COLUMNS, columns))
    return pa.Table.from_arrays(arrays, schema=schema)


class _Pieces(io.RawIOBase):
    """What is written to it, to be taken away piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []
        self._size = 0

    def tell(self) -> int:
        return self._size

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:
        self._written.append(bytes(piece))
        self._size += len(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        taken, self._written = b"".join(self._written), []
        return taken


def read_parquet(content: bytes) -> list[Row]:
    """The rows again. Raises ValueError where the file is not of this schema."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    table = pq.read_table(io.BytesIO(content))
    if table.column_names != [column.name for column in COLUMNS]:
        raise ValueError("the columns are not those of the schema")
    rows: list[Row] = table.to_pylist()
    return rows
