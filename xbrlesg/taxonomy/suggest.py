"""Concepts of one taxonomy that are likest to a concept of another: for a person who maps, and never a guess.

`benchmarks/suggest.py` measures how often the concept that a person chose is among them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import Final

from xbrlesg.taxonomy.model import Concept, Taxonomy, ValueKind
from xbrlesg.taxonomy.search import Match, ordered
from xbrlesg.taxonomy.wording import Paragraph, Wording

SHARED_DISCLOSURE: Final = 40
"""Points for a disclosure that both concepts refer to, on a scale where equal words have 100."""
SHARED_PARAGRAPH: Final = 20
"""What a paragraph of it that both refer to adds."""
DISCLOSURE_BESIDE: Final = 10
"""Points for a disclosure that the concepts beside the wanted one refer to."""
ASKED: Final = 10
"""Points for any reference: what has none is not asked for, such as GRI's reasons for omission."""
SAME_SORT: Final = 5
"""Points for the same kind of value and the same period type."""

_TEXTS: Final = frozenset({ValueKind.STRING, ValueKind.TEXT_BLOCK})
_ANSWERS: Final = frozenset({ValueKind.BOOLEAN, ValueKind.ENUMERATION, ValueKind.ENUMERATION_SET})
_COUNTS: Final = frozenset({ValueKind.INTEGER, ValueKind.DECIMAL})
_OTHERS: Final = {
    **dict.fromkeys(_TEXTS, _TEXTS),
    **dict.fromkeys(_ANSWERS, _ANSWERS),
    ValueKind.BOOLEAN: _ANSWERS | _COUNTS,  # no incidents: none, as a number stated in words
    ValueKind.INTEGER: _COUNTS,
    ValueKind.DECIMAL: _COUNTS | {ValueKind.PERCENT, ValueKind.HOURS},
    ValueKind.PERCENT: {ValueKind.PERCENT, ValueKind.DECIMAL},
    ValueKind.HOURS: {ValueKind.HOURS, ValueKind.DECIMAL},
}
"""The kinds that take the records of a kind; of the rest, each takes its own."""


class Suggester:
    """Ranks the concepts of a taxonomy by likeness to those of another.

    Words count by their stems, rare ones more, so that the same words make 100. References to the same
    disclosures add to that.
    """

    def __init__(self, taxonomy: Taxonomy, other: Taxonomy) -> None:
        wording = Wording(taxonomy)
        self._other = Wording(other)
        self._concepts = [concept for concept in taxonomy.concepts.values() if not concept.abstract]
        stems = [wording.stems(concept.name) for concept in self._concepts]
        self._count = Counter(stem for found in stems for stem in found)
        self._asked = [bool(taxonomy.references.get(concept.name)) for concept in self._concepts]
        self._paragraphs = [wording.paragraphs(concept.name) for concept in self._concepts]
        self._holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for index, found in enumerate(stems):
            for stem, weight in self._weighed(found).items():
                self._holders[stem].append((index, weight))

    def suggest(self, wanted: Concept, limit: int) -> list[Match]:
        """The concepts that are likest to one of the other taxonomy, among those that take its records."""
        likeness = [0.0] * len(self._concepts)
        for stem, weight in self._weighed(self._other.stems(wanted.name)).items():
            for index, held in self._holders.get(stem, ()):
                likeness[index] += weight * held
        cited = self._other.paragraphs(wanted.name)
        beside = self._other.disclosures_beside(wanted.name)
        takes = _OTHERS.get(wanted.kind, {wanted.kind})
        return ordered(
            Match(concept, 100 * likeness[index] + self._bonus(index, wanted, cited, beside))
            for index, concept in enumerate(self._concepts)
            if concept.kind in takes
        )[:limit]

    def _bonus(self, index: int, wanted: Concept, cited: set[Paragraph], beside: set[Paragraph]) -> int:
        concept, shared = self._concepts[index], cited & self._paragraphs[index]
        points = ASKED if self._asked[index] else 0
        if shared:
            points += SHARED_DISCLOSURE
        if any(len(paragraph) > 1 for paragraph in shared):
            points += SHARED_PARAGRAPH
        if not shared and beside & self._paragraphs[index]:
            points += DISCLOSURE_BESIDE
        same = concept.kind is wanted.kind and concept.period_type == wanted.period_type
        return points + SAME_SORT * same

    def _weighed(self, stems: dict[str, int]) -> dict[str, float]:
        """What each stem weighs by rarity, where all of them together weigh one."""
        weights = {stem: count * self._rarity(stem) for stem, count in stems.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
        return {stem: weight / length for stem, weight in weights.items()} if length else {}

    def _rarity(self, stem: str) -> float:
        return math.sqrt(math.log(1 + len(self._concepts) / (1 + self._count[stem])))
