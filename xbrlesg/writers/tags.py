"""Tags: facts as inline XBRL elements, with the text as printed round them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from xbrlesg.presentation.model import Cell, Document, IndexPlace
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.printed import Printed
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.escaped import add_content
from xbrlesg.writers.fact_tags import NON_FRACTION, NON_NUMERIC, FactTags, is_hidden
from xbrlesg.writers.ids import IdPool, instance_ids
from xbrlesg.writers.markup import Content, as_printed, joined_spans, make
from xbrlesg.writers.resources import context_ids, unit_ids
from xbrlesg.writers.transformations import BOOLEAN, check_number, date_format

INDEX, NOTES = "index", "notes"
"""The anchors of the last parts of a page."""


class Tagger:
    """Tags the facts of one page, place by place in reading order.

    Owns all ids of the page: ``places`` are those of each fact's elements, ``anchors`` those of themes,
    chapters, sections, charts and indexes. ``note_numbers`` numbers the notes in the order in which a reader
    meets them.
    ``hidden`` are the facts that no transformation can read from words, and that ``ix:hidden`` holds.
    """

    def __init__(
        self, report: Report, document: Document, names: Mapping[str, str], dialect: Dialect
    ) -> None:
        self.hidden = tuple(fact for fact in report.facts if is_hidden(fact))
        shown = instance_ids(document)
        # A hidden fact is one element, however often its answer is shown.
        self.places = {**shown, **{fact.id: shown[fact.id][:1] for fact in self.hidden}}
        pool = IdPool(place for places in self.places.values() for place in places)
        self.anchors = {heading: pool.take(heading) for heading in _headings(document)}
        contexts, units = context_ids(report.facts, pool), unit_ids(report.facts, pool)
        self.tags = FactTags(names, contexts, units, dialect.registry)
        self.note_numbers = _numbered_notes(document)
        self.note_anchors = {note: pool.take(f"note-{n}") for note, n in self.note_numbers.items()}
        self._pool, self._tables = pool, 0
        self._hidden_facts = dialect.hidden_facts
        self.languages = document.languages
        self._drawn: dict[str, int] = {}

    def anchor_of(self, place: IndexPlace) -> str:
        """Where a link to a fact in its section leads: to its last place, since the first may be a card."""
        return self.places[place.fact][-1] if place.fact else self.anchors[place.section]

    def table_anchor(self) -> str:
        """An anchor for the next table."""
        self._tables += 1
        return self._pool.take(f"table-{self._tables}")

    def tagged(self, cell: Cell) -> list[Content]:
        """A fact as printed or in words, tagged, without its notes."""
        fact, printed = cell.fact, cell.printed
        if is_hidden(fact):
            link = {"style": f"{self._hidden_facts}:{self.places[fact.id][0]}"}
            said = joined_spans(cell.answers, self.languages[0])
            if fact.is_nil:
                said = as_printed(printed.number, self.languages[0])
            return [make("span", link, *said)]
        if isinstance(fact.value, bool):
            words = joined_spans(cell.answers, self.languages[0])
            return [self._transformed(fact, BOOLEAN[fact.value], *words)]
        if isinstance(fact.value, date):
            shown = self._transformed(fact, date_format(fact, printed.number), printed.number)
        elif fact.is_numeric:
            shown = self._number(fact, printed)
        else:
            shown = self._text(fact, printed)
        return [printed.before, shown, printed.after]

    def block(self, cell: Cell) -> etree._Element:
        """A text block without its notes: what is inside is the value (Inline XBRL 1.1, 11.1.1)."""
        element = make(NON_NUMERIC, self.tags.text(cell.fact, self._next_id(cell.fact), escape=True))
        add_content(element, cell.fact)
        return element

    def notes(self, cell: Cell) -> list[etree._Element]:
        """The links to a fact's notes."""
        links = [
            make("a", {"href": f"#{self.note_anchors[note]}"}, str(self.note_numbers[note]))
            for note in cell.fact.notes
        ]
        return [make("sup", None, link) for link in links]

    def hidden_elements(self) -> list[etree._Element]:
        """The hidden facts: names of members, which pages show by their labels, and facts without a value."""
        return [self.tags.hidden(fact, self._next_id(fact)) for fact in self.hidden]

    def check_all_tagged(self) -> None:
        """ValueError where a place of a fact has not been drawn: a fault of ours."""
        left = (places[self._drawn.get(fact, 0) :] for fact, places in self.places.items())
        if missing := [place for places in left for place in places]:
            raise ValueError(f"the page does not show {', '.join(sorted(missing))}")

    def _number(self, fact: Fact, printed: Printed) -> etree._Element:
        check_number(fact, printed)
        attributes = self.tags.number(
            fact, self._next_id(fact), scale=printed.scale, negative=printed.negative
        )
        return make(NON_FRACTION, attributes, printed.number)

    def _text(self, fact: Fact, printed: Printed) -> etree._Element:
        if printed.number != fact.value:
            raise ValueError(f"fact {fact.id}: the text shown, {printed.number!r}, is not its value")
        return make(NON_NUMERIC, self.tags.text(fact, self._next_id(fact)), printed.number)

    def _transformed(self, fact: Fact, rule: str, *content: Content) -> etree._Element:
        return make(NON_NUMERIC, self.tags.words(fact, self._next_id(fact), rule), *content)

    def _next_id(self, fact: Fact) -> str:
        number = self._drawn[fact.id] = self._drawn.get(fact.id, 0) + 1
        return self.places[fact.id][number - 1]


def _headings(document: Document) -> Iterator[str]:
    for theme in document.themes:
        yield theme.id
        for chapter in theme.chapters:
            yield chapter.id
            for section in chapter.sections:
                yield section.id
                yield from (chart.id for chart in section.charts)
    yield from (INDEX, *(index.id for index in document.indexes), NOTES)


def _numbered_notes(document: Document) -> dict[str, int]:
    notes = dict.fromkeys(note for cell in document.cells() for note in cell.fact.notes)
    return {note: number for number, note in enumerate(notes, 1)}
