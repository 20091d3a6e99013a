"""Axes, hypercubes, answers and successors, from the definition networks (XBRL Dimensions 1.0, 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xbrlesg.links import (
    ALL,
    DEPRECATED_CONCEPT,
    DIMENSION_DEFAULT,
    DIMENSION_DOMAIN,
    DOMAIN_MEMBER,
    HYPERCUBE_DIMENSION,
)
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Axis, Concept, Enumeration, Hypercube
from xbrlesg.taxonomy.networks import Arc, Networks
from xbrlesg.taxonomy.schemas import Declarations, EnumerationDomain


def read_concepts(declarations: Declarations, networks: Networks) -> dict[QName, Concept]:
    """All concepts, those of the enumeration types with their answers (Extensible Enumerations 2.0, 2.3)."""
    answers: dict[EnumerationDomain, Enumeration] = {}
    concepts = dict(declarations.concepts)
    for name, domain in declarations.enumerations.items():
        if domain not in answers:
            answers[domain] = Enumeration(domain.domain, _answers(domain, networks))
        concepts[name] = replace(concepts[name], enumeration=answers[domain])
    return concepts


def _answers(domain: EnumerationDomain, networks: Networks) -> frozenset[QName]:
    """The usable members below a domain; the domain itself only where its concept says so."""
    arcs = tuple(_below(networks, domain.role, domain.domain, set()))
    members = {arc.child for arc in arcs} - {arc.child for arc in arcs if not arc.usable}
    return frozenset(members | {domain.domain} if domain.head_usable else members)


def read_successors(networks: Networks) -> dict[QName, tuple[QName, ...]]:
    """For each deprecated concept, the concepts that replace it, in whichever role they stand."""
    successors: dict[QName, tuple[QName, ...]] = {}
    for (_, arcrole), parents in networks.items():
        if arcrole == DEPRECATED_CONCEPT:
            for successor, arcs in parents.items():
                for arc in arcs:
                    known = successors.get(arc.child, ())
                    successors[arc.child] = tuple(dict.fromkeys((*known, successor)))
    return successors


def read_axes(declarations: Declarations, networks: Networks) -> dict[QName, Axis]:
    """All axes; a default holds everywhere, in whichever role it stands (XBRL Dimensions 1.0, 2.6.3)."""
    defaults = {
        axis: arcs[0].child
        for (_, arcrole), parents in networks.items()
        if arcrole == DIMENSION_DEFAULT
        for axis, arcs in parents.items()
    }
    return {
        name: Axis(name, None if domain is None else declarations.ids.get(domain), defaults.get(name))
        for name, domain in declarations.axes.items()
    }


def read_hypercubes(declarations: Declarations, networks: Networks) -> tuple[Hypercube, ...]:
    """All hypercubes that concepts have by ``all``, sorted by role and name.

    ``concepts`` are those that can be reported; abstract ones only hand the hypercube down. Cubes that
    concepts must not have (``notAll``) are beyond this model and left out.
    """
    cubes: dict[tuple[str, QName, bool, str, bool], set[QName]] = {}
    for (role, arcrole), parents in networks.items():
        if arcrole != ALL:
            continue
        for head, arcs in parents.items():
            for arc in arcs:
                key = (role, arc.child, arc.closed, arc.target_role or role, arc.in_segment)
                cubes.setdefault(key, set()).update(_descend(networks, role, head))
    return tuple(
        Hypercube(
            role,
            name,
            closed,
            frozenset(concept for concept in concepts if not declarations.concepts[concept].abstract),
            _read_cube_axes(networks, name, target),
            "segment" if in_segment else "scenario",
        )
        for (role, name, closed, target, in_segment), concepts in sorted(cubes.items())
    )


def _descend(networks: Networks, role: str, head: QName) -> Iterator[QName]:
    yield head
    yield from (arc.child for arc in _below(networks, role, head, set()))


def _below(networks: Networks, role: str, head: QName, seen: set[tuple[str, QName]]) -> Iterator[Arc]:
    """All domain-member arcs below a concept, across roles (XBRL Dimensions 1.0, 2.4.3)."""
    for arc in networks.get((role, DOMAIN_MEMBER), {}).get(head, ()):
        yield arc
        step = (arc.target_role or role, arc.child)
        if step not in seen:
            seen.add(step)
            yield from _below(networks, *step, seen)


def _read_cube_axes(networks: Networks, cube: QName, role: str) -> Mapping[QName, frozenset[QName]]:
    axes: dict[QName, frozenset[QName]] = {}
    for arc in networks.get((role, HYPERCUBE_DIMENSION), {}).get(cube, ()):
        axes[arc.child] = _usable_members(networks, arc.target_role or role, arc.child)
    return axes


def _usable_members(networks: Networks, role: str, axis: QName) -> frozenset[QName]:
    """The members below an axis; one that any arc calls not usable is none (XBRL Dimensions 1.0, 2.5.3.3)."""
    arcs: list[Arc] = []
    for domain in networks.get((role, DIMENSION_DOMAIN), {}).get(axis, ()):
        arcs += [domain, *_below(networks, domain.target_role or role, domain.child, set())]
    unusable = {arc.child for arc in arcs if not arc.usable}
    return frozenset(arc.child for arc in arcs) - unusable
