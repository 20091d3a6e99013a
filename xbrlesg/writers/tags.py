"""Tags: facts as inline XBRL elements, with the text as printed round them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lxml import etree

from xbrlesg.names import IX, IXT
from xbrlesg.presentation.model import Cell, Document
from xbrlesg.report.model import Fact, Report, Unit
from xbrlesg.report.printed import Printed
from xbrlesg.writers.ids import IdPool, instance_ids
from xbrlesg.writers.markup import LANG, Content, make
from xbrlesg.writers.resources import Context, context_ids, context_of, qualified, unit_ids, unit_of


class Tagger:
    """Tags the facts of one page, place by place in reading order.

    Owns all ids of the page: ``places`` are those of each fact's elements, ``anchors`` those of chapters and
    sections. ``note_numbers`` numbers the notes in the order in which a reader meets them.
    """

    def __init__(self, report: Report, document: Document, names: Mapping[str, str]) -> None:
        self.places = instance_ids(document)
        pool = IdPool(place for places in self.places.values() for place in places)
        headings = [chapter.id for chapter in document.chapters]
        headings += [section.id for chapter in document.chapters for section in chapter.sections]
        self.anchors = {heading: pool.take(heading) for heading in headings}
        self.contexts: Mapping[Context, str] = context_ids(report.facts, pool)
        self.units: Mapping[Unit, str] = unit_ids(report.facts, pool)
        self.note_numbers = _numbered_notes(document)
        self.note_anchors = {note: pool.take(f"note-{n}") for note, n in self.note_numbers.items()}
        self._names = names
        self._unused: dict[str, Iterator[str]] = {fact: iter(ids) for fact, ids in self.places.items()}

    def tagged(self, cell: Cell) -> list[Content]:
        """A number or text as printed, tagged, with links to its notes."""
        fact, printed = cell.fact, cell.printed
        element = self._number(fact, printed) if fact.is_numeric else self._text(fact, printed)
        return [printed.before, element, printed.after, *(self._note_link(note) for note in fact.notes)]

    def _number(self, fact: Fact, printed: Printed) -> etree._Element:
        """``ix:nonFraction`` (Inline XBRL 1.1, 10.1.1). A minus or brackets stay outside; @sign says it."""
        check_number(fact, printed)
        attributes = self._attributes(fact)
        attributes["unitRef"] = self.units[unit_of(fact)]
        attributes["decimals"] = "INF" if fact.decimals is None else str(fact.decimals)
        attributes["format"] = f"{self._names[IXT]}:num-dot-decimal"
        if printed.scale:
            attributes["scale"] = str(printed.scale)
        if printed.negative:
            attributes["sign"] = "-"
        return make(f"{{{IX}}}nonFraction", attributes, printed.number)

    def _text(self, fact: Fact, printed: Printed) -> etree._Element:
        """``ix:nonNumeric`` (Inline XBRL 1.1, 11.1.1); the fact's language goes with its text."""
        if printed.number != fact.value:
            raise ValueError(f"fact {fact.id}: the text shown, {printed.number!r}, is not its value")
        language = {LANG: fact.language} if fact.language else {}
        return make(f"{{{IX}}}nonNumeric", {**self._attributes(fact), **language}, printed.number)

    def _attributes(self, fact: Fact) -> dict[str, str]:
        return {
            "id": next(self._unused[fact.id]),
            "name": qualified(fact.concept, self._names),
            "contextRef": self.contexts[context_of(fact)],
        }

    def _note_link(self, note: str) -> etree._Element:
        link = make("a", {"href": f"#{self.note_anchors[note]}"}, str(self.note_numbers[note]))
        return make("sup", None, link)


def check_number(fact: Fact, printed: Printed) -> None:
    """ValueError unless the digits, scaled and signed, are the fact's value, and its decimals theirs.

    A fault here is ours: both come from one record.
    """
    digits = printed.number.replace(",", "")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        raise ValueError(f"fact {fact.id}: {printed.number!r} is not digits with commas and a point")
    _, figures, exponent = Decimal(digits).as_tuple()
    # Put together from its parts, because Decimal arithmetic would round to the context's precision.
    shown = Decimal((int(printed.negative), figures, int(exponent) + printed.scale))
    if isinstance(fact.value, str) or shown != fact.value:
        raise ValueError(f"fact {fact.id}: {printed} shows {shown}, but the value is {fact.value}")
    decimals = len(digits.partition(".")[2]) - printed.scale
    if fact.decimals not in (None, decimals):
        raise ValueError(f"fact {fact.id}: {printed} shows {decimals} decimals, not {fact.decimals}")


def _numbered_notes(document: Document) -> dict[str, int]:
    notes = dict.fromkeys(note for cell in document.cells() for note in cell.fact.notes)
    return {note: number for number, note in enumerate(notes, 1)}
