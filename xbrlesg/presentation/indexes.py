"""Indexes: where in the report each disclosure of a standard stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xbrlesg.presentation.description import IndexItem, IndexOrder
from xbrlesg.presentation.model import Index, IndexGroup, IndexRow, Section, Texts, Theme
from xbrlesg.presentation.texts import words
from xbrlesg.presentation.trees import anchor

Places = Mapping[str, tuple[str, Texts]]
"""For each fact, by id, the section that shows it: anchor and heading."""


def make_indexes(
    orders: Sequence[IndexOrder], themes: Sequence[Theme], languages: tuple[str, ...]
) -> Iterator[Index]:
    """The indexes with their rows; a fact that only the key figures show leads to no section."""
    places = {fact_id: place for section in _sections(themes) for fact_id, place in _shown(section)}
    ranks = {section.id: rank for rank, section in enumerate(_sections(themes))}
    for order in orders:
        groups = (IndexGroup(heading, tuple(_rows(items, places, ranks))) for heading, items in order.groups)
        yield Index(
            id=f"index-{anchor(order.standard)}",
            heading=words("index_of", languages, standard=order.standard),
            head=order.head,
            groups=tuple(groups),
        )


def _rows(items: Sequence[IndexItem], places: Places, ranks: Mapping[str, int]) -> Iterator[IndexRow]:
    for item in items:
        found = {places[fact] for fact in item.facts if fact in places}
        in_order = sorted(found, key=lambda place: ranks[place[0]])
        yield IndexRow(item.code, item.title, tuple(in_order), item.remarks)


def _sections(themes: Sequence[Theme]) -> list[Section]:
    return [section for theme in themes for chapter in theme.chapters for section in chapter.sections]


def _shown(section: Section) -> Iterator[tuple[str, tuple[str, Texts]]]:
    yield from ((cell.fact.id, (section.id, section.heading)) for cell in section.cells())
