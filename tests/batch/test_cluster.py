"""A Dask cluster of two workers: the same bytes as one process, also when its workers die."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batches import ROOT, Batch, ended, files_in, steps

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@dataclass
class Cluster:
    """The program of ``local_cluster.py``, and where its scheduler is."""

    process: subprocess.Popen[str]
    address: str = field(init=False)

    def __post_init__(self) -> None:
        self.address = self._answer()["address"]

    @property
    def pids(self) -> list[int]:
        """The processes of Dask's workers that run now."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return [pid for pid in self._answer()["pids"] if Path(f"/proc/{pid}").exists()]

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    folder = tmp_path_factory.mktemp("dask")
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "tests.batch.local_cluster", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XBRLESG_CACHE": str(folder / "cache")},
    )
    with ended(process):
        yield Cluster(process)
        process.communicate(timeout=60)


def test_two_workers_give_the_bytes_of_one_process(batch: Batch, finished: Batch, cluster: Cluster) -> None:
    done = batch.run("--scheduler", cluster.address)
    assert done.returncode == 1, done.stderr
    assert batch.tree() == finished.tree()


def test_workers_of_the_cluster_are_killed(batch: Batch, finished: Batch, cluster: Cluster) -> None:
    """At four points, one of the two each time. Dask starts others."""
    out, choose = batch.folder / "out", random.Random(31)  # noqa: S311
    process = batch.start("--scheduler", cluster.address)
    with ended(process):
        for point in sorted(choose.sample(range(1, files_in(finished.folder / "out") - 20), 4)):
            for _ in steps():
                assert process.poll() is None, process.stderr and process.stderr.read()
                if files_in(out) >= point and (workers := cluster.pids):
                    os.kill(choose.choice(workers), signal.SIGKILL)
                    break
        assert process.wait(120) == 1
    assert batch.tree() == finished.tree()


def test_the_batch_is_killed_while_the_cluster_works(batch: Batch, finished: Batch, cluster: Cluster) -> None:
    process = batch.start("--scheduler", cluster.address)
    with ended(process):
        for _ in steps():
            if files_in(batch.folder / "out") >= 20:
                break
        process.kill()
        assert process.wait() == -signal.SIGKILL
    assert batch.run("--resume", "--scheduler", cluster.address).returncode == 1
    assert batch.tree() == finished.tree()


def test_inputs_may_lie_anywhere(batch: Batch, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """In folders beside the report's, behind a variable, in a target file of their own."""
    monkeypatch.setenv("SMALL_PACKAGES", str(batch.folder / "packages"))
    (batch.folder / "packages").mkdir()
    shutil.move(batch.folder / "small.zip", batch.folder / "packages" / "small.zip")
    (batch.folder / "targets").mkdir()
    (batch.folder / "targets" / "vendor.yaml").write_text(
        "mapping: ../a/mapping.yaml\npackages: [$SMALL_PACKAGES/small.zip]\noutputs: [json, csv]\n"
    )
    (batch.folder / "list.yaml").write_text("- {report: b/report.yaml, target: targets/vendor.yaml}\n")
    here = batch.run("@list.yaml")
    assert here.returncode == 0, here.stdout
    there = batch.run("@list.yaml", "--scheduler", cluster.address, out="there")
    assert there.returncode == 0, there.stdout + there.stderr
    assert (batch.folder / "there" / "b-2023" / "vendor" / "csv" / "report.json").is_file()
    assert batch.tree() == batch.tree("there")


def test_a_scheduler_that_is_not_there_is_told(batch: Batch) -> None:
    done = batch.run("--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 3
    assert "cannot reach the Dask scheduler at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
