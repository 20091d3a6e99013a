"""Measure the program and its rivals side by side; write ``suite.json``, ``suite.md`` and ``suite.svg``.

python -m benchmarks.suite [--sizes 100,10000] [--batches 10] [--goals export,validate] [--runs 3] [--out DIR]
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.house import ROOT, build_package
from benchmarks.suite.batches import Batch, measure_batch
from benchmarks.suite.machine import about, load
from benchmarks.suite.measure import Cost, Limits, run
from benchmarks.suite.results import Results, Row
from benchmarks.suite.tables import markdown
from benchmarks.suite.ways import GOALS, MADE_BY, Place, Way, export, has_library

ONCE_FROM = 100_000
"""Reports of so many facts are measured once."""
SMALL = 100
"""Facts of the report whose export brings all imports."""


@dataclass
class Suite:
    """One run of the suite: what was asked for, and what has been found."""

    given: argparse.Namespace
    limits: Limits
    work: Path
    results: Results = field(default_factory=Results)
    given_up: set[tuple[str, str]] = field(default_factory=set)
    """Ways that failed at a size; larger ones are not tried."""

    def save(self) -> None:
        """Write what there is."""
        self.results.about["load after"] = load()
        self.results.save(self.given.out / "suite.json")
        (self.given.out / "suite.md").write_text(markdown(self.results), "utf-8")

    def size(self, facts: int, folder: Path) -> None:
        """Measure all ways at one size, one after the other in each round."""
        say(f"{facts:,} facts")
        place = Place(folder / "report.yaml", folder / "out", facts)
        self._must((sys.executable, "-m", "benchmarks.suite.projects", str(folder), str(facts)))
        if has_library("xbrl"):
            self._must((sys.executable, "-m", "benchmarks.suite.read_facts", "cache", str(place.cache)))
        self._stages(place)
        if "export" not in self.given.goals:  # what the others read
            for target in MADE_BY.values():
                self._must(export(target)(place))
        goals = [goal for goal in GOALS if goal in self.given.goals]
        if facts != self.given.sizes[0]:
            goals = [goal for goal in goals if goal != "start"]
        ways = [way for goal in goals for way in GOALS[goal]()]
        ways = [way for way in ways if (way.goal, way.name) not in self.given_up]
        costs: dict[int, list[Cost]] = {number: [] for number in range(len(ways))}
        for _ in range(1 if facts >= ONCE_FROM else self.given.runs):
            for number, way in enumerate(ways):
                if (way.goal, way.name) not in self.given_up:
                    costs[number].append(self._measure(way, place))
        self.results.rows += [
            Row(way.goal, way.name, way.owner, facts, tuple(costs[number])) for number, way in enumerate(ways)
        ]
        self.save()

    def batch(self, reports: int, folder: Path) -> None:
        """Measure a batch."""
        say(f"{reports} reports of {self.given.batch_facts} facts")
        batch = Batch(folder, reports, self.given.batch_facts, self.given.sample, self.limits)
        self.results.rows += [
            Row("many reports", done.name, done.owner, batch.facts, (done.cost,), done.reports, reports)
            for done in measure_batch(batch)
        ]
        self.save()

    def _measure(self, way: Way, place: Place) -> Cost:
        cost = run(way.command(place), ROOT, self.limits, way.proof)
        say(f"  {way.goal}: {way.name}: {cost.failed or f'{cost.wall:.2f} s, {cost.peak:.0f} MiB'}")
        if cost.failed:
            self.given_up.add((way.goal, way.name))
        return cost

    def _stages(self, place: Place) -> None:
        """Time the stages of an export, or tell that it fails."""
        small = self.work / "small"
        self._must((sys.executable, "-m", "benchmarks.suite.projects", str(small), str(SMALL)))
        command = (
            *(sys.executable, "-m", "benchmarks.suite.timed_export"),
            *(str(small / "report.yaml"), str(place.report), str(place.out), "json"),
        )
        if failed := run(command, ROOT, self.limits).failed:
            say(f"  stages: {failed}")
        else:
            self.results.stages[place.facts] = json.loads((place.out / "timed.json").read_bytes())

    def _must(self, command: tuple[str, ...]) -> None:
        """Do what all the rest needs."""
        cost = run(command, ROOT, self.limits)
        if cost.failed:
            sys.exit(f"{' '.join(command)}: {cost.failed}")


def say(text: str) -> None:
    """Tell how far the run is, beside its result."""
    print(text, file=sys.stderr, flush=True)


def numbers(text: str) -> list[int]:
    """``100,10000``; nothing at all is no number."""
    return sorted(int(part) for part in text.split(",") if part)


def options() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.suite", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("--sizes", type=numbers, default=[100, 10_000, 100_000], help="facts of the reports")
    parser.add_argument("--batches", type=numbers, default=[10], help="reports of the batches")
    parser.add_argument("--batch-facts", type=int, default=100, help="facts of each report of a batch")
    parser.add_argument("--sample", type=int, default=10, help="reports of a batch that are made one by one")
    parser.add_argument(
        "--goals", type=lambda text: text.split(","), default=list(GOALS), help=", ".join(GOALS)
    )
    parser.add_argument("--runs", type=int, default=3, help=f"rounds; one from {ONCE_FROM:,} facts on")
    parser.add_argument("--seconds", type=float, default=1800, help="how long one command may take")
    parser.add_argument("--memory", type=int, default=12_000, help="MiB that a process may address")
    parser.add_argument(
        "--work", type=Path, help="where to write projects and reports; else a temporary folder"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "out/benchmarks", help="where the results go")
    given = parser.parse_args()
    if unknown := set(given.goals) - set(GOALS):
        parser.error(f"no such goal: {', '.join(sorted(unknown))}")
    return given


def main() -> None:
    """Measure what is asked for, then draw it."""
    given = options()
    given.out = given.out.absolute()
    given.out.mkdir(parents=True, exist_ok=True)
    build_package()
    with tempfile.TemporaryDirectory() as temporary:
        work = (given.work or Path(temporary)).absolute()
        suite = Suite(given, Limits(given.seconds, given.memory), work)
        suite.results.about = {**about(), "load before": load()}
        for facts in given.sizes:
            suite.size(facts, work / f"facts-{facts}")
            if not given.work:
                shutil.rmtree(work / f"facts-{facts}")
        for reports in given.batches:
            suite.batch(reports, work / f"reports-{reports}")
            if not given.work:
                shutil.rmtree(work / f"reports-{reports}")
    plot = (
        sys.executable,
        "-m",
        "benchmarks.suite.plot",
        str(given.out / "suite.json"),
        str(given.out / "suite.svg"),
    )
    subprocess.run(plot, cwd=ROOT, check=True)
    print(f"{given.out}: suite.json, suite.md, suite.svg")


if __name__ == "__main__":
    main()
