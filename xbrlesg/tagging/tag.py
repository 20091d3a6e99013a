"""Tags to be written: the bytes round which each goes, or that it replaces; nested, never crossing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.names import XHTML
from xbrlesg.report.model import Fact
from xbrlesg.tagging.choice import Statement
from xbrlesg.tagging.page import Page, read_aloud
from xbrlesg.tagging.places import Place
from xbrlesg.tagging.reading import Kind, Reading, Replaced, read_element
from xbrlesg.writers.fact_tags import is_hidden
from xbrlesg.writers.transformations import BOOLEAN, NUMBER, ZERO, date_format

BLOCK_PARENTS: Final = frozenset({"body", "div", "td", "th", "li", "dd", "blockquote", "fieldset", "form"})
"""Elements that take paragraphs, and so a text block, as their content."""
WRAPPED_WHOLE: Final = frozenset({"table", "ul", "ol", "dl"})
"""Elements of which a text block is the whole, because no tag can be their child."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One place's tags, one for each reading, from the outermost in.

    ``start`` and ``end`` are offsets. ``content`` is what stands within the tags in place of those bytes,
    with ``before`` and ``after`` outside; None leaves the bytes as they are. ``element`` gets the link to a
    hidden fact.
    """

    place: Place
    readings: tuple[Reading, ...]
    start: int
    end: int
    content: str | None = None
    before: str = ""
    after: str = ""
    element: int | None = None
    shown: str = ""

    @property
    def is_closed(self) -> bool:
        """True where no other tag can stand within."""
        return self.content is not None or any(
            reading.kind in (Kind.NUMBER, Kind.WORDS) for reading in self.readings
        )


def tag_mark(page: Page, place: Place, stated: Sequence[Statement]) -> Tag | Finding:
    """A mark, replaced by what the record prints."""
    chunk = page.chunk_at(place.first)
    parent = page.elements[chunk.parent]
    if chunk.is_closed or not parent.takes_tags:
        return _unfit(place, f"no tag can stand in <{parent.name.local}>")
    readings = tuple(_printed(item, place) for item in stated)
    if any(reading.kind is Kind.BLOCK for reading in readings) and (
        parent.name.local not in BLOCK_PARENTS or parent.prefix
    ):
        return _unfit(place, f"paragraphs cannot stand in <{parent.prefix}{parent.name.local}>")
    item = stated[0]
    is_digits = item.fact.is_numeric and readings[0].rule == NUMBER
    words = item.printed.number if is_digits else item.record.value
    return Tag(
        place,
        readings,
        page.begin_of(place.first),
        page.end_of(place.last),
        content=str(item.fact.value) if item.fact.is_markup else _escaped(words),
        before=_escaped(item.printed.before) if is_digits else "",
        after=_escaped(item.printed.after) if is_digits else "",
        shown=f"{item.printed.before}{words}{item.printed.after}" if is_digits else words,
    )


def tag_element(
    page: Page, place: Place, stated: Sequence[Statement], marks: Sequence[Replaced]
) -> Tag | Finding:
    """An element, whose text is tagged where it says the fact's value."""
    readings = _readings(page, place, stated, marks)
    if isinstance(readings, Finding):
        return readings
    first = readings[0]
    shown = read_aloud(page.text[first.first : first.last])
    if any(each.kind is Kind.HIDDEN for each in readings):
        return _linked(page, place, readings, shown)
    span = _span(page, place, readings)
    if isinstance(span, str):
        return _unfit(place, span)
    return Tag(place, tuple(readings), *span, shown=shown)


def _readings(
    page: Page, place: Place, stated: Sequence[Statement], marks: Sequence[Replaced]
) -> list[Reading] | Finding:
    """How the element says each fact, all by the same words."""
    readings: list[Reading] = []
    for item in stated:
        if place.takes_document and not isinstance(item.fact.value, str):
            message = f"{place.shown}: {item.fact.concept.local} is no text that a document could give"
            return _at(Code.PLACE_TAKE, message, place)
        reading = read_element(page, place, item, marks)
        if isinstance(reading, str):
            return _at(Code.PLACE_SHOWS_OTHER, f"{place.shown} {reading}", place, item.fact)
        readings.append(reading)
    if len({(each.first, each.last) for each in readings}) > 1:
        return _unfit(place, "its facts are not said by the same words")
    return readings


