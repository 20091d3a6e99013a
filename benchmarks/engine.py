"""What the preloaded engine saves: the pilot's reports judged cold and warm, as ratios of one run.

For each taxonomy and depth it judges the inline and the JSON report cold, each in a process of its own, then
with one engine: the first report, for which the taxonomy is loaded, and more, by turns inline and JSON. Then
it kills the worker: the report after that is judged cold, the one after starts another worker, which finds
kept what was found out of the taxonomy. Results must be the same all along. Prints two Markdown tables; a
ratio of CPU time holds on a busy machine as well.

    XBRLESG_TAXONOMY_PATH=FOLDER python benchmarks/engine.py [--reports 20] [esg] [gri] [esrs]
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.house import ROOT, build_package
from xbrlesg.pipeline.check import arelle_options
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.model import Order
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleRun

REPORT: Final = ROOT / "examples/zkteco-2023/report.yaml"
TARGETS: Final = ("esg", "gri", "esrs")
SPEED: Final = ("cold, s", "first warm, s", "next, s", "cold / next", "by CPU time", "two files")
REST: Final = ("MiB at first", "MiB at last", "reports", "after kill -9, s", "next, s", "then, s")


class Silent:
    """Listens to no progress."""

    def stage(self, name: str, outcome: str) -> None:
        """Ignore the stage."""


@dataclass(frozen=True)
class Timed:
    """A run, the wall seconds that it took, and the seconds of CPU time of the worker and its forks."""

    run: ArelleRun
    seconds: float
    cpu: float


@dataclass(frozen=True)
class Subject:
    """Files to judge by an order, by turns."""

    order: Order
    packages: Sequence[Path]
    files: Sequence[Path]

    def judge(self, engine: Engine, seat: Seat, number: int) -> Timed:
        """Judge the file whose turn it is."""
        file = self.files[number % len(self.files)]
        before, start = cpu_of(seat), time.perf_counter()
        run = engine(file, self.packages, self.order.options, keep_facts=True)
        return Timed(run, time.perf_counter() - start, cpu_of(seat) - before)


def cpu_of(seat: Seat) -> float:
    """CPU time of a worker and of its forks that have ended."""
    if seat.worker is None:
        return 0.0
    fields = Path(f"/proc/{seat.worker.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def memory_of(seat: Seat) -> float:
    """MiB that a worker holds."""
    return seat.worker.memory / (1 << 20) if seat.worker else 0.0


def subject_of(target: str, level: CheckLevel, out: Path) -> Subject:
    """The pilot's inline and JSON report for a target."""
    exported = export(REPORT, out, target, CheckLevel.NONE, Silent())
    job, _ = load_job(REPORT, target, None)
    inputs = load_inputs(job)[0] if job is not None else None
    if exported.folder is None or job is None or inputs is None:
        sys.exit(f"{target}: nothing was exported")
    files = [exported.folder / name for name in ("report.xhtml", "report.json")]
    packages = [package.file.path for package in inputs.packages.packages]
    options = arelle_options(level, job.profile.validations)
    cache = Path(tempfile.mkdtemp(dir=out))
    return Subject(order_of(inputs.taxonomy.entry_points, packages, options, cache), packages, files)


def measure(subject: Subject, reports: int, fail: Callable[[], None]) -> tuple[list[str], list[str]]:
    """A row of each table."""
    with Engine(subject.order, None) as engine:
        cold = [subject.judge(engine, engine._cold, number) for number in range(2)]
    expected = [item.run for item in cold]
    seat = Seat(subject.order)
    with Engine(subject.order, seat) as engine:
        warm = [subject.judge(engine, seat, number) for number in range(2)]
        at_first = memory_of(seat)
        warm += [subject.judge(engine, seat, number) for number in range(reports)]
        at_last = memory_of(seat)
        if engine.cold_reasons or seat.worker is None:
            fail()
        else:
            os.kill(seat.worker.pid, signal.SIGKILL)
        killed = [subject.judge(engine, seat, number) for number in range(3)]
    turns = [*range(2), *range(reports), *range(3)]
    if any(item.run != expected[turn % 2] for item, turn in zip([*warm, *killed], turns, strict=True)):
        fail()
    both, both_cpu = sum(item.seconds for item in cold), sum(item.cpu for item in cold)
    again = statistics.median(item.seconds for item in warm[1:])
    again_cpu = statistics.mean(item.cpu for item in warm[1:])
    speed = [
        *(f"{both / 2:.1f}", f"{warm[0].seconds:.1f}", f"{again:.2f}", f"{both / 2 / again:.0f}"),
        *(f"{both_cpu / 2 / again_cpu:.0f}", f"{both / (warm[0].seconds + warm[1].seconds):.1f}"),
    ]
    rest = [f"{at_first:.0f}", f"{at_last:.0f}", f"{len(warm)}", *(f"{item.seconds:.1f}" for item in killed)]
    return speed, rest


def main() -> None:
    """Measure every taxonomy at both depths."""
    parser = argparse.ArgumentParser()
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--reports", type=int, default=20)
    given = parser.parse_args()
    build_package()
    rest_rows: list[str] = []
    print(row("taxonomy, check", SPEED), line(SPEED), sep="\n")
    with tempfile.TemporaryDirectory() as out:
        for target in given.targets or TARGETS:
            for level in (CheckLevel.FAST, CheckLevel.FULL):
                name = f"{target}, {level}"
                subject = subject_of(target, level, Path(out))
                speed, rest = measure(subject, given.reports, lambda: sys.exit("warm and cold runs differ"))
                print(row(name, speed), flush=True)
                rest_rows.append(row(name, rest))
    print("", row("taxonomy, check", REST), line(REST), sep="\n")
    print(*rest_rows, sep="\n")


def row(name: str, cells: Sequence[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join((name, *cells))} |"


def line(cells: Sequence[str]) -> str:
    """The line below a table's head."""
    return "|---" * (1 + len(cells)) + "|"


if __name__ == "__main__":
    main()
