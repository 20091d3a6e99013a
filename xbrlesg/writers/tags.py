"""Tags: facts as inline XBRL elements, with the text as printed round them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from lxml import etree

from xbrlesg.names import IX, QName
from xbrlesg.presentation.model import Cell, Document, IndexPlace
from xbrlesg.report.model import Fact, Report, Unit
from xbrlesg.report.printed import Printed
from xbrlesg.writers.dialect import Dialect
from xbrlesg.writers.escaped import add_content
from xbrlesg.writers.ids import IdPool, instance_ids
from xbrlesg.writers.markup import LANG, Content, joined_spans, make
from xbrlesg.writers.resources import Context, context_ids, context_of, qualified, unit_ids, unit_of
from xbrlesg.writers.transformations import BOOLEAN, NUMBER, check_number, date_format

INDEX, NOTES = "index", "notes"
"""The anchors of the last parts of a page."""

NON_NUMERIC: Final = f"{{{IX}}}nonNumeric"


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
        self.hidden = tuple(fact for fact in report.facts if isinstance(fact.value, QName | tuple))
        shown = instance_ids(document)
        # A hidden fact is one element, however often its answer is shown.
        self.places = {**shown, **{fact.id: shown[fact.id][:1] for fact in self.hidden}}
        pool = IdPool(place for places in self.places.values() for place in places)
        self.anchors = {heading: pool.take(heading) for heading in _headings(document)}
        self.contexts: Mapping[Context, str] = context_ids(report.facts, pool)
        self.units: Mapping[Unit, str] = unit_ids(report.facts, pool)
        self.note_numbers = _numbered_notes(document)
        self.note_anchors = {note: pool.take(f"note-{n}") for note, n in self.note_numbers.items()}
        self._names = names
        self._pool, self._tables = pool, 0
        self._hidden_facts = dialect.hidden_facts
        self._transformations = names[dialect.registry]
        self.languages = document.languages
        self._unused: dict[str, Iterator[str]] = {fact: iter(ids) for fact, ids in self.places.items()}

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
        if isinstance(fact.value, QName | tuple):
            link = {"style": f"{self._hidden_facts}:{self.places[fact.id][0]}"}
            return [make("span", link, *joined_spans(cell.answers, self.languages[0]))]
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
        element = make(NON_NUMERIC, {**self._attributes(cell.fact), **_language(cell.fact), "escape": "true"})
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
        """The hidden facts: names of members, which pages show by their labels."""
        return [
            make(NON_NUMERIC, self._attributes(fact), " ".join(map(_expanded, _members(fact))))
            for fact in self.hidden
        ]

    def check_all_tagged(self) -> None:
        """ValueError where a place of a fact has not been drawn: a fault of ours."""
        if missing := [place for places in self._unused.values() for place in places]:
            raise ValueError(f"the page does not show {', '.join(sorted(missing))}")

    def _number(self, fact: Fact, printed: Printed) -> etree._Element:
        """``ix:nonFraction`` (Inline XBRL 1.1, 10.1.1). A minus or brackets stay outside; @sign says it."""
        check_number(fact, printed)
        attributes = self._attributes(fact)
        attributes["unitRef"] = self.units[unit_of(fact)]
        attributes["decimals"] = "INF" if fact.decimals is None else str(fact.decimals)
        attributes["format"] = f"{self._transformations}:{NUMBER}"
        if printed.scale:
            attributes["scale"] = str(printed.scale)
        if printed.negative:
            attributes["sign"] = "-"
        return make(f"{{{IX}}}nonFraction", attributes, printed.number)

    def _text(self, fact: Fact, printed: Printed) -> etree._Element:
        """``ix:nonNumeric`` (Inline XBRL 1.1, 11.1.1); the fact's language goes with its text."""
        if printed.number != fact.value:
            raise ValueError(f"fact {fact.id}: the text shown, {printed.number!r}, is not its value")
        return make(NON_NUMERIC, {**self._attributes(fact), **_language(fact)}, printed.number)

    def _transformed(self, fact: Fact, rule: str, *content: Content) -> etree._Element:
        attributes = {**self._attributes(fact), "format": f"{self._transformations}:{rule}"}
        return make(NON_NUMERIC, attributes, *content)

    def _attributes(self, fact: Fact) -> dict[str, str]:
        return {
            "id": next(self._unused[fact.id]),
            "name": qualified(fact.concept, self._names),
            "contextRef": self.contexts[context_of(fact)],
        }


def _language(fact: Fact) -> dict[str, str]:
    return {LANG: fact.language} if fact.language else {}


def _members(fact: Fact) -> tuple[QName, ...]:
    """The members that an enumeration names (Extensible Enumerations 2.0)."""
    match fact.value:
        case QName() as member:
            return (member,)
        case tuple(members):
            return members
        case other:
            raise ValueError(f"fact {fact.id}: {other!r} is no member")


def _expanded(member: QName) -> str:
    """An expanded name as Extensible Enumerations 2.0 writes it; no prefix can get lost."""
    return f"{member.namespace}#{member.local}"


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
