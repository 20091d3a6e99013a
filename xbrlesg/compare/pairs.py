"""Which fact of the one filing is which of the other: by their aspects (OIM 1.0, 5), never by their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xbrlesg.compare.equality import Sides
from xbrlesg.compare.model import FiledFact, Migration
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Member, Unit

Fits = Callable[[FiledFact, FiledFact], bool]


class Bond(StrEnum):
    """What makes two facts a pair."""

    SAME = "the same aspects"
    OTHER_UNIT = "the same aspects but for the unit"
    SUCCESSOR = "the same aspects under a concept that replaces the first one's"


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of the first filing and the one of the second that it has become."""

    old: FiledFact
    new: FiledFact
    bond: Bond


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs, and the facts that only one filing has.

    ``unjudged`` counts the facts that stand in the other filing with a value that could not be read.
    """

    pairs: tuple[Pair, ...]
    removed: tuple[FiledFact, ...]
    added: tuple[FiledFact, ...]
    unjudged: int = 0


def match(old: Iterable[FiledFact], new: Iterable[FiledFact], sides: Sides, *, by_entity: bool) -> Matched:
    """Pair the facts of two filings. Each fact is in one pair at most.

    ``by_entity`` says whether facts of different entities are different facts. Of several facts with the same
    aspects, those that agree best are paired first.
    """
    matcher = _Matcher(list(old), list(new), sides)
    every = _Aspects(sides.move, by_entity)
    matcher.pair(Bond.SAME, every, lambda *_: True)
    matcher.pair(Bond.SAME, _Aspects(sides.move, by_entity, without=("language",)), _unknown_language)
    matcher.pair(Bond.OTHER_UNIT, _Aspects(sides.move, by_entity, without=("unit",)), _both_have_units)
    matcher.pair(Bond.SUCCESSOR, _Successors(sides.move, by_entity), lambda *_: True)
    rough = _Aspects(sides.move, by_entity, without=("unit", "language"))
    there = {rough.new(fact) for fact in sides.new.valueless}
    here = {key for fact in sides.old.valueless for key in rough.old(fact)}
    removed = tuple(filed for filed in matcher.old if there.isdisjoint(rough.old(filed.fact)))
    added = tuple(filed for filed in matcher.new if rough.new(filed.fact) not in here)
    unjudged = len(matcher.old) + len(matcher.new) - len(removed) - len(added)
    return Matched(tuple(matcher.pairs), removed, added, unjudged)


@dataclass(frozen=True, slots=True)
class _Aspects:
    """The aspects of facts in one form, old names being brought to new ones."""

    move: Migration
    by_entity: bool
    without: tuple[str, ...] = ()

    def old(self, fact: Fact) -> Sequence[Hashable]:
        """Where an old fact may stand now."""
        return (self._old(fact, self.move.concept(fact.concept)),)

    def new(self, fact: Fact) -> Hashable:
        """Where a new fact stands."""
        return self._key(fact, fact.concept, frozenset(fact.dimensions))

    def _old(self, fact: Fact, concept: QName) -> Hashable:
        dimensions = ((self.move.name(axis), self._member(member)) for axis, member in fact.dimensions)
        return self._key(fact, concept, frozenset(dimensions))

    def _member(self, member: Member) -> Member:
        return self.move.name(member) if isinstance(member, QName) else member

    def _key(self, fact: Fact, concept: QName, dimensions: frozenset[tuple[QName, Member]]) -> Hashable:
        unit = fact.unit and Unit(tuple(sorted(fact.unit.numerators)), tuple(sorted(fact.unit.denominators)))
        language = fact.language and fact.language.lower()
        return (
            concept,
            fact.entity if self.by_entity else None,
            fact.period,
            None if "unit" in self.without else unit,
            None if "language" in self.without else language,
            dimensions,
        )


@dataclass(frozen=True, slots=True)
class _Successors(_Aspects):
    """The same under the concepts that replace a fact's own."""

    def old(self, fact: Fact) -> Sequence[Hashable]:
        return [self._old(fact, concept) for concept in self.move.replaced_by(fact.concept)]


@dataclass(slots=True)
class _Matcher:
    """Pairs so far, and the facts that have no partner yet."""

    old: list[FiledFact]
    new: list[FiledFact]
    sides: Sides
    pairs: list[Pair] = field(default_factory=list)

    def pair(self, bond: Bond, aspects: _Aspects, allowed: Fits) -> None:
        """Pair what fits: first what is identical, then what is equal, then the rest."""
        for closely in (self.sides.identical, self.sides.equal, None):
            if self.old and self.new:
                self._pair(bond, aspects, allowed, closely)

    def _pair(self, bond: Bond, aspects: _Aspects, allowed: Fits, closely: Fits | None) -> None:
        waiting: dict[Hashable, list[FiledFact]] = defaultdict(list)
        for filed in self.new:
            waiting[aspects.new(filed.fact)].append(filed)
        left: list[FiledFact] = []
        taken: set[int] = set()
        for old in self.old:
            groups = (waiting.get(key, []) for key in aspects.old(old.fact))
            fitting = (
                (group, new)
                for group in groups
                for new in group
                if allowed(old, new) and (closely is None or closely(old, new))
            )
            group, new = next(fitting, (None, None))
            if group is None or new is None:
                left.append(old)
                continue
            group.remove(new)
            taken.add(id(new))
            self.pairs.append(Pair(old, new, bond))
        self.old = left
        self.new = [filed for filed in self.new if id(filed) not in taken]


def _unknown_language(old: FiledFact, new: FiledFact) -> bool:
    """Whether the language of one of them may not be its own."""
    languages = (old.fact.language, new.fact.language)
    return not (old.is_typed and new.is_typed) and None in languages


def _both_have_units(old: FiledFact, new: FiledFact) -> bool:
    return old.fact.has_unit and new.fact.has_unit
