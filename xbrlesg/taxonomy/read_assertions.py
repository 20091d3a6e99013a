"""Reading assertions out of formula linkbases, without evaluating anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from xbrlesg.names import QName
from xbrlesg.taxonomy.assertions import (
    Assertion,
    AssertionKind,
    AssertionSeverity,
    Filter,
    Variable,
    VariableKind,
)
from xbrlesg.taxonomy.discovery import Document
from xbrlesg.taxonomy.formula_links import LABEL, FormulaLinks, Node, read_formula_links
from xbrlesg.taxonomy.types import split_name

CONCEPT_FILTER: Final = "http://xbrl.org/2008/filter/concept"
CONCEPT_NAME: Final = QName(CONCEPT_FILTER, "conceptName")
BOOLEAN_FILTER: Final = "http://xbrl.org/2008/filter/boolean"
AND_FILTER: Final = QName(BOOLEAN_FILTER, "andFilter")
OR_FILTER: Final = QName(BOOLEAN_FILTER, "orFilter")
VARIABLE: Final = "http://xbrl.org/2008/variable"

VARIABLE_SET: Final = "http://xbrl.org/arcrole/2008/variable-set"
VARIABLE_FILTER: Final = "http://xbrl.org/arcrole/2008/variable-filter"
SET_FILTER: Final = "http://xbrl.org/arcrole/2008/variable-set-filter"
FILTER_PART: Final = "http://xbrl.org/arcrole/2008/boolean-filter"
PRECONDITION: Final = "http://xbrl.org/arcrole/2008/variable-set-precondition"
ASSERTION_SET: Final = "http://xbrl.org/arcrole/2008/assertion-set"
CONSISTENCY_FORMULA: Final = "http://xbrl.org/arcrole/2008/consistency-assertion-formula"
SEVERITIES: Final = tuple(
    f"http://xbrl.org/arcrole/{year}/assertion-unsatisfied-severity" for year in ("2016", "2022")
)
ARCROLES: Final = frozenset(
    (
        *(VARIABLE_SET, VARIABLE_FILTER, SET_FILTER, FILTER_PART, PRECONDITION),
        *(ASSERTION_SET, CONSISTENCY_FORMULA, *SEVERITIES),
    )
)

_KINDS: Final = {f"{{http://xbrl.org/2008/assertion/{kind}}}{kind}Assertion": kind for kind in AssertionKind}
_VARIABLES: Final = {
    f"{{{VARIABLE}}}factVariable": VariableKind.FACT,
    f"{{{VARIABLE}}}generalVariable": VariableKind.GENERAL,
    f"{{{VARIABLE}}}parameter": VariableKind.PARAMETER,
}
_LEVELS: Final = {level.value: level for level in AssertionSeverity}
_CALLED: Final = re.compile(r"\$([\w.:-]+)")
_PREFIX: Final = re.compile(r"([A-Za-z_][\w.-]*):(?=[A-Za-z_])")


def read_assertions(documents: Iterable[Document]) -> tuple[Assertion, ...]:
    """All assertions of the documents' formula linkbases, in document order."""
    links = read_formula_links(documents, ARCROLES)
    return _Reader(links).read()


