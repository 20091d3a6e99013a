"""A taxonomy as Arelle's own model shows it, in plain data to compare ours with."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from arelle import XbrlConst
from arelle.api.Session import Session
from arelle.ModelFormulaObject import ModelBooleanFilter, ModelConceptName, ModelFactVariable
from arelle.RuntimeOptions import RuntimeOptions
from arelle.ValidateXbrlDimensions import usableEnumerationMembers

Tree = tuple[str, tuple[Any, ...]]
"""Clark name and subtrees."""


@dataclass(frozen=True, slots=True)
class View:
    """All concepts outside the standards' namespaces, and their labels, references and trees."""

    concepts: dict[str, tuple[str, str, bool]]
    labels: dict[tuple[str, str, str], str]
    references: dict[str, list[tuple[tuple[str, str], ...]]]
    trees: dict[str, tuple[str, list[Tree]]]
    defaults: dict[str, str]
    cubes: dict[tuple[str, str], tuple[bool, set[str], set[str]]]


def view(entry_point: str, packages: list[Path], namespace: str) -> View:
    with _model(entry_point, packages) as model:
        return _view(model, namespace)


def view_values(entry_point: str, packages: list[Path]) -> dict[str, tuple[str, frozenset[str] | None]]:
    """For each concept that takes facts: the sort of its values, and the answers of an enumeration."""
    with _model(entry_point, packages) as model:
        return {
            item.qname.clarkNotation: (_sort(item), frozenset(_answers(item)) if item.isEnumeration else None)
            for item in model.qnameConcepts.values()
            if item.isItem and not item.isAbstract
        }


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


def _view(model: Any, namespace: str) -> View:
    concepts = {
        concept.qname.clarkNotation: concept
        for concept in model.qnameConcepts.values()
        if concept.qname.namespaceURI == namespace and concept.isItem
    }
    labels = model.relationshipSet(XbrlConst.conceptLabel)
    references = model.relationshipSet(XbrlConst.conceptReference)
    trees = model.relationshipSet(XbrlConst.parentChild)
    return View(
        {
            name: (item.typeQname.clarkNotation, item.periodType, item.isAbstract)
            for name, item in concepts.items()
        },
        {
            (name, rel.toModelObject.role, rel.toModelObject.xmlLang): rel.toModelObject.stringValue
            for name, item in concepts.items()
            for rel in labels.fromModelObject(item)
        },
        {
            name: [
                tuple((part.localName, part.stringValue) for part in rel.toModelObject.iterchildren())
                for rel in references.fromModelObject(item)
            ]
            for name, item in concepts.items()
            if references.fromModelObject(item)
        },
        {role: _trees(model, role) for role in trees.linkRoleUris},
        {axis.qname.clarkNotation: member.qname.clarkNotation for axis, member in _defaults(model).items()},
        _cubes(model),
    )


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
    members = usableEnumerationMembers(SimpleNamespace(modelXbrl=concept.modelXbrl), concept)
    return {member.qname.clarkNotation for member in members}


def _trees(model: Any, role: str) -> tuple[str, list[Tree]]:
    arcs = model.relationshipSet(XbrlConst.parentChild, role)
    return model.roleTypes[role][0].definition, [_tree(arcs, root) for root in arcs.rootConcepts]


def _tree(arcs: Any, concept: Any) -> Tree:
    children = tuple(_tree(arcs, rel.toModelObject) for rel in arcs.fromModelObject(concept))
    return concept.qname.clarkNotation, children


def _defaults(model: Any) -> dict[Any, Any]:
    arcs = model.relationshipSet(XbrlConst.dimensionDefault).modelRelationships
    return {rel.fromModelObject: rel.toModelObject for rel in arcs}


def _cubes(model: Any) -> dict[tuple[str, str], tuple[bool, set[str], set[str]]]:
    cubes = {}
    for rel in model.relationshipSet(XbrlConst.all).modelRelationships:
        axes = model.relationshipSet(XbrlConst.hypercubeDimension, rel.linkrole).fromModelObject(
            rel.toModelObject
        )
        items = model.relationshipSet(XbrlConst.domainMember, rel.linkrole).fromModelObject(
            rel.fromModelObject
        )
        cubes[rel.linkrole, rel.toModelObject.qname.clarkNotation] = (
            rel.isClosed,
            {axis.toModelObject.qname.clarkNotation for axis in axes},
            {item.toModelObject.qname.clarkNotation for item in items},
        )
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
