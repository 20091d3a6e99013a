"""One report of a batch: exported, with its state; whatever happens ends in findings, not in an exception."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from xbrlesg.batch.cargo import Parcel
from xbrlesg.batch.plan import package_files, read_files, waiver_day
from xbrlesg.batch.state import (
    State,
    Status,
    read_state,
    request_of,
    state_bytes,
    state_file,
    state_of,
)
from xbrlesg.batch.task import Ending, Outcome, Task
from xbrlesg.errors import BatchError, XbrlEsgError
from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.export import OWNED, export, findings_files
from xbrlesg.pipeline.formats import every_name
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.kept import Kept
from xbrlesg.pipeline.outputs import MANIFEST, remove_outputs, remove_unfinished, replace_files, write_file
from xbrlesg.pipeline.verdicts import Run, Terms, verdict

LOG: Final = "failure.log"
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What no further report can be written after."""


class Silent:
    """Hears the stages of an export and says nothing."""

    def stage(self, name: str, outcome: str) -> None:
        """Ignore the stage."""


def make(task: Task, kept: Kept, digests: Digests) -> Outcome:
    """Make a report whole, or leave a finding that says why it cannot be made."""
    try:
        _export(task, kept, digests)
    except Exception as error:  # one report must not end the run of the others
        if _disk_is_full(error):
            return Outcome(Ending.STOPPED, str(error))
        log = "" if isinstance(error, XbrlEsgError) else traceback.format_exc()
        reason = f"{type(error).__name__}: {error}"
        return leave_failure(task, finding(Code.BATCH_REPORT_FAILED, reason, value=task.file), log)
    return Outcome(Ending.MADE)


def leave_failure(task: Task, fault: Finding, log: str = "") -> Outcome:
    """Leave a finding in the place of the report, and nothing that could pass for it."""
    run = Run("batch", Path(task.file), title=task.report, is_complete=False)
    files = findings_files(verdict(run, [fault]))
    if log:
        files[LOG] = log.encode("utf-8", "replace")
    state = State(
        task.report,
        task.target,
        Status.FAILED,
        0,
        0,
        count_by_severity([fault]),
        {},
        dict.fromkeys(files, ""),
    )
    return _write(task, files, state, Outcome(Ending.FAILED, fault.message))


def receive(task: Task, parcel: Parcel, request: Mapping[str, Any]) -> Outcome:
    """Write what was made elsewhere, if it was made from what the ``request`` names."""
    state = state_of(parcel.state)
    if state is None:
        reason = "what came back is not whole"
    elif state.status is not Status.FAILED and state.request != request:
        differing = ", ".join(_differences(state.request, request))
        reason = f"it was made from other inputs than those here: {differing}"
    else:
        return _write(task, parcel.files, state, parcel.outcome)
    return leave_failure(task, finding(Code.BATCH_REPORT_FAILED, reason, value=task.file))


def _write(task: Task, files: Mapping[str, bytes], state: State, outcome: Outcome) -> Outcome:
    """Put files and their state into the place of the report; the outcome, unless that cannot be done."""
    try:
        names = _begin(task, files)
        replace_files(_folder(task), files, names)
        _write_state(Path(task.out), state)
    except XbrlEsgError as error:
        return Outcome(Ending.STOPPED, str(error))
    return outcome


def _differences(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The names of what differs: tools, inputs and packages."""
    return [
        name
        for part in ("tools", "inputs", "taxonomy_packages")
        for name in sorted({*one[part], *other[part]})
        if one[part].get(name) != other[part].get(name)
    ]


def _export(task: Task, kept: Kept, digests: Digests) -> None:
    out, path = Path(task.out), Path(task.file)
    store = Path(task.store) if task.store else None
    job, _ = load_job(path, task.wanted, store)
    if job is None or (job.report.report, job.chosen.name) != (task.report, task.target):
        raise BatchError("the report file has changed since the run began")
    # Taken before the files are read: who changes one meanwhile will find the state out of date.
    request = request_of(task.check, read_files(job), package_files(job), digests, waiver_day(job, task.day))
    names = _begin(task, every_name(job))
    terms = Terms(today=date.fromisoformat(task.day)) if task.day else None
    exported = export(path, out, task.wanted, task.check, Silent(), store, terms=terms, kept=kept)
    folder = _folder(task)
    remove_outputs(folder, names - set(exported.files))
    status = Status.EXPORTED if MANIFEST in exported.files else Status.REFUSED
    outputs = {name: digests.of(folder / name) or "" for name in sorted(exported.files)}
    counts = count_by_severity(exported.findings)
    state = State(
        task.report, task.target, status, exported.records, exported.facts, counts, request, outputs
    )
    _write_state(out, state)


def _write_state(out: Path, state: State) -> None:
    path = state_file(out, state.report, state.target)
    remove_unfinished(path.parent, {path.name})
    write_file(path, state_bytes(state))


def _begin(task: Task, names: Iterable[str]) -> set[str]:
    """Say that the report is being made, and which files it may have, or had; all of these are returned.

    So a run that is killed leaves nothing that the next one would not know. Raises CannotWriteError.
    """
    out = Path(task.out)
    earlier = read_state(out, task.report, task.target)
    known = {*OWNED, LOG, *names, *(earlier.outputs if earlier is not None else ())}
    outputs = dict.fromkeys(sorted(known), "")
    _write_state(out, State(task.report, task.target, Status.BEGUN, 0, 0, {}, {}, outputs))
    remove_unfinished(_folder(task), known)
    return known


def _folder(task: Task) -> Path:
    return Path(task.out) / task.report / task.target


def _disk_is_full(error: BaseException) -> bool:
    return any(isinstance(each, OSError) and each.errno in _FULL for each in _causes(error))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
