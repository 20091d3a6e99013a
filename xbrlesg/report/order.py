"""Canonical order and stable ids of facts: both follow from the aspects alone, not from the input's order."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Member, Period, Unit


@dataclass(frozen=True, slots=True)
class Aspects:
    """What a fact is a value of: all that two facts must share to be duplicates (OIM 1.0, 6.5.1)."""

    concept: QName
    entity: Entity
    period: Period
    unit: Unit | None
    language: str | None
    dimensions: tuple[tuple[QName, Member], ...]

    @property
    def fact_id(self) -> str:
        """A readable NCName, the same on every run: the concept's name and a hash of all aspects."""
        digest = hashlib.sha256(repr(self).encode("utf-8")).hexdigest()
        return f"{self.concept.local}-{digest[:10]}"


def fact_order(fact: Fact) -> tuple[object, ...]:
    """Sort key: concept, period, dimensions, language, unit, id."""
    members = tuple((axis, *_member_key(member)) for axis, member in fact.dimensions)
    unit = fact.unit or Unit(())
    return (fact.concept, fact.period.sort_key, members, fact.language or "", unit, fact.id)


def row_id(fact_id: str) -> str:
    """A fact's id as the id of a row: an identifier of xBRL-CSV has no point (xBRL-CSV 1.0, 2.1.2)."""
    return re.sub(r"[^\w-]", "_", fact_id)


def _member_key(member: Member) -> tuple[str, str]:
    return (member.namespace, member.local) if isinstance(member, QName) else ("", member)
