"""What a batch saves: small reports exported by a shell's loop and by one batch, in reports a second.

    python -m benchmarks.batch [REPORTS] [CHECK...]

The loop runs ``xbrlesg export`` for a tenth of the reports. Prints a Markdown table.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.house import ROOT
from xbrlesg.pipeline.build import build_taxonomy

PROJECT = ROOT / "tests" / "small_project"


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print("| check | run | reports | seconds | a second |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        write_reports(Path(folder), number)
        for check in sys.argv[2:] or ["none", "fast"]:
            some = [f"{name:05}" for name in range(max(1, number // 10))]
            loop = [command_of(name, check) for name in some]
            tell(check, "shell loop", len(loop), seconds_of(Path(folder), loop))
            for jobs in (1, os.cpu_count() or 1):
                words = ["batch", "*/report.yaml", "--out", f"out-{check}-{jobs}", "--check", check]
                seconds = seconds_of(Path(folder), [[*words, "--jobs", str(jobs)]])
                tell(check, f"batch, {jobs} jobs", number, seconds)


def write_reports(folder: Path, number: int) -> None:
    """Copies of the small project, with names of their own."""
    build_taxonomy(PROJECT / "registry", folder / "small.zip")
    for name in (f"{each:05}" for each in range(number)):
        (folder / name).mkdir()
        for file in ("records.csv", "mapping.yaml"):
            shutil.copy(PROJECT / file, folder / name / file)
        text = (PROJECT / "report.yaml").read_text("utf-8")
        text = text.replace("report: small-2023", f"report: r{name}").replace("[small.zip]", "[../small.zip]")
        (folder / name / "report.yaml").write_text(text, "utf-8")


def command_of(name: str, check: str) -> list[str]:
    """The export of one report."""
    return ["export", f"{name}/report.yaml", "--out", f"loop-{check}", "--check", check]


def seconds_of(folder: Path, commands: list[list[str]]) -> float:
    """Seconds by the clock that some runs of the program take."""
    start = time.perf_counter()
    for words in commands:
        subprocess.run(
            [sys.executable, "-m", "xbrlesg", *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XBRLESG_CACHE": str(folder / "cache")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    return time.perf_counter() - start


def tell(check: str, run: str, reports: int, seconds: float) -> None:
    """Print a row."""
    print(f"| {check} | {run} | {reports} | {seconds:.1f} | {reports / seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main()
