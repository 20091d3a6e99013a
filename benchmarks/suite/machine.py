"""Where a run took place: machine, load and versions."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.house import ROOT

LIBRARIES = ("arelle-release", "lxml", "pyarrow", "ixbrlparse", "py-xbrl")


def about() -> dict[str, str]:
    """What must be known to read the figures."""
    return {
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "revision": _revision(),
        "machine": f"{_processor()}, {os.cpu_count()} processors, {_memory()} MiB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "versions": ", ".join(f"{name} {_version(name)}" for name in LIBRARIES),
    }


def load() -> str:
    """How many processes have been waiting for a processor: over the last 1, 5 and 15 minutes."""
    return ", ".join(f"{number:.1f}" for number in os.getloadavg())


def _revision() -> str:
    said = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607 - whichever git there is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [line for line in info.read_text("utf-8").splitlines() if "model name" in line]
        if info.exists()
        else []
    )
    return names[0].partition(":")[2].strip() if names else platform.processor() or platform.machine()


def _memory() -> int:
    return int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 20))
