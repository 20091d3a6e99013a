"""The results as a picture: time and memory by size, ours and others', on logarithmic scales.

python -m benchmarks.suite.plot SUITE.json PICTURE.svg
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.suite.results import Results, Row, load

COLOURS = {
    "xbrlesg": ("#1b6ca8", "#63b7e6", "#12304d", "#2a9d8f", "#8ab17d", "#7b5ea7", "#b8a9d0"),
    "Arelle": ("#c44536",),
}
OTHERS = ("#e09f3e", "#7f7f7f")
PANELS = (
    ("Writing a report, each format alone", "write ", ("xbrlesg",)),
    ("Writing JSON", "write json", ()),
    ("Checking the inline report", "validate inline", ()),
    ("Reading the inline report's facts", "read inline", ()),
)
"""Title, how the goals begin, and whose ways are drawn, if not all."""


def draw(results: Results, path: Path) -> None:
    """Draw the panels that there are results for: processor time above, memory below."""
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("svg" if path.suffix == ".svg" else "agg")
    from matplotlib import pyplot  # noqa: PLC0415

    mpl.rcParams["svg.hashsalt"] = "xbrlesg"  # the same results give the same bytes
    rows = [row for row in results.rows if not row.batch and not row.failed]
    panels = [(title, _of(rows, goal, owners)) for title, goal, owners in PANELS]
    panels = [(title, found) for title, found in panels if found]
    if not panels:
        return
    shape = {"sharex": True, "sharey": "row", "squeeze": False, "figsize": (4.2 * len(panels), 8)}
    figure, axes = pyplot.subplots(2, len(panels), **shape)
    for column, (title, found) in enumerate(panels):
        _panel(axes[0][column], found, lambda row: row.cpu)
        _panel(axes[1][column], found, lambda row: row.peak)
        axes[0][column].set_title(title, fontsize=11)
        axes[0][column].legend(fontsize=8, loc="upper left")
        axes[1][column].set_xlabel("facts")
    axes[0][0].set_ylabel("processor seconds")
    axes[1][0].set_ylabel("peak MiB")
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _of(rows: Sequence[Row], goal: str, owners: Sequence[str]) -> list[Row]:
    found = [row for row in rows if row.goal.startswith(goal) and row.owner in (owners or {row.owner})]
    return [row for row in found if row.goal != "write all formats"]


def _panel(axes: Any, rows: Sequence[Row], cost: Callable[[Row], float]) -> None:
    from matplotlib.ticker import LogLocator, NullFormatter  # noqa: PLC0415

    spare = {owner: iter(colours) for owner, colours in COLOURS.items()}
    others = iter(OTHERS)
    for way, owner in dict.fromkeys((row.way, row.owner) for row in rows):
        same = [row for row in rows if row.way == way]
        axes.plot(
            [row.facts for row in same],
            [cost(row) for row in same],
            color=next(spare.get(owner, others), "black"),
            linestyle="-" if owner == "xbrlesg" else "--",
            marker="o",
            markersize=4,
            label=way,
        )
    axes.set(xscale="log", yscale="log")
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda number, _: f"{number:,.10g}")
        axis.set_minor_formatter(NullFormatter())
    axes.grid(visible=True, which="major", alpha=0.3)


def main() -> None:
    """Draw the results of a file."""
    draw(load(Path(sys.argv[1])), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
