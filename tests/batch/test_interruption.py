"""Runs that die at random points, of each kind of death, and end with the bytes of one that did not.

A point is a number of files in the output folder, unfinished ones counted, at which the death comes; so it
does not depend on how fast the machine is. The seeds are fixed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.batch.batches import Batch, ended, files_in, steps, workers_of
from xbrlesg.batch.state import Status, read_state
from xbrlesg.pipeline.digests import Digests

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def points(seed: int, number: int, finished: Batch, last: int = 4) -> list[int]:
    """So many points of a run, in their order. The ``last`` files are left out: three are the summary's."""
    most = files_in(finished.folder / "out") - last
    return sorted(random.Random(seed).sample(range(1, most), number))  # noqa: S311


def die_at(batch: Batch, point: int, how: signal.Signals, jobs: int) -> int:
    """Start a run and end it at the point; its exit code."""
    out = batch.folder / "out"
    process = batch.start("--resume", "--jobs", str(jobs))
    with ended(process):
        assert process.stderr is not None
        assert process.stderr.readline()  # it has begun; a process that still imports ends as any Python does
        for _ in steps():
            assert process.poll() is None, process.stderr.read()
            if files_in(out) >= point:
                break
        process.send_signal(how)
        return process.wait(60)


def assert_nothing_is_half(batch: Batch) -> None:
    """A report with a state has all that the state names."""
    out, digests = batch.folder / "out", Digests()
    for path in (out / "_batch" / "states").glob("*/*.json"):
        state = read_state(out, path.parent.name, path.stem)
        assert state is not None
        assert state.status is not Status.FAILED
        if state.status is Status.BEGUN:
            continue
        for name, digest in state.outputs.items():
            assert digests.of(out / state.report / state.target / name) == digest


def assert_no_worker_is_left(batch: Batch) -> None:
    for _ in steps(10):
        if not workers_of(batch.folder / "out"):
            return


@pytest.mark.parametrize(("seed", "jobs"), [(1, 1), (2, 1), (3, 2)])
def test_the_batch_is_killed(batch: Batch, finished: Batch, seed: int, jobs: int) -> None:
    for point in points(seed, 4, finished):
        assert die_at(batch, point, signal.SIGKILL, jobs) == -signal.SIGKILL
        assert_no_worker_is_left(batch)
        assert_nothing_is_half(batch)
    assert batch.run("--resume", "--jobs", "1").returncode == 1
    assert batch.tree() == finished.tree()


@pytest.mark.parametrize(("how", "jobs"), [(signal.SIGTERM, 2), (signal.SIGINT, 1)])
def test_the_batch_is_asked_to_end(batch: Batch, finished: Batch, how: signal.Signals, jobs: int) -> None:
    for point in points(how, 3, finished):
        assert die_at(batch, point, how, jobs) == 3
        assert_no_worker_is_left(batch)
        assert_nothing_is_half(batch)
    assert batch.run("--resume", "--jobs", "1").returncode == 1
    assert batch.tree() == finished.tree()


@pytest.mark.parametrize("seed", [11, 12, 13, 14])
def test_workers_are_killed(batch: Batch, finished: Batch, seed: int) -> None:
    """The run goes on by itself; only a report that three workers die of is given up."""
    out, choose = batch.folder / "out", random.Random(seed)  # noqa: S311
    process = batch.start("--jobs", "2")
    with ended(process):
        for point in points(seed, 2, finished, last=12):
            for _ in steps():
                if files_in(out) >= point and (workers := workers_of(out)):
                    os.kill(choose.choice(workers), signal.SIGKILL)
                    break
        assert process.wait(60) == 1, process.stderr and process.stderr.read()
    assert batch.tree() == finished.tree()


@pytest.fixture
def small_disk(batch: Batch) -> Iterator[Path]:
    """A file system of its own in the place of ``out``."""
    out = batch.folder / "out"
    out.mkdir()
    mount = shutil.which("mount")
    if os.getuid() != 0 or mount is None:
        pytest.skip("only root may mount a small file system")
    done = subprocess.run([mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(out)], check=False)  # noqa: S603
    if done.returncode != 0:
        pytest.skip("no file system can be mounted here")
    yield out
    subprocess.run(["umount", "--lazy", str(out)], check=True)  # noqa: S603, S607


def test_the_disk_is_full(batch: Batch, finished: Batch, small_disk: Path) -> None:
    """It is full at four points, and each time somebody makes it larger."""
    needed = sum(len(content) for content in finished.tree().values())
    sizes = sorted(random.Random(21).sample(range(needed // 10, needed * 9 // 10), 4))  # noqa: S311
    for size in sizes:
        resize(small_disk, size)
        ended_so = batch.run("--resume", "--jobs", "2")
        assert ended_so.returncode == 3, ended_so.stdout
        assert "No space left on device" in ended_so.stderr
        assert "--resume" in ended_so.stderr
        assert "Traceback" not in ended_so.stderr
        assert_nothing_is_half(batch)
    resize(small_disk, 1 << 24)
    assert batch.run("--resume", "--jobs", "1").returncode == 1
    assert batch.tree() == finished.tree()


def resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)  # noqa: S603, S607


def test_a_run_that_ended_well_has_nothing_to_resume(batch: Batch, finished: Batch) -> None:
    shutil.copytree(finished.folder / "out", batch.folder / "out")
    before = {path: path.stat().st_mtime_ns for path in (batch.folder / "out").rglob("*/small/*")}
    ended_so = batch.run("--resume")
    assert "reports: 8, to be made: 0" in ended_so.stderr
    assert batch.tree() == finished.tree()
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_what_is_not_as_it_was_is_made_again(batch: Batch, finished: Batch) -> None:
    shutil.copytree(finished.folder / "out", batch.folder / "out")
    for name in ("a-2023/small/report.json", "_batch/states/b-2023/small.json", "c-2023/small/findings.json"):
        (batch.folder / "out" / name).write_bytes(b"{}")
    assert "to be made: 3" in batch.run("--resume", "--jobs", "1").stderr
    assert batch.tree() == finished.tree()


def test_what_killed_runs_left_aside_is_cleaned(batch: Batch, finished: Batch) -> None:
    folder = batch.folder / "out" / "a-2023" / "small"
    for path in (folder, batch.folder / "out" / "_batch" / "states" / "a-2023"):
        path.mkdir(parents=True)
    left = [
        folder / ".report.xhtml.ab12_cd3",
        batch.folder / "out" / "_batch" / ".findings.parquet.abcdefgh",
        batch.folder / "out" / "_batch" / "states" / "a-2023" / ".small.json.00000000",
    ]
    mine = folder / ".mine.txt.abcdefgh"
    for path in (*left, mine):
        path.write_bytes(b"half")
    batch.run("--resume")
    assert mine.read_bytes() == b"half"
    mine.unlink()
    with suppress(FileNotFoundError):
        assert not [path for path in left if path.exists()]
    assert batch.tree() == finished.tree()
