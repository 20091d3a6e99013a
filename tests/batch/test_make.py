"""One report of a batch: whole or not there, whatever fails while it is made."""

from __future__ import annotations

import errno
import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batches import Batch, steps
from xbrlesg.batch import make as make_module
from xbrlesg.batch.make import LOG, make
from xbrlesg.batch.manifest import Listed
from xbrlesg.batch.plan import Entry, make_plan
from xbrlesg.batch.pool import Pool
from xbrlesg.batch.state import State, Status, is_whole, read_state, request_of
from xbrlesg.batch.task import Ending, Task
from xbrlesg.batch.worker_process import Setting
from xbrlesg.errors import ArelleError, MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.digests import Digests
from xbrlesg.pipeline.kept import Kept
from xbrlesg.pipeline.levels import CheckLevel


@pytest.fixture(autouse=True)
def _here(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(batch.folder)


def task_of(name: str) -> tuple[Task, Entry]:
    plan, _ = make_plan([Listed(f"{name}/report.yaml")], None, CheckLevel.NONE, None)
    (entry,) = plan.entries
    return Task(entry.file, "small", CheckLevel.NONE, entry.report, "small", "out", None), entry


def state_of_task(task: Task) -> State:
    state = read_state(Path("out"), task.report, task.target)
    assert state is not None
    return state


def whole(task: Task, entry: Entry) -> bool:
    digests = Digests()
    request = request_of(entry.check, entry.inputs, entry.packages, digests)
    return is_whole(state_of_task(task), Path("out"), request, digests)


@pytest.mark.parametrize(("name", "status", "facts"), [("a", "exported", 22), ("c", "refused", 0)])
def test_a_report_is_whole_until_something_changes(name: str, status: str, facts: int) -> None:
    task, entry = task_of(name)
    assert make(task, Kept(0), Digests()).ending is Ending.MADE
    state = state_of_task(task)
    assert (state.status, state.records, state.facts) == (status, 24, facts)
    found = {path.name for path in Path("out", task.report, "small").iterdir()}
    assert set(state.outputs) == found
    assert whole(task, entry)
    for path in (*entry.inputs.values(), *entry.packages.values()):
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert not whole(task, entry)
        path.write_bytes(content)
        assert whole(task, entry)
    Path("out", task.report, "small", "findings.html").unlink()
    assert not whole(task, entry)


def test_a_refused_report_replaces_a_good_one_and_the_other_way_round(batch: Batch) -> None:
    task, _ = task_of("a")
    make(task, Kept(0), Digests())
    batch.edit("a/records.csv", "employees,990,", "employees,1.990,")
    make(task, Kept(0), Digests())
    folder = Path("out", "a-2023", "small")
    assert {path.name for path in folder.iterdir()} == {"findings.json", "findings.html"}
    batch.edit("a/records.csv", "employees,1.990,", "employees,990,")
    make(task, Kept(0), Digests())
    assert (folder / "manifest.json").is_file()


def test_what_is_kept_does_not_outlive_a_changed_package(batch: Batch, small_package: Path) -> None:
    kept, digests = Kept(0), Digests()
    for name in ("a", "b"):
        assert make(task_of(name)[0], kept, digests).ending is Ending.MADE
        assert state_of_task(task_of(name)[0]).status is Status.EXPORTED
    Path("small.zip").write_bytes(small_package.read_bytes())
    make(task_of("d")[0], kept, digests)
    assert state_of_task(task_of("d")[0]).status is Status.REFUSED


def test_a_run_that_was_killed_leaves_no_file_of_another_name(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile gives the files another name between a run that was killed and the one that goes on."""
    task, _ = task_of("a")
    replaced = Path.replace

    class KilledError(BaseException):
        pass

    def killing(path: Path, target: Path) -> Path:
        """Killed when all but the manifest have their places."""
        if target.name == "manifest.json":
            raise KilledError
        return replaced(path, target)

    (batch.folder / "profile.yaml").write_text("profile: p\nfile_name: other\n")
    batch.edit("a/report.yaml", "    mapping:", "    profile: ../profile.yaml\n    mapping:")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killing)
        with pytest.raises(KilledError):
            make(task, Kept(0), Digests())
    folder = Path("out", "a-2023", "small")
    assert (folder / "other.json").is_file()
    batch.edit("a/report.yaml", "    profile: ../profile.yaml\n", "")
    assert make(task, Kept(0), Digests()).ending is Ending.MADE
    assert {path.name for path in folder.iterdir()} == set(state_of_task(task).outputs)
    assert "other.json" not in state_of_task(task).outputs


class TestFailures:
    """A report that cannot be made ends in a finding; the next run tries it again."""

    @pytest.mark.parametrize(
        ("error", "has_log"),
        [
            (RuntimeError("it broke"), True),
            (MemoryError("no more"), True),
            (ArelleError("it gave up"), False),
            (MissingExtraError("it", "parquet"), False),
        ],
    )
    def test_an_exception(self, error: Exception, has_log: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        task, entry = task_of("a")
        make(task, Kept(0), Digests())

        def failing(*_: Any, **__: Any) -> None:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(make_module, "export", failing)
            outcome = make(task, Kept(0), Digests())
        folder = Path("out", "a-2023", "small")
        assert (outcome.ending, outcome.reason) == (Ending.FAILED, f"{type(error).__name__}: {error}")
        assert (folder / LOG).exists() == has_log
        assert {path.name for path in folder.iterdir()} - {LOG} == {"findings.json", "findings.html"}
        (item,) = json.loads((folder / "findings.json").read_bytes())["findings"]
        assert item["code"] == Code.BATCH_REPORT_FAILED.value.name
        assert state_of_task(task).status is Status.FAILED
        assert not whole(task, entry)
        assert make(task, Kept(0), Digests()).ending is Ending.MADE
        assert not (folder / LOG).exists()
        assert whole(task, entry)

    def test_a_report_file_that_changes_while_the_run_is_on(self, batch: Batch) -> None:
        task, _ = task_of("a")
        batch.edit("a/report.yaml", "report: a-2023", "report: z-2023")
        assert "has changed since the run began" in make(task, Kept(0), Digests()).reason
        assert not Path("out", "z-2023").exists()

    @pytest.mark.parametrize("number", range(1, 9))
    def test_a_full_disk_at_each_write(self, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Eight files are written: six of the report, its state before and its state after."""
        task, entry = task_of("a")
        calls = iter(range(1, 100))
        written = os.fsync

        def full(handle: int) -> None:
            if next(calls) == number:
                raise OSError(errno.ENOSPC, "No space left on device")
            written(handle)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            outcome = make(task, Kept(0), Digests())
        assert (outcome.ending, "No space left" in outcome.reason) == (Ending.STOPPED, True)
        state = read_state(Path("out"), task.report, task.target)
        assert state is None or state.status is Status.BEGUN
        assert not list(Path("out").rglob(".*"))
        assert make(task, Kept(0), Digests()).ending is Ending.MADE
        assert whole(task, entry)


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    setting = Setting(1 << 30, tmp_path, tmp_path)
    pool = Pool(setting)
    yield pool
    pool.stop()
    assert pool.pids == ()


def kill_whoever_works(pool: Pool, pipe: Path, deaths: list[int], over: threading.Event) -> None:
    """Kill each worker that waits for the pipe; it is only opened by who reads the report's files."""
    for _ in steps():
        if over.is_set():
            return
        with suppress(OSError):  # nobody reads it yet
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
            for pid in pool.pids:
                os.kill(pid, signal.SIGKILL)
                deaths.append(pid)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_report_that_workers_die_of_is_given_up_and_others_are_not(pool: Pool) -> None:
    """Reading its records takes for ever, which is when its workers are killed."""
    task, _ = task_of("a")
    Path("a/records.csv").unlink()
    os.mkfifo("a/records.csv")
    over = threading.Event()
    deaths: list[int] = []
    killer = threading.Thread(target=kill_whoever_works, args=(pool, Path("a/records.csv"), deaths, over))
    killer.start()
    outcome = pool.make(task)
    over.set()
    killer.join()
    assert outcome.ending is Ending.FAILED
    assert len(set(deaths)) == 3
    (item,) = json.loads(Path("out/a-2023/small/findings.json").read_bytes())["findings"]
    assert item["code"] == Code.BATCH_WORKER_DIED.value.name
    assert pool.make(task_of("b")[0]).ending is Ending.MADE
