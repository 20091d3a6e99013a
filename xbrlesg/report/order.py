"""Canonical order and stable ids of facts: both follow from the aspects alone, not from the input's order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from xbrlesg.names import QName
from xbrlesg.report.model import Dimensions, Entity, Fact, Member, Period, Unit

DIGITS: Final = 16
_NO_ROW: Final = re.compile(r"[^\w-]")
Members = tuple[tuple[QName, str, str], ...]
_PART, _PRODUCT, _TYPED = "\x1f", "\x1e", "\x1d"


@dataclass(frozen=True, slots=True)
class Aspects:
    """What a fact is a value of: all that two facts must share to be duplicates (OIM 1.0, 6.5.1)."""

    concept: QName
    entity: Entity
    period: Period
    unit: Unit | None
    language: str | None
    dimensions: Dimensions

    @property
    def text(self) -> str:
        """All aspects as one text: equal for equal aspects alone, since XML forbids what parts the parts."""
        unit = self.unit or Unit(())
        above, below = (
            _PRODUCT.join(measure.clark for measure in measures)
            for measures in (unit.numerators, unit.denominators)
        )
        parts = [self.concept.clark, self.entity.scheme, self.entity.identifier]
        parts += [str(self.period.start or ""), str(self.period.end), above, below, self.language or ""]
        return _PART.join(parts) + dimensions_text(self.dimensions)

    @property
    def fact_id(self) -> str:
        """The id of the fact of these aspects."""
        return id_of(self.concept, self.text)


def dimensions_text(dimensions: Dimensions) -> str:
    """The end of the text of aspects: what their dimensions add to it."""
    return "".join([dimension_text(axis, member) for axis, member in dimensions])


def dimension_text(axis: QName, member: Member) -> str:
    """What one dimension adds to the text of aspects."""
    return f"{_PART}{axis.clark}{_PART}{_TYPED + member if isinstance(member, str) else member.clark}"


def id_of(concept: QName, text: str) -> str:
    """A readable NCName, the same on every run: the concept's name and a hash of the text of all aspects.

    64 bits: among a million facts of one concept two meet with a probability of 1 in 37 million.
    """
    return ids_beginning(concept, text)("")


def ids_beginning(concept: QName, text: str) -> Callable[[str], str]:
    """Gives the ids of facts by the end of the text of their aspects; they have the beginning in common."""
    begun, name = hashlib.sha256(text.encode("utf-8")), f"{concept.local}-"

    def fact_id(end: str) -> str:
        whole = begun.copy()
        whole.update(end.encode("utf-8"))
        return name + whole.hexdigest()[:DIGITS]

    return fact_id


def fact_order(fact: Fact) -> tuple[object, ...]:
    """Sort key: concept, period, dimensions, language, unit, id."""
    unit = fact.unit or Unit(())
    members = members_order(fact.dimensions)
    return (fact.concept, fact.period.sort_key, members, fact.language or "", unit, fact.id)


def members_order(dimensions: Dimensions) -> Members:
    """The part of the sort key that is of the dimensions."""
    return tuple(
        [
            (axis, "", member) if isinstance(member, str) else (axis, member.namespace, member.local)
            for axis, member in dimensions
        ]
    )


def row_id(fact_id: str) -> str:
    """A fact's id as the id of a row: an identifier of xBRL-CSV has no point (xBRL-CSV 1.0, 2.1.2)."""
    # what is left of word characters is alphanumeric: told more quickly than by the pattern
    if fact_id.replace("-", "").replace("_", "").isalnum():
        return fact_id
    return _NO_ROW.sub("_", fact_id)
