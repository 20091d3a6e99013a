"""Drawing of the indexes of disclosures: what each standard asks for, and links to where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from xbrlesg.presentation.model import Document, Index, IndexRow
from xbrlesg.presentation.texts import words
from xbrlesg.writers.front_matter import heading, link
from xbrlesg.writers.markup import as_printed, make, spans
from xbrlesg.writers.table_markup import caption, in_frame
from xbrlesg.writers.tags import INDEX, Tagger


def index_part(document: Document, tagger: Tagger) -> Iterator[etree._Element]:
    """The last chapter: one table for each standard. Nothing where the report is held against none."""
    if document.indexes:
        language = document.languages[0]
        title = heading("h2", words("index", document.languages), language, "chapter-title")
        tables = [_index(index, document.languages, tagger) for index in document.indexes]
        yield make("div", {"class": "part chapter", "id": tagger.anchors[INDEX]}, title, *tables)


def _index(index: Index, languages: tuple[str, ...], tagger: Tagger) -> etree._Element:
    """The table of a standard; without the column of titles where we know none."""
    language = languages[0]
    titled = any(row.title for group in index.groups for row in group.rows)
    names = ("code", "disclosure", "location") if titled else ("code", "location")
    columns = (
        make("th", {"scope": "col", "class": name}, *spans(words(name, languages), language))
        for name in names
    )
    table = make("table", {"class": "index"}, caption(index.heading, tagger))
    table.append(make("thead", None, make("tr", None, *columns)))
    for group in index.groups:
        across = {"scope": "rowgroup", "colspan": str(len(names))}
        name = make("th", across, *as_printed(group.heading, language))
        rows = (_row(row, language, tagger, titled=titled) for row in group.rows)
        table.append(make("tbody", None, make("tr", {"class": "group"}, name), *rows))
    head = [
        make("p", {"class": "use"}, *as_printed(f"{label}: {text}", language)) for label, text in index.head
    ]
    count = sum(len(group.rows) for group in index.groups)
    title = heading("h3", index.heading, language, "section-title")
    attributes = {"class": "section", "id": tagger.anchors[index.id]}
    return make("div", attributes, title, *head, in_frame(table, count))


def _row(row: IndexRow, language: str, tagger: Tagger, *, titled: bool) -> etree._Element:
    places = [
        make("li", None, link(tagger.anchor_of(place), place.heading, language)) for place in row.places
    ]
    remarks = [make("p", {"class": "remark"}, *as_printed(remark, language)) for remark in row.remarks]
    where = make("ul", None, *places) if places else None
    return make(
        "tr",
        None,
        make("th", {"scope": "row", "class": "code"}, row.code),
        make("td", {"class": "disclosure"}, *as_printed(row.title, language)) if titled else None,
        make("td", {"class": "location"}, where, *remarks),
    )
