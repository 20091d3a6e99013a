"""Indexes: where in the report each disclosure of a standard stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xbrlesg.names import QName
from xbrlesg.presentation.description import IndexItem, IndexOrder
from xbrlesg.presentation.model import Cell, Index, IndexGroup, IndexPlace, IndexRow, Theme
from xbrlesg.presentation.texts import words
from xbrlesg.presentation.trees import anchor

Places = Mapping[str, tuple[int, IndexPlace]]
"""For each fact, by id, its place, and its rank in the order of reading."""


def make_indexes(
    orders: Sequence[IndexOrder], themes: Sequence[Theme], languages: tuple[str, ...]
) -> Iterator[Index]:
    """The indexes with their rows; a fact that only the key figures show leads to no section."""
    places = {fact_id: (rank, place) for rank, (fact_id, place) in enumerate(_shown(themes))}
    for order in orders:
        groups = (IndexGroup(heading, tuple(_rows(items, places))) for heading, items in order.groups)
        yield Index(
            id=f"index-{anchor(order.standard)}",
            heading=words("index_of", languages, standard=order.standard),
            head=order.head,
            groups=tuple(groups),
        )


def _rows(items: Sequence[IndexItem], places: Places) -> Iterator[IndexRow]:
    """The rows; a section that holds several facts of a disclosure is named once, with the first of them."""
    for item in items:
        ranked = sorted((places[fact] for fact in item.facts if fact in places), key=lambda found: found[0])
        by_section: dict[str, IndexPlace] = {}
        for _, place in ranked:
            known = by_section.setdefault(place.section, place)
            if known.fact is None:
                by_section[place.section] = place
        yield IndexRow(item.code, item.title, tuple(by_section.values()), item.remarks)


def _shown(themes: Sequence[Theme]) -> Iterator[tuple[str, IndexPlace]]:
    """Each fact of each section, in the order of reading."""
    for section in (s for theme in themes for chapter in theme.chapters for s in chapter.sections):
        for cell in section.cells():
            yield cell.fact.id, IndexPlace(section.id, section.heading, _anchored(cell))


def _anchored(cell: Cell) -> str | None:
    """The fact to which a link can lead; none for an enumeration or a nil fact, whose element is hidden."""
    is_hidden = cell.fact.is_nil or isinstance(cell.fact.value, QName | tuple)
    return None if is_hidden else cell.fact.id
