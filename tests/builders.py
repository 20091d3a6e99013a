"""Builders of model objects: valid by default, so that a test states only what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xbrlesg.links import STANDARD_LABEL
from xbrlesg.names import XBRLI, QName
from xbrlesg.presentation.description import Description
from xbrlesg.presentation.model import Cover
from xbrlesg.report.model import Entity, Fact, Member, Note, Period, Report, Value
from xbrlesg.report.printed import Occurrence, Printed
from xbrlesg.taxonomy.model import (
    Axis,
    Concept,
    Hypercube,
    PresentationNode,
    PresentationTree,
    Taxonomy,
    ValueKind,
)

ESG: Final = "https://esg.example/2024-01-01"
ENTRY_POINT: Final = f"{ESG}/esg.xsd"
COMPANY: Final = Entity("https://www.szse.cn", "301330")

Nodes = Mapping[str, Any]
"""A presentation tree by local names: ``{"StaffAbstract": {"Employees": {}}}``."""


def name(local: str) -> QName:
    """A name of the builders' taxonomy."""
    return QName(ESG, local)


def year(number: int) -> Period:
    """A calendar year."""
    return Period.days(date(number, 1, 1), date(number, 12, 31))


def year_end(number: int) -> Period:
    """The end of a calendar year."""
    return Period.at_end_of(date(number, 12, 31))


def make_fact(
    fact_id: str = "f1",
    concept: str = "Employees",
    value: Value = 4106,
    dimensions: Mapping[str, str | QName] | None = None,
    **changes: Any,
) -> Fact:
    """A value of 2023, a number unless told otherwise.

    ``dimensions`` are local names; an axis called ``Typed...`` has its value as text.
    """
    pairs = sorted((name(axis), _member(axis, member)) for axis, member in (dimensions or {}).items())
    fact = Fact(fact_id, name(concept), COMPANY, year(2023), value, dimensions=tuple(pairs))
    return replace(fact, **{"decimals": 0 if fact.is_numeric else None, **changes})


def make_occurrence(fact: Fact, number: str | None = None, **changes: Any) -> Occurrence:
    """A place that prints the fact as ``number``, or as it stands; ``changes`` go to the two parts."""
    printed = {key: changes.pop(key) for key in ("scale", "negative", "before", "after") if key in changes}
    text = number if number is not None else _digits(fact.value)
    return replace(Occurrence(fact.id, Printed(text, **printed), "Person"), **changes)


def make_report(*facts: Fact, notes: Iterable[Note] = ()) -> Report:
    """A report on the builders' taxonomy, of one fact unless told otherwise."""
    return Report((ENTRY_POINT,), facts or (make_fact(),), tuple(notes))


def make_description(*languages: str, **changes: Any) -> Description:
    """A description in English and Chinese."""
    cover = Cover(
        entity=(("en", "Example Co"),),
        title=(("en", "ESG report 2023"), ("zh-hans", "2023年ESG报告")),
        period=(("en", "2023"),),
        identifier=(("en", "Shenzhen Stock Exchange 301330"),),
        standards=("GRI Standards",),
    )
    return replace(Description(languages or ("en", "zh-hans"), cover), **changes)


def make_taxonomy(
    trees: Mapping[str, Nodes] | None = None,
    labels: Mapping[str, str | tuple[str, str]] | None = None,
    axes: Mapping[str, Sequence[str]] | None = None,
) -> Taxonomy:
    """A taxonomy whose trees are given by role tail and local names.

    ``labels`` are English, or English and Chinese. ``axes`` gives the members of each axis; one called
    ``Typed...`` has none. Elements called ``...Abstract``, ``...LineItems`` and the like are abstract. All
    other ones are in one hypercube with all axes.
    """
    trees = {"staff": {"StaffAbstract": {"Employees": {}}}} if trees is None else trees
    axes = axes or {}
    presentation = tuple(
        PresentationTree(f"{ESG}/role/{tail}", f"[{order:04}] {tail}", _nodes(nodes))
        for order, (tail, nodes) in enumerate(trees.items(), 1)
    )
    locals_used = {local for tree in presentation for root in tree.roots for local in _locals(root)}
    concepts = {name(local): _concept(local) for local in sorted(locals_used)}
    reportable = frozenset(concept.name for concept in concepts.values() if not concept.abstract)
    members = {name(axis): frozenset(name(member) for member in found) for axis, found in axes.items()}
    return Taxonomy(
        entry_points=(ENTRY_POINT,),
        concepts=concepts,
        axes={name(axis): _axis(axis) for axis in axes},
        hypercubes=(Hypercube(f"{ESG}/role/all", name("AllTable"), True, reportable, members),),
        presentation=presentation,
        labels=dict(_labels(labels or {})),
        references={},
        prefixes={ESG: "esg"},
    )


def _member(axis: str, member: str | QName) -> Member:
    return member if isinstance(member, QName) or axis.startswith("Typed") else name(member)


def _digits(value: Value) -> str:
    match value:
        case bool() | str() | date():
            return str(value)
        case int() | Decimal():
            return f"{abs(value):,}"
        case _:
            return ""


def _axis(local: str) -> Axis:
    return Axis(name(local), typed_domain=name(f"{local}Value") if local.startswith("Typed") else None)


def _concept(local: str) -> Concept:
    abstract = local.endswith(("Abstract", "LineItems", "Table", "Axis", "Domain", "Member"))
    return Concept(name(local), QName(XBRLI, "integerItemType"), ValueKind.INTEGER, "duration", abstract)


def _nodes(nodes: Nodes) -> tuple[PresentationNode, ...]:
    return tuple(PresentationNode(name(local), _nodes(children)) for local, children in nodes.items())


def _locals(node: PresentationNode) -> list[str]:
    return [node.concept.local, *(local for child in node.children for local in _locals(child))]


def _labels(
    labels: Mapping[str, str | tuple[str, str]],
) -> Iterable[tuple[tuple[QName, str, str], str]]:
    for local, texts in labels.items():
        pair = (texts,) if isinstance(texts, str) else texts
        for language, text in zip(("en", "zh-hans"), pair, strict=False):
            yield (name(local), STANDARD_LABEL, language), text
