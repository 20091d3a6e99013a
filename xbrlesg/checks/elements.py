"""Where a report file states its facts: element, object or row, by id, by line and by what is written there.

It serves to say which fact a message of an XBRL processor is about, in files of anyone; what is wrong with
them is for others to tell, so that a part that cannot be read has no elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from xbrlesg.findings.model import Location

CELL: Final = re.compile(r"(?P<table>[^.]+)\.r_(?P<row>[^.]+)\.(?P<column>.+)")
"""The id that a fact in xBRL-CSV has (xBRL-CSV 1.0, 3.2.7)."""
_ROW: Final = re.compile(
    r"\b[Tt]able '?(?P<table>[\w-]+)'? row (?P<row>\d+)(?:,? columns? '?(?P<column>[\w:-]+))?"
)
_WORDS: Final = re.compile(r"""["']([^"']+)["']|([\w-]+:[\w-]+(?:\.[\w-]+)*)""")
_OF_FACTS: Final = re.compile(r"\b(nonFraction|nonNumeric|fraction|[Ff]acts?)\b")
MOST: Final = 20
"""So many facts at most are taken to be those that a message describes by what is written."""


@dataclass(frozen=True, slots=True)
class Element:
    """A fact as a file states it. ``concept`` is as written there; ``words`` are its value and aspects.

    In xBRL-CSV it is a row: ``columns`` are those that hold facts, each with its concept and value, and
    ``number`` counts rows from the header.
    """

    id: str
    place: Location
    concept: str = ""
    value: str = ""
    words: frozenset[str] = frozenset()
    number: int | None = None
    columns: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Elements:
    """The elements of a report, in the order of its files."""

    all: tuple[Element, ...] = field(default=())

    def of_id(self, name: str) -> Element | None:
        """The element of a fact's id; the cell of a row for the ids of xBRL-CSV."""
        found = self._by_id.get(name)
        cell = CELL.fullmatch(name)
        if found is not None or cell is None:
            return found
        row = self._by_id.get(f"{cell['table']}.r_{cell['row']}")
        return row and _cell(row, cell["column"])

    def described(self, text: str, line: int | None) -> tuple[Element, ...]:
        """The elements that a message without ids is about: by table and row, by line, or by what is written.

        A line that holds several facts tells which together with the words, or else means one of them.
        """
        if (row := _ROW.search(text)) is not None:
            return tuple(self._in_row(row["table"], int(row["row"]), row["column"] or ""))
        words = {word for pair in _WORDS.findall(text) for word in pair if word}
        if line is None:
            return self._of_words(words)
        found = self._by_line.get(line, [])
        known = words & frozenset().union(*(element.words for element in found))
        if not known and not _OF_FACTS.search(text):
            return ()
        return tuple(_holding(found, known))[:MOST]

    def _of_words(self, words: set[str]) -> tuple[Element, ...]:
        known = words & self._by_word.keys()
        rarest = min((self._by_word[word] for word in known), key=len, default=[])
        found = tuple(_holding(rarest, known))[:MOST]
        return tuple(_cell(each, each.columns[0][0]) if each.columns else each for each in found)

    def _in_row(self, table: str, number: int, column: str) -> Iterator[Element]:
        for row in self._rows.get((table, number), ()):
            made = _cell(row, row.columns[0][0] if row.columns else column)
            yield replace(made, place=made.place.at(column)) if column else made

    @cached_property
    def _by_id(self) -> Mapping[str, Element]:
        return {element.id: element for element in reversed(self.all) if element.id}

    @cached_property
    def _by_word(self) -> Mapping[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.all:
            for word in element.words:
                found.setdefault(word, []).append(element)
        return found

    @cached_property
    def _by_line(self) -> Mapping[int, list[Element]]:
        found: dict[int, list[Element]] = {}
        for element in self.all:
            if element.place.row is not None:
                found.setdefault(element.place.row, []).append(element)
        return found

    @cached_property
    def _rows(self) -> Mapping[tuple[str, int], list[Element]]:
        found: dict[tuple[str, int], list[Element]] = {}
        for element in self.all:
            if element.number is not None:
                found.setdefault((element.id.partition(".")[0], element.number), []).append(element)
        return found


def _cell(row: Element, column: str) -> Element:
    found = ((concept, value) for name, concept, value in row.columns if name == column)
    concept, value = next(found, (row.concept, row.value))
    return replace(row, id=f"{row.id}.{column}", place=row.place.at(column), concept=concept, value=value)


def _holding(elements: Iterable[Element], words: AbstractSet[str]) -> Iterator[Element]:
    """The elements that hold all of the words."""
    return (element for element in elements if words <= element.words)
