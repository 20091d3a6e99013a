"""What the preloaded engine saves: the pilot's reports judged cold and warm, as ratios of one run.

For each taxonomy and depth it judges the inline and the JSON report cold, each in a process of its own, then
with one engine: the first report, for which the taxonomy is loaded, and a few more; then the first report of
a second engine, which finds the verdict on the taxonomy's files kept. Prints a Markdown table.

    XBRLESG_TAXONOMY_PATH=FOLDER python benchmarks/engine.py [REPORTS] [TARGET...]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.check import arelle_options
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import Arelle, ArelleRun

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "examples/zkteco-2023/report.yaml"
TARGETS = ("esg", "gri", "esrs")


class Silent:
    """Listens to no progress."""

    def stage(self, name: str, outcome: str) -> None:
        """Ignore the stage."""


def timed(judge: Callable[[], ArelleRun]) -> tuple[float, ArelleRun]:
    """Wall seconds, and the run."""
    start = time.perf_counter()
    run = judge()
    return time.perf_counter() - start, run


def measure(target: str, level: CheckLevel, out: Path, reports: int) -> str:
    """A row of the table."""
    exported = export(REPORT, out, target, CheckLevel.NONE, Silent())
    job, _ = load_job(REPORT, target, None)
    inputs = load_inputs(job)[0] if job is not None else None
    if exported.folder is None or job is None or inputs is None:
        sys.exit(f"{target}: nothing was exported")
    files = [exported.folder / name for name in ("report.xhtml", "report.json")]
    packages = [package.file.path for package in inputs.packages.packages]
    options = arelle_options(level, job.profile.validations)
    entry_points = inputs.taxonomy.entry_points
    order = order_of(entry_points, packages, options, out / "cache")

    def judge(by: Arelle, path: Path) -> tuple[float, ArelleRun]:
        return timed(lambda: by(path, packages, options, keep_facts=True))

    with Engine(order, None) as engine:
        cold = [judge(engine, path) for path in files]
    seat = Seat(order)
    with Engine(order, seat) as engine:
        warm = [judge(engine, files[number % 2]) for number in range(2 + reports)]
        memory = seat.worker.memory / (1 << 20) if seat.worker else 0
        if engine.cold_reasons or [run for _, run in warm[:2]] != [run for _, run in cold]:
            sys.exit(f"{target} {level}: warm and cold runs differ")
    with Engine(order, Seat(order)) as engine:
        kept, _ = judge(engine, files[0])
    first, again = warm[0][0], statistics.median(seconds for seconds, _ in warm[1:])
    both = sum(seconds for seconds, _ in cold)
    return (
        f"| {target}, {level} | {both / 2:.1f} | {first:.1f} | {kept:.1f} | {again:.2f} "
        f"| {both / 2 / again:.0f} | {both / (first + warm[1][0]):.1f} | {memory:.0f} |"
    )


def main() -> None:
    """Measure every taxonomy at both depths."""
    given = sys.argv[1:]
    reports = int(given.pop(0)) if given and given[0].isdecimal() else 20
    if build_taxonomy(ROOT / "taxonomy/esg", ROOT / "out/taxonomy/esg.zip").findings:
        sys.exit("the house taxonomy was not built")
    columns = ("taxonomy, check", "cold, s", "first warm, s", "verdict kept, s", "next, s")
    print(f"| {' | '.join((*columns, 'cold / next', 'two files', 'MiB'))} |")
    print(f"|{'---|' * 8}")
    with tempfile.TemporaryDirectory() as out:
        for target in given or TARGETS:
            for level in (CheckLevel.FAST, CheckLevel.FULL):
                print(measure(target, level, Path(out), reports), flush=True)


if __name__ == "__main__":
    main()
