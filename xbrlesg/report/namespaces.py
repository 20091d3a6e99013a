"""The namespaces that a fact names: what a file must declare prefixes for."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.names import QName
from xbrlesg.report.model import Fact


def named_by(fact: Fact) -> Iterator[str]:
    """The namespaces of the concept, the unit, the axes and the explicit members."""
    yield fact.concept.namespace
    if fact.unit is not None:
        yield from (name.namespace for name in (*fact.unit.numerators, *fact.unit.denominators))
    for axis, member in fact.dimensions:
        yield axis.namespace
        if isinstance(member, QName):
            yield member.namespace


def answered_by(fact: Fact) -> Iterator[str]:
    """The namespaces of an enumeration's answers, which some formats write with a prefix."""
    answers = fact.value if isinstance(fact.value, tuple) else (fact.value,)
    yield from (answer.namespace for answer in answers if isinstance(answer, QName))
