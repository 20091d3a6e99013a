"""What came of all reports together, read from what lies in the folders and from nothing else.

So it does not matter in how many runs, in which order or in whose processes the reports were made.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any, Final

from xbrlesg import __version__
from xbrlesg.batch.findings_table import finding_row, write_findings
from xbrlesg.batch.plan import Entry, Plan, Unread
from xbrlesg.batch.state import RUN_FOLDER, Status, read_state
from xbrlesg.errors import BatchError
from xbrlesg.findings.as_data import count_by_severity, finding_data
from xbrlesg.findings.model import Severity
from xbrlesg.json_text import json_bytes
from xbrlesg.pipeline.outputs import FINDINGS, write_file

SUMMARY: Final = "summary.json"
SUMMARY_TABLE: Final = "summary.csv"
FINDINGS_TABLE: Final = "findings.parquet"
UNREAD: Final = "unread"
ENDS: Final = (Status.EXPORTED, Status.REFUSED, Status.FAILED, UNREAD)
SEVERITIES: Final = tuple(severity.word for severity in sorted(Severity, reverse=True))


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the summary. Of one that could not be read, ``report`` is the path of its report file."""

    report: str
    target: str
    file: str
    check: str
    status: str
    records: int
    facts: int
    findings: Mapping[str, int]

    def exit_code(self, fail_on: Severity) -> int:
        """The exit code with which ``xbrlesg export`` ends for such a report."""
        if self.status == Status.FAILED:
            return 3
        return int(any(self.findings[severity.word] for severity in Severity if severity >= fail_on))


def summary_rows(plan: Plan, out: Path) -> list[Row]:
    """A row for each report, sorted by report and target. Raises BatchError where one has no state."""
    rows = [_unread(item) for item in plan.unread]
    rows += [_row(entry, out) for entry in plan.entries]
    return sorted(rows, key=lambda row: (row.report, row.target))


def _unread(item: Unread) -> Row:
    return Row(item.file, item.target, item.file, "", UNREAD, 0, 0, count_by_severity(item.findings))


def _row(entry: Entry, out: Path) -> Row:
    state = read_state(out, entry.report, entry.target)
    if state is None or state.status is Status.BEGUN:
        raise BatchError(f"the state of {entry.report}/{entry.target} is gone")
    return Row(
        entry.report,
        entry.target,
        entry.file,
        str(entry.check),
        str(state.status),
        state.records,
        state.facts,
        state.findings,
    )


def write_summary(plan: Plan, out: Path, fail_on: Severity) -> list[Row]:
    """Write the findings of all reports, the table and, last, the summary. Raises CannotWriteError."""
    rows, folder = summary_rows(plan, out), out / RUN_FOLDER
    write_findings(folder / FINDINGS_TABLE, _findings(rows, plan, out))
    write_file(folder / SUMMARY_TABLE, _as_csv(rows, fail_on))
    write_file(folder / SUMMARY, json_bytes(_as_data(rows, fail_on)))
    return rows


def _findings(rows: Sequence[Row], plan: Plan, out: Path) -> Iterator[dict[str, Any]]:
    unread = {(item.file, item.target): item.findings for item in plan.unread}
    for row in rows:
        if row.status == UNREAD:
            found = [finding_data(item) for item in unread[row.file, row.target]]
        else:
            found = _read_findings(out / row.report / row.target / FINDINGS)
        yield from (finding_row(row.report, row.target, item) for item in found)


def _read_findings(path: Path) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(path.read_bytes())["findings"]
    except (OSError, ValueError) as error:
        raise BatchError(f"cannot read {path}: {error}") from error
    return found


def totals(rows: Sequence[Row]) -> dict[str, Any]:
    """What the reports come to together."""
    return {
        "reports": len(rows),
        **{str(status): sum(row.status == status for row in rows) for status in ENDS},
        "records": sum(row.records for row in rows),
        "facts": sum(row.facts for row in rows),
        "findings": {word: sum(row.findings[word] for row in rows) for word in SEVERITIES},
    }


def _as_data(rows: Sequence[Row], fail_on: Severity) -> dict[str, Any]:
    return {
        "tool": {"name": "xbrlesg", "version": __version__},
        "fail_on": fail_on.word,
        "totals": totals(rows),
        "reports": [
            {
                "report": row.report,
                "target": row.target,
                "file": row.file,
                "check": row.check or None,
                "status": row.status,
                "records": row.records,
                "facts": row.facts,
                "findings": dict(row.findings),
                "exit_code": row.exit_code(fail_on),
            }
            for row in rows
        ],
    }


def _as_csv(rows: Sequence[Row], fail_on: Severity) -> bytes:
    text = StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    columns = ("report", "target", "file", "check", "status", "records", "facts")
    table.writerow((*columns, *SEVERITIES, "exit_code"))
    for row in rows:
        cells = [getattr(row, column) for column in columns]
        table.writerow((*cells, *(row.findings[word] for word in SEVERITIES), row.exit_code(fail_on)))
    return text.getvalue().encode()
