"""What a taxonomy says of a concept in words: label, meaning, headings above it, and what it refers to."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from rapidfuzz import utils

from xbrlesg.links import DOCUMENTATION
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import PresentationNode, Taxonomy

STEM: Final = 5
"""Letters of a word that stand for all its forms: employ for employees and employment."""
LABEL_WEIGHT: Final = 3
"""What a word of the label counts beside one of the meaning or of a heading."""
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_DISCLOSURE: Final = re.compile(r"\b[0-9A-Z]{1,3}-\d{1,2}\b")
_PARAGRAPH: Final = ("Paragraph", "Subparagraph", "Clause")
_SAYS_NO_DISCLOSURE: Final = ("URI", "RelatedAR", "DatapointId")

Paragraph = tuple[str, ...]
"""A disclosure and the steps below it: ``("2-27", "a", "i")``."""


def spelt(name: QName) -> str:
    """A name as words: Number Of Employees."""
    return " ".join(_WORD.findall(name.local))


class Wording:
    """The words of a taxonomy, looked up by concept."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._above: dict[QName, set[QName]] = defaultdict(set)
        self._under: dict[QName, list[PresentationNode]] = defaultdict(list)
        for tree in taxonomy.presentation:
            for root in tree.roots:
                self._walk(root, ())

    def _walk(self, node: PresentationNode, above: tuple[QName, ...]) -> None:
        path = (*above, node.concept)
        for child in node.children:
            self._above[child.concept].update(path)
            self._under[child.concept].append(node)
            self._walk(child, path)

    def label(self, name: QName) -> str:
        """The English label, or the name as words."""
        return self._taxonomy.label(name, "en") or spelt(name)

    def stems(self, name: QName) -> dict[str, int]:
        """The stems of what is said of a concept, and what each counts; always in the same order."""
        meaning = self._taxonomy.label(name, "en", DOCUMENTATION) or ""
        headings = " ".join(self.label(heading) for heading in self._above.get(name, ()))
        found: dict[str, int] = defaultdict(int)
        for text, weight in ((self.label(name), LABEL_WEIGHT), (meaning, 1), (headings, 1)):
            for stem in sorted({word[:STEM] for word in utils.default_process(text).split()}):
                found[stem] += weight
        return found

    def paragraphs(self, name: QName) -> set[Paragraph]:
        """The disclosures and paragraphs that a concept refers to, and all that these are part of."""
        found = set()
        for reference in self._taxonomy.references.get(name, ()):
            parts = dict(reference.parts)
            steps = " ".join(parts.get(step, "") for step in _PARAGRAPH).split()
            for key, text in reference.parts:
                codes = () if key in _SAYS_NO_DISCLOSURE else _DISCLOSURE.findall(text)
                found |= {(code, *steps[:end]) for code in codes for end in range(len(steps) + 1)}
        return found

    def disclosures_beside(self, name: QName) -> set[Paragraph]:
        """The disclosures that the neighbours of a concept under its heading refer to."""
        others = {child.concept for node in self._under.get(name, ()) for child in node.children} - {name}
        return {paragraph for other in others for paragraph in self.paragraphs(other) if len(paragraph) == 1}
