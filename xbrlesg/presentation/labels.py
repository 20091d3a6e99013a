"""Labels for reading: a taxonomy's labels in a report's languages, singly and joined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from xbrlesg.links import STANDARD_LABEL, TERSE_LABEL
from xbrlesg.names import QName
from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.texts import WORDS, language_among, spoken
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Hypercube, Taxonomy

# "Gender [axis]": the word that published taxonomies append to tell kinds of element apart.
KIND_SUFFIX: Final = re.compile(
    r"\s*\[(abstract|axis|typed axis|domain|member|table|line items|hypercube|text block)\]$", re.IGNORECASE
)
SEPARATOR: Final = " – "


class Labels:
    """A taxonomy's labels in the languages of one report, first language first."""

    def __init__(self, taxonomy: Taxonomy, languages: tuple[str, ...]) -> None:
        self.taxonomy = taxonomy
        self.languages = languages

    @cached_property
    def cubes(self) -> Mapping[QName, Sequence[Hypercube]]:
        """The hypercubes of each concept that has any, in the taxonomy's order."""
        cubes: dict[QName, list[Hypercube]] = {}
        for cube in self.taxonomy.hypercubes:
            for concept in cube.concepts:
                cubes.setdefault(concept, []).append(cube)
        return cubes

    @cached_property
    def _any(self) -> Mapping[QName, tuple[str, str]]:
        return _labels_in_some_language(self.taxonomy)

    def of(self, name: QName, role: str | None = None) -> Texts:
        """The label in each language that has one; else any label there is; else the local name.

        A label of the role, where there is one, goes before the standard one.
        """
        found = {language: self._label(name, language, role) for language in self.languages}
        texts = tuple((language, plain(text)) for language, text in found.items() if text)
        return texts or (self._in_some_language(name, role),)

    def short(self, name: QName) -> Texts:
        """The terse label where there is one, for places that a long one would crowd."""
        return self.of(name, TERSE_LABEL)

    def of_member(self, member: Member) -> Texts:
        """A member's label; the text itself for a typed one."""
        if isinstance(member, str):
            return ((language_among(member, self.languages), member),)
        return self.of(member)

    def joined(self, parts: Sequence[Texts]) -> Texts:
        """Labels side by side: ``Dongguan – Female``."""
        return tuple((tag, SEPARATOR.join(texts)) for tag, texts in self._aligned(parts))

    def breakdown(self, axes: Sequence[QName]) -> Texts:
        """The heading over a breakdown: ``By site and gender``."""
        return tuple((tag, _by(tag, texts)) for tag, texts in self._aligned([self.of(axis) for axis in axes]))

    def _label(self, name: QName, language: str, role: str | None) -> str | None:
        special = self.taxonomy.label(name, language, role) if role else None
        return special or self.taxonomy.label(name, language)

    def _in_some_language(self, name: QName, role: str | None) -> tuple[str, str]:
        language, text = self._any.get(name, (self.languages[0], name.local))
        special = self.taxonomy.label(name, language, role) if role else None
        return (language, plain(special)) if special else (language, text)

    def _aligned(self, parts: Sequence[Texts]) -> list[tuple[str, list[str]]]:
        """The parts by language; a part without the language lends its first text, if another part has it."""
        present = {language for part in parts for language, _ in part}
        tags = [language for language in self.languages if language in present] or sorted(present)
        return [(tag, [dict(part).get(tag, part[0][1]) for part in parts]) for tag in tags]


def _labels_in_some_language(taxonomy: Taxonomy) -> dict[QName, tuple[str, str]]:
    """One label for each name: the English one, else that of the first language by tag."""
    by_turn = sorted(
        (name, language != "en", language, text)
        for (name, role, language), text in taxonomy.labels.items()
        if role == STANDARD_LABEL
    )
    return {name: (language, plain(text)) for name, _, language, text in reversed(by_turn)}


def plain(label: str) -> str:
    """A label without the word for the kind of its element."""
    return KIND_SUFFIX.sub("", label)


def _by(language: str, axes: Sequence[str]) -> str:
    """``By`` put before axis labels, unless the first one brings it along already."""
    tag = spoken(language)
    frame = WORDS["breakdown"][tag]
    lead = frame.format(axes="")
    names = [_lowered(axis.removeprefix(lead)) for axis in axes]
    return frame.format(axes=WORDS["and"][tag].join(names))


def _lowered(label: str) -> str:
    """Lower case within a heading, but not for an acronym: ``gender``, ``ESG topic``."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