def _span(page: Page, place: Place, readings: Sequence[Reading]) -> tuple[int, int] | str:
    """The bytes that the tags go round; a sentence where no tag can."""
    first = readings[0]
    if first.kind is Kind.BLOCK:
        if (key := _disputed(page, place)) is not None:
            return f"processors do not agree on the attribute {key} within a text block"
        span = _block_span(page, place)
    else:
        span = page.span(first.first, first.last)
    if span is None or not page.elements[span[2]].takes_tags:
        return "what it shows is split among elements that one tag cannot hold"
    if b"<" in page.source[span[0] : span[1]] and any(each.kind is Kind.NUMBER for each in readings):
        return "its digits are split among elements, and the tag of a number holds digits alone"
    return span[0], span[1]


def _linked(page: Page, place: Place, readings: Sequence[Reading], shown: str) -> Tag | Finding:
    element = page.elements[place.element or 0]
    if len(readings) > 1 or element.name.namespace != XHTML:
        return _unfit(place, "one element of XHTML can be bound to one hidden fact")
    return Tag(place, tuple(readings), element.start, element.end, element=place.element, shown=shown)


def nested(tags: Iterable[Tag]) -> tuple[list[Tag], list[Finding]]:
    """The tags that nest, outer before inner, and those left out because they cross or repeat another."""
    kept: list[Tag] = []
    findings: list[Finding] = []
    around: list[Tag] = []
    for tag in sorted(tags, key=lambda tag: (tag.start, -tag.end, tag.place.name)):
        if tag.element is not None:  # a link is no tag
            kept.append(tag)
            continue
        while around and around[-1].end <= tag.start:
            around.pop()
        if around and (tag.end > around[-1].end or around[-1].is_closed or _same(tag, around[-1])):
            message = f"{tag.place.shown} and {around[-1].place.shown} claim the same words"
            findings.append(_at(Code.PLACE_OVERLAP, message, tag.place))
            continue
        around.append(tag)
        kept.append(tag)
    return kept, findings


def _printed(item: Statement, place: Place) -> Reading:
    """How the tag reads what the record prints."""
    fact, printed = item.fact, item.printed
    at = (place.first, place.last)
    if is_hidden(fact):
        return Reading(fact, Kind.HIDDEN, *at)
    if isinstance(fact.value, bool):
        return Reading(fact, Kind.WORDS, *at, BOOLEAN[fact.value])
    if isinstance(fact.value, date):
        return Reading(fact, Kind.WORDS, *at, date_format(fact, printed.number))
    if item.is_worded and fact.value == 0:
        return Reading(fact, Kind.NUMBER, *at, ZERO)
    if fact.is_numeric:
        return Reading(fact, Kind.NUMBER, *at, NUMBER, printed.scale, printed.negative)
    return Reading(fact, Kind.BLOCK if fact.is_markup else Kind.TEXT, *at)


def _block_span(page: Page, place: Place) -> tuple[int, int, int] | None:
    """The bytes of a text block: the content of the element, or the whole of a list or table."""
    index = place.element or 0
    element = page.elements[index]
    if element.prefix:  # the value would hold the prefix, which nothing explains
        return None
    if element.name.local in WRAPPED_WHOLE and element.parent is not None:
        return element.start, element.end, element.parent
    return element.inner_start, element.inner_end, index


def _disputed(page: Page, place: Place) -> str | None:
    """An attribute in a text block that Arelle reads otherwise than it stands: xml:lang, one with <."""
    index = place.element or 0
    whole = page.elements[index]
    inside = (each for each in page.elements[index + 1 :] if each.start < whole.end)
    outside = (whole,) if whole.name.local in WRAPPED_WHOLE else ()
    attributes = (pair for each in (*outside, *inside) for pair in each.attributes.items())
    found = (key for key, value in attributes if " " in key or "<" in value)
    return next((key.rpartition(" ")[2] for key in found), None)


def _same(one: Tag, other: Tag) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _unfit(place: Place, why: str) -> Finding:
    return _at(Code.PLACE_UNFIT, f"{place.shown}: {why}", place)


def _at(code: Code, message: str, place: Place, fact: Fact | None = None) -> Finding:
    return finding(
        code,
        message,
        place.location,
        value=str(place.selector),
        indicator=place.selector.indicator,
        fact=fact.id if fact else None,
    )


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
