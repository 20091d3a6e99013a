"""Listings: answers, dates and short texts by policy, certificate or other breakdown, as rows of members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xbrlesg.names import QName
from xbrlesg.presentation.cells import unqualified
from xbrlesg.presentation.columns import TextPeriods, column_of
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Listing, ListingRow
from xbrlesg.presentation.statements import by_language
from xbrlesg.presentation.trees import SectionOutline
from xbrlesg.report.model import Fact, Member, Period

Names = tuple[Member | None, ...]
"""A row's member on each axis of its listing; None where the axis is absent."""


@dataclass(slots=True)
class _Draft:
    """A listing in the making: what each concept says of each row."""

    axes: tuple[QName, ...]
    period: Period
    concepts: dict[QName, dict[Names, list[Fact]]] = field(default_factory=dict)

    def rows(self) -> set[Names]:
        return {names for column in self.concepts.values() for names in column}

    def suits(self, other: _Draft) -> bool:
        """True where both speak of much the same members: a third of all, or more, have an answer in both."""
        if (self.axes, self.period) != (other.axes, other.period):
            return False
        mine, others = self.rows(), other.rows()
        return 3 * len(mine & others) >= len(mine | others)


@dataclass(frozen=True, slots=True)
class ListingMaker:
    """Makes one section's listings. ``cells`` gives, by fact id, the place of each fact to show."""

    outline: SectionOutline
    labels: Labels
    cells: Mapping[str, Cell]
    periods: TextPeriods

    def listings(
        self, words: Iterable[Fact], numbers: Sequence[Fact]
    ) -> tuple[tuple[Listing, ...], set[str]]:
        """The listings of all ``words``, and the ids of the ``numbers`` that joined one of them.

        Concepts with the same axes and period share a listing where they speak of much the same members. So
        do numbers by typed axes alone: what a project cost stands beside when it began.
        """
        drafts: list[_Draft] = []
        for draft in self._drafts(words):
            shared = next((earlier for earlier in drafts if earlier.suits(draft)), None)
            if shared:
                shared.concepts.update(draft.concepts)
            else:
                drafts.append(draft)
        joined: set[str] = set()
        for draft in self._numeric(numbers):
            shared = next((earlier for earlier in drafts if earlier.suits(draft)), None)
            if shared:
                shared.concepts.update(draft.concepts)
                joined |= {
                    f.id for column in draft.concepts.values() for each in column.values() for f in each
                }
        return tuple(map(self._listing, drafts)), joined

    def _drafts(self, facts: Iterable[Fact]) -> Iterator[_Draft]:
        """A draft for each concept and period, in the order of the outline, newest first."""
        by_concept: dict[QName, list[Fact]] = {}
        for fact in facts:
            by_concept.setdefault(fact.concept, []).append(fact)
        for entry in self.outline.entries:
            together = by_concept.get(entry.name, [])
            axes = tuple(
                sorted({axis for f in together for axis, _ in unqualified(f)}, key=self.outline.rank)
            )
            drafts: dict[Period, _Draft] = {}
            for fact in together:
                period = column_of(fact.period)
                draft = drafts.setdefault(period, _Draft(axes, period, {entry.name: {}}))
                found = dict(unqualified(fact))
                names = tuple(found.get(axis) for axis in axes)
                draft.concepts[entry.name].setdefault(names, []).append(fact)
            yield from sorted(drafts.values(), key=lambda draft: draft.period.sort_key, reverse=True)

    def _numeric(self, numbers: Sequence[Fact]) -> Iterator[_Draft]:
        """The concepts whose every figure is of one period, one a row, and by typed axes alone."""
        drafts: dict[QName, list[_Draft]] = {}
        for draft in self._drafts(numbers):
            [concept] = draft.concepts
            drafts.setdefault(concept, []).append(draft)
        for concept, [draft, *others] in drafts.items():
            typed = all(isinstance(name, str) for names in draft.rows() for name in names)
            single = all(len(facts) == 1 for facts in draft.concepts[concept].values())
            if draft.axes and typed and single and not others:
                yield draft

    def _listing(self, draft: _Draft) -> Listing:
        axes = tuple(map(self.labels.of, draft.axes))
        columns = tuple(self.labels.of(name, self.outline.label_role(name)) for name in draft.concepts)
        return Listing(
            heading=columns[0] if len(columns) == 1 else self.labels.joined(axes),
            period=self.periods.told(draft.period),
            axes=axes,
            columns=columns,
            rows=tuple(self._row(names, draft) for names in sorted(draft.rows(), key=self._order)),
        )

    def _row(self, names: Names, draft: _Draft) -> ListingRow:
        columns = (column.get(names, []) for column in draft.concepts.values())
        return ListingRow(
            names=tuple(self.labels.of_member(name) if name else () for name in names),
            cells=tuple(by_language(facts, self.labels, self.cells) for facts in columns),
        )

    def _order(self, names: Names) -> list[tuple[object, ...]]:
        """Rows by the first axis, then by the next; an absent member first, others as in the tree."""
        return [() if name is None else self.outline.rank_of_member(name) for name in names]
