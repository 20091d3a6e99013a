"""Statements: what a section says in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from xbrlesg.names import QName
from xbrlesg.presentation.breakdowns import Breakdowns, Dimensions, sole_axes
from xbrlesg.presentation.columns import column_of, period_text
from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.model import Cell, Statement
from xbrlesg.presentation.trees import SectionOutline
from xbrlesg.report.model import Fact, Period

Place = tuple[Period, Dimensions]


def statements(
    outline: SectionOutline, labels: Labels, cells: Mapping[str, Cell], facts: Iterable[Fact]
) -> Iterator[Statement]:
    """The text facts in the order of the outline, newest first; one text in several languages is one."""
    by_concept: dict[QName, dict[Place, list[Fact]]] = {}
    for fact in facts:
        place = (column_of(fact.period), fact.dimensions)
        by_concept.setdefault(fact.concept, {}).setdefault(place, []).append(fact)
    for entry in outline.entries:
        breakdowns = Breakdowns(outline, labels, sole_axes(labels.taxonomy, entry.name))
        places = by_concept.get(entry.name, {})
        by_part = sorted(places, key=lambda place: breakdowns.order(place[1]))
        for period, dimensions in sorted(by_part, key=lambda place: place[0].sort_key, reverse=True):
            together = sorted(places[period, dimensions], key=lambda fact: _turn(fact, labels.languages))
            yield Statement(
                label=labels.of(entry.name),
                qualifier=breakdowns.name(dimensions) if dimensions else (),
                period=period_text(period),
                cells=tuple(cells[fact.id] for fact in together),
            )


def _turn(fact: Fact, languages: tuple[str, ...]) -> tuple[int, str]:
    language = fact.language or ""
    return (languages.index(language) if language in languages else len(languages), language)
