"""The shapes of facts: what the columns of a table follow from, known without a look at each value."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Entity, Fact
from xbrlesg.report.rows import FactRows, as_rows, shape_of

Axes = tuple[tuple[QName, bool], ...]
"""The axes of a fact, and whether each is typed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Who reports, along which axes, whether there is a unit, and whether there is a value."""

    entity: Entity
    axes: Axes
    has_unit: bool
    is_nil: bool


def shapes_of(facts: Iterable[Fact]) -> Iterable[Shape]:
    """The shapes of facts, each once."""
    rows, along = as_rows(facts), dict[Hashable, Axes]()
    is_number, grounds = rows.is_number, rows.grounds
    seen = set()
    for _, ground, dimensions, value, _, _ in rows.rows():
        shape = shape_of(dimensions)
        if shape not in along:
            along[shape] = axes_of(rows.dimensions_of(dimensions))
        seen.add((ground, shape, is_number(value), value is None))
    return {
        Shape(grounds[ground].entity, along[shape], is_one or grounds[ground].nil_number, is_nil)
        for ground, shape, is_one, is_nil in seen
    }


def fact_ids(facts: Iterable[Fact]) -> Iterator[str]:
    """The id of each fact, in the order of the facts."""
    return (row[0] for row in facts.rows()) if isinstance(facts, FactRows) else (fact.id for fact in facts)


def axes_of(dimensions: Dimensions) -> Axes:
    """The axes of dimensions."""
    return tuple((axis, isinstance(member, str)) for axis, member in dimensions)
