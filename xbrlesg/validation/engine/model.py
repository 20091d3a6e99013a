"""What passes between the program and a worker: orders, jobs and outcomes, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from xbrlesg.validation.model import ArelleOptions, ArelleRun


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker judges by: packages, how deeply to look, and the taxonomy that it holds ready.

    ``entry_points`` are that taxonomy's, in the order in which reports name them. A worker without any holds
    nothing: it judges each report cold, in a process that has judged no other. ``cache`` is the folder where
    it may keep what it found out about the taxonomy; without one it keeps nothing.
    """

    entry_points: tuple[str, ...]
    packages: tuple[str, ...]
    options: ArelleOptions = field(default_factory=ArelleOptions)
    cache: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A report to judge, by its absolute path; ``keep_facts`` and ``validates`` are as in ``run_arelle``.

    Its process is stopped after so many seconds, or when it holds more than so many bytes of memory, the
    taxonomy's included; 0 is no bound.
    """

    document: str
    keep_facts: bool
    seconds: float
    memory: int = 0
    validates: bool = True


class Ending(StrEnum):
    """How a job, or the making of a worker, ended."""

    DONE = "done"  # the run is exactly what a cold one would have given
    COLD = "cold"  # the worker cannot be exact here; a cold run must judge
    FAILED = "failed"  # Arelle failed on this report
    TIMEOUT = "timeout"  # the report took longer than it may
    MEMORY = "memory"  # its process held more memory than it may
    CRASHED = "crashed"  # the process that judged it is gone


Record = Mapping[str, Any]
"""A record of Arelle's log, as much of it as we read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``run`` is there where a report is done, ``records`` where a taxonomy is; ``reason`` where neither."""

    ending: Ending
    run: ArelleRun | None = None
    reason: str = ""
    records: tuple[Record, ...] = ()


class Judge(Protocol):
    """Who judges reports by one order: a worker of this program's, or a server that has some."""

    def judge(self, job: Job) -> Outcome:
        """How the job ends."""

    def stop(self) -> None:
        """No further job will come."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a program says to a server first: its version, what to hold, and the sha256 of each package.

    The server answers with an outcome: done where it will take jobs.
    """

    version: str
    order: Order
    digests: tuple[str, ...]
