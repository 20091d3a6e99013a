"""The results as Markdown: where it ran, each goal with its ways, how cost grows, the stages of an export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.suite.growth import growth
from benchmarks.suite.results import Results, Row

HEAD = ("facts", "way", "wall s", "CPU s", "peak MiB", "wall, ×", "CPU, ×")


def markdown(results: Results) -> str:
    """All tables."""
    lines = ["# What was measured", ""]
    lines += [f"- {name}: {value}" for name, value in results.about.items()]
    single = [row for row in results.rows if not row.batch]
    for goal in dict.fromkeys(row.goal for row in single):
        lines += ["", f"## {goal.capitalize()}", "", *_goal([row for row in single if row.goal == goal])]
    if batches := [row for row in results.rows if row.batch]:
        lines += ["", "## Many reports", "", *_batches(batches)]
    lines += ["", "## How cost grows", "", *_growth(single)]
    lines += ["", "## Stages of an export of JSON: CPU seconds, and peak MiB", "", *_stages(results.stages)]
    return "\n".join(lines) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table; all columns but those of words are numbers."""
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _goal(rows: Sequence[Row]) -> list[str]:
    """Each size, the ratios to its first way."""
    made: list[list[str]] = []
    for facts in dict.fromkeys(row.facts for row in rows):
        same = [row for row in rows if row.facts == facts]
        base = next((row for row in same if not row.failed), None)
        made += [[f"{facts:,}", *_cells(row, base)] for row in same]
    return table(HEAD, made)


def _cells(row: Row, base: Row | None) -> list[str]:
    if row.failed or base is None:
        return [row.way, row.failed, "", "", "", ""]
    figures = [f"{row.wall:.2f}", f"{row.cpu:.2f}", f"{row.peak:.0f}"]
    return [row.way, *figures, f"{row.wall / base.wall:.2f}", f"{row.cpu / base.cpu:.2f}"]


def _batches(rows: Sequence[Row]) -> list[str]:
    """Costs a report; the ratios are to the first way."""
    made: list[list[str]] = []
    for reports in dict.fromkeys(row.batch for row in rows):
        same = [row for row in rows if row.batch == reports]
        base = next((row for row in same if not row.failed), None)
        made += [[str(reports), f"{row.facts:,}", *_cells(row, base), str(row.reports)] for row in same]
    return table(("reports", *HEAD[:2], "wall s a report", "CPU s a report", *HEAD[4:], "measured on"), made)


def _growth(rows: Sequence[Row]) -> list[str]:
    return table(
        ("goal", "way", "facts", *(part for cost in ("CPU", "memory") for part in _growth_head(cost))),
        _growth_rows(rows),
    )


def _growth_head(cost: str) -> tuple[str, str, str]:
    return f"{cost} ~ N^k", "from size to size", "beyond the smallest"


def _growth_rows(rows: Sequence[Row]) -> Iterator[list[str]]:
    for goal, way in dict.fromkeys((row.goal, row.way) for row in rows):
        same = [row for row in rows if (row.goal, row.way) == (goal, way) and not row.failed]
        sizes = [row.facts for row in same]
        cpu, memory = growth(sizes, [row.cpu for row in same]), growth(sizes, [row.peak for row in same])
        if cpu and memory and goal != "start":
            told = [
                part
                for each in (cpu, memory)
                for part in (
                    f"{each.exponent:.2f}",
                    ", ".join(f"{step:.2f}" for step in each.steps),
                    "" if each.beyond is None else f"{each.beyond:.2f}",
                )
            ]
            yield [goal, way, f"{sizes[0]:,} to {sizes[-1]:,}", *told]


def _stages(stages: dict[int, dict[str, float]]) -> list[str]:
    names = list(dict.fromkeys(name for found in stages.values() for name in found))
    made = [[f"{facts:,}", *(f"{found[name]:.3f}" for name in names)] for facts, found in stages.items()]
    return table(("facts", *names), made)
