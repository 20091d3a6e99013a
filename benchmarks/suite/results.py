"""What a run of the suite found, as plain data that is written after each size and read by table and plot."""

from __future__ import annotations

import json
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.suite.measure import Cost


@dataclass(frozen=True)
class Row:
    """A way to a goal at a size: what each run cost. ``reports`` is how many were made in each."""

    goal: str
    way: str
    owner: str
    facts: int
    costs: tuple[Cost, ...]
    reports: int = 1
    batch: int = 0
    """How many reports the batch has; 0 for a single report."""

    @property
    def failed(self) -> str:
        """Why a run failed; empty where all went well."""
        return next((cost.failed for cost in self.costs if cost.failed), "")

    @property
    def wall(self) -> float:
        """Median wall seconds a report."""
        return statistics.median(cost.wall for cost in self.costs) / self.reports

    @property
    def cpu(self) -> float:
        """Median processor seconds a report."""
        return statistics.median(cost.cpu for cost in self.costs) / self.reports

    @property
    def peak(self) -> float:
        """Peak MiB of the largest process of any run."""
        return max(cost.peak for cost in self.costs)


@dataclass
class Results:
    """Rows, and the stages of exports by facts; ``about`` says where and when."""

    about: dict[str, str] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    stages: dict[int, dict[str, float]] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write it all as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")


def load(path: Path) -> Results:
    """Read what ``save`` wrote."""
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    rows = [Row(**{**row, "costs": tuple(Cost(**cost) for cost in row["costs"])}) for row in data["rows"]]
    return Results(data["about"], rows, {int(size): stages for size, stages in data["stages"].items()})
