"""A taxonomy as Arelle's own model shows it, in plain data to compare ours with."""

from __future__ import annotations

import gc
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from arelle import XbrlConst
from arelle.api.Session import Session
from arelle.ModelFormulaObject import ModelBooleanFilter, ModelConceptName, ModelFactVariable
from arelle.RuntimeOptions import RuntimeOptions
from arelle.ValidateXbrlDimensions import dimensionMemberUsable, priItemElrHcRels, usableEnumerationMembers

from xbrlesg.links import DEPRECATED_CONCEPT

Tree = tuple[str, str | None, tuple[Any, ...]]
"""Clark name, preferred label and subtrees."""
Cube = tuple[str, str, bool, str]
"""Role, Clark name, closed, and the container of its members."""
Sum = tuple[str, str, str]
"""Role, arcrole and total."""


@dataclass(frozen=True, slots=True)
class View:
    """All concepts of a taxonomy and everything that we read of them; names are Clark names.

    The heads of substitution groups, which XBRL's own schemas declare, are left out. ``values`` has the
    concepts that take facts: the sort of their values, and the answers of an enumeration.
    """

    concepts: dict[str, tuple[str, str, bool]]
    values: dict[str, tuple[str, frozenset[str] | None]]
    labels: dict[tuple[str, str, str], list[str]]
    references: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]]
    trees: dict[str, tuple[str, list[Tree]]]
    axes: dict[str, tuple[str | None, str | None]]
    cubes: dict[Cube, tuple[set[str], dict[str, set[str]]]]
    sums: dict[Sum, list[tuple[str, Decimal, Decimal]]]
    successors: dict[str, set[str]]
    exclusions: int


def view(entry_point: str, packages: list[Path]) -> View:
    """Load the taxonomy once, without validation, and look at all of it."""
    with _model(entry_point, packages) as model:
        return _view(model)


@contextmanager
def _model(entry_point: str, packages: list[Path]) -> Iterator[Any]:
    options = RuntimeOptions(
        entrypointFile=entry_point,
        packages=[str(path) for path in packages],
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Arelle leaves package files to the collector
        with Session() as session:
            session.run(options, logFileName="logToStructuredMessage")
            (model,) = session.get_models()
            yield model
            model.close()
        gc.collect()


def _view(model: Any) -> View:
    items = [
        item
        for item in model.qnameConcepts.values()
        if item.isItem and item.qname.namespaceURI not in (XbrlConst.xbrli, XbrlConst.xbrldt)
    ]
    trees = model.relationshipSet(XbrlConst.parentChild)
    return View(
        concepts={_name(item): (_type(item), item.periodType, item.isAbstract) for item in items},
        values={
            _name(item): (_sort(item), frozenset(_answers(item)) if item.isEnumeration else None)
            for item in items
            if not item.isAbstract
        },
        labels=_labels(model, items),
        references=_references(model, items),
        trees={role: _trees(model, role) for role in trees.linkRoleUris},
        axes=_axes(model, items),
        cubes=_cubes(model, items),
        sums=_sums(model),
        successors=_successors(model),
        exclusions=len(model.relationshipSet(XbrlConst.notAll).modelRelationships),
    )


def _name(item: Any) -> str:
    name: str = item.qname.clarkNotation
    return name


def _type(item: Any) -> str:
    name: str = item.typeQname.clarkNotation
    return name


def _sort(item: Any) -> str:
    """What Arelle's model knows of a concept's values; of decimals it knows no more than that they are."""
    sorts = {
        "enumeration set": item.instanceOfType(XbrlConst.qnEnumerationSetItemTypes),
        "enumeration": item.isEnumeration,
        "text block": item.isTextBlock,
        "string": item.type.isOimTextFactType,
        "monetary": item.isMonetary,
        "integer": item.isInteger,
        "decimal": item.isNumeric,
        "boolean": item.baseXbrliType == "booleanItemType",
        "date": item.baseXbrliType == "dateItemType",
    }
    return next((sort for sort, holds in sorts.items() if holds), "other")


def _answers(concept: Any) -> set[str]:
    return set(map(_name, usableEnumerationMembers(SimpleNamespace(modelXbrl=concept.modelXbrl), concept)))


def _labels(model: Any, items: list[Any]) -> dict[tuple[str, str, str], list[str]]:
    """The texts as they stand, for a role and language may have several."""
    arcs = model.relationshipSet(XbrlConst.conceptLabel)
    found = defaultdict(list)
    for item in items:
        for arc in arcs.fromModelObject(item):
            label = arc.toModelObject
            found[_name(item), label.role, label.xmlLang.lower()].append(label.stringValue)
    return dict(found)


def _references(model: Any, items: list[Any]) -> dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]]:
    arcs = model.relationshipSet(XbrlConst.conceptReference)
    return {
        _name(item): [
            (
                arc.toModelObject.role,
                tuple((part.localName, part.stringValue) for part in arc.toModelObject.iterchildren()),
            )
            for arc in arcs.fromModelObject(item)
        ]
        for item in items
        if arcs.fromModelObject(item)
    }


