"""Presentation trees, from the presentation networks (XBRL 2.1, 5.2.4)."""

from __future__ import annotations

from collections.abc import Mapping

from xbrlesg.links import PARENT_CHILD
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import PresentationNode, PresentationTree
from xbrlesg.taxonomy.networks import Arc, Networks

Children = Mapping[QName, tuple[Arc, ...]]


def read_trees(networks: Networks, definitions: Mapping[str, str]) -> tuple[PresentationTree, ...]:
    """One tree a presentation role, sorted by the roles' definitions.

    Children are sorted by their arcs' order. Roots have no arc: they stand as the linkbase first names them.
    """
    trees = []
    for (role, arcrole), children in networks.items():
        if arcrole == PARENT_CHILD:
            below = {arc.child for arcs in children.values() for arc in arcs}
            roots = tuple(_node(name, None, children, ()) for name in children if name not in below)
            trees.append(PresentationTree(role, definitions.get(role, ""), roots))
    return tuple(sorted(trees, key=lambda tree: (tree.definition, tree.role)))


def _node(name: QName, label: str | None, children: Children, path: tuple[QName, ...]) -> PresentationNode:
    deeper = (*path, name)
    # a circle is invalid, but must not hang the reader
    return PresentationNode(
        name,
        tuple(
            _node(arc.child, arc.preferred_label, children, deeper)
            for arc in children.get(name, ())
            if arc.child not in deeper
        ),
        label,
    )
