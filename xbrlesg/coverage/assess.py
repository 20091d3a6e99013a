"""Facts against a standard's disclosures and the taxonomy's themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.coverage.model import (
    DisclosureCoverage,
    GroupCoverage,
    IndicatorCoverage,
    Omission,
    Status,
    Texts,
    ThemeCoverage,
)
from xbrlesg.coverage.standards import Disclosure, Standard
from xbrlesg.names import QName
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import PresentationNode, Taxonomy

CONTENTS_ROLE = "/role/contents"
Sections = Mapping[str, Collection[tuple[int, str]]]
"""For each fact, by id, the sections of the source where it is printed: place in the source, and heading."""


@dataclass(frozen=True, slots=True)
class Assessor:
    """What all assessments of one report share."""

    taxonomy: Taxonomy
    facts: Mapping[QName, Sequence[Fact]]
    sections: Sections
    languages: Sequence[str]

    def groups(self, standard: Standard, omissions: Mapping[str, Omission]) -> tuple[GroupCoverage, ...]:
        """Each disclosure of a standard, with the facts of all concepts that refer to it."""
        concepts = self._concepts_of(standard)
        covered = {
            disclosure.code: self._disclosure(
                disclosure, concepts[disclosure.code], omissions.get(disclosure.code)
            )
            for disclosure in standard.disclosures()
        }
        return tuple(
            GroupCoverage(
                group.name, group.title, group.year, tuple(covered[code] for code in group.disclosures)
            )
            for group in standard.groups
        )

    def themes(self) -> tuple[ThemeCoverage, ...]:
        """Each sub-theme of the taxonomy's contents; without contents, each presentation role."""
        trees = self.taxonomy.presentation
        contents = [tree for tree in trees if tree.role.endswith(CONTENTS_ROLE)]
        by_root = {tree.roots[0].concept: tree.roots for tree in trees if tree not in contents}
        if not contents:
            return tuple(
                self._theme((), ((self.languages[0], tree.definition),), self._indicators(tree.roots))
                for tree in trees
            )
        return tuple(
            theme for tree in contents for root in tree.roots for theme in self._listed(root, (), by_root)
        )

    def _concepts_of(self, standard: Standard) -> Mapping[str, list[QName]]:
        known = {(item.standard, item.code): item for item in standard.disclosures()}
        concepts: dict[str, list[QName]] = defaultdict(list)
        for name, references in sorted(self.taxonomy.references.items()):
            for reference in references:
                parts = dict(reference.parts)
                item = known.get((parts.get("Name", ""), parts.get("Section", "")))
                if item is not None and item.is_meant_by(parts) and name not in concepts[item.code]:
                    concepts[item.code].append(name)
        return concepts

    def _disclosure(
        self, disclosure: Disclosure, concepts: Sequence[QName], omission: Omission | None
    ) -> DisclosureCoverage:
        facts = [fact for name in concepts for fact in self.facts.get(name, ())]
        places = sorted({place for fact in facts for place in self.sections.get(fact.id, ())})
        sections = dict.fromkeys(heading for _, heading in places)
        return DisclosureCoverage(
            disclosure.code,
            disclosure.title,
            self._status(facts, omitted=omission is not None),
            tuple(fact.id for fact in facts),
            tuple(sections),
            len(concepts),
            omission,
        )

    def _status(self, facts: Sequence[Fact], *, omitted: bool = False) -> Status:
        if any(not self.taxonomy.concepts[fact.concept].kind.is_text for fact in facts):
            return Status.DISCLOSED
        if facts:
            return Status.TEXT_ONLY
        return Status.OMITTED if omitted else Status.NOT_DISCLOSED

    def _listed(
        self,
        node: PresentationNode,
        above: Texts,
        by_root: Mapping[QName, tuple[PresentationNode, ...]],
    ) -> Iterator[ThemeCoverage]:
        """The sub-themes beneath a node of the contents: the nodes whose children root a section."""
        label = self._label(node.concept)
        sections = [root for child in node.children for root in by_root.get(child.concept, ())]
        if sections:
            yield self._theme(above, label, self._indicators(sections))
        for child in node.children:
            if child.concept not in by_root:
                yield from self._listed(child, label, by_root)

    def _theme(self, theme: Texts, label: Texts, names: Iterable[QName]) -> ThemeCoverage:
        return ThemeCoverage(theme, label, tuple(self._indicator(name) for name in names))

    def _indicator(self, name: QName) -> IndicatorCoverage:
        facts = self.facts.get(name, ())
        return IndicatorCoverage(name.local, self._label(name), self._status(facts), len(facts))

    def _indicators(self, nodes: Iterable[PresentationNode]) -> Iterator[QName]:
        """The reportable concepts beneath nodes, each once."""
        yield from dict.fromkeys(name for node in nodes for name in self._reportable(node))

    def _reportable(self, node: PresentationNode) -> Iterator[QName]:
        concept = self.taxonomy.concepts.get(node.concept)
        if concept is not None and not concept.abstract:
            yield node.concept
        for child in node.children:
            yield from self._reportable(child)

    def _label(self, name: QName) -> Texts:
        labels = ((language, self.taxonomy.label(name, language)) for language in self.languages)
        return tuple((language, text) for language, text in labels if text is not None)
