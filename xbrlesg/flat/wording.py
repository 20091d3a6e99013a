"""What people call a fact's concept, breakdown and answers, language by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xbrlesg.memo import Memo
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


class _Tongue:
    """The words of one language."""

    def __init__(self, taxonomy: Taxonomy, tag: str) -> None:
        self.labels = Labels(taxonomy, (tag,))
        language = tag.partition("-")[0]
        self._colon, self._semicolon = _COLON.get(language, ": "), _SEMICOLON.get(language, "; ")
        self._names: Memo[QName, str] = Memo(lambda name: self.labels.of(name)[0][1])

    def concept(self, concept: QName) -> str | None:
        """The concept's label, if the taxonomy has it."""
        label = self.labels.taxonomy.label(concept, self.labels.languages[0])
        return None if label is None else plain(label)

    def breakdown(self, dimensions: Dimensions) -> str:
        """Axes and members; a typed member is its text."""
        names, colon = self._names, self._colon
        return self._semicolon.join(
            [
                f"{names[axis]}{colon}{member if isinstance(member, str) else names[member]}"
                for axis, member in dimensions
            ]
        )

    def answers(self, fact: Fact) -> str | None:
        """The answers of a boolean or an enumeration."""
        return self._semicolon.join([texts[0][1] for texts in answers(fact, self.labels)]) or None


class Wording:
    """The words of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy, languages: tuple[str, ...]) -> None:
        self._tongues = {tag: _Tongue(taxonomy, tag) for tag in (*languages, *FIXED.values())}
        self._languages = languages

    def concept(self, concept: QName) -> Phrase:
        """The concept's label; None, or left out, in a language that has none."""
        labels = {tag: tongue.concept(concept) for tag, tongue in self._tongues.items()}
        found = {tag: label for tag in self._languages if (label := labels[tag]) is not None}
        return Phrase({ending: labels[tag] for ending, tag in FIXED.items()}, found)

    def breakdown(self, dimensions: Dimensions) -> Phrase:
        """Axes and members: ``Gender: Female; Site: Dongguan``; none where nothing is broken down.

        A name without a label in the language lends what label it has: half a breakdown would mislead.
        """
        if not dimensions:
            return Phrase(dict.fromkeys(FIXED), {})
        texts = {tag: tongue.breakdown(dimensions) for tag, tongue in self._tongues.items()}
        fixed: dict[str, str | None] = {ending: texts[tag] for ending, tag in FIXED.items()}
        return Phrase(fixed, {tag: texts[tag] for tag in self._languages})

    def answers(self, fact: Fact) -> Phrase:
        """The answers of a boolean or an enumeration in words; none for every other value."""
        return Phrase({ending: self._tongues[tag].answers(fact) for ending, tag in FIXED.items()}, {})
