"""The findings of all reports as one Parquet file, one row a finding, written with bounded memory.

Needs pyarrow, the extra ``parquet``. The same rows give the same bytes under the same pyarrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from xbrlesg.errors import CannotWriteError
from xbrlesg.whole_files import whole_file

SCHEMA: Final = "xbrlesg batch findings 1"
TEXTS: Final = ("report", "target", "code", "severity", "message", "file", "sheet")
MORE_TEXTS: Final = ("column", "cell", "value", "indicator", "fact", "disclosure", "hint")
REQUIRED: Final = frozenset({"report", "target", "code", "severity", "message"})
GROUP: Final = 16_384
"""Rows in a group; so many are in memory at a time."""


def finding_row(report: str, target: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a finding of ``findings.json``."""
    place = item.get("location") or {}
    row: dict[str, Any] = {"report": report, "target": target, "row": place.get("row")}
    for name in ("file", "sheet", "column", "cell"):
        row[name] = place.get(name)
    for name in ("code", "severity", "message", "value", "indicator", "fact", "disclosure", "hint"):
        row[name] = item.get(name)
    return row


def write_findings(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write the rows in their order. Raises CannotWriteError."""
    import pyarrow as pa  # noqa: PLC0415 - half a second, which only a batch should pay
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema(
        [
            *(pa.field(name, pa.string(), nullable=name not in REQUIRED) for name in TEXTS),
            pa.field("row", pa.int32()),
            *(pa.field(name, pa.string()) for name in MORE_TEXTS),
        ],
        metadata={"xbrlesg.schema": SCHEMA},
    )
    try:
        with (
            whole_file(path) as stream,
            pq.ParquetWriter(stream, schema, compression="zstd", version="2.6") as writer,
        ):
            for group in _groups(iter(rows)):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))
    except OSError as error:
        raise CannotWriteError(f"cannot write {path}: {error.strerror or error}") from error


def _groups(rows: Iterator[Mapping[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := [dict(row) for row in islice(rows, GROUP)]:
        yield group
