"""Outlines: a taxonomy's presentation trees as themes, chapters and sections, before facts fill them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from xbrlesg.names import QName
from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.texts import words
from xbrlesg.presentation.trees import Entry, SectionOutline, TreeReader, anchor
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import PresentationNode, PresentationTree

CONTENTS_ROLE: Final = "/role/contents"


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A chapter and its sections."""

    id: str
    heading: Texts
    sections: tuple[SectionOutline, ...]


@dataclass(frozen=True, slots=True)
class ThemeOutline:
    """Chapters that follow each other under one heading; without a heading, chapters of no theme."""

    id: str
    heading: Texts
    chapters: tuple[ChapterOutline, ...]


def outline(reader: TreeReader) -> tuple[ThemeOutline, ...]:
    """The themes of a taxonomy, as its contents role lists them.

    Among the roles that it does not list, the codes of a standard that definitions begin with ("E1-5 Energy")
    make the chapters. What has no code, and reported concepts that no role has, come in a last chapter.
    Without a contents role and without codes every role is a section of one chapter.
    """
    languages = reader.labels.languages
    trees = reader.taxonomy.presentation
    contents = [tree for tree in trees if tree.role.endswith(CONTENTS_ROLE)]
    sections = _distinct({tree.role: reader.section(tree) for tree in trees if tree not in contents})
    themes = [theme for tree in contents for theme in _themes(tree, reader, sections)]
    listed = {section.id for theme in themes for chapter in theme.chapters for section in chapter.sections}
    rest = [section for section in sections.values() if section.id not in listed]
    coded, rest = _by_code(rest)
    themes += coded
    if not themes:
        chapter = ChapterOutline("chapter-disclosures", words("disclosures", languages), tuple(rest))
        themes, rest = [ThemeOutline("theme-disclosures", (), (chapter,))], []
    heading = words("other_disclosures", languages)
    last = ChapterOutline("chapter-other", heading, (*rest, _unplaced(reader, sections.values())))
    return (*themes, ThemeOutline("theme-other", (), (last,)))


def _by_code(sections: Iterable[SectionOutline]) -> tuple[list[ThemeOutline], list[SectionOutline]]:
    """A chapter for each standard that sections' codes name, and the sections without a code."""
    by_code: dict[str, list[SectionOutline]] = {}
    for section in sections:
        by_code.setdefault(section.code, []).append(section)
    rest = by_code.pop("", [])
    chapters = [
        ChapterOutline(
            f"chapter-{anchor(code)}",
            found[0].title if len(found) == 1 else ((found[0].title[0][0], code),),
            tuple(replace(section, heading=section.title) for section in found),
        )
        for code, found in by_code.items()
    ]
    return [ThemeOutline("theme-disclosures", (), tuple(chapters))] if chapters else [], rest


class Sections:
    """Finds the section of a fact."""

    def __init__(self, themes: Iterable[ThemeOutline]) -> None:
        self._holding: dict[QName, list[SectionOutline]] = {}
        for section in (s for theme in themes for chapter in theme.chapters for s in chapter.sections):
            for concept in section.concepts:
                self._holding.setdefault(concept, []).append(section)

    def of(self, fact: Fact) -> SectionOutline:
        """The first of the sections with the fact's concept that know most of its axes."""
        return max(
            self._holding[fact.concept],  # max keeps the first of equals
            key=lambda section: sum(axis in section.ranks for axis, _ in fact.dimensions),
        )


def _distinct(sections: dict[str, SectionOutline]) -> dict[str, SectionOutline]:
    """The sections by role, with anchors told apart by a number where two roles end alike."""
    seen: dict[str, int] = {}
    for role, section in sections.items():
        count = seen[section.id] = seen.get(section.id, 0) + 1
        if count > 1:
            sections[role] = replace(section, id=f"{section.id}.{count}")
    return sections


def _themes(
    contents: PresentationTree, reader: TreeReader, sections: dict[str, SectionOutline]
) -> Iterator[ThemeOutline]:
    """The chapters of the contents role, those of one theme together."""
    # Each section has one place, even where several chapters list it.
    by_root = {
        tree.roots[0].concept: sections[tree.role]
        for tree in reader.taxonomy.presentation
        if tree.role in sections
    }
    chapters = (found for root in contents.roots for found in _chapters(root, None, reader, by_root))
    for theme, together in groupby(chapters, key=lambda found: found[0]):
        heading = reader.labels.of(theme) if theme else ()
        listed = tuple(chapter for _, chapter in together)
        yield ThemeOutline(f"theme-{anchor(theme.local) if theme else listed[0].id}", heading, listed)


def _chapters(
    node: PresentationNode,
    above: QName | None,
    reader: TreeReader,
    by_root: dict[QName, SectionOutline],
) -> Iterator[tuple[QName | None, ChapterOutline]]:
    """A chapter for each node that has the root of a section beneath it, and the node above as its theme."""
    listed = tuple(by_root.pop(child.concept) for child in node.children if child.concept in by_root)
    if listed:
        name = node.concept
        yield above, ChapterOutline(f"chapter-{anchor(name.local)}", reader.labels.of(name), listed)
    for child in node.children:
        yield from _chapters(child, node.concept, reader, by_root)


def _unplaced(reader: TreeReader, sections: Iterable[SectionOutline]) -> SectionOutline:
    placed = {name for section in sections for name in section.concepts}
    loose = [name for name in sorted(reader.reported) if name not in placed]
    return SectionOutline(
        id="section.unplaced",  # the dot keeps it apart from the anchors of roles
        heading=words("other_disclosures", reader.labels.languages),
        entries=tuple(Entry(name, 0, is_heading=False) for name in loose),
        concepts=frozenset(loose),
        ranks={},
    )
