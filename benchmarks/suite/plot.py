"""The results as a picture: time and memory by size, ours and others', on logarithmic scales.

python -m benchmarks.suite.plot SUITE.json PICTURE.svg
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.suite.results import Results, Row, load

COLOURS = {"xbrlesg": ("#1b6ca8", "#5fa8d3", "#123a5a"), "Arelle": ("#c44536",)}
OTHERS = ("#e09f3e", "#6a994e", "#7b5ea7")
PANELS = (
    ("Writing a report in each format", "write "),
    ("Writing JSON", "write json"),
    ("Writing CSV", "write csv"),
    ("Validating the inline report", "validate inline"),
    ("Validating the JSON report", "validate json"),
    ("Reading the inline report's facts", "read inline"),
)


def draw(results: Results, path: Path) -> None:
    """Draw the panels that there are results for: processor time above, memory below."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg" if path.suffix == ".svg" else "agg")
    from matplotlib import pyplot  # noqa: PLC0415

    rows = [row for row in results.rows if not row.batch and not row.failed]
    panels = [(title, _of(rows, goal)) for title, goal in PANELS]
    panels = [(title, found) for title, found in panels if found]
    figure, axes = pyplot.subplots(2, len(panels), figsize=(4.4 * len(panels), 8), squeeze=False)
    for column, (title, found) in enumerate(panels):
        _panel(axes[0][column], found, lambda row: row.cpu)
        _panel(axes[1][column], found, lambda row: row.peak)
        axes[0][column].set_title(title, fontsize=11)
        axes[0][column].legend(fontsize=8, frameon=False)
        axes[1][column].set_xlabel("facts")
    axes[0][0].set_ylabel("processor seconds")
    axes[1][0].set_ylabel("peak MiB")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _of(rows: Sequence[Row], goal: str) -> list[Row]:
    """The rows of a goal, or with a blank at the end those of our exports in single formats."""
    if goal.endswith(" "):
        single = [row for row in rows if row.goal.startswith(goal) and row.owner == "xbrlesg"]
        return [row for row in single if row.goal != "write all formats"]
    return [row for row in rows if row.goal.startswith(goal)]


def _panel(axes: Any, rows: Sequence[Row], cost: Callable[[Row], float]) -> None:
    ways = list(dict.fromkeys((row.way, row.owner) for row in rows))
    spare = {owner: iter(colours) for owner, colours in COLOURS.items()}
    others = iter(OTHERS)
    for way, owner in ways:
        same = [row for row in rows if row.way == way]
        colour = next(spare.get(owner, others), None)
        style = {
            "linestyle": "-" if owner == "xbrlesg" else "--",
            "marker": "o",
            "markersize": 4,
            "label": way,
        }
        axes.plot([row.facts for row in same], [cost(row) for row in same], color=colour, **style)
    axes.set(xscale="log", yscale="log")
    axes.grid(visible=True, which="major", alpha=0.3)


def main() -> None:
    """Draw the results of a file."""
    draw(load(Path(sys.argv[1])), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
