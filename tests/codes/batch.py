"""Batches: manifests that are no good, and reports that cannot be made."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from tests.batch.test_make import kill_whoever_works
from tests.codes.examples import Examples
from tests.codes.project import small_project
from tests.codes.shown import shown
from xbrlesg.batch.make import make
from xbrlesg.batch.manifest import Listed, read_sources
from xbrlesg.batch.plan import make_plan
from xbrlesg.batch.pool import Pool
from xbrlesg.batch.task import Task
from xbrlesg.batch.worker_process import Setting
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.kept import Kept
from xbrlesg.pipeline.levels import CheckLevel


def _manifest(folder: Path) -> Iterable[Finding]:
    path = folder / "rows.csv"
    path.write_text(shown(Code.BATCH_MANIFEST), "utf-8")
    return read_sources([str(path)])[1]


def _twice(folder: Path) -> Iterable[Finding]:
    report = str(small_project(folder).folder / "report.yaml")
    return make_plan([Listed(report), Listed(report)], None, CheckLevel.NONE, None)[1]


def _task(folder: Path, report: str = "small-2023") -> Task:
    project = small_project(folder)
    out = str(folder / "out")
    return Task(str(project.folder / "report.yaml"), "small", CheckLevel.NONE, report, "small", out, None)


def _left(task: Task) -> Iterable[Finding]:
    """What lies in the place of the report."""
    path = Path(task.out, task.report, task.target, "findings.json")
    for item in json.loads(path.read_bytes())["findings"]:
        yield Finding(item["code"], Severity[item["severity"].upper()], item["message"], item["hint"])


def _renamed(folder: Path) -> Iterable[Finding]:
    """The plan found another report in the file."""
    task = _task(folder, "another")
    make(task, Kept(0), Digests())
    return _left(task)


def _died(folder: Path) -> Iterable[Finding]:
    """Reading the records takes for ever, which is when the workers are killed."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    task, over = _task(folder), threading.Event()
    pipe = Path(task.file).with_name("records.csv")
    pipe.unlink()
    os.mkfifo(pipe)
    pool = Pool(Setting(1 << 30, folder, folder))
    killer = threading.Thread(target=kill_whoever_works, args=(pool, pipe, [], over))
    killer.start()
    try:
        pool.make(task)
    finally:
        over.set()
        killer.join()
        pool.stop()
    return _left(task)


EXAMPLES: Final[Examples] = {
    Code.BATCH_NO_REPORTS: lambda folder: read_sources([str(folder / "*" / "report.yml")])[1],
    Code.BATCH_MANIFEST: _manifest,
    Code.BATCH_FOLDER_TAKEN: _twice,
    Code.BATCH_REPORT_FAILED: _renamed,
    Code.BATCH_WORKER_DIED: _died,
}
# They are about a command line, or about a report file as a whole.
PLACELESS: Final = frozenset(EXAMPLES) - {Code.BATCH_MANIFEST}
