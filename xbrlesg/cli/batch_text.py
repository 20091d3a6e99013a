"""What people read of a batch: how it goes, and its table."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from xbrlesg.cli.text import tell, tell_findings
from xbrlesg.reporters.terminal import SHOWN

if TYPE_CHECKING:
    from xbrlesg.batch.run import Batched, Wanted
    from xbrlesg.batch.summary import Row
    from xbrlesg.batch.task import Outcome, Task

_SECONDS: Final = 10.0
"""Between two lines, where the output is no terminal."""


class Meter:
    """How a batch goes, on one line of a terminal; elsewhere on plain lines, a few a minute."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._terminal = stream.isatty()
        self._total = self._done = self._failed = 0
        self._start = self._told = 0.0

    def plan(self, reports: int, missing: int) -> None:
        """So many reports are wanted, of which so many are to be made."""
        self._stream.write(f"reports: {reports}, to be made: {missing}\n")
        self._stream.flush()
        self._total = missing
        self._start = self._told = self._clock()

    def done(self, task: Task, outcome: Outcome) -> None:
        """A report ended."""
        self._done += 1
        if outcome.reason:
            self._failed += 1
            start = "\r\x1b[K" if self._terminal else ""
            self._stream.write(f"{start}  {task.report}/{task.target} failed: {outcome.reason}\n")
        now = self._clock()
        if self._terminal:
            self._stream.write(f"\r\x1b[K  {self._line(now)}")
        elif now - self._told >= _SECONDS:
            self._stream.write(f"  {self._line(now)}\n")
        else:
            return
        self._told = now
        self._stream.flush()

    def gather(self) -> None:
        """All have ended."""
        start, end = ("\r\x1b[K", "\n") if self._terminal else ("", "\n")
        self._stream.write(f"{start}  {self._line(self._clock())}{end}")
        self._stream.flush()

    def _line(self, now: float) -> str:
        seconds = max(now - self._start, 1e-6)
        rate = self._done / seconds
        left = (self._total - self._done) / rate if rate else 0.0
        return (
            f"{self._done}/{self._total} reports, {rate:.1f} a second, "
            f"{_duration(left)} left, {self._failed} failed"
        )


def _duration(seconds: float) -> str:
    whole = round(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}"


def tell_batch(batched: Batched, wanted: Wanted, *, show_all: bool) -> None:
    """Write the table of reports, those that ended worst first, and what they come to."""
    from xbrlesg.batch.state import RUN_FOLDER  # noqa: PLC0415 - only once there is something to tell
    from xbrlesg.batch.summary import totals  # noqa: PLC0415

    tell_findings(batched.findings, show_all=True)
    if not batched.rows:
        tell("nothing was run")
        return
    ordered = sorted(batched.rows, key=lambda row: -row.exit_code(wanted.fail_on))
    shown = ordered if show_all else ordered[:SHOWN]
    for line in _table([_HEAD, *(_cells(row, wanted) for row in shown)]):
        tell(line)
    if len(shown) < len(ordered):
        tell(f"... and {len(ordered) - len(shown)} more")
    come_to = totals(batched.rows)
    counts = ", ".join(f"{number} {word}" for word, number in come_to["findings"].items() if number)
    statuses = ("exported", "refused", "failed", "unread")
    ended = ", ".join(f"{come_to[status]} {status}" for status in statuses if come_to[status])
    tell(f"reports:  {come_to['reports']} ({ended})")
    tell(f"records:  {come_to['records']}")
    tell(f"facts:    {come_to['facts']}")
    tell(f"findings: {counts or 'none'}")
    tell(f"files:    summary.json, summary.csv, findings.parquet in {wanted.out / RUN_FOLDER}")


_HEAD: Final = ("report", "target", "status", "records", "facts", "errors", "warnings", "others", "exit")


def _cells(row: Row, wanted: Wanted) -> tuple[str, ...]:
    counts = row.findings
    numbers = (
        *(row.records, row.facts, counts["error"], counts["warning"], counts["advisory"] + counts["info"]),
        row.exit_code(wanted.fail_on),
    )
    return (row.report, row.target, row.status, *map(str, numbers))


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as they need; the first three are words, the others numbers."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if index < 3 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
