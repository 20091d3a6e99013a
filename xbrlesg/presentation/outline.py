"""Outlines: a taxonomy's presentation trees as chapters and sections, before any fact is placed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.texts import words
from xbrlesg.presentation.trees import Entry, SectionOutline, TreeReader, anchor, nodes
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import PresentationTree

CONTENTS_ROLE: Final = "/role/contents"


@dataclass(frozen=True, slots=True)
class ChapterOutline:
    """A chapter and its sections."""

    id: str
    heading: Texts
    sections: tuple[SectionOutline, ...]


def outline(reader: TreeReader) -> tuple[ChapterOutline, ...]:
    """The chapters of a taxonomy, as its contents role lists them.

    Roles that it does not list, and reported concepts that no role has, come in a last chapter. Without a
    contents role every role is a section of one chapter.
    """
    languages = reader.labels.languages
    trees = reader.taxonomy.presentation
    contents = [tree for tree in trees if tree.role.endswith(CONTENTS_ROLE)]
    sections = _distinct({tree.role: reader.section(tree) for tree in trees if tree not in contents})
    chapters = [chapter for tree in contents for chapter in _themes(tree, reader, sections)]
    listed = {section.id for chapter in chapters for section in chapter.sections}
    rest = [section for section in sections.values() if section.id not in listed]
    if not chapters:
        chapters.append(ChapterOutline("chapter-disclosures", words("disclosures", languages), tuple(rest)))
        rest = []
    heading = words("other_disclosures", languages)
    chapters.append(ChapterOutline("chapter-other", heading, (*rest, _unplaced(reader, sections.values()))))
    return tuple(chapters)


def section_for(fact: Fact, sections: Iterable[SectionOutline]) -> SectionOutline:
    """The first section that knows the fact's concept and all its axes; else the first with its concept."""
    holding = [section for section in sections if fact.concept in section.concepts]
    fitting = (s for s in holding if all(axis in s.ranks for axis, _ in fact.dimensions))
    return next(fitting, holding[0])


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
) -> Iterator[ChapterOutline]:
    """A chapter for each node of the contents role that has the root of a section beneath it."""
    # Each section has one place, even where several themes list it.
    by_root = {
        tree.roots[0].concept: sections[tree.role]
        for tree in reader.taxonomy.presentation
        if tree.role in sections
    }
    for node in (node for root in contents.roots for node in nodes(root)):
        listed = tuple(by_root.pop(child.concept) for child in node.children if child.concept in by_root)
        if listed:
            yield ChapterOutline(
                f"chapter-{anchor(node.concept.local)}", reader.labels.of(node.concept), listed
            )


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
