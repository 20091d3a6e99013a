"""What the pilot export costs as a whole process, and how much of it is Arelle's.

Prints a Markdown table: median wall time and peak memory of a few runs of each command, and each one's
ratio to the export without Arelle, which is what can be compared between machines.

    python benchmarks/pilot.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORT = "examples/zkteco-2023/report.yaml"
COMMANDS = {
    "export, no Arelle": ["export", REPORT, "--check", "none"],
    "export, fast check": ["export", REPORT, "--check", "fast"],
    "export, full check": ["export", REPORT, "--check", "full"],
    "taxonomy build": ["taxonomy", "build", "taxonomy/esg", "--output", "{out}/esg.zip"],
    "--help": ["--help"],
    "--version": ["--version"],
}


def measure(arguments: list[str], out: str) -> tuple[float, float]:
    """Run the program once: wall seconds and peak MiB of the process."""
    command = [sys.executable, "-m", "xbrlesg", *(argument.format(out=out) for argument in arguments)]
    if arguments[0] == "export":
        command += ["--out", out]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with exit code {process.returncode}")
    unit = 1024 if sys.platform == "darwin" else 1
    return wall, usage.ru_maxrss / 1024 / unit


def main() -> None:
    """Measure all commands in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    build = ["taxonomy", "build", "taxonomy/esg", "--output", str(ROOT / "out/taxonomy/esg.zip")]
    measure(build, "")
    results: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as out:
        for _ in range(runs):
            for name, arguments in COMMANDS.items():
                results[name].append(measure(arguments, out))
    walls = {name: statistics.median(wall for wall, _ in found) for name, found in results.items()}
    base = walls["export, no Arelle"]
    print("| command | wall s (median) | min | max | peak MiB | ratio |")
    print("|---|---|---|---|---|---|")
    for name, found in results.items():
        times = [wall for wall, _ in found]
        peak = max(memory for _, memory in found)
        print(
            f"| {name} | {walls[name]:.2f} | {min(times):.2f} | {max(times):.2f} | {peak:.0f} "
            f"| {walls[name] / base:.2f} |"
        )


if __name__ == "__main__":
    main()
