"""What an element shows, read as a fact's value by a transformation that we write; else why it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from textwrap import shorten

from xbrlesg.records.answers import read_boolean
from xbrlesg.report.model import Fact
from xbrlesg.report.values import canonical_value
from xbrlesg.tagging.choice import Statement
from xbrlesg.tagging.numbers import numbers_saying
from xbrlesg.tagging.page import BREAK, SEAM, Page, plain, read_aloud
from xbrlesg.tagging.places import Place
from xbrlesg.writers.fact_tags import is_hidden
from xbrlesg.writers.transformations import BOOLEAN, NUMBER, ZERO, dates_in


class Kind(Enum):
    """How a place is tagged."""

    NUMBER = auto()  # ix:nonFraction
    WORDS = auto()  # ix:nonNumeric with a format
    TEXT = auto()  # ix:nonNumeric, the words are the value
    BLOCK = auto()  # ix:nonNumeric with escape, the markup is the value
    HIDDEN = auto()  # a link to a hidden fact


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text that says a fact's value, and how."""

    fact: Fact
    kind: Kind
    first: int
    last: int
    rule: str = ""
    scale: int = 0
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Replaced:
    """A mark's stretch of text, and what will stand there."""

    first: int
    last: int
    text: str


def read_element(
    page: Page, place: Place, statement: Statement, marks: Sequence[Replaced] = ()
) -> Reading | str:
    """How the element of a place says the value of a fact; a sentence where it does not.

    ``marks`` are the marks of the page that will be replaced: within a text, what replaces them counts.
    """
    fact = statement.fact
    first, last = _trimmed(page.text, place.first, place.last)
    if first == last:
        return "shows no text"
    if fact.is_numeric:
        return _number(page, place, statement, first, last)
    if isinstance(fact.value, date):
        return _day(page, fact, first, last)
    text = with_marks(page, first, last, marks)
    if is_hidden(fact):
        is_said = read_aloud(text) == read_aloud(statement.record.value)
        return Reading(fact, Kind.HIDDEN, first, last) if is_said else _differs(text, statement)
    if isinstance(fact.value, bool):
        words = read_aloud(text)
        is_said = words == read_aloud(statement.record.value) or read_boolean(words) is fact.value
        reading = Reading(fact, Kind.WORDS, first, last, BOOLEAN[fact.value])
        return reading if is_said else _differs(text, statement)
    return _text(place, statement, text, first, last)


def with_marks(page: Page, first: int, last: int, marks: Sequence[Replaced]) -> str:
    """A stretch of the page's text, as it will be once marks are replaced."""
    pieces, position = [], first
    for mark in marks:
        if first <= mark.first and mark.last <= last:
            pieces += [page.text[position : mark.first], mark.text]
            position = mark.last
    return "".join([*pieces, page.text[position:last]])


def value_in_words(fact: Fact) -> str:
    """A fact's value for a finding."""
    if fact.is_nil:
        return "nil"
    if is_hidden(fact):
        members = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        return ", ".join(getattr(member, "local", str(member)) for member in members)
    return shorten(canonical_value(fact.value), 80, placeholder=" ...")  # type: ignore[arg-type]


def _number(page: Page, place: Place, statement: Statement, first: int, last: int) -> Reading | str:
    fact, record, power = statement.fact, statement.record, statement.printed.scale
    shown = page.text[first:last]
    if statement.is_worded and fact.value == 0 and read_aloud(shown) == read_aloud(record.value):
        return Reading(fact, Kind.NUMBER, first, last, ZERO)
    found = numbers_saying(fact, page.text, first, last, unit=record.unit, power=power, scale=place.scale)
    if not found:
        return _differs(shown, statement)
    if len(found) > 1:
        return f"shows the value at {len(found)} places in {_quoted(shown)}: give the id to one of them"
    only = found[0]
    return Reading(fact, Kind.NUMBER, only.first, only.last, NUMBER, only.scale, only.negative)


def _day(page: Page, fact: Fact, first: int, last: int) -> Reading | str:
    days = [item for item in dates_in(page.text, first, last) if item[3] == fact.value]
    shown = page.text[first:last]
    if not days:
        return f"shows {_quoted(shown)}, which does not say {value_in_words(fact)}"
    if len(days) > 1:
        return f"shows the day at {len(days)} places in {_quoted(shown)}: give the id to one of them"
    begin, end, rule, _ = days[0]
    return Reading(fact, Kind.WORDS, begin, end, rule)


def _text(place: Place, statement: Statement, text: str, first: int, last: int) -> Reading | str:
    fact = statement.fact
    if "{{" in text:
        return f"holds a mark that has no fact: {_quoted(text)}"
    if fact.is_markup:
        is_said = place.takes_document or read_aloud(text) == read_aloud(statement.record.value)
        return Reading(fact, Kind.BLOCK, first, last) if is_said else _differs(text, statement)
    if place.takes_document and BREAK in text:
        return f"is parted into lines, which only a text block keeps: {_quoted(text)}"
    words, value = (" ".join(plain(each).split()) for each in (text, str(fact.value)))
    is_said = place.takes_document or words == value
    return Reading(fact, Kind.TEXT, first, last) if is_said else _differs(text, statement)


def _differs(shown: str, statement: Statement) -> str:
    record = statement.record
    printed = shorten(f"{record.value} {record.unit}".strip(), 80, placeholder=" ...")
    value = value_in_words(statement.fact)
    recorded = f" (printed {printed!r})" if printed != value else ""
    return f"shows {_quoted(shown)}, which does not say {value}{recorded}"


def _quoted(shown: str) -> str:
    return repr(shorten(read_aloud(shown), 80, placeholder=" ..."))


def _trimmed(text: str, first: int, last: int) -> tuple[int, int]:
    """A stretch without the blanks, breaks and seams at its ends."""
    idle = " \t\r\n" + BREAK + SEAM
    while first < last and text[first] in idle:
        first += 1
    while last > first and text[last - 1] in idle:
        last -= 1
    return first, last
