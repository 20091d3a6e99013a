"""One presentation tree as the outline of a section: the lines it can have, and the order of its members."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xbrlesg.names import QName
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Texts
from xbrlesg.presentation.texts import language_among
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import PresentationNode, PresentationTree, Taxonomy

NEGATED: Final = "/negated"
CODE: Final = re.compile(r"(?P<code>[A-Z]+ ?[0-9]+)([.-][^\s]+)?\s")
"""The code at the start of a role's definition, as standards have them: ``GRI 2 - ...``, ``E1-5 Energy``."""

PLAIN_TAIL: Final = re.compile(r"\s+[-–]\s+general$", re.IGNORECASE)
"""What definitions put behind the part of a disclosure that has no breakdown: it tells a reader nothing."""

SCAFFOLDING: Final = ("LineItems", "Table", "Hypercube")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a section: a concept, or a heading above deeper entries.

    ``label_role`` is the role of the label that the taxonomy prefers here.
    """

    name: QName
    depth: int
    is_heading: bool
    label_role: str | None = None


@dataclass(frozen=True, slots=True)
class SectionOutline:
    """A section: its entries in order, its concepts, and the rank of each axis and member in its tree.

    ``title`` is its role's definition, and ``code`` the standard's code that the definition begins with.
    """

    id: str
    heading: Texts
    entries: tuple[Entry, ...]
    concepts: frozenset[QName]
    ranks: Mapping[QName, int]
    title: Texts = ()
    code: str = ""

    def label_role(self, name: QName) -> str | None:
        """The role of the label that the tree prefers for a concept."""
        return next((entry.label_role for entry in self.entries if entry.name == name), None)

    def rank(self, name: QName) -> tuple[int, QName]:
        """A sort key for axes and members: tree order, then by name for those that are not in the tree."""
        return (self.ranks.get(name, len(self.ranks)), name)

    def rank_of_member(self, member: Member) -> tuple[int, QName]:
        """Members as in the tree; typed ones by their text."""
        return self.rank(QName("", member) if isinstance(member, str) else member)


@dataclass(frozen=True, slots=True)
class TreeReader:
    """Reads trees. Tables, line items and axes are scaffolding: they get no line of their own."""

    taxonomy: Taxonomy
    labels: Labels
    reported: Collection[QName]

    def section(self, tree: PresentationTree) -> SectionOutline:
        """The outline of a section. A sole abstract root is its heading; else the role's definition is."""
        sole = tree.roots[0] if len(tree.roots) == 1 and tree.roots[0].concept not in self.reported else None
        top = sole.children if sole else tree.roots
        said = definition(tree)
        title = ((language_among(said, self.labels.languages), PLAIN_TAIL.sub("", said)),)
        heading = self.labels.of(sole.concept) if sole else title
        code = CODE.match(said)
        entries = {
            entry.name: entry for entry in reversed([e for node in top for e in self._entries(node, 0)])
        }
        return SectionOutline(
            id=f"section-{anchor(tree.role.rpartition('/')[2])}",
            heading=heading,
            entries=tuple(reversed(entries.values())),
            concepts=frozenset(entry.name for entry in entries.values() if not entry.is_heading),
            ranks=self._ranks(tree),
            title=title,
            code=code["code"] if code else "",
        )

    def _entries(self, node: PresentationNode, depth: int) -> Iterator[Entry]:
        name = node.concept
        if name in self.taxonomy.axes:
            return
        if name in self.reported or self._is_heading(name):
            role = node.preferred_label
            # The sign of the printed figure stays as it is, and so does the label that goes with it.
            role = None if role and NEGATED in role else role
            yield Entry(name, depth, name not in self.reported, role)
            depth += 1
        for child in node.children:
            yield from self._entries(child, depth)

    def _is_heading(self, name: QName) -> bool:
        concept = self.taxonomy.concepts.get(name)
        return concept is not None and concept.abstract and not name.local.endswith(SCAFFOLDING)

    def _ranks(self, tree: PresentationTree) -> dict[QName, int]:
        everything = [node for root in tree.roots for node in nodes(root)]
        axes = [node for node in everything if node.concept in self.taxonomy.axes]
        names = dict.fromkeys(node.concept for axis in axes for node in nodes(axis))
        return {name: rank for rank, name in enumerate(names)}


def nodes(node: PresentationNode) -> Iterator[PresentationNode]:
    """A node and all beneath it, parents before children."""
    yield node
    for child in node.children:
        yield from nodes(child)


def definition(tree: PresentationTree) -> str:
    """A role's definition without the sort code in brackets that many taxonomies put before it."""
    return re.sub(r"^\[[^\]]*\]\s*", "", tree.definition) or tree.role


def anchor(name: str) -> str:
    """A name as a part of an anchor: letters, digits, hyphens."""
    return re.sub(r"[^A-Za-z0-9]+", "-", name.removesuffix("Abstract")).strip("-")
