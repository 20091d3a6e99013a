"""Facts against the themes of a taxonomy: its contents, or else its presentation roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.model import Texts, ThemeCoverage
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import PresentationNode

CONTENTS_ROLE: Final = "/role/contents"
Roots = Mapping[QName, tuple[PresentationNode, ...]]


def assess_themes(assessor: Assessor) -> tuple[ThemeCoverage, ...]:
    """Each sub-theme of the taxonomy's contents; without contents, each presentation role with indicators."""
    trees = assessor.taxonomy.presentation
    contents = [tree for tree in trees if tree.role.endswith(CONTENTS_ROLE)]
    by_root = {tree.roots[0].concept: tree.roots for tree in trees if tree not in contents}
    if contents:
        return tuple(
            theme
            for tree in contents
            for root in tree.roots
            for theme in _listed(assessor, root, (), by_root)
        )
    themes = (_theme(assessor, (), ((assessor.languages[0], tree.definition),), tree.roots) for tree in trees)
    return tuple(theme for theme in themes if theme.indicators)


def _listed(
    assessor: Assessor, node: PresentationNode, above: Texts, by_root: Roots
) -> Iterator[ThemeCoverage]:
    """The sub-themes beneath a node of the contents: the nodes whose children root a section."""
    label = assessor.label(node.concept)
    sections = [root for child in node.children for root in by_root.get(child.concept, ())]
    if sections:
        yield _theme(assessor, above, label, sections)
    for child in node.children:
        if child.concept not in by_root:
            yield from _listed(assessor, child, label, by_root)


def _theme(
    assessor: Assessor, theme: Texts, label: Texts, nodes: Iterable[PresentationNode]
) -> ThemeCoverage:
    names = dict.fromkeys(name for node in nodes for name in _reportable(assessor, node))
    return ThemeCoverage(theme, label, tuple(assessor.indicator(name) for name in names))


def _reportable(assessor: Assessor, node: PresentationNode) -> Iterator[QName]:
    concept = assessor.taxonomy.concepts.get(node.concept)
    if concept is not None and not concept.abstract:
        yield node.concept
    for child in node.children:
        yield from _reportable(assessor, child)
