"""What passes between a batch and its workers: a task, and how it ended. Both are lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from xbrlesg.pipeline.levels import CheckLevel


@dataclass(frozen=True, slots=True)
class Task:
    """A report to be made: the report file, the target as ``load_job`` takes it, and where to write.

    ``report`` and ``target`` are the names that the plan has found. Relative paths start in ``folder``, or
    where the worker runs. ``variables`` of the environment are set before, or removed. ``day`` is that on
    which waivers are judged; without one nothing is waived.
    """

    file: str
    wanted: str
    check: CheckLevel
    report: str
    target: str
    out: str
    store: str | None
    folder: str = ""
    day: str = ""
    variables: Mapping[str, str | None] = field(default_factory=dict)


class Ending(StrEnum):
    """How a task ended."""

    MADE = "made"  # the report is exported or refused
    FAILED = "failed"  # it could not be made, and a finding says why
    STOPPED = "stopped"  # nothing can be written any more; the run must end


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a task ended, and why where it failed. A worker that is ``tired`` should be replaced."""

    ending: Ending
    reason: str = ""
    tired: bool = False


def task_line(task: Task) -> bytes:
    """A task for a worker."""
    return json.dumps(asdict(task)).encode() + b"\n"


def read_task(line: bytes) -> Task:
    """The task of a line."""
    data = json.loads(line)
    return Task(**{**data, "check": CheckLevel(data["check"])})


def outcome_line(outcome: Outcome) -> bytes:
    """A worker's answer."""
    return json.dumps(asdict(outcome)).encode() + b"\n"


def read_outcome(line: bytes) -> Outcome:
    """The answer of a line. Raises ValueError where the line is not whole."""
    data = json.loads(line)
    return Outcome(**{**data, "ending": Ending(data["ending"])})
