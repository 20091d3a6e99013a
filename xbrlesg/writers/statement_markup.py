"""Drawing of what a section says in words: prose, single answers, and listings by policy or certificate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from xbrlesg.presentation.model import Cell, Listing, ListingRow, Statement, Texts
from xbrlesg.presentation.texts import words
from xbrlesg.writers.markup import Content, make, spans
from xbrlesg.writers.table_markup import figure
from xbrlesg.writers.tags import Tagger


def prose(description: Statement, level: int, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """A description under a small heading, which also takes its notes: in the text they would be value."""
    blocks = [make("div", {"class": "text"}, tagger.block(cell)) for cell in description.cells]
    heading = make(f"h{level}", {"class": "item"}, *spans(description.label, languages[0]))
    for part in (*_particulars(description, languages), *_marks(description.cells, languages, tagger)):
        heading.append(part)
    return make("div", {"class": "prose"}, heading, *blocks)


def statement_list(
    statements: Iterable[Statement], languages: tuple[str, ...], tagger: Tagger
) -> etree._Element | None:
    """Single answers, dates and short texts as terms and descriptions; None where there are none."""
    items = [_statement(statement, languages, tagger) for statement in statements]
    return make("div", {"class": "statements"}, *items) if items else None


def listing_table(listing: Listing, level: int, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """A listing as a table; rows with the same first name share its cell."""
    title = make(f"h{level}", {"class": "item"}, *spans(listing.heading, languages[0]))
    if listing.period:
        title.append(_quiet("period", listing.period))
    sole_key = "answer" if _is_yes_or_no(listing) else "details"
    columns = listing.columns if len(listing.columns) > 1 else (words(sole_key, languages),)
    names = (_column(axis, "label", languages) for axis in listing.axes)
    head = make("tr", None, *names, *(_column(column, "said", languages) for column in columns))
    body = [_listing_row(row, span, languages, tagger) for row, span in _spanned(listing.rows)]
    caption = make("caption", None, *spans(listing.heading, languages[0]))
    table = make(
        "table", {"class": "listing"}, caption, make("thead", None, head), make("tbody", None, *body)
    )
    return make("div", {"class": "list"}, title, make("div", {"class": "scroll"}, table))


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
        said += [" ", _summary_mark(languages)]
    return said


def _marks(cells: Sequence[Cell], languages: tuple[str, ...], tagger: Tagger) -> Iterator[etree._Element]:
    if any(cell.is_summary for cell in cells):
        yield _summary_mark(languages)
    for cell in cells:
        yield from tagger.notes(cell)


def _summary_mark(languages: tuple[str, ...]) -> etree._Element:
    return make("span", {"class": "mark"}, *spans(words("summary", languages), languages[0]))


def _quiet(kind: str, text: str) -> etree._Element:
    return make("span", {"class": kind}, text)


def _column(texts: Texts, kind: str, languages: tuple[str, ...]) -> etree._Element:
    return make("th", {"scope": "col", "class": kind}, *spans(texts, languages[0]))


def _spanned(rows: Sequence[ListingRow]) -> Iterator[tuple[ListingRow, int]]:
    """Each row with the number of rows that its first name is for; 0 where a row above holds the name."""
    start = 0
    while start < len(rows):
        first = rows[start].names[0]
        end = start + 1
        while end < len(rows) and rows[end].names[0] == first and len(rows[end].names) > 1:
            end += 1
        for index in range(start, end):
            yield rows[index], end - start if index == start else 0
        start = end


def _listing_row(row: ListingRow, span: int, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    first, *others = row.names
    heads = []
    if span:
        scope = {"scope": "rowgroup", "rowspan": str(span)} if span > 1 else {"scope": "row"}
        heads.append(make("th", {**scope, "class": "label"}, *spans(first, languages[0])))
    heads += [make("th", {"scope": "row", "class": "label"}, *spans(name, languages[0])) for name in others]
    cells = (_listing_cell(cells, languages, tagger) for cells in row.cells)
    return make("tr", {"class": "first"} if span else None, *heads, *cells)


def _listing_cell(cells: Sequence[Cell], languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    if len(cells) <= 1:
        content = [part for cell in cells for part in _said(cell, languages, tagger)]
        return make("td", {"class": "said"}, *content)
    return make(
        "td", {"class": "said"}, *(make("p", None, *_said(cell, languages, tagger)) for cell in cells)
    )


def _is_yes_or_no(listing: Listing) -> bool:
    cells = (cell for row in listing.rows for column in row.cells for cell in column)
    return all(isinstance(cell.fact.value, bool) for cell in cells)
