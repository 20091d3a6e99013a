"""The parts of an index: each field of a taxonomy as plain data, and back.

A name is a number in one table that all parts share; what stands many times over in a part, a role or a text,
is a number too. Tables lie in columns, for those are read fastest. Equal things come back as one object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Generic, NamedTuple, TypeVar

from xbrlesg.names import QName
from xbrlesg.taxonomy.model import (
    Axis,
    Calculation,
    Concept,
    Enumeration,
    Hypercube,
    PresentationNode,
    PresentationTree,
    Reference,
    Summand,
    ValueKind,
)

T = TypeVar("T")
NONE: Final = -1
"""The number of what is not there: it finds the last entry of a table that ends with None."""


class Numbers(Generic[T]):
    """Gives things numbers in the order in which they are met; equal things have one number."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def of(self, thing: T) -> int:
        """The number of a thing, a new one for a new thing."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def of_all(self, things: Iterable[T]) -> list[int]:
        """The numbers of things."""
        return [self.of(thing) for thing in things]

    def maybe(self, thing: T | None) -> int:
        """The number of a thing, or ``NONE``."""
        return NONE if thing is None else self.of(thing)

    @property
    def things(self) -> list[T]:
        """All things in the order of their numbers."""
        return list(self._numbers)


Names = Numbers[QName]


class Part(NamedTuple):
    """How a field becomes plain data, and how that becomes the field again."""

    write: Callable[[Any, Names], Any]
    read: Callable[[Any, Sequence[QName]], Any]


def write_names(names: Names) -> Any:
    """The table of names, to be written when all parts are."""
    return [_coded(name.namespace for name in names.things), [name.local for name in names.things]]


def read_names(data: Any) -> list[QName]:
    """The names in the order of their numbers."""
    namespaces, locals_ = data
    return list(map(QName, _decoded(namespaces), locals_))


def _coded(things: Iterable[T]) -> Any:
    """A column in which few things stand many times: the things, and their numbers."""
    table: Numbers[T] = Numbers()
    numbers = table.of_all(things)
    return [table.things, numbers]


def _decoded(column: Any) -> Iterator[Any]:
    things, numbers = column
    return map(things.__getitem__, numbers)


def _take(names: Sequence[QName | None], numbers: Iterable[int]) -> Iterator[Any]:
    return map(names.__getitem__, numbers)


def _write_concepts(concepts: Mapping[QName, Concept], names: Names) -> Any:
    enumerations: Numbers[Enumeration] = Numbers()
    found = concepts.values()
    return [
        names.of_all(concepts),
        names.of_all(item.type for item in found),
        _coded(item.kind.value for item in found),
        _coded(item.period_type for item in found),
        _coded(item.abstract for item in found),
        [enumerations.maybe(item.enumeration) for item in found],
        [[names.of(item.domain), names.of_all(sorted(item.members))] for item in enumerations.things],
        _coded(item.nillable for item in found),
    ]


def _read_concepts(data: Any, names: Sequence[QName]) -> dict[QName, Concept]:
    numbers, types, (kinds, of_kind), periods, abstract, answers, enumerations, nillable = data
    kinds = list(map(ValueKind, kinds))
    domains = [
        *(Enumeration(names[domain], frozenset(_take(names, members))) for domain, members in enumerations),
        None,
    ]
    keys = list(_take(names, numbers))
    columns = (_take(names, types), _decoded((kinds, of_kind)), _decoded(periods), _decoded(abstract))
    return dict(
        zip(keys, map(Concept, keys, *columns, _decoded((domains, answers)), _decoded(nillable)), strict=True)
    )


def _write_axes(axes: Mapping[QName, Axis], names: Names) -> Any:
    return [
        [names.of(key), names.maybe(axis.typed_domain), names.maybe(axis.default)]
        for key, axis in axes.items()
    ]


def _read_axes(data: Any, names: Sequence[QName]) -> dict[QName, Axis]:
    known = (*names, None)
    return {names[key]: Axis(names[key], known[domain], known[default]) for key, domain, default in data}


def _write_hypercubes(cubes: Sequence[Hypercube], names: Names) -> Any:
    return [
        [
            cube.role,
            names.of(cube.name),
            cube.closed,
            names.of_all(sorted(cube.concepts)),
            [[names.of(axis), names.of_all(sorted(members))] for axis, members in cube.axes.items()],
            cube.container,
        ]
        for cube in cubes
    ]


def _read_hypercubes(data: Any, names: Sequence[QName]) -> tuple[Hypercube, ...]:
    return tuple(
        Hypercube(
            role,
            names[name],
            closed,
            frozenset(_take(names, concepts)),
            {names[axis]: frozenset(_take(names, members)) for axis, members in axes},
            container,
        )
        for role, name, closed, concepts, axes, container in data
    )


def _write_presentation(trees: Sequence[PresentationTree], names: Names) -> Any:
    labels: Numbers[str] = Numbers()

    def write(node: PresentationNode) -> list[Any]:
        label = labels.maybe(node.preferred_label)
        return [names.of(node.concept), label, *map(write, node.children)]

    rows = [[tree.role, tree.definition, *map(write, tree.roots)] for tree in trees]
    return [rows, labels.things]


def _read_presentation(data: Any, names: Sequence[QName]) -> tuple[PresentationTree, ...]:
    rows, labels = data
    labels = [*labels, None]

    def read(node: list[Any]) -> PresentationNode:
        name, label, *children = node
        return PresentationNode(names[name], tuple(map(read, children)), labels[label])

    return tuple(
        PresentationTree(role, definition, tuple(map(read, roots))) for role, definition, *roots in rows
    )


def _write_labels(labels: Mapping[tuple[QName, str, str], str], names: Names) -> Any:
    return [
        names.of_all(name for name, _, _ in labels),
        _coded(role for _, role, _ in labels),
        _coded(language for _, _, language in labels),
        _coded(labels.values()),
    ]


def _read_labels(data: Any, names: Sequence[QName]) -> dict[tuple[QName, str, str], str]:
    numbers, roles, languages, texts = data
    keys = zip(_take(names, numbers), _decoded(roles), _decoded(languages), strict=True)
    return dict(zip(keys, _decoded(texts), strict=True))


def _write_references(references: Mapping[QName, tuple[Reference, ...]], names: Names) -> Any:
    parts: Numbers[tuple[str, str]] = Numbers()
    roles: Numbers[str] = Numbers()
    rows = [
        [names.of(key), *([roles.of(item.role), *parts.of_all(item.parts)] for item in found)]
        for key, found in references.items()
    ]
    return [rows, roles.things, parts.things]


def _read_references(data: Any, names: Sequence[QName]) -> dict[QName, tuple[Reference, ...]]:
    rows, roles, parts = data
    parts = list(map(tuple, parts))
    return {
        names[key]: tuple(
            Reference(tuple(_decoded((parts, numbers))), roles[role]) for role, *numbers in found
        )
        for key, *found in rows
    }


def _write_successors(successors: Mapping[QName, tuple[QName, ...]], names: Names) -> Any:
    return [names.of_all((key, *found)) for key, found in successors.items()]


def _read_successors(data: Any, names: Sequence[QName]) -> dict[QName, tuple[QName, ...]]:
    return {names[key]: tuple(_take(names, found)) for key, *found in data}


def _write_calculations(calculations: Sequence[Calculation], names: Names) -> Any:
    return [
        [
            item.role,
            item.arcrole,
            names.of(item.total),
            *([names.of(part.concept), str(part.weight), str(part.order)] for part in item.parts),
        ]
        for item in calculations
    ]


def _read_calculations(data: Any, names: Sequence[QName]) -> tuple[Calculation, ...]:
    return tuple(
        Calculation(
            role,
            arcrole,
            names[total],
            tuple(Summand(names[name], Decimal(weight), Decimal(order)) for name, weight, order in parts),
        )
        for role, arcrole, total, *parts in data
    )


PARTS: Final[Mapping[str, Part]] = {
    "entry_points": Part(lambda field, _: list(field), lambda data, _: tuple(data)),
    "concepts": Part(_write_concepts, _read_concepts),
    "axes": Part(_write_axes, _read_axes),
    "hypercubes": Part(_write_hypercubes, _read_hypercubes),
    "presentation": Part(_write_presentation, _read_presentation),
    "labels": Part(_write_labels, _read_labels),
    "references": Part(_write_references, _read_references),
    "prefixes": Part(lambda field, _: dict(field), lambda data, _: data),
    "successors": Part(_write_successors, _read_successors),
    "calculations": Part(_write_calculations, _read_calculations),
}
"""By the names of the taxonomy's fields."""