class _Reader:
    """Follows the arcs from each assertion to its variables, and from those to their filters."""

    def __init__(self, links: FormulaLinks) -> None:
        self._links = links
        self._sets: dict[etree._Element, list[str]] = {}
        for resource in links.resources:
            for arc in links.follow(ASSERTION_SET, resource):
                if not isinstance(arc.target, str):
                    self._sets.setdefault(arc.target, []).append(_id(resource))

    def read(self) -> tuple[Assertion, ...]:
        return tuple(
            self._assertion(resource, _KINDS[resource.tag])
            for resource in self._links.resources
            if resource.tag in _KINDS
        )

    def _assertion(self, resource: etree._Element, kind: AssertionKind) -> Assertion:
        sources = [resource]
        if kind is AssertionKind.CONSISTENCY:  # its variables are those of its formula
            sources += _elements(arc.target for arc in self._links.follow(CONSISTENCY_FORMULA, resource))
        variables = tuple(variable for source in sources for variable in self._variables(source))
        called = set(_CALLED.findall(resource.get("test", "")))
        tested = [variable for variable in variables if variable.name in called]
        concepts = _concepts(variables)
        return Assertion(
            id=_id(resource),
            kind=kind,
            severity=self._severity(resource),
            sets=tuple(self._sets.get(resource, ())),
            concepts=concepts,
            subjects=_concepts(tested) or concepts,
            preconditions=tuple(test for source in sources for test in self._preconditions(source)),
            test=resource.get("test"),
            variables=variables if kind is AssertionKind.EXISTENCE else (),
        )

    def _severity(self, resource: etree._Element) -> AssertionSeverity:
        """By the resource that the arc leads to, which is most often one of the standard's own file."""
        for arcrole in SEVERITIES:
            for arc in self._links.follow(arcrole, resource):
                named = arc.target if isinstance(arc.target, str) else etree.QName(arc.target).localname
                return _LEVELS.get(named.rpartition("#")[2].lower(), AssertionSeverity.COMPUTED)
        return AssertionSeverity.ERROR

    def _preconditions(self, source: etree._Element) -> Iterator[str]:
        for target in _elements(arc.target for arc in self._links.follow(PRECONDITION, source)):
            yield target.get("test", "")

    def _variables(self, source: etree._Element) -> Iterator[Variable]:
        shared = self._filters(SET_FILTER, source)
        for arc in self._links.follow(VARIABLE_SET, source):
            if isinstance(arc.target, str) or arc.target.tag not in _VARIABLES:
                continue
            kind = _VARIABLES[arc.target.tag]
            if kind is VariableKind.FACT:
                yield self._fact_variable(arc.name, arc.target, shared)
            else:
                yield _other_variable(arc.name, kind, arc.target)

    def _fact_variable(self, name: str, resource: etree._Element, shared: tuple[Filter, ...]) -> Variable:
        return Variable(
            name=name,
            kind=VariableKind.FACT,
            filters=(*shared, *self._filters(VARIABLE_FILTER, resource)),
            fallback=resource.get("fallbackValue"),
            takes_nil=resource.get("nils", "false").strip() in ("true", "1"),
        )

    def _filters(
        self, arcrole: str, source: etree._Element, above: tuple[Node, ...] = ()
    ) -> tuple[Filter, ...]:
        return tuple(
            self._filter(arc.target, above, is_complement=arc.is_complement)
            for arc in self._links.follow(arcrole, source)
            if not isinstance(arc.target, str) and arc.target not in above  # a circle must not hang us
        )

    def _filter(self, resource: etree._Element, above: tuple[Node, ...], *, is_complement: bool) -> Filter:
        kind = QName(etree.QName(resource).namespace or "", etree.QName(resource).localname)
        if kind == CONCEPT_NAME:
            names = resource.iterfind(f"{{{CONCEPT_FILTER}}}concept/{{{CONCEPT_FILTER}}}qname")
            expression = resource.find(f"{{{CONCEPT_FILTER}}}concept/{{{CONCEPT_FILTER}}}qnameExpression")
            concepts = tuple(split_name(name, name.text) for name in names if name.text)
            return Filter(kind, is_complement, concepts, is_computed=expression is not None)
        if kind in (AND_FILTER, OR_FILTER):
            parts = self._filters(FILTER_PART, resource, (*above, resource))
            return Filter(kind, is_complement, parts=parts)
        return Filter(kind, is_complement)


def _other_variable(name: str, kind: VariableKind, resource: etree._Element) -> Variable:
    select = resource.get("select")
    prefixes = sorted(set(_PREFIX.findall(select or "")))
    return Variable(
        name=name,
        kind=kind,
        select=select,
        declared_type=resource.get("as"),
        namespaces=tuple(
            (prefix, resource.nsmap[prefix] or "") for prefix in prefixes if prefix in resource.nsmap
        ),
    )


def _concepts(variables: Iterable[Variable]) -> tuple[QName, ...]:
    filters = (item for variable in variables for item in variable.filters)
    return tuple(dict.fromkeys(name for item in filters for name in _named(item)))


def _named(item: Filter, *, excluded: bool = False) -> Iterator[QName]:
    """The concepts that a filter lets through by name."""
    excluded = excluded != item.is_complement
    if not excluded:
        yield from item.concepts
    for part in item.parts:
        yield from _named(part, excluded=excluded)


def _id(resource: etree._Element) -> str:
    return str(resource.get("id") or resource.get(LABEL, ""))


def _elements(nodes: Iterable[Node]) -> Iterator[etree._Element]:
    return (node for node in nodes if not isinstance(node, str))
