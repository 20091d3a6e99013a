"""Statements: what a section says in words, each under its concept's label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from xbrlesg.names import QName
from xbrlesg.presentation.breakdowns import Breakdowns, sole_axes
from xbrlesg.presentation.columns import TextPeriods, column_of
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Statement
from xbrlesg.presentation.trees import SectionOutline
from xbrlesg.report.model import Dimensions, Fact, Period

Place = tuple[Period, Dimensions]


def statements(
    outline: SectionOutline,
    labels: Labels,
    cells: Mapping[str, Cell],
    periods: TextPeriods,
    facts: Iterable[Fact],
) -> Iterator[Statement]:
    """The facts in the order of the outline, newest first; one text in several languages is one."""
    by_concept: dict[QName, dict[Place, list[Fact]]] = {}
    for fact in facts:
        place = (column_of(fact.period), fact.dimensions)
        by_concept.setdefault(fact.concept, {}).setdefault(place, []).append(fact)
    for entry in (entry for entry in outline.entries if entry.name in by_concept):
        name = entry.name
        places = by_concept[name]
        breakdowns = Breakdowns(outline, labels, sole_axes(labels, name))
        by_part = sorted(places, key=lambda place: breakdowns.order(place[1]))
        is_dated = len({period for period, _ in places}) > 1
        for period, dimensions in sorted(by_part, key=lambda place: place[0].sort_key, reverse=True):
            yield Statement(
                label=labels.of(name, entry.label_role),
                qualifier=breakdowns.name(dimensions) if dimensions else (),
                period=periods.told(period, always=is_dated),
                cells=by_language(places[period, dimensions], labels, cells),
            )


def by_language(facts: Iterable[Fact], labels: Labels, cells: Mapping[str, Cell]) -> tuple[Cell, ...]:
    """The cells of one text in its languages, in the report's order of languages."""
    together = sorted(facts, key=lambda fact: _turn(fact, labels.languages))
    return tuple(cells[fact.id] for fact in together)


def _turn(fact: Fact, languages: tuple[str, ...]) -> tuple[int, str]:
    language = fact.language or ""
    return (languages.index(language) if language in languages else len(languages), language)
