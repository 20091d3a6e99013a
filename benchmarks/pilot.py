"""What the pilot export costs as a whole process, and how much of it is Arelle's.

Prints a Markdown table: median wall and processor time and peak memory of a few runs of each command, and
each one's ratio of processor time to the first, which is what can be compared between machines. Processor
time is that of all processes: it tells what work side by side costs; wall time tells what it gains.

    python -m benchmarks.pilot [RUNS]
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from benchmarks.house import ROOT, build_package

REPORT = "examples/zkteco-2023/report.yaml"
COMMANDS = {
    "export, own checks, no charts, no viewer": ["export", "{bare}", "--check", "none"],
    "export, own checks": ["export", REPORT, "--check", "none"],
    "export, fast check": ["export", REPORT, "--check", "fast"],
    "export, full check": ["export", REPORT, "--check", "full"],
    "taxonomy build": ["taxonomy", "build", "taxonomy/esg", "--output", "{out}/esg.zip"],
    "--help": ["--help"],
    "--version": ["--version"],
}


def bare_report(folder: Path) -> str:
    """A copy of the pilot's report file, and of all that it names, without charts and without a viewer."""
    for part in ("mappings", "profiles", "standards", "out"):
        (folder / part).symlink_to(ROOT / part)
    path = folder / REPORT
    shutil.copytree((ROOT / REPORT).parent, path.parent)
    report = yaml.safe_load(path.read_text("utf-8"))
    del report["charts"], report["targets"]["esg"]["viewer"]
    path.write_text(yaml.safe_dump(report, allow_unicode=True, sort_keys=False), "utf-8")
    return str(path)


def measure(arguments: list[str], out: str, bare: str = "") -> tuple[float, float, float]:
    """Run the program once: wall seconds, processor seconds of all processes, peak MiB of the largest."""
    words = (argument.format(out=out, bare=bare) for argument in arguments)
    command = [sys.executable, "-m", "xbrlesg", *words]
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
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024 / unit


def main() -> None:
    """Measure all commands in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    build_package()
    results: dict[str, list[tuple[float, float, float]]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryDirectory() as copy:
        bare = bare_report(Path(copy))
        measure(COMMANDS["export, own checks"], out)  # leaves what is kept from run to run
        for _ in range(runs):
            for name, arguments in COMMANDS.items():
                results[name].append(measure(arguments, out, bare))
    base = statistics.median(cpu for _, cpu, _ in results[next(iter(COMMANDS))])
    print("| command | wall s (median) | min | max | CPU s (median) | peak MiB | ratio |")
    print("|---|---|---|---|---|---|---|")
    for name, found in results.items():
        walls, cpus, peaks = zip(*found, strict=True)
        wall, cpu = statistics.median(walls), statistics.median(cpus)
        print(
            f"| {name} | {wall:.2f} | {min(walls):.2f} | {max(walls):.2f} | {cpu:.2f} | {max(peaks):.0f} "
            f"| {cpu / base:.2f} |"
        )


if __name__ == "__main__":
    main()
