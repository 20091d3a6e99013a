"""The shapes of facts: what the columns of a table follow from, known without a look at each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Entity, Fact

Axes = tuple[tuple[QName, bool], ...]
"""The axes of a fact, and whether each is typed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Who reports, along which axes, whether there is a unit, and whether there is a value."""

    entity: Entity
    axes: Axes
    has_unit: bool
    is_nil: bool


@runtime_checkable
class KnowsShapes(Protocol):
    """Facts that need not be made to say what shapes they have, and what ids."""

    def shapes(self) -> Iterable[Shape]:
        """The shapes, each once."""

    def ids(self) -> Iterator[str]:
        """The id of each fact, in the order of the facts."""


def shapes_of(facts: Iterable[Fact]) -> Iterable[Shape]:
    """The shapes of facts, each once."""
    if isinstance(facts, KnowsShapes):
        return facts.shapes()
    return {Shape(fact.entity, axes_of(fact.dimensions), fact.has_unit, fact.is_nil) for fact in facts}


def fact_ids(facts: Iterable[Fact]) -> Iterator[str]:
    """The id of each fact, in the order of the facts."""
    return facts.ids() if isinstance(facts, KnowsShapes) else (fact.id for fact in facts)


def axes_of(dimensions: Dimensions) -> Axes:
    """The axes of dimensions."""
    return tuple((axis, isinstance(member, str)) for axis, member in dimensions)
