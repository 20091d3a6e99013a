"""Concepts that answer to words: for a person who looks for one, ranked by likeness and never by guess."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, utils

from xbrlesg.links import DOCUMENTATION
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Concept, Taxonomy

SHARED_REFERENCE: Final = 15
"""Points for a disclosure that both concepts refer to, on a scale where equal labels have 100."""
SAME_KIND: Final = 5
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_DISCLOSURE: Final = re.compile(r"\b[0-9A-Z]{1,3}-\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class Match:
    """A concept and how well it answers, from 0 to 100 and what shared references and kinds add."""

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
    return _ordered(found)


def suggest(taxonomy: Taxonomy, other: Taxonomy, wanted: Concept, limit: int) -> list[Match]:
    """The concepts of a taxonomy that are likest to one of another taxonomy, by label, kind and references.

    Only concepts that take facts of the same sort, numbers or not, are among them.
    """
    label = other.label(wanted.name, "en") or _spelt(wanted.name)
    cited = _disclosures(other, wanted.name)
    likeness = _Likeness(taxonomy)
    found = []
    for concept in taxonomy.concepts.values():
        if concept.abstract or concept.kind.is_numeric != wanted.kind.is_numeric:
            continue
        score = likeness.of(concept, label)
        score += SHARED_REFERENCE * bool(cited & _disclosures(taxonomy, concept.name))
        found.append(Match(concept, score + SAME_KIND * (concept.kind is wanted.kind)))
    return _ordered(found)[:limit]


def _told(taxonomy: Taxonomy, concept: Concept) -> Iterable[str]:
    yield concept.name.local
    yield _spelt(concept.name)
    yield taxonomy.label(concept.name, "en") or ""
    yield taxonomy.label(concept.name, "zh-hans") or ""
    yield taxonomy.label(concept.name, "en", DOCUMENTATION) or ""
    for reference in taxonomy.references.get(concept.name, ()):
        yield from (text for _, text in reference.parts)


class _Likeness:
    """How like a text is to concepts of a taxonomy: by letters, and by words, rare ones foremost."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._words = {
            concept.name: _words(taxonomy.label(concept.name, "en") or _spelt(concept.name))
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


def _spelt(name: QName) -> str:
    return " ".join(_WORD.findall(name.local))


def _disclosures(taxonomy: Taxonomy, name: QName) -> set[str]:
    """What a concept's references call a disclosure: 405-1, S1-6."""
    texts = (text for reference in taxonomy.references.get(name, ()) for _, text in reference.parts)
    return {code for text in texts for code in _DISCLOSURE.findall(text)}


def _ordered(found: Iterable[Match]) -> list[Match]:
    return sorted(found, key=lambda match: (match.concept.abstract, -match.score, match.concept.name))
