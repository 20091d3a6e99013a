"""A batch from its list of reports to its summary: plan, see what is whole, make the rest, gather."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from xbrlesg.batch.lock import alone
from xbrlesg.batch.manifest import read_sources
from xbrlesg.batch.plan import Entry, Plan, make_plan
from xbrlesg.batch.pool import make_here
from xbrlesg.batch.state import RUN_FOLDER, STATES, is_whole, read_state, request_of
from xbrlesg.batch.summary import FINDINGS_TABLE, SUMMARY, SUMMARY_TABLE, Row, write_summary
from xbrlesg.batch.task import Outcome, Task
from xbrlesg.batch.worker_process import Setting
from xbrlesg.errors import BatchError, CannotWriteError, MissingExtraError
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.outputs import remove_outputs, remove_unfinished

TEMPORARY: Final = f"{RUN_FOLDER}/temporary"
_OF_THE_RUN: Final = (SUMMARY, SUMMARY_TABLE, FINDINGS_TABLE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user says of a batch. ``target`` and ``check`` are for entries that name none.

    ``memory`` is in bytes and for each of the ``jobs``; ``scheduler`` is the address of a Dask cluster.
    ``day`` is that on which waivers are judged (YYYY-MM-DD).
    """

    sources: Sequence[str]
    out: Path
    jobs: int
    target: str | None
    check: CheckLevel
    store: Path | None
    memory: int
    fail_on: Severity
    scheduler: str | None = None
    day: str = ""


@dataclass(frozen=True, slots=True)
class Batched:
    """What a batch came to: its reports, or findings where its list of reports is no good and nothing ran."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...] = ()


class BatchProgress(Protocol):
    """Hears how a batch goes."""

    def plan(self, reports: int, missing: int) -> None:
        """So many reports are wanted, of which so many are to be made; the others are whole or unreadable."""

    def done(self, task: Task, outcome: Outcome) -> None:
        """A report ended."""

    def gather(self) -> None:
        """All have ended; the summary is being written."""


def is_begun(out: Path) -> bool:
    """Whether a batch was run in this folder before."""
    return (out / RUN_FOLDER).exists()


def run_batch(wanted: Wanted, progress: BatchProgress) -> Batched:
    """Make all reports that are not whole. Raises BatchError and MissingExtraError.

    However it ends, what is whole stays whole, and the next run makes the rest.
    """
    need_library("pyarrow", "a batch's table of findings", "parquet")
    if wanted.scheduler is not None:
        need_library("distributed", "a Dask cluster", "batch")
    listed, findings = read_sources(wanted.sources)
    plan, faults = make_plan(listed, wanted.target, wanted.check, wanted.store, wanted.day)
    if findings or faults:
        return Batched((), (*findings, *faults))
    with _resumable(), _folder(wanted.out):
        missing = _missing(plan, wanted)
        progress.plan(len(plan.entries) + len(plan.unread), len(missing))
        for task, outcome in _made(missing, wanted):
            progress.done(task, outcome)
        progress.gather()
        return Batched(tuple(write_summary(plan, wanted.out, wanted.fail_on)))


def need_library(name: str, what: str, extra: str) -> None:
    """Raise MissingExtraError where a library is not installed."""
    if find_spec(name) is None:
        raise MissingExtraError(what, extra)


@contextmanager
def _resumable() -> Iterator[None]:
    """However the run ends before its end, say how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        reason = "interrupted"
    except (BatchError, CannotWriteError) as error:
        reason = str(error)
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename}" if error.filename else str(error)
    else:
        return
    raise BatchError(f"{reason}; what is whole stays whole, run it again with --resume")


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """The folder of the batch, for us alone, without what killed runs left and without an old summary."""
    own, states, temporary = out / RUN_FOLDER, out / STATES, out / TEMPORARY
    states.mkdir(parents=True, exist_ok=True)
    with alone(own, states):
        remove_outputs(own, _OF_THE_RUN)
        remove_unfinished(own, _OF_THE_RUN)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        try:
            yield
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _missing(plan: Plan, wanted: Wanted) -> list[Entry]:
    digests = Digests()
    return [entry for entry in plan.entries if not _is_whole(entry, wanted.out, digests)]


def _is_whole(entry: Entry, out: Path, digests: Digests) -> bool:
    state = read_state(out, entry.report, entry.target)
    if state is None:
        return False
    request = request_of(entry.check, entry.inputs, entry.packages, digests, entry.waiver_day)
    return is_whole(state, out, request, digests)


def _made(missing: Sequence[Entry], wanted: Wanted) -> Iterator[tuple[Task, Outcome]]:
    """The missing reports as they are made, on a cluster or here."""
    tasks = [_task(entry, wanted) for entry in missing]
    if wanted.scheduler is not None:
        from xbrlesg.batch.cluster import make_on_cluster  # noqa: PLC0415 - only who uses one needs it

        return make_on_cluster(list(zip(tasks, missing, strict=True)), wanted.scheduler, wanted.memory)
    setting = Setting(wanted.memory, (wanted.out / TEMPORARY).absolute(), (wanted.out / STATES).absolute())
    return make_here(tasks, wanted.jobs, setting)


def _task(entry: Entry, wanted: Wanted) -> Task:
    return Task(
        file=entry.file,
        wanted=entry.wanted,
        check=entry.check,
        report=entry.report,
        target=entry.target,
        out=str(wanted.out),
        store=str(wanted.store) if wanted.store else None,
        day=wanted.day,
    )
