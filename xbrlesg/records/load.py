"""Records from a file; its ending says which format it has, and every fault is a finding with its cell."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, Sheet, finding, worst
from xbrlesg.records.csv_table import read_csv
from xbrlesg.records.header import check_header, is_readable
from xbrlesg.records.json_table import read_json, read_json_lines
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.packing import RecordSpool
from xbrlesg.records.parquet_table import read_parquet
from xbrlesg.records.path import split_sheet
from xbrlesg.records.row import RowReader
from xbrlesg.records.table import Table


def _read_xlsx(content: bytes, place: Location) -> Table:
    from xbrlesg.records.xlsx.read import read_xlsx  # noqa: PLC0415 - many modules, for one format

    return read_xlsx(content, place)


READERS: Final[Mapping[str, Callable[[bytes, Location], Table]]] = {
    ".csv": read_csv,
    ".xlsx": _read_xlsx,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".parquet": read_parquet,
}
"""The reader of each format. Each takes the content and the file's place, whose sheet is the one wanted."""


Loaded = tuple[Sequence[IndicatorRecord], list[Finding]]


def load_records(path: Path, name: str, axes: Collection[str]) -> Loaded:
    """Read a records file. ``name`` is what findings call it; ``axes`` are the columns of breakdowns.

    Both may name a sheet (``records.xlsx#Sheet``). A row with a fault is left out and found; the other rows
    are returned. Raises MissingExtraError where the format needs a package that is not installed.
    """
    file, sheet = split_sheet(path)
    name = split_sheet(Path(name))[0].as_posix()
    place = Location(name, sheet=Sheet(sheet) if sheet else None)
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        message = f"the ending {file.suffix!r} names no format of records"
        return [], [finding(Code.RECORDS_FORMAT, message, Location(name), value=name)]
    try:
        content = file.read_bytes()
    except OSError as error:
        message = f"cannot read the records: {error.strerror}"
        return [], [finding(Code.FILE_MISSING, message, Location(name), value=name)]
    return _records(reader(content, place), axes)


def _records(table: Table, axes: Collection[str]) -> Loaded:
    findings = list(table.findings)
    if not any(table.header):
        if worst(findings) is not Severity.ERROR:
            findings.append(finding(Code.RECORDS_EMPTY, "the file is empty", table.place))
        return [], findings
    findings += check_header(table, axes)
    if not is_readable(table):
        deque(table.rows, maxlen=0)  # for what is found late
        return [], [*findings, *table.late]
    records = RecordSpool()
    reader = RowReader(table, axes, records.packer)
    for row in table.rows:
        record = reader.read(row)
        if isinstance(record, tuple):
            records.append(record)
            findings += row.faults
        else:
            findings += record
    findings += table.late
    if not records and not findings:
        message = "the file holds a header and no record"
        findings.append(
            finding(Code.RECORDS_EMPTY, message, Location(table.place.file, sheet=table.place.sheet))
        )
    return records, findings
