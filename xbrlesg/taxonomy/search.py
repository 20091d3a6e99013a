"""Concepts that answer to words: for a person who looks for one, ranked by likeness and never by guess."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, utils

from xbrlesg.links import DOCUMENTATION
from xbrlesg.taxonomy.model import Concept, Taxonomy
from xbrlesg.taxonomy.wording import spelt


@dataclass(frozen=True, slots=True)
class Match:
    """A concept and how well it answers: from 0 to 100, and what shared references and the like add."""

    concept: Concept
    score: float


def search(taxonomy: Taxonomy, text: str) -> list[Match]:
    """Concepts that hold every word of a text in name, labels, meaning or references, the likest first.

    Those that take facts come before headings, axes and members.
    """
    likeness = _Likeness(taxonomy)
    words = utils.default_process(text).split()
    found = []
    for concept in taxonomy.concepts.values():
        told = utils.default_process(" ".join(_told(taxonomy, concept)))
        if words and all(word in told for word in words):
            found.append(Match(concept, likeness.of(concept, text)))
    return ordered(found)


def _told(taxonomy: Taxonomy, concept: Concept) -> Iterable[str]:
    yield concept.name.local
    yield spelt(concept.name)
    yield taxonomy.label(concept.name, "en") or ""
    yield taxonomy.label(concept.name, "zh-hans") or ""
    yield taxonomy.label(concept.name, "en", DOCUMENTATION) or ""
    for reference in taxonomy.references.get(concept.name, ()):
        yield from (text for _, text in reference.parts)


class _Likeness:
    """How like a text is to concepts of a taxonomy: by letters, and by words, rare ones foremost."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._words = {
            concept.name: _words(taxonomy.label(concept.name, "en") or spelt(concept.name))
            for concept in taxonomy.concepts.values()
        }
        self._count = Counter(word for words in self._words.values() for word in words)

    def of(self, concept: Concept, text: str) -> float:
        """From 0 to 100."""
        wanted, words = _words(text), self._words[concept.name]
        total = sum(map(self._weight, wanted | words))
        shared = sum(map(self._weight, wanted & words)) / total if total else 0.0
        letters: float = fuzz.ratio(" ".join(sorted(wanted)), " ".join(sorted(words)))
        return (100 * shared + letters) / 2

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._words) / (1 + self._count[word]))


def _words(text: str) -> frozenset[str]:
    return frozenset(utils.default_process(text).split())


def ordered(found: Iterable[Match]) -> list[Match]:
    """Those that take facts first, the likest first, and else by name."""
    return sorted(found, key=lambda match: (match.concept.abstract, -match.score, match.concept.name))
