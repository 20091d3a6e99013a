"""Work of a fork: its result comes back, and whatever befalls it, the work is done all the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import xbrlesg
from tests.projects import Project
from xbrlesg.pipeline import side_by_side
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.side_by_side import beside

HERE = os.getpid()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks are made on Linux alone")


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fork whatever threads and files the test runner has."""
    monkeypatch.setattr(side_by_side, "_may_fork", lambda: True)


def pid() -> int:
    return os.getpid()


@pytest.mark.usefixtures("forking")
class TestFork:
    def test_the_work_is_done_by_another_process(self) -> None:
        with beside(pid) as made:
            assert made() != HERE
        with beside(pid, alone=True) as made:
            assert made() == HERE

    def test_what_is_done_first_is_done_in_the_fork_alone(self) -> None:
        done: list[int] = []
        with beside(lambda: len(done), first=lambda: done.append(1)) as made:
            assert made() == 1
        assert done == []

    def test_a_fault_is_raised_here(self) -> None:
        def failing() -> None:
            raise ValueError(f"in {os.getpid()}")

        with beside(failing) as made, pytest.raises(ValueError, match=f"in {HERE}"):
            made()

    @pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)])
    def test_a_fork_that_dies_is_done_without(self, end: object) -> None:
        def dying() -> int:
            if os.getpid() != HERE:
                end()  # type: ignore[operator]
            return os.getpid()

        with beside(dying) as made:
            assert made() == HERE

    def test_a_result_that_cannot_be_told_is_made_here(self) -> None:
        with beside(lambda: (os.getpid(), threading.Lock())) as made:
            assert made()[0] == HERE

    def test_where_no_fork_can_be_made_the_work_is_done_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def failing() -> int:
            raise BlockingIOError("too many processes")

        opened = len([*Path("/proc/self/fd").iterdir()])
        with monkeypatch.context() as patch:
            patch.setattr(os, "fork", failing)
            with beside(pid) as made:
                assert made() == HERE
        assert len([*Path("/proc/self/fd").iterdir()]) == opened

    def test_a_large_result_comes_whole(self) -> None:
        with beside(lambda: bytes(1 << 22)) as made:
            assert len(made()) == 1 << 22

    def test_a_block_that_fails_ends_the_work(self, tmp_path: Path) -> None:
        reading, writing = os.pipe()

        def endless() -> None:
            os.write(writing, str(os.getpid()).encode())
            signal.pause()

        def failing() -> None:
            with beside(endless):
                child = int(os.read(reading, 20))
                Path(tmp_path, "child").write_text(str(child))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            failing()
        with pytest.raises(ProcessLookupError):
            os.kill(int(Path(tmp_path, "child").read_text()), 0)


def test_no_fork_is_made_where_the_system_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(side_by_side, "_OWN", tmp_path / "nothing")
    assert not side_by_side._may_fork()


ALONE = """
import os, threading
from xbrlesg.pipeline.side_by_side import beside
here = os.getpid()
def forked():
    with beside(os.getpid) as made:
        return made() != here
print(forked())
with open(__import__("tempfile").mkstemp()[1]) as stream:
    print(forked())
over = threading.Event()
thread = threading.Thread(target=over.wait)
thread.start()
print(forked())
over.set()
thread.join()
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print(forked())
"""


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="there is one processor")
def test_a_fork_is_made_where_it_is_safe_and_of_use() -> None:
    """Not beside an open file, whose position both would move; beside a thread; or on one processor."""
    root = str(Path(xbrlesg.__file__).parents[1])
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", ALONE], env={**os.environ, "PYTHONPATH": root}, capture_output=True, check=True
    )
    assert ended.stdout.split() == [b"True", b"False", b"False", b"False"]


def test_an_export_is_the_same_with_a_fork_and_without(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = "[inline, json, csv, xml, parquet, flat-csv, xlsx]"
    project.edit("report.yaml", "    packages:", f"    outputs: {outputs}\n    packages:")
    made = []
    for forks in (True, False):
        monkeypatch.setattr(side_by_side, "_may_fork", lambda forks=forks: forks)
        exported = project.export(CheckLevel.NONE)
        assert exported.folder is not None
        made.append({name: (exported.folder / name).read_bytes() for name in exported.files})
    assert made[0] == made[1]
    assert list(made[0]) == list(made[1])
    assert len(made[0]) == 14