def _trees(model: Any, role: str) -> tuple[str, list[Tree]]:
    arcs = model.relationshipSet(XbrlConst.parentChild, role)
    return model.roleTypes[role][0].definition, [_tree(arcs, root, None) for root in arcs.rootConcepts]


def _tree(arcs: Any, concept: Any, label: str | None) -> Tree:
    children = (_tree(arcs, arc.toModelObject, arc.preferredLabel) for arc in arcs.fromModelObject(concept))
    return _name(concept), label, tuple(children)


def _axes(model: Any, items: list[Any]) -> dict[str, tuple[str | None, str | None]]:
    """The domain of a typed axis, and the default of an explicit one."""
    arcs = model.relationshipSet(XbrlConst.dimensionDefault).modelRelationships
    defaults = {arc.fromModelObject: _name(arc.toModelObject) for arc in arcs}
    return {
        _name(item): (
            _name(item.typedDomainElement) if item.isTypedDimension else None,
            defaults.get(item),
        )
        for item in items
        if item.isDimensionItem
    }


def _cubes(model: Any, items: list[Any]) -> dict[Cube, tuple[set[str], dict[str, set[str]]]]:
    """The hypercubes with the concepts for which Arelle looks them up when it validates a fact."""
    asked = SimpleNamespace(modelXbrl=model)
    cubes = {
        _cube(arc): (set[str](), _cube_axes(asked, arc))
        for arc in model.relationshipSet(XbrlConst.all).modelRelationships
    }
    for item in items:
        if not item.isAbstract:
            for arcs in priItemElrHcRels(asked, item).values():
                for arc in arcs:
                    cubes[_cube(arc)][0].add(_name(item))
    return cubes


def view_assertions(
    entry_point: str, packages: list[Path]
) -> dict[str, tuple[str, str, frozenset[str], tuple[str, ...]]]:
    """For each assertion: its kind, its severity, the concepts that its filters name, its preconditions."""
    with _model(entry_point, packages) as model:
        preconditions = model.relationshipSet(XbrlConst.variableSetPrecondition)
        return {
            item.id: (
                item.localName.removesuffix("Assertion"),
                item.unsatisfiedSeverity(None).lower(),
                frozenset(_filtered_concepts(item)),
                tuple(rel.toModelObject.test for rel in preconditions.fromModelObject(item)),
            )
            for item in model.modelVariableSets
        }


def _filtered_concepts(assertion: Any) -> Iterator[str]:
    variables = assertion.modelXbrl.relationshipSet(XbrlConst.variableSet)
    for variable in variables.fromModelObject(assertion):
        if isinstance(variable.toModelObject, ModelFactVariable):
            relations = (*assertion.groupFilterRelationships, *variable.toModelObject.filterRelationships)
            yield from _concepts_let_through(relations, is_complement=False)


def _concepts_let_through(relations: Any, *, is_complement: bool) -> Iterator[str]:
    for relation in relations:
        item, excluded = relation.toModelObject, is_complement != relation.isComplemented
        if isinstance(item, ModelConceptName) and not excluded:
            yield from (name.clarkNotation for name in item.conceptQnames)
        elif isinstance(item, ModelBooleanFilter):
            yield from _concepts_let_through(item.filterRelationships, is_complement=excluded)


def _cube(arc: Any) -> Cube:
    return arc.linkrole, _name(arc.toModelObject), arc.isClosed, arc.contextElement


def _cube_axes(asked: Any, arc: Any) -> dict[str, set[str]]:
    role = arc.targetRole or arc.linkrole
    axes = asked.modelXbrl.relationshipSet(XbrlConst.hypercubeDimension, role)
    found = {}
    for axis in axes.fromModelObject(arc.toModelObject):
        place = axis.toModelObject, axis.targetRole or role
        dimensionMemberUsable(asked, place[0], None, place[1])  # finds the members and keeps them
        found[_name(place[0])] = set(map(_name, asked.dimensionMembersUsable[place]))
    return found


def _sums(model: Any) -> dict[Sum, list[tuple[str, Decimal, Decimal]]]:
    sums = defaultdict(list)
    for arcrole in (XbrlConst.summationItem, XbrlConst.summationItem11):
        for role in model.relationshipSet(arcrole).linkRoleUris:
            for arc in model.relationshipSet(arcrole, role).modelRelationships:
                total = role, arcrole, _name(arc.fromModelObject)
                sums[total].append((_name(arc.toModelObject), arc.weightDecimal, arc.orderDecimal))
    return dict(sums)


def _successors(model: Any) -> dict[str, set[str]]:
    successors = defaultdict(set)
    for arc in model.relationshipSet(DEPRECATED_CONCEPT).modelRelationships:
        successors[_name(arc.toModelObject)].add(_name(arc.fromModelObject))
    return dict(successors)
