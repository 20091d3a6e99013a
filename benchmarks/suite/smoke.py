"""Hold ratios of costs to ``benchmarks/thresholds.yaml``: a regression ends in exit code 1.

Ratios of medians of processor time in interleaved rounds hardly depend on the machine and what else it does.
What is above its threshold is measured in more rounds before it counts.

    python -m benchmarks.suite.smoke
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.house import PACKAGE, ROOT, build_package
from benchmarks.suite.machine import load
from benchmarks.suite.measure import Limits, run
from benchmarks.suite.tables import table
from benchmarks.suite.ways import ARELLE, LIKE_FAST, OURS, Place, export

THRESHOLDS = ROOT / "benchmarks/thresholds.yaml"
ROUNDS, MORE = 2, 3
SMALL, MIDDLE, LARGE, REPORTS = 100, 1_000, 10_000, 10

Costs = dict[str, list[float]]


@dataclass(frozen=True)
class Ratio:
    """What is held: the median of one cost to that of another one, by the names that measurements give."""

    id: str
    over: str
    under: str


RATIOS = (
    Ratio("start", "--version", "python -c pass"),
    Ratio("export-starts", f"export, {SMALL}", "python -c pass"),
    Ratio("inline-grows", f"inline, {LARGE}", f"inline, {MIDDLE}"),
    Ratio("inline-memory-grows", f"inline, {LARGE}, MiB", f"inline, {MIDDLE}, MiB"),
    Ratio("json-grows", f"json, {LARGE}", f"json, {MIDDLE}"),
    Ratio("json-memory-grows", f"json, {LARGE}, MiB", f"json, {MIDDLE}, MiB"),
    Ratio("json-writing", f"json, {LARGE}, write", f"json.dumps, {LARGE}"),
    Ratio("own-check-grows", f"validate none, {LARGE}", f"validate none, {MIDDLE}"),
    Ratio("fast-check", f"validate fast, {SMALL}", f"Arelle, {SMALL}"),
    Ratio("batch", f"batch of {REPORTS}", f"export, {SMALL}"),
)


@dataclass(frozen=True)
class Threshold:
    """The most that a ratio may be, and why."""

    at_most: float
    because: str


def read_thresholds(path: Path, ratios: Collection[str]) -> dict[str, Threshold]:
    """Read the file; it has just the ratios that are measured. Raises ValueError."""
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    if differing := set(data) ^ set(ratios):
        raise ValueError(f"{path.name} and the ratios that are measured differ in {sorted(differing)}")
    return {name: Threshold(float(entry["at_most"]), entry["because"]) for name, entry in data.items()}


def medians(costs: Mapping[str, list[float]], ratios: Iterable[Ratio]) -> dict[str, float]:
    """The ratios of medians, of what was measured."""
    return {
        ratio.id: statistics.median(costs[ratio.over]) / statistics.median(costs[ratio.under])
        for ratio in ratios
        if ratio.over in costs and ratio.under in costs
    }


def passed(found: Mapping[str, float], thresholds: Mapping[str, Threshold]) -> list[str]:
    """The ratios above their thresholds."""
    return [name for name, value in found.items() if value > thresholds[name].at_most]


class Bench:
    """Small projects in a folder, and what is measured on them."""

    def __init__(self, folder: Path) -> None:
        self.costs: Costs = defaultdict(list)
        self._out = folder / "out"
        self._places = {
            facts: Place(folder / f"{facts}/report.yaml", self._out / str(facts), facts)
            for facts in (SMALL, MIDDLE, LARGE)
        }
        self._batch = folder / "batch"
        for facts in self._places:
            _do("-m", "benchmarks.suite.projects", str(folder / str(facts)), str(facts))
        generate = ("-m", "benchmarks.suite.projects", str(self._batch), str(SMALL))
        _do(*generate, "--reports", str(REPORTS))
        _do(*export("inline")(self._places[SMALL])[1:])

    def round(self, wanted: Collection[str]) -> None:
        """Measure everything that the wanted ratios take, once."""
        names = {name for ratio in RATIOS if ratio.id in wanted for name in (ratio.over, ratio.under)}
        for needed, measure in self._measurements():
            if needed & names:
                measure()

    def _measurements(self) -> list[tuple[set[str], Callable[[], None]]]:
        """The names that each gives, in the order in which one needs the files of another."""
        made: list[tuple[set[str], Callable[[], None]]] = []

        def add(name: str, *command: str, times: int = 1) -> None:
            made.append(({name}, lambda: self._run(name, command, times)))

        add("python -c pass", sys.executable, "-c", "pass", times=5)
        add("--version", *OURS, "--version", times=5)
        add(f"export, {SMALL}", *export("inline")(self._places[SMALL]))
        for facts in (MIDDLE, LARGE):
            for target in ("inline", "json"):
                made.append(self._timed(target, facts))
            add(f"validate none, {facts}", *self._validate(facts, "none"))
        add(f"validate fast, {SMALL}", *self._validate(SMALL, "fast"))
        add(f"Arelle, {SMALL}", *ARELLE, "--file", self._inline(SMALL), *LIKE_FAST)
        reports = (str(self._batch / "*/report.yaml"), "--target", "inline", "--check", "none")
        out = ("--out", str(self._out / "batch"), "--jobs", "1")
        add(f"batch of {REPORTS}", *OURS, "batch", *reports, *out)
        return made

    def _timed(self, target: str, facts: int) -> tuple[set[str], Callable[[], None]]:
        """An export timed inside its process: all of it, its writing, its memory, and Python's own JSON."""
        name = f"{target}, {facts}"
        names = {name, f"{name}, write", f"{name}, MiB", f"json.dumps, {facts}"}
        reports = (str(self._places[SMALL].report), str(self._places[facts].report))

        def measure() -> None:
            out = self._places[facts].out
            _do("-m", "benchmarks.suite.timed_export", *reports, str(out), target)
            told: dict[str, float] = json.loads((out / "timed.json").read_bytes())
            self.costs[f"{name}, MiB"].append(told.pop("MiB"))
            if "json.dumps" in told:
                self.costs[f"json.dumps, {facts}"].append(told.pop("json.dumps"))
            self.costs[f"{name}, write"].append(told["write"])
            self.costs[name].append(sum(told.values()))

        return names, measure

    def _validate(self, facts: int, check: str) -> tuple[str, ...]:
        package = ("--package", str(PACKAGE))
        return (*OURS, "validate", self._inline(facts), *package, "--check", check)

    def _inline(self, facts: int) -> str:
        return str(self._places[facts].out / "generated-1/inline/report.xhtml")

    def _run(self, name: str, command: tuple[str, ...], times: int) -> None:
        for _ in range(times):
            if name.startswith("batch"):  # it makes nothing anew in a folder that holds a batch
                shutil.rmtree(self._out / "batch", ignore_errors=True)
            cost = run(command, ROOT, Limits(seconds=300))
            if cost.failed:
                sys.exit(f"{' '.join(command)}: {cost.failed}")
            self.costs[name].append(cost.cpu)


