"""The same table written in every format, as the programs that users have would write it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pyarrow
import xlsxwriter
from pyarrow import parquet

from xbrlesg.findings.model import Finding
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord

Lines = Sequence[Sequence[str]]
"""A header and rows of texts."""


def as_csv(lines: Lines) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode("utf-8")


def as_json(lines: Lines) -> bytes:
    return json.dumps(objects(lines), ensure_ascii=False, indent=1).encode("utf-8")


def as_wrapped_json(lines: Lines) -> bytes:
    return json.dumps({"records": objects(lines)}, indent=1).encode("utf-8")


def as_json_lines(lines: Lines) -> bytes:
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in objects(lines)).encode("utf-8")


def as_parquet(lines: Lines) -> bytes:
    header, *rows = lines
    columns = [
        pyarrow.array([row[number] or None for row in rows], "string") for number in range(len(header))
    ]
    return parquet_bytes(pyarrow.table(columns, names=list(header)))


def as_xlsx(lines: Lines, sheet: str = "records") -> bytes:
    """A workbook as Excel writes it: texts in a table of their own, cells point to it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        made = book.add_worksheet(sheet)
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                if text:
                    made.write_string(row, column, text)
    return stream.getvalue()


def objects(lines: Lines) -> list[dict[str, str]]:
    header, *rows = lines
    return [dict(zip(header, row, strict=True)) for row in rows]


def book_bytes(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parquet_bytes(table: Any) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(table, stream)
    return stream.getvalue()


FORMATS: Final[dict[str, tuple[str, Callable[[Lines], bytes]]]] = {
    "csv": ("records.csv", as_csv),
    "xlsx": ("records.xlsx", as_xlsx),
    "json": ("records.json", as_json),
    "wrapped json": ("records.json", as_wrapped_json),
    "json lines": ("records.jsonl", as_json_lines),
    "parquet": ("records.parquet", as_parquet),
}
"""For each format a file name and its writer."""


def load(
    folder: Path, name: str, content: bytes, axes: Sequence[str] = ("gender",)
) -> tuple[list[IndicatorRecord], list[Finding]]:
    """Write a file and read it; ``name`` may name a sheet."""
    (folder / name.partition("#")[0]).write_bytes(content)
    records, findings = load_records(folder / name, name, axes)
    return list(records), findings


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """The code of each finding and its place, in order."""
    return [(item.code.removeprefix("xbrlesg:"), str(item.location)) for item in findings]
