"""Arelle's own run over a report, with its taxonomy already there: nothing of the taxonomy is done twice.

Arelle makes a new model for each report, loads the taxonomy into it and validates both together. Here its
``ModelXbrl.create`` gives out, once, a model that holds the taxonomy already, so that loading the report only
attaches it; and the four loops of ``ValidateXbrl.validate`` that go over the whole taxonomy (links, base
sets, concepts, types) see a view of it that shows what the report has added. The rules are Arelle's own.

Source: Arelle 2.47.3, ModelXbrl.py and ValidateXbrl.py, which calls ``profileStat`` between its phases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

_OF_A_REPORT: Final = ("_factsBy", "_nonNilFacts", "_dimensionsInUse", "_startedProfiledActivity", "ixds")
_DIMENSIONS: Final = ("dimensionDefaultConcepts", "qnameDimensionDefaults", "qnameDimensionContextElement")
_TABLES: Final = (
    *("namespaceDocs", "arcroleTypes", "roleTypes", "qnameConcepts", "nameConcepts", "qnameAttributes"),
    *("qnameAttributeGroups", "qnameGroupDefinitions", "qnameTypes", "qnameParameters", "modelVariableSets"),
    *("modelConsistencyAssertions", "modelCustomFunctionSignatures", "modelCustomFunctionImplementations"),
    "modelRenderingTables",
)
_SCHEMAS_OF_REPORTS: Final = frozenset({"http://www.xbrl.org/2006/xbrldi-2006.xsd"})
"""What an xBRL-XML report with dimensions makes Arelle load, and other reports do not."""

_FLAGS: Final = ("hasXDT", "hasFormulae", "hasTableRendering", "hasTableIndexing")
_VALIDATION: Final = (
    *("validateLinks", "validateRelationships", "validateInstance", "validateConcepts", "validateDTS"),
)
"""The phases of a validation that leave the taxonomy out."""


class NeedsCold(BaseException):
    """The preloaded taxonomy cannot judge this report exactly as a cold run would; the text says why.

    It is no ``Exception``, for Arelle catches those.
    """


@dataclass(frozen=True, slots=True)
class Held:
    """What a model held when its taxonomy was complete and no report was attached."""

    documents: frozenset[str]
    concepts: frozenset[Any]
    types: frozenset[Any]
    references: tuple[tuple[str, tuple[str, ...]], ...]
    links: dict[Any, int]
    sizes: tuple[int, ...]
    flags: tuple[bool, ...]
    dimensions: tuple[dict[Any, Any], ...]


class Attachment:
    """Follows one run of Arelle over a report, phase by phase; it is the model's ``profileStat``."""

    def __init__(self, model: Any, held: Held) -> None:
        self._model, self._held = model, held
        self._whole: dict[str, Any] = {}
        self._validating = False
        self.phases: list[str] = []

    def __call__(self, name: str | None = None, stat: float | None = None) -> None:
        """Arelle has ended the phase ``name``; without a name it begins to measure anew."""
        if name is None:
            if not self._validating:
                self._validating = True
                self._show_only("baseSets", [key for key in self._model.baseSets if self._is_new(key)])
            return
        self.phases.append(name)
        if name == "load":
            self._check()
        elif name == "validateRelationships":
            self._show_all("baseSets")
            for attribute, value in zip(_DIMENSIONS, self._held.dimensions, strict=True):
                setattr(self._model, attribute, dict(value))
        elif name == ("validateDimensions" if self._model.hasXDT else "validateInstance"):
            self._show_only("qnameConcepts", [*self._model.qnameConcepts.keys() - self._held.concepts])
        elif name == "validateConcepts":
            self._show_all("qnameConcepts")
            self._show_only("qnameTypes", [*self._model.qnameTypes.keys() - self._held.types])
        elif name == "validateDTS":
            self._show_all("qnameTypes")

    def finish(self, *, validated: bool) -> None:
        """Raises ``NeedsCold`` where Arelle did not go through all its phases."""
        expected = ("load", *(_VALIDATION if validated else ()))
        missing = [phase for phase in expected if self.phases.count(phase) != 1]
        if missing or self._whole:
            raise NeedsCold(f"Arelle did not reach {', '.join(missing) or 'the end'}")

    def _is_new(self, key: Any) -> bool:
        return not self._held.links.get(key)

    def _show_only(self, attribute: str, shown: Collection[Any]) -> None:
        whole = getattr(self._model, attribute)
        self._whole[attribute] = whole
        setattr(self._model, attribute, _View(whole, shown))

    def _show_all(self, attribute: str) -> None:
        setattr(self._model, attribute, self._whole.pop(attribute))

    def _check(self) -> None:
        """What Arelle loaded must be this taxonomy and one report on it, nothing more."""
        model, held = self._model, self._held
        document = model.modelDocument
        brought = {uri for uri in model.urlDocs if uri not in held.documents}
        if not {document.uri} <= brought <= {document.uri} | _SCHEMAS_OF_REPORTS:
            raise NeedsCold("the report brings documents of its own")
        own = frozenset(model.urlDocs[uri] for uri in brought)
        if model.urlUnloadableDocs:
            raise NeedsCold("a document cannot be loaded")
        if references(document) != held.references:
            raise NeedsCold("the report is on another taxonomy")
        if (_sizes(model, own), _flags(model)) != (held.sizes, held.flags) or model.schemaDocsToValidate:
            raise NeedsCold("the report adds to the taxonomy")
        arcroles = {key[0] for key, count in held.links.items() if count}
        added = {key for key, links in model.baseSets.items() if links and len(links) != held.links.get(key)}
        if any(held.links.get(key) or key[0] in arcroles for key in added):
            raise NeedsCold("the report adds links to the taxonomy's")


