"""Charts: figures of a section as points and series, each in the place that shows it as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xbrlesg.presentation.cells import unqualified
from xbrlesg.presentation.columns import column_of, period_text
from xbrlesg.presentation.description import ChartOrder
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Chart, Series, Texts
from xbrlesg.presentation.trees import SectionOutline
from xbrlesg.report.model import Fact

Part = tuple[object, ...]


def make_chart(
    order: ChartOrder, outline: SectionOutline, labels: Labels, cells: Mapping[str, Cell]
) -> Chart:
    """The chart that an order asks for, in the order of the outline of its section.

    The order's facts are numbers of one printed unit that sections show; KeyError and ValueError otherwise.
    """
    shown = [cells[fact_id] for fact_id in order.facts]
    [unit] = {cell.unit for cell in shown}
    columns = sorted({column_of(cell.fact.period) for cell in shown}, key=lambda column: column.sort_key)
    points = tuple(map(period_text, columns))
    return Chart(
        order.id, order.title, order.kind, unit, points, tuple(_series(shown, points, outline, labels))
    )


def _series(
    cells: Sequence[Cell], points: Sequence[str], outline: SectionOutline, labels: Labels
) -> Iterator[Series]:
    """A series for each part, or for each concept where the parts are those of several."""
    parts: dict[Part, dict[str, Cell]] = {}
    concepts = {cell.fact.concept for cell in cells}
    for cell in cells:
        place = (cell.fact.concept, *unqualified(cell.fact))
        parts.setdefault(place, {})[period_text(cell.fact.period)] = cell
    order = {entry.name: number for number, entry in enumerate(outline.entries)}

    def turn(found: Mapping[str, Cell]) -> tuple[object, ...]:
        fact = next(iter(found.values())).fact
        members = [outline.rank_of_member(member) for _, member in unqualified(fact)]
        return (order.get(fact.concept, len(order)), fact.concept, members)

    for found in sorted(parts.values(), key=turn):
        fact = next(iter(found.values())).fact
        yield Series(_name(fact, labels, alone=len(concepts) == 1), tuple(map(found.get, points)))


def _name(fact: Fact, labels: Labels, *, alone: bool) -> Texts:
    """The members of a part; the concept where there are none, and both where several concepts have parts."""
    members = [labels.of_member(member) for _, member in unqualified(fact)]
    return labels.joined(members if members and alone else [labels.short(fact.concept), *members])