def _do(*arguments: str) -> None:
    """Run Python to its end."""
    said = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if said.returncode:
        sys.exit(f"{' '.join(arguments)}: {said.stderr or said.stdout}")


def main() -> None:
    """Measure, tell, and end with 1 where a threshold is passed."""
    start = time.perf_counter()
    thresholds = read_thresholds(THRESHOLDS, [ratio.id for ratio in RATIOS])
    build_package()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for _ in range(ROUNDS):
            bench.round(thresholds)
        for _ in range(MORE):
            if doubtful := passed(medians(bench.costs, RATIOS), thresholds):
                bench.round(doubtful)
    found = medians(bench.costs, RATIOS)
    above = passed(found, thresholds)
    rows = []
    for ratio in RATIOS:
        limit, judged = thresholds[ratio.id].at_most, "ABOVE" if ratio.id in above else "ok"
        rows.append([ratio.id, f"{ratio.over} / {ratio.under}", f"{found[ratio.id]:.2f}", str(limit), judged])
    print("\n".join(table(("ratio", "of", "measured", "at most", ""), rows)))
    print(f"{time.perf_counter() - start:.0f} s, load {load()}")
    for name in above:
        print(f"{name} is above its threshold: {thresholds[name].because.strip()}")
    sys.exit(1 if above else 0)


if __name__ == "__main__":
    main()
