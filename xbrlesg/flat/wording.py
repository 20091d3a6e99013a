"""What people call a fact's concept, breakdown and answers, language by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.names import QName
from xbrlesg.presentation.cells import answers
from xbrlesg.presentation.labels import Labels, plain
from xbrlesg.report.model import Dimensions, Fact
from xbrlesg.taxonomy.model import Taxonomy

FIXED: Final = {"en": "en", "zh": "zh-hans"}
"""The languages that have columns of their own, by the columns' ending."""
_COLON: Final = {"zh": "："}
_SEMICOLON: Final = {"zh": "；"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text by language: ``fixed`` for the columns of their own, in their order, ``all`` in the report's."""

    fixed: dict[str, str | None]
    all: dict[str, str]


class Wording:
    """The words of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy, languages: tuple[str, ...]) -> None:
        known = {tag: Labels(taxonomy, (tag,)) for tag in {*languages, *FIXED.values()}}
        self._languages = {language: known[language] for language in languages}
        self._fixed = {ending: known[tag] for ending, tag in FIXED.items()}

    def concept(self, concept: QName) -> Phrase:
        """The concept's label; None, or left out, in a language that has none."""
        return Phrase(
            {ending: _label(concept, labels) for ending, labels in self._fixed.items()},
            {
                language: text
                for language, labels in self._languages.items()
                if (text := _label(concept, labels)) is not None
            },
        )

    def breakdown(self, dimensions: Dimensions) -> Phrase:
        """Axes and members: ``Gender: Female; Site: Dongguan``; none where nothing is broken down.

        A name without a label in the language lends what label it has: half a breakdown would mislead.
        """
        if not dimensions:
            return Phrase(dict.fromkeys(self._fixed), {})
        return Phrase(
            {ending: _breakdown(dimensions, labels) for ending, labels in self._fixed.items()},
            {language: _breakdown(dimensions, labels) for language, labels in self._languages.items()},
        )

    def answers(self, fact: Fact) -> Phrase:
        """The answers of a boolean or an enumeration in words; none for every other value."""
        return Phrase(
            {ending: _answers(fact, labels) for ending, labels in self._fixed.items()},
            {},
        )


def _label(concept: QName, labels: Labels) -> str | None:
    """The concept's label in the one language of ``labels``, if the taxonomy has it."""
    label = labels.taxonomy.label(concept, labels.languages[0])
    return None if label is None else plain(label)


def _breakdown(dimensions: Dimensions, labels: Labels) -> str:
    language = labels.languages[0].partition("-")[0]
    pairs = (
        f"{labels.of(axis)[0][1]}{_COLON.get(language, ': ')}{labels.of_member(member)[0][1]}"
        for axis, member in dimensions
    )
    return _SEMICOLON.get(language, "; ").join(pairs)


def _answers(fact: Fact, labels: Labels) -> str | None:
    language = labels.languages[0].partition("-")[0]
    return _SEMICOLON.get(language, "; ").join(texts[0][1] for texts in answers(fact, labels)) or None