class _View(dict[Any, Any]):
    """A table that shows some of its entries to who goes over it, and all of them to who looks one up."""

    def __init__(self, whole: Any, shown: Collection[Any]) -> None:
        super().__init__(whole)
        self._table, self._shown = whole, shown

    def __missing__(self, key: Any) -> Any:
        self[key] = value = self._table[key]  # Arelle's tables of lists make an empty one
        return value

    def __iter__(self) -> Iterator[Any]:
        return iter(self._shown)

    def keys(self) -> Any:
        return list(self._shown)

    def values(self) -> Any:
        return [self[key] for key in self._shown]

    def items(self) -> Any:
        return [(key, self[key]) for key in self._shown]


def references(document: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The documents that a document refers to, in its order, and how: schemaRef, linkbaseRef and so on."""
    return tuple(
        (target.uri, tuple(sorted(reference.referenceTypes)))
        for target, reference in document.referencesDocument.items()
    )


def _sizes(model: Any, without: frozenset[Any] = frozenset()) -> tuple[int, ...]:
    """How much each table holds, without what is from these documents."""
    return tuple(
        sum(getattr(item, "modelDocument", item) not in without for item in _items(getattr(model, name)))
        for name in _TABLES
    )


def _items(table: Any) -> Iterable[Any]:
    """What a table holds. Of a table of lists that is what they hold: a mere look adds an empty one."""
    if isinstance(table, defaultdict):
        return chain.from_iterable(table.values())
    return table.values() if isinstance(table, dict) else table


def _flags(model: Any) -> tuple[bool, ...]:
    return tuple(getattr(model, flag) for flag in _FLAGS)


def release(model: Any, document: Any) -> Held:
    """Take the document out of a model, so that only its taxonomy is left. Raises ``NeedsCold``."""
    from arelle.ErrorManager import ErrorManager  # noqa: PLC0415 - as slow to import as all of Arelle

    found = references(document)
    del model.urlDocs[document.uri]
    model.modelDocument = None
    model.facts, model.factsInInstance, model.undefinedFacts = [], set(), []
    model.contexts, model.units, model.ixdsUnmappedContexts, model.ixdsUnmappedUnits = {}, {}, {}, {}
    model._contextsInUseMarked = model._unitsInUseMarked = False
    model.schemaDocsToValidate = set()
    model.errorManager = ErrorManager(model.modelManager, model.errorCaptureLevel)
    dimensions = tuple(getattr(model, name) for name in _DIMENSIONS)
    model.qnameDimensionDefaults = {}
    for name in (
        *_DIMENSIONS[::2],
        "isDimensionsValidated",
        "uri",
        "uriDir",
        "fileSource",
        "closeFileSource",
    ):
        model.__dict__.pop(name, None)
    for name in [name for name in model.__dict__ if name.startswith(_OF_A_REPORT)]:
        if name not in {"ixdsUnmappedContexts", "ixdsUnmappedUnits"}:
            del model.__dict__[name]
    # Sets of links that the taxonomy has none of: a report may have some.
    for key in [key for key, links in model.relationshipSets.items() if not links.modelRelationships]:
        del model.relationshipSets[key]
    for kept in model.urlDocs.values():
        kept.skipDTS = True
    links = {key: len(found) for key, found in model.baseSets.items()}
    return Held(
        frozenset(model.urlDocs),
        frozenset(model.qnameConcepts),
        frozenset(model.qnameTypes),
        found,
        links,
        _sizes(model),
        _flags(model),
        dimensions,
    )


@contextmanager
def given_out(model: Any) -> Iterator[None]:
    """Have Arelle take this model, once, where it would make a new one; a second wish needs a cold run."""
    from arelle import ModelXbrl  # noqa: PLC0415 - see above

    made = ModelXbrl.create
    waiting = [model]

    def create(*_: Any, **__: Any) -> Any:
        if not waiting:
            raise NeedsCold("the report makes Arelle load a second one")
        return waiting.pop()

    ModelXbrl.create = create
    try:
        yield
    finally:
        ModelXbrl.create = made
