"""The namespaces that a fact names: what a file must declare prefixes for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Fact, Unit, Value


def named_by(fact: Fact) -> Iterator[str]:
    """The namespaces of the concept, the unit, the axes and the explicit members."""
    yield from named_by_ground(fact.concept, fact.unit)
    yield from named_by_dimensions(fact.dimensions)


def named_by_ground(concept: QName, unit: Unit | None) -> Iterator[str]:
    """The namespaces of a concept and a unit."""
    yield concept.namespace
    if unit is not None:
        yield from (name.namespace for name in (*unit.numerators, *unit.denominators))


def named_by_dimensions(dimensions: Dimensions) -> Iterator[str]:
    """The namespaces of axes and explicit members."""
    for axis, member in dimensions:
        yield axis.namespace
        if isinstance(member, QName):
            yield member.namespace


def answered_by(fact: Fact) -> Iterator[str]:
    """The namespaces of an enumeration's answers, which some formats write with a prefix."""
    return answered(fact.value)


def answered(value: Value) -> Iterator[str]:
    """The same, by the value."""
    answers = value if isinstance(value, tuple) else (value,)
    yield from (answer.namespace for answer in answers if isinstance(answer, QName))


@dataclass(frozen=True, slots=True)
class Spaces:
    """The namespaces that facts name, those of their answers, and the schemes of their entities."""

    named: frozenset[str]
    answered: frozenset[str]
    schemes: frozenset[str]


@runtime_checkable
class KnowsSpaces(Protocol):
    """Facts that need not be gone through to say which namespaces they name."""

    def spaces(self) -> Spaces:
        """The namespaces of all the facts."""


def spaces_of(facts: Iterable[Fact]) -> Spaces:
    """The namespaces of facts."""
    if isinstance(facts, KnowsSpaces):
        return facts.spaces()
    named: set[str] = set()
    answered: set[str] = set()
    schemes: set[str] = set()
    for fact in facts:
        named.update(named_by(fact))
        answered.update(answered_by(fact))
        schemes.add(fact.entity.scheme)
    return Spaces(frozenset(named), frozenset(answered), frozenset(schemes))
