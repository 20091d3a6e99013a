"""A taxonomy as a compact file, so that nobody reads its schemas and linkbases twice.

The file is a line that names the format and the hash of the rest, then compressed JSON in which every name
and every text stands once. What is read from it equals what was written.
"""

from __future__ import annotations

import gc
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from xbrlesg.names import QName
from xbrlesg.taxonomy.model import (
    Axis,
    Concept,
    Enumeration,
    Hypercube,
    PresentationNode,
    PresentationTree,
    Reference,
    Taxonomy,
    ValueKind,
)

FORMAT: Final = b"xbrlesg-taxonomy-index 2"
"""Changes whenever the model or the layout does, so that an index of another version is never misread."""


class DamagedIndexError(Exception):
    """The file is no index of this version, or is not whole."""


def write_index(taxonomy: Taxonomy) -> bytes:
    """The index of a taxonomy; the same taxonomy gives the same bytes."""
    body = zlib.compress(_Writer().write(taxonomy).encode(), 6)
    return b"%s %s\n%s" % (FORMAT, hashlib.sha256(body).hexdigest().encode(), body)


def read_index(content: bytes) -> Taxonomy:
    """The taxonomy of an index. Raises DamagedIndexError."""
    head, _, body = content.partition(b"\n")
    if head != b"%s %s" % (FORMAT, hashlib.sha256(body).hexdigest().encode()):
        raise DamagedIndexError
    with _no_collection():
        return _Reader(json.loads(zlib.decompress(body))).read()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing of what is built here is garbage, and looking for some takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Writer:
    """Numbers names and texts in the order in which they are met."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._names: dict[QName, int] = {}

    def write(self, taxonomy: Taxonomy) -> str:
        enumerations = {found: number for number, found in enumerate(_enumerations(taxonomy))}
        data: dict[str, Any] = {
            "entry_points": taxonomy.entry_points,
            "concepts": [
                [*self._concept(item), enumerations[item.enumeration] if item.enumeration else -1]
                for item in taxonomy.concepts.values()
            ],
            "enumerations": [
                [self._name(found.domain), self._sorted(found.members)] for found in _enumerations(taxonomy)
            ],
            "axes": [
                [self._name(key), self._maybe(axis.typed_domain), self._maybe(axis.default)]
                for key, axis in taxonomy.axes.items()
            ],
            "hypercubes": [self._hypercube(cube) for cube in taxonomy.hypercubes],
            "presentation": [self._tree(tree) for tree in taxonomy.presentation],
            "labels": [
                [self._name(key), self._text(role), self._text(language), self._text(text)]
                for (key, role, language), text in taxonomy.labels.items()
            ],
            "references": [
                [self._name(key), [self._parts(item) for item in found]]
                for key, found in taxonomy.references.items()
            ],
            "prefixes": dict(taxonomy.prefixes),
            "successors": [
                [self._name(key), [self._name(item) for item in found]]
                for key, found in taxonomy.successors.items()
            ],
        }
        data["names"] = [[self._text(item.namespace), item.local] for item in self._names]
        data["texts"] = list(self._texts)
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def _name(self, name: QName) -> int:
        return self._names.setdefault(name, len(self._names))

    def _maybe(self, name: QName | None) -> int:
        return -1 if name is None else self._name(name)

    def _sorted(self, names: Iterable[QName]) -> list[int]:
        return [self._name(name) for name in sorted(names)]

    def _concept(self, item: Concept) -> list[Any]:
        return [
            self._name(item.name),
            self._name(item.type),
            item.kind.value,
            item.period_type,
            item.abstract,
        ]

    def _hypercube(self, cube: Hypercube) -> list[Any]:
        axes = [[self._name(axis), self._sorted(members)] for axis, members in cube.axes.items()]
        concepts = self._sorted(cube.concepts)
        return [self._text(cube.role), self._name(cube.name), cube.closed, concepts, axes]

    def _tree(self, tree: PresentationTree) -> list[Any]:
        roots = [self._node(root) for root in tree.roots]
        return [self._text(tree.role), self._text(tree.definition), roots]

    def _node(self, node: PresentationNode) -> list[Any]:
        return [self._name(node.concept), *(self._node(child) for child in node.children)]

    def _parts(self, reference: Reference) -> list[list[int]]:
        return [[self._text(name), self._text(text)] for name, text in reference.parts]


def _enumerations(taxonomy: Taxonomy) -> list[Enumeration]:
    found = (concept.enumeration for concept in taxonomy.concepts.values())
    return list(dict.fromkeys(item for item in found if item is not None))


class _Reader:
    """Turns numbers back into the names and texts that they stand for; equal ones are one object."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._texts: list[str] = data["texts"]
        self._names = [QName(self._texts[namespace], local) for namespace, local in data["names"]]

    def read(self) -> Taxonomy:
        data, names, texts = self._data, self._names, self._texts
        return Taxonomy(
            entry_points=tuple(data["entry_points"]),
            concepts=self._concepts(),
            axes={
                names[key]: Axis(names[key], self._maybe(domain), self._maybe(default))
                for key, domain, default in data["axes"]
            },
            hypercubes=tuple(self._hypercube(row) for row in data["hypercubes"]),
            presentation=tuple(
                PresentationTree(texts[role], texts[definition], tuple(map(self._node, roots)))
                for role, definition, roots in data["presentation"]
            ),
            labels={
                (names[key], texts[role], texts[language]): texts[text]
                for key, role, language, text in data["labels"]
            },
            references={
                names[key]: tuple(
                    Reference(tuple((texts[name], texts[text]) for name, text in parts)) for parts in found
                )
                for key, found in data["references"]
            },
            prefixes=data["prefixes"],
            successors={
                names[key]: tuple(names[item] for item in found) for key, found in data["successors"]
            },
        )

    def _concepts(self) -> dict[QName, Concept]:
        names = self._names
        kinds = {kind.value: kind for kind in ValueKind}
        answers: list[Enumeration | None] = [
            Enumeration(names[domain], self._members(members))
            for domain, members in self._data["enumerations"]
        ]
        answers.append(None)  # what -1 stands for
        return {
            names[key]: Concept(names[key], names[of], kinds[kind], period, abstract, answers[number])
            for key, of, kind, period, abstract, number in self._data["concepts"]
        }

    def _hypercube(self, row: list[Any]) -> Hypercube:
        role, name, closed, concepts, axes = row
        found = {self._names[axis]: self._members(members) for axis, members in axes}
        return Hypercube(self._texts[role], self._names[name], closed, self._members(concepts), found)

    def _maybe(self, number: int) -> QName | None:
        return None if number < 0 else self._names[number]

    def _members(self, numbers: Iterable[int]) -> frozenset[QName]:
        return frozenset([self._names[number] for number in numbers])

    def _node(self, node: list[Any]) -> PresentationNode:
        return PresentationNode(self._names[node[0]], tuple(map(self._node, node[1:])))
