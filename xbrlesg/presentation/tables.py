"""Tables: the numbers of one section as rows and columns, breakdowns beneath their concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.names import QName
from xbrlesg.presentation.breakdowns import Breakdowns, sole_axes
from xbrlesg.presentation.cells import is_qualified, unqualified
from xbrlesg.presentation.columns import column_of, period_text
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Row, RowKind, Table, Texts
from xbrlesg.presentation.trees import Entry, SectionOutline
from xbrlesg.report.model import Dimensions, Fact, Period


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes one section's table. ``cells`` gives, by fact id, the place of each fact that tables show."""

    outline: SectionOutline
    labels: Labels
    cells: Mapping[str, Cell]
    columns: tuple[Period, ...]

    def table(self, facts: Iterable[Fact]) -> Table:
        """All facts, in the order of the outline, under the columns."""
        by_concept: dict[QName, list[Fact]] = {}
        for fact in facts:
            by_concept.setdefault(fact.concept, []).append(fact)
        rows: list[Row] = []
        for entry in self.outline.entries:
            if entry.is_heading:
                label = self.labels.of(entry.name, entry.label_role)
                rows.append(self._bare(RowKind.HEADING, label, entry.depth))
            elif entry.name in by_concept:
                rows.extend(self._concept(entry, by_concept[entry.name]))
        titles = tuple(period_text(column) for column in self.columns)
        return Table(self.outline.heading, titles, _without_idle_headings(rows))

    def _concept(self, entry: Entry, facts: Sequence[Fact]) -> Iterator[Row]:
        """A concept's row, and beneath it its parts."""
        label = self.labels.of(entry.name, entry.label_role)
        parts: dict[Dimensions, list[Fact]] = {}
        for fact in facts:
            parts.setdefault(unqualified(fact), []).append(fact)
        undivided = parts.pop((), None)
        if undivided:
            yield from self._rows(RowKind.CONCEPT, label, entry.depth, undivided)
        else:
            yield self._bare(RowKind.CONCEPT, label, entry.depth)
        yield from self._parts(entry, parts)

    def _parts(self, entry: Entry, parts: Mapping[Dimensions, Sequence[Fact]]) -> Iterator[Row]:
        """The rows of sole members, then each breakdown under its heading, grouped where it has two axes."""
        breakdowns = Breakdowns(self.outline, self.labels, sole_axes(self.labels, entry.name))
        heading: tuple[QName, ...] = ()
        group: Dimensions = ()
        for dimensions in sorted(parts, key=breakdowns.order):
            axes = breakdowns.headed_axes(dimensions)
            depth = entry.depth + (2 if axes else 1)
            if axes != heading:
                heading, group = axes, ()
                yield self._bare(RowKind.BREAKDOWN, breakdowns.heading(axes), depth - 1)
            if breakdowns.group(dimensions) != group:
                group = breakdowns.group(dimensions)
                yield self._bare(RowKind.MEMBER, breakdowns.name(group), depth)
            label = breakdowns.name(breakdowns.within_group(dimensions))
            yield from self._rows(RowKind.MEMBER, label, depth + bool(group), parts[dimensions])

    def _rows(self, kind: RowKind, label: Texts, depth: int, facts: Iterable[Fact]) -> Iterator[Row]:
        """A row for the facts; further ones where two of them differ in unit, or share a column.

        A qualified figure stands in the row of the exact ones: its cell shows the words that qualify it.
        """
        lines: list[dict[Period, Fact]] = []
        for fact in sorted(facts, key=is_qualified):
            column = column_of(fact.period)
            for line in lines:
                if column not in line and all(other.unit == fact.unit for other in line.values()):
                    line[column] = fact
                    break
            else:
                lines.append({column: fact})
        for line in lines:
            cells = tuple(self.cells[line[column].id] if column in line else None for column in self.columns)
            units = {cell.unit for cell in cells if cell}
            yield Row(kind, label, depth, units.pop() if len(units) == 1 else "", cells)

    def _bare(self, kind: RowKind, label: Texts, depth: int) -> Row:
        return Row(kind, label, depth, "", (None,) * len(self.columns))


def columns_of(facts: Iterable[Fact]) -> tuple[Period, ...]:
    """The columns that facts need, oldest first."""
    return tuple(sorted({column_of(fact.period) for fact in facts}, key=lambda period: period.sort_key))


def _without_idle_headings(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without headings that have no row beneath them."""
    kept: list[Row] = []
    for row in reversed(rows):
        below = kept[-1].depth if kept else -1
        if row.kind is not RowKind.HEADING or below > row.depth:
            kept.append(row)
    return tuple(reversed(kept))
