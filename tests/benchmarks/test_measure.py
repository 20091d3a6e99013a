"""A run of a benchmark counts only if the work was done."""

import sys
from pathlib import Path

import pytest

from benchmarks.suite.measure import Limits, run


def python(code: str, folder: Path, limits: Limits | None = None, proof: str = "") -> str:
    return run((sys.executable, "-c", code), folder, limits or Limits(), proof).failed


def test_a_run_costs_time_and_memory(tmp_path: Path) -> None:
    cost = run((sys.executable, "-c", "sum(range(10**6)); x = bytes(50 << 20)"), tmp_path, Limits())
    assert not cost.failed
    assert cost.wall > 0
    assert cost.cpu > 0
    assert cost.peak > 50


@pytest.mark.parametrize(
    ("code", "proof", "failed"),
    [
        ("print('10 facts')", "10 facts", ""),
        ("print('9 facts')", "10 facts", "did not do it: 9 facts"),
        ("pass", "10 facts", "did not do it: said nothing"),
        ("import sys; print('first'); sys.exit('no such file')", "", "exit code 1: no such file"),
        ("raise MemoryError", "", "out of memory"),
    ],
)
def test_a_run_that_failed_says_so(tmp_path: Path, code: str, proof: str, failed: str) -> None:
    assert python(code, tmp_path, proof=proof) == failed


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    children = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    assert python(children, tmp_path, Limits(seconds=0.5)) == "over 0.5 s"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of another process")
def test_what_takes_too_much_memory_fails(tmp_path: Path) -> None:
    code = "import time; time.sleep(0.2); bytes(600 << 20)"
    assert python(code, tmp_path, Limits(mebibytes=400)) == "out of memory"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives orphans to another process")
def test_what_a_command_leaves_running_counts(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'sum(range(3 * 10**7))'])"
    alone = run((sys.executable, "-c", "sum(range(3 * 10**7))"), tmp_path, Limits())
    assert run((sys.executable, "-c", child), tmp_path, Limits()).cpu > alone.cpu / 2
