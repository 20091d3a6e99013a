"""What has become of a fact: the difference between the two facts of a pair, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from xbrlesg.compare.equality import Sides, footnotes
from xbrlesg.compare.model import FiledFact, Filing
from xbrlesg.compare.pairs import Bond, Pair
from xbrlesg.compare.texts import excerpts, words_of
from xbrlesg.compare.wording import difference, name_of, shown
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, finding
from xbrlesg.report.intervals import exact, interval
from xbrlesg.report.model import Fact

Notes = frozenset[tuple[str, str]]

_RESTATED: Final = re.compile(r"\bre-?stat|\bretraité|\breexpresad|重述|追溯调整", re.IGNORECASE)
"""The words by which a footnote says that a figure was reported otherwise before."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Says how the facts of pairs differ."""

    sides: Sides
    with_entity: bool = False

    def of(self, pair: Pair) -> Iterator[Finding]:
        """The differences of one pair but for its footnotes: a new name, and one of value."""
        if pair.bond is Bond.SUCCESSOR:
            message = f"is now {self.sides.new.spelt(pair.new.fact.concept)}"
            yield self._changed(Code.DIFF_MIGRATED, pair, message)
        found = self._unit_or_value(pair)
        if self.restates(pair):
            yield self._restated(pair, found)
        elif found is not None:
            yield found

    def restates(self, pair: Pair) -> bool:
        """Whether the new fact is marked as restated: anew, or with another value than the marked one had."""
        old, new = (_restating(notes) for notes in self.notes(pair))
        return bool(new - old) or bool(new and not self.sides.equal(pair.old, pair.new))

    def notes(self, pair: Pair) -> tuple[Notes, Notes]:
        """The footnotes of both facts; none where one file's footnotes are not known."""
        if self.sides.old.notes is None or self.sides.new.notes is None:
            return frozenset(), frozenset()
        return footnotes(pair.old.fact, self.sides.old), footnotes(pair.new.fact, self.sides.new)

    def other_notes(self, pair: Pair) -> tuple[Notes, Notes]:
        """The footnotes that only the old fact has, and those that only the new one has.

        A footnote that marks a restatement is told with it.
        """
        old, new = self.notes(pair)
        if self.restates(pair):
            old, new = old - _restating(old), new - _restating(new)
        return old - new, new - old

    def gone(self, old: FiledFact) -> Finding:
        """The finding of a fact that only the old filing has; its place is there."""
        return self._alone(Code.DIFF_REMOVED, old, self.sides.old)

    def come(self, new: FiledFact) -> Finding:
        """The finding of a fact that only the new filing has."""
        return self._alone(Code.DIFF_ADDED, new, self.sides.new)

    def _alone(self, code: Code, filed: FiledFact, filing: Filing) -> Finding:
        name = name_of(filed.fact, filing, with_entity=self.with_entity)
        message = f"{name}: {shown(filed.fact, filing)}"
        return finding(code, message, filed.place, fact=filed.fact.id or None)

    def _unit_or_value(self, pair: Pair) -> Finding | None:
        old, new = pair.old.fact, pair.new.fact
        if pair.bond is Bond.OTHER_UNIT:
            return self._changed(Code.DIFF_UNIT_CHANGED, pair)
        if self.sides.equal(pair.old, pair.new):
            if old.decimals == new.decimals or not (old.is_numeric and new.is_numeric):
                return None
            return self._changed(Code.DIFF_PRECISION_CHANGED, pair)
        if isinstance(old.value, str) and isinstance(new.value, str):
            return self._text(pair, old.value, new.value)
        if _agree(old, new):
            return self._changed(Code.DIFF_PRECISION_CHANGED, pair)
        return self._changed(Code.DIFF_VALUE_CHANGED, pair)

    def _text(self, pair: Pair, old: str, new: str) -> Finding:
        """Text blocks are compared by their words, so that a new look of the page is told for what it is."""
        if pair.old.fact.is_markup or pair.new.fact.is_markup:
            if words_of(old) == words_of(new):
                return self._changed(Code.DIFF_TEXT_CHANGED, pair, "only the markup differs")
            old, new = words_of(old), words_of(new)
        was, now = excerpts(old, new)
        return self._changed(Code.DIFF_TEXT_CHANGED, pair, f"“{was}” → “{now}”")

    def _restated(self, pair: Pair, found: Finding | None) -> Finding:
        message = None if found else f"{shown(pair.new.fact, self.sides.new)} is marked as restated"
        return self._changed(Code.DIFF_RESTATED, pair, message)

    def _changed(self, code: Code, pair: Pair, message: str | None = None) -> Finding:
        old, new = shown(pair.old.fact, self.sides.old), shown(pair.new.fact, self.sides.new)
        by = difference(pair.old.fact, pair.new.fact) if pair.bond is not Bond.OTHER_UNIT else None
        name = name_of(pair.old.fact, self.sides.old, with_entity=self.with_entity)
        text = message or f"{old} → {new}{f' ({by})' if by and message is None and by[0] in '+-' else ''}"
        place = pair.new.place
        found = finding(
            code,
            f"{name}: {text}",
            place,
            fact=pair.new.fact.id or pair.old.fact.id or None,
            related=() if pair.old.place == place else (pair.old.place,),
        )
        evidence = (
            Evidence(self.sides.old.name, old, pair.old.place, fact=pair.old.fact.id or None),
            Evidence(self.sides.new.name, new, place, fact=pair.new.fact.id or None),
        )
        return replace(found, evidence=evidence, arithmetic=by)


def _restating(notes: Notes) -> Notes:
    return frozenset(note for note in notes if _RESTATED.search(note[1]))


def _agree(old: Fact, new: Fact) -> bool:
    """Whether two figures of other precision may be one: the finer one rounds to the coarser one.

    A value half way between two may be rounded either way.
    """
    if not (_is_finite(old) and _is_finite(new)) or old.decimals == new.decimals:
        return False
    finer, coarser = sorted((old, new), key=_precision, reverse=True)
    whole = interval(coarser)
    return whole.low <= exact(finer) <= whole.high


def _precision(fact: Fact) -> tuple[bool, int]:
    return (fact.decimals is None, fact.decimals or 0)


def _is_finite(fact: Fact) -> bool:
    return fact.is_numeric and (not isinstance(fact.value, Decimal) or fact.value.is_finite())
