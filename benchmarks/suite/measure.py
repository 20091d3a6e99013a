"""One run of one command as a whole process: wall time, processor time, peak memory, and how it ended."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MIB = 1 << 20
PR_SET_CHILD_SUBREAPER = 36
"""``prctl(2)``: processes whose parent has ended become ours."""


@dataclass(frozen=True)
class Limits:
    """What one run may take; memory is what its largest process may address."""

    seconds: float = 1800
    mebibytes: int = 12_000


@dataclass(frozen=True)
class Cost:
    """Wall and processor seconds of the process and all its children, and peak MiB of the largest of them.

    ``failed`` says why the run does not count; it is empty where it does.
    """

    wall: float
    cpu: float
    peak: float
    failed: str = ""


def run(command: Sequence[str], folder: Path, limits: Limits, proof: str = "") -> Cost:
    """Run a command to its end in the folder. Its output must hold ``proof``.

    The calling process has to be small: Linux counts the memory of the caller, whose copy a child is until it
    becomes another program, as the child's.
    """
    others = _children()
    with _adoption(), tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process:
            _limit_memory(process.pid, limits.mebibytes)
            late = threading.Event()
            timer = threading.Timer(limits.seconds, _stop, (process.pid, late))
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            left = _reap_orphans(others)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(max(0, said.seek(0, os.SEEK_END) - MIB))  # what matters is said at the end
        output = said.read().decode("utf-8", "replace")
    unit = 1 if sys.platform == "darwin" else 1024
    failed = f"over {limits.seconds:g} s" if late.is_set() else _why_failed(process.returncode, output, proof)
    usages = (usage, *left)
    cpu = sum(used.ru_utime + used.ru_stime for used in usages)
    return Cost(wall, cpu, max(used.ru_maxrss for used in usages) * unit / MIB, failed)


@contextmanager
def _adoption() -> Iterator[None]:
    """What a command leaves without waiting for it would be missing from its processor time."""
    if sys.platform != "linux":
        yield
        return
    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


def _children() -> set[int]:
    """The processes that are ours to wait for."""
    files = Path("/proc/self/task").glob("*/children")
    return {int(pid) for file in files for pid in file.read_text("ascii").split()}


def _reap_orphans(others: Set[int]) -> list[resource.struct_rusage]:
    """What the orphans of the command have used; they have ten seconds to end. ``others`` are not its."""
    found = []
    deadline = time.monotonic() + 10
    while (left := _children() - others) and time.monotonic() < deadline:
        for pid in left:
            ended, _, usage = os.wait4(pid, os.WNOHANG)
            if ended:
                found.append(usage)
        time.sleep(0.02)
    return found


def _limit_memory(pid: int, mebibytes: int) -> None:
    if hasattr(resource, "prlimit"):  # Linux alone
        resource.prlimit(pid, resource.RLIMIT_AS, (mebibytes * MIB, mebibytes * MIB))


def _stop(pid: int, late: threading.Event) -> None:
    """End the run and what it has started; both are a session of their own."""
    late.set()
    os.killpg(pid, signal.SIGKILL)


def _why_failed(code: int, output: str, proof: str) -> str:
    if "MemoryError" in output or "memory allocation" in output or "bad_alloc" in output:
        return "out of memory"
    if code:
        return f"exit code {code}: {_last_line(output)}"
    return "" if proof in output else f"did not do it: {_last_line(output)}"


def _last_line(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    return lines[-1][-120:].replace("|", "/") if lines else "said nothing"
