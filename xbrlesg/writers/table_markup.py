"""Drawing of tables of numbers: rows, header cells and figures as XHTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from xbrlesg.presentation.model import Cell, Row, RowKind, Table, Texts
from xbrlesg.presentation.texts import words
from xbrlesg.writers.later import AT_ONCE, Later
from xbrlesg.writers.markup import Content, as_printed, make, spans
from xbrlesg.writers.tags import Tagger

SHORT: Final = 12
"""The rows that a page of paper should not tear apart; more of them would leave too much of a page empty."""


def table_element(table: Table, languages: tuple[str, ...], tagger: Tagger, later: Later) -> etree._Element:
    """A table of numbers in its frame; its rows are drawn later."""
    has_units = any(row.unit for row in table.rows)
    drawn = make(
        "table",
        None,
        caption(table.caption, tagger),
        _head(table, languages, has_units),
        later.stand_in("tbody", _bodies(table, languages[0], tagger, later, has_units=has_units)),
    )
    return in_frame(drawn, len(table.rows))


def _bodies(
    table: Table, page_language: str, tagger: Tagger, later: Later, *, has_units: bool
) -> Iterator[etree._Element]:
    for index, rows in enumerate(_groups(table.rows)):
        body: Iterable[etree._Element] = (_row(row, page_language, tagger, has_units) for row in rows)
        if len(rows) > AT_ONCE:
            body = [later.stand_in("tr", body)]
        classes = ["divided"] if len(rows) > 1 else []
        # The first group may break: browsers would leave the head of the table behind on the page before.
        classes += ["whole"] if index and len(rows) <= SHORT else []
        yield make("tbody", {"class": " ".join(classes)} if classes else None, *body)


def in_frame(table: etree._Element, rows: int) -> etree._Element:
    """A frame that scrolls by itself, so that a narrow screen keeps the page in place."""
    return make("div", {"class": "scroll whole" if rows <= SHORT else "scroll"}, table)


def caption(texts: Texts, tagger: Tagger) -> etree._Element:
    """A caption for those who hear a page; by its link the keyboard gets hold of a frame that scrolls."""
    anchor = tagger.table_anchor()
    link = make("a", {"id": anchor, "href": f"#{anchor}"}, *spans(texts, tagger.languages[0]))
    return make("caption", None, link)


def figure(cell: Cell, tagger: Tagger, *, with_unit: bool) -> list[Content]:
    """A figure as printed, the words that qualify it, its unit where asked for, links to its notes.

    The mark of a restated figure stands before it, so that the digits of a column stay below each other.
    """
    content: list[Content] = []
    if cell.is_restated:
        content += [mark("restated", tagger.languages), " "]
    if cell.qualifier:
        qualifier = spans(cell.qualifier, tagger.languages[0])
        content += [make("span", {"class": "qualifier"}, *qualifier), " "]
    content += tagger.tagged(cell)
    if with_unit and cell.unit:
        content += [" ", make("span", {"class": "unit"}, *as_printed(cell.unit, tagger.languages[0]))]
    # Notes come last: they hang over the edge of a cell, where a unit behind them would be covered.
    return [*content, *tagger.notes(cell)]


def mark(key: str, languages: tuple[str, ...]) -> etree._Element:
    """What is to be known of a value besides its words: that it is a summary, or restated."""
    return make("span", {"class": "mark"}, *spans(words(key, languages), languages[0]))


def _head(table: Table, languages: tuple[str, ...], has_units: bool) -> etree._Element:
    indicator, unit = (
        make("th", {"scope": "col", "class": kind}, *spans(words(key, languages), languages[0]))
        for kind, key in (("label", "indicator"), ("unit", "unit"))
    )
    columns = (make("th", {"scope": "col", "class": "figure"}, column) for column in table.columns)
    return make("thead", None, make("tr", None, indicator, unit if has_units else None, *columns))


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """A group for each concept with its breakdowns: what a page break should leave together."""
    group: list[Row] = []
    for row in rows:
        if group and row.kind in (RowKind.CONCEPT, RowKind.HEADING) and group[-1].kind != RowKind.HEADING:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _row(row: Row, page_language: str, tagger: Tagger, has_units: bool) -> etree._Element:
    classes = f"label depth-{min(row.depth, 5)}"
    header = make("th", {"scope": "row", "class": classes}, *spans(row.label, page_language))
    unit = make("td", {"class": "unit"}, *as_printed(row.unit, page_language)) if has_units else None
    cells = (_cell(cell, row, tagger) for cell in row.cells)
    is_bare = not any(row.cells)
    kind = f"{row.kind.value} bare" if is_bare else row.kind.value
    return make("tr", {"class": kind}, header, unit, *cells)


def _cell(cell: Cell | None, row: Row, tagger: Tagger) -> etree._Element:
    # A unit that the unit column does not tell stands beside its number.
    content = figure(cell, tagger, with_unit=cell.unit != row.unit) if cell else []
    is_exact = cell is None or not cell.qualifier
    return make("td", {"class": "figure" if is_exact else "figure qualified"}, *content)
