"""The template of a mapping: its printed members, units and answers; labels and types from the taxonomy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from xbrlesg.checks.unit_types import unit_fault
from xbrlesg.links import DOCUMENTATION, STANDARD_LABEL
from xbrlesg.mapping.model import AxisEntry, IndicatorRule, Mapping, MappingFile, Rule
from xbrlesg.mapping.units import TAKES
from xbrlesg.names import QName
from xbrlesg.pipeline.template_texts import (
    HEADINGS,
    LANGUAGES,
    UNMAPPED,
    YES_OR_NO,
    breakdown_column,
    some,
    template_of,
    unique,
)
from xbrlesg.records.xlsx.template import Column, Template
from xbrlesg.taxonomy.model import Hypercube, Taxonomy, ValueKind

PLAIN: Final = ("id", "concept", "type", "period", "units", "breakdowns", "answers")
FIT: Final = "fit 契合度"


def plain_template(entry: MappingFile) -> Template:
    """A template by the mapping alone: of indicators it knows ids, concepts and how well they fit."""
    rows = [[HEADINGS["id"], HEADINGS["concept"], FIT]]
    rows += [[key, item.concept or "", item.fit.value] for key, item in entry.indicators.items()]
    return template_of(f"{entry.mapping}, {entry.taxonomy}", _choices(entry), _columns(entry), rows)


def resolved_template(entry: MappingFile, mapping: Mapping, taxonomy: Taxonomy) -> Template:
    """A template by the mapping and its taxonomy, which must have been resolved without an error."""
    page = _IndicatorPage(mapping, taxonomy)
    columns = [
        *_columns(entry, {key: page.labels_of(rule.axis) for key, rule in mapping.axes.items() if rule}),
    ]
    return template_of(f"{entry.mapping}, {entry.taxonomy}", _choices(entry), columns, list(page.rows()))


def _choices(entry: MappingFile) -> dict[str, Sequence[str]]:
    return {
        "indicator": list(entry.indicators),
        "unit": list(entry.units),
        "qualifier": list(entry.qualifiers.members) if entry.qualifiers else [],
    }


def _columns(entry: MappingFile, labels: dict[str, Sequence[str]] | None = None) -> list[Column]:
    """The breakdowns' columns; what is a concept in the taxonomy and no member is offered too."""
    cases = _cases(entry)
    columns = []
    for key, axis in entry.axes.items():
        printed = _printed(axis)
        offered = [*printed, *cases[key]] if printed or not axis.typed else []
        columns.append(breakdown_column(key, offered, (labels or {}).get(key, ())))
    return columns + [Column(key, "\n".join(UNMAPPED), unique(cases[key])) for key in entry.unmapped_axes]


def _cases(entry: MappingFile) -> defaultdict[str, list[str]]:
    """For each column the printed values that have concepts of their own."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for indicator in entry.indicators.values():
        for _, item in indicator.entries():
            for column, cases in item.cases.items():
                found[column] += cases
    return found


def _printed(axis: AxisEntry) -> Sequence[str]:
    """The printed values of an axis; none where it takes any text."""
    return list(axis.members) or (list(axis.typed) if isinstance(axis.typed, dict) else [])


class _IndicatorPage:
    """The indicators of a mapping, each with what the taxonomy says of its concept."""

    def __init__(self, mapping: Mapping, taxonomy: Taxonomy) -> None:
        self._mapping = mapping
        self._taxonomy = taxonomy
        self._cubes: dict[QName, list[Hypercube]] = defaultdict(list)
        for cube in taxonomy.hypercubes:
            for concept in cube.concepts:
                self._cubes[concept].append(cube)
        tags = {language for _, _, language in taxonomy.labels}
        self._languages = [tag for tag in LANGUAGES if {tag, tag.partition("-")[0]} & tags]
        self._columns = {rule.axis: key for key, rule in mapping.axes.items() if rule}

    def rows(self) -> Iterator[list[str]]:
        """The header and a row for each indicator."""
        texts = [f"{HEADINGS[kind]} ({tag})" for kind in ("label", "definition") for tag in self._languages]
        yield [*(HEADINGS[key] for key in PLAIN), *texts]
        for key, rule in self._mapping.indicators.items():
            if rule is not None:
                yield self._row(key, rule)

    def labels_of(self, name: QName, role: str = STANDARD_LABEL) -> list[str]:
        """The label in each language that the taxonomy has, empty where there is none."""
        return [self._taxonomy.label(name, language, role) or "" for language in self._languages]

    def _row(self, key: str, rule: Rule) -> list[str]:
        own = rule if isinstance(rule, IndicatorRule) else None
        parts = list(_parts(rule))
        concepts = [part.concept for _, part in parts]
        lines = [*(self._breakdowns(own) if own else ()), *self._case_lines(parts)]
        return [
            key,
            self._taxonomy.prefixed(own.concept.name) if own else "",
            ", ".join(unique(concept.kind.value for concept in concepts)),
            ", ".join(unique(concept.period_type for concept in concepts)),
            ", ".join(unique(unit for _, part in parts for unit in self._units(part))),
            "\n".join(unique(lines)),
            "\n".join(unique(answer for _, part in parts for answer in _answers(part))),
            *(self.labels_of(own.concept.name) if own else [""] * len(self._languages)),
            *(self.labels_of(own.concept.name, DOCUMENTATION) if own else [""] * len(self._languages)),
        ]

    def _case_lines(self, parts: Sequence[tuple[tuple[str, ...], IndicatorRule]]) -> Iterator[str]:
        """A line for each breakdown that is a concept in the taxonomy."""
        for path, part in parts:
            if path:
                yield f"{' + '.join(path)}: {self._taxonomy.prefixed(part.concept.name)}"

    def _units(self, rule: IndicatorRule) -> tuple[str, ...]:
        """The printed units that a figure of this concept may have."""
        concept = rule.concept
        families = TAKES.get(concept.kind, frozenset())
        return unique(
            printed
            for printed, unit in self._mapping.units.items()
            if unit and unit.family in families and unit_fault(concept.type, unit.unit) is None
        )

    def _breakdowns(self, rule: IndicatorRule) -> tuple[str, ...]:
        """A line for each hypercube: its axes' columns, each with the printed members that it admits."""
        lines = []
        for cube in self._cubes[rule.concept.name]:
            parts = []
            for axis, members in sorted(cube.axes.items(), key=lambda pair: self._columns.get(pair[0], "")):
                column = self._columns.get(axis)
                if column is None or not (rule.breakdowns is None or column in rule.breakdowns):
                    continue
                printed = self._printed(column, members)
                parts.append(f"{column} ({some(printed)})" if printed else column)
            lines.append(" + ".join(parts))
        return unique(lines)

    def _printed(self, column: str, members: frozenset[QName]) -> list[str]:
        axis = self._mapping.axes[column]
        return [text for text, member in axis.members.items() if member in members] if axis else []


def _parts(rule: Rule, *path: str) -> Iterator[tuple[tuple[str, ...], IndicatorRule]]:
    """The rule and those of its cases, and of theirs; ``path`` says by which printed values it is reached."""
    if isinstance(rule, IndicatorRule):
        yield path, rule
    for (column, printed), case in rule.cases.items():
        if case is not None:
            yield from _parts(case, *path, f"{column} {printed}")


def _answers(rule: IndicatorRule) -> Sequence[str]:
    if rule.concept.kind is ValueKind.BOOLEAN:
        return YES_OR_NO
    return [*(rule.answers.members if rule.answers else ()), *rule.stated]
