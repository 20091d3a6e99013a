"""Many reports: our one command, and one process after the other, for which a few reports stand."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.house import ROOT
from benchmarks.suite.measure import Cost, Limits, run
from benchmarks.suite.ways import ARELLE, LIKE_FAST, OURS, export
from benchmarks.suite.ways import Place as Project


@dataclass(frozen=True)
class Batch:
    """How many reports of how many facts, where, and how many of them are made one by one."""

    folder: Path
    reports: int
    facts: int
    sample: int
    limits: Limits

    @property
    def projects(self) -> list[Project]:
        """The reports that stand for all."""
        numbers = range(1, min(self.sample, self.reports) + 1)
        out = self.folder / "one-by-one"
        return [
            Project(self.folder / f"{number:05d}/report.yaml", out, self.facts, number) for number in numbers
        ]


@dataclass(frozen=True)
class Done:
    """A way, how many reports it was measured on, and what they cost together."""

    name: str
    owner: str
    reports: int
    cost: Cost


def measure_batch(batch: Batch) -> list[Done]:
    """Write the projects, and make and check them every way."""
    generate = (sys.executable, "-m", "benchmarks.suite.projects", str(batch.folder), str(batch.facts))
    made = run((*generate, "--reports", str(batch.reports)), ROOT, Limits())
    if made.failed:
        sys.exit(f"the batch was not generated: {made.failed}")
    done = []
    for check in ("none", "fast"):
        done.append(_one_by_one(batch, f"export --check {check}, one by one", "xbrlesg", check))
        done += [_batch(batch, check, number) for number in sorted({1, os.cpu_count() or 1})]
    done.append(_arelle(batch))
    return done


def _batch(batch: Batch, check: str, jobs: int) -> Done:
    out = batch.folder / "batch"
    shutil.rmtree(out, ignore_errors=True)
    command = (
        *(*OURS, "batch", str(batch.folder / "*/report.yaml"), "--out", str(out), "--jobs", str(jobs)),
        *("--target", "inline", "--check", check),
    )
    cost = run(command, ROOT, batch.limits)
    written = len(list(out.glob("*/inline/report.xhtml")))
    if not cost.failed and written != batch.reports:
        cost = replace(cost, failed=f"{written} of {batch.reports} reports were written")
    return Done(f"batch --check {check} --jobs {jobs}", "xbrlesg", batch.reports, cost)


def _one_by_one(batch: Batch, name: str, owner: str, check: str) -> Done:
    costs = [run(export("inline", check)(project), ROOT, batch.limits) for project in batch.projects]
    return Done(name, owner, len(costs), together(costs))


def _arelle(batch: Batch) -> Done:
    """Arelle's command line on the inline reports that were written one by one."""
    files = [project.out / f"generated-{project.number}/inline/report.xhtml" for project in batch.projects]
    costs = [
        run((*ARELLE, "--file", str(file), *LIKE_FAST), ROOT, batch.limits, "validated in") for file in files
    ]
    return Done("Arelle's command line, validates one by one", "Arelle", len(costs), together(costs))


def together(costs: Iterable[Cost]) -> Cost:
    """What runs after each other cost: times add up, memory does not."""
    costs = list(costs)
    return Cost(
        sum(cost.wall for cost in costs),
        sum(cost.cpu for cost in costs),
        max(cost.peak for cost in costs),
        next((cost.failed for cost in costs if cost.failed), ""),
    )
