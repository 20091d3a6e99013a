"""Drawing of what a section says in words: prose, single answers, and listings by policy or certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from xbrlesg.presentation.model import Cell, Listing, ListingRow, Statement, Texts
from xbrlesg.presentation.texts import words
from xbrlesg.writers.markup import Content, make, spans
from xbrlesg.writers.table_markup import caption, figure, in_frame, mark
from xbrlesg.writers.tags import Tagger


def prose(description: Statement, level: int, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """A description under a small heading, which also takes its notes: in the text they would be value."""
    blocks = [make("div", {"class": "text"}, tagger.block(cell)) for cell in description.cells]
    label = spans(description.label, languages[0])
    told = (*_particulars(description, languages), *_marks(description.cells, languages, tagger))
    heading = make(f"h{level}", {"class": "item"}, *label, *told)
    return make("div", {"class": "prose"}, heading, *blocks)


def statement_list(
    statements: Iterable[Statement], languages: tuple[str, ...], tagger: Tagger
) -> etree._Element | None:
    """Single answers, dates and short texts as terms and descriptions; None where there are none."""
    items = [_statement(statement, languages, tagger) for statement in statements]
    return make("div", {"class": "statements"}, *items) if items else None


def listing_table(listing: Listing, level: int, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """A listing as a table, with a group of rows for each first name.

    Its heading stays a hidden caption where the heads of the columns say the same.
    """
    is_sole = len(listing.columns) == 1
    title = None
    if is_sole or listing.period:
        title = make(f"h{level}", {"class": "item"}, *spans(listing.heading, languages[0]))
    if title is not None and listing.period:
        title.append(_quiet("period", listing.period))
    sole = words("answer" if _is_yes_or_no(listing) else "details", languages)
    columns = (sole,) if is_sole else listing.columns
    names = (_column(axis, "label", languages) for axis in listing.axes)
    head = make("tr", None, *names, *(_column(column, "said", languages) for column in columns))
    table = make("table", {"class": "listing" if is_sole else "listing columns"})
    table.append(caption(listing.heading, tagger))
    table.append(make("thead", None, head))
    for _, rows in groupby(listing.rows, key=lambda row: row.names[0]):
        table.append(_row_group(list(rows), columns, languages, tagger))
    return make("div", {"class": "list"}, title, in_frame(table, len(listing.rows)))


def _statement(statement: Statement, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """A term and its description, a paragraph for each language."""
    term = make("dt", None, *spans(statement.label, languages[0]), *_particulars(statement, languages))
    paragraphs = (make("p", None, *_said(cell, languages, tagger)) for cell in statement.cells)
    return make("dl", {"class": "statement"}, term, make("dd", None, *paragraphs))


def _particulars(statement: Statement, languages: tuple[str, ...]) -> Iterator[etree._Element]:
    """Of which part a statement is, and of when, where that needs to be told."""
    if statement.qualifier:
        yield make("span", {"class": "part-of"}, *spans(statement.qualifier, languages[0]))
    if statement.period:
        yield _quiet("period", statement.period)


def _said(cell: Cell, languages: tuple[str, ...], tagger: Tagger) -> list[Content]:
    said = figure(cell, tagger, with_unit=True)
    if cell.is_summary:
        said += [" ", mark("summary", languages)]
    return said


def _marks(cells: Sequence[Cell], languages: tuple[str, ...], tagger: Tagger) -> Iterator[Content]:
    for key, is_told in (
        ("summary", any(cell.is_summary for cell in cells)),
        ("restated", any(cell.is_restated for cell in cells)),
    ):
        if is_told:
            yield " "
            yield mark(key, languages)
    for cell in cells:
        yield from tagger.notes(cell)


def _quiet(kind: str, text: str) -> etree._Element:
    return make("span", {"class": kind}, text)


def _column(texts: Texts, kind: str, languages: tuple[str, ...]) -> etree._Element:
    return make("th", {"scope": "col", "class": kind}, *spans(texts, languages[0]))


def _row_group(
    rows: Sequence[ListingRow], columns: Sequence[Texts], languages: tuple[str, ...], tagger: Tagger
) -> etree._Element:
    """The rows of one first name, which stands once; ``rowgroup`` is the whole of a ``tbody``."""
    first = rows[0].names[0]
    scope = {"scope": "row"} if len(rows) == 1 else {"scope": "rowgroup", "rowspan": str(len(rows))}
    group = make("tbody")
    for index, row in enumerate(rows):
        heads = [] if index else [_row_head(first, scope, languages)]
        heads += [_row_head(name, {"scope": "row"}, languages) for name in row.names[1:]]
        said = zip(columns, row.cells, strict=True)
        cells = [_listing_cell(column, cells, languages, tagger) for column, cells in said]
        group.append(make("tr", None, *heads, *cells))
    return group


def _row_head(name: Texts, scope: Mapping[str, str], languages: tuple[str, ...]) -> etree._Element:
    """The head of a row; an absent member is a mere cell, since a head that says nothing heads nothing."""
    if name:
        return make("th", {**scope, "class": "label"}, *spans(name, languages[0]))
    return make("td", {**{key: each for key, each in scope.items() if key != "scope"}, "class": "label"})


def _listing_cell(
    column: Texts, cells: Sequence[Cell], languages: tuple[str, ...], tagger: Tagger
) -> etree._Element:
    """A cell; its title is the head of its column, for screens too narrow for columns."""
    attributes = {"class": "said", "title": " ".join(text for _, text in column)}
    if len(cells) > 1:
        return make("td", attributes, *(make("p", None, *_said(cell, languages, tagger)) for cell in cells))
    return make("td", attributes, *(part for cell in cells for part in _said(cell, languages, tagger)))


def _is_yes_or_no(listing: Listing) -> bool:
    cells = (cell for row in listing.rows for column in row.cells for cell in column)
    return all(isinstance(cell.fact.value, bool) for cell in cells)
