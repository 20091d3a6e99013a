"""A document of others, as its bytes, its elements and its text, with the way from each to the bytes.

Nothing is ever written from this model: tags are put between the bytes as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from xbrlesg.findings.model import Location
from xbrlesg.names import XHTML, QName

BREAK: Final = "\x1f"
"""Stands in the text where a block, a cell or a line ends; XML documents cannot hold it."""
SEAM: Final = "\x1e"
"""Stands in the text where something raised or lowered begins or ends: ``4,106`` and a note's ``1``."""

NO_TAGS: Final = frozenset(
    {"html", "head", "title", "style", "script", "table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul"}
    | {"ol", "dl", "select", "option", "optgroup", "textarea", "ruby"}
)
"""Elements of XHTML whose own content cannot be a tag."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element, by the offsets of its first byte, of its content and of what follows it.

    ``first`` and ``last`` are positions in the text. ``prefix`` is that of its written name, with the colon.
    """

    name: QName
    prefix: str
    attributes: Mapping[str, str]
    parent: int | None
    start: int
    inner_start: int
    inner_end: int
    end: int
    first: int
    last: int

    @property
    def takes_tags(self) -> bool:
        """True where a tag may be a child of this element."""
        return self.name.namespace == XHTML and self.name.local not in NO_TAGS


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of text. It is raw where its characters are its bytes; a reference is one character, or few.

    ``is_closed`` is text that no tag can stand in: of a CDATA section.
    """

    position: int
    text: str
    start: int
    end: int
    parent: int
    is_raw: bool
    is_closed: bool


@dataclass(frozen=True)
class Page:
    """A document. ``text`` is that of its body with breaks and seams.

    ``prefixes`` are all that it declares, ``root_prefixes`` those of the root element. ``entities`` are the
    references to characters by names that XML does not know: offsets and the characters.
    """

    file: str
    source: bytes
    elements: Sequence[Element]
    chunks: Sequence[Chunk]
    text: str
    prefixes: Mapping[str, frozenset[str]]
    root_prefixes: Mapping[str, str]
    entities: Sequence[tuple[int, int, str]]

    @cached_property
    def body(self) -> Element:
        """The body."""
        return next(element for element in self.elements if element.name == QName(XHTML, "body"))

    @cached_property
    def ids(self) -> Mapping[str, tuple[int, ...]]:
        """The elements of each id; more than one is a fault of the document."""
        found: dict[str, tuple[int, ...]] = {}
        for index, element in enumerate(self.elements):
            if "id" in element.attributes:
                found[element.attributes["id"]] = (*found.get(element.attributes["id"], ()), index)
        return found

    def chunk_at(self, position: int) -> Chunk:
        """The chunk that holds a position of the text; the one before it where a break stands there."""
        return self.chunks[max(0, bisect_right(self._positions, position) - 1)]

    def begin_of(self, position: int) -> int:
        """The offset at which the character at a position begins."""
        chunk = self.chunk_at(position)
        if not chunk.is_raw:
            return chunk.start
        return chunk.start + len(chunk.text[: position - chunk.position].encode())

    def end_of(self, position: int) -> int:
        """The offset at which the character before a position ends."""
        chunk = self.chunk_at(position - 1)
        if not chunk.is_raw:
            return chunk.end
        return chunk.start + len(chunk.text[: position - chunk.position].encode())

    def at(self, offset: int) -> Location:
        """Line and column, in characters, of an offset."""
        line = bisect_right(self._lines, offset)
        begin = self._lines[line - 1]
        column = len(self.source[begin:offset].decode("utf-8", "ignore").removeprefix("\ufeff")) + 1
        return Location(self.file, line, str(column))

    def ancestors(self, index: int) -> Iterator[int]:
        """An element, its parent, and so on to the root."""
        current: int | None = index
        while current is not None:
            yield current
            current = self.elements[current].parent

    def span(self, first: int, last: int) -> tuple[int, int, int] | None:
        """The bytes of a stretch of text that one tag can hold: first offset, last offset, the parent.

        None where the stretch begins or ends inside an element that it does not hold whole, or in CDATA.
        """
        begin, end = self.chunk_at(first), self.chunk_at(last - 1)
        if begin.is_closed or end.is_closed:
            return None
        above = set(self.ancestors(end.parent))
        shared = next(index for index in self.ancestors(begin.parent) if index in above)
        start = self._edge(begin.parent, shared, lambda element: self.text[element.first : first])
        stop = self._edge(end.parent, shared, lambda element: self.text[last : element.last])
        if start is None or stop is None:
            return None
        start_at = self.begin_of(first) if start == shared else self.elements[start].start
        end_at = self.end_of(last) if stop == shared else self.elements[stop].end
        return start_at, end_at, shared

    def _edge(self, inside: int, shared: int, left: Callable[[Element], str]) -> int | None:
        """The child of ``shared`` at which a stretch begins or ends; ``shared`` itself for its own text.

        None where some of the text of an element on the way is ``left`` out of the stretch.
        """
        outermost = shared
        for index in self.ancestors(inside):
            if index == shared:
                break
            if read_aloud(left(self.elements[index])):
                return None
            outermost = index
        return outermost

    @cached_property
    def _lines(self) -> Sequence[int]:
        """The offset at which each line begins."""
        return [0, *(found.end() for found in re.finditer(b"\n", self.source))]

    @cached_property
    def _positions(self) -> Sequence[int]:
        return [chunk.position for chunk in self.chunks]


def plain(text: str) -> str:
    """A stretch of text without breaks and seams, as a tag round it has it."""
    return text.replace(BREAK, "").replace(SEAM, "")


def read_aloud(text: str) -> str:
    """A stretch of text as people read it: whatever parts words is one space."""
    return " ".join(text.replace(SEAM, "").replace(BREAK, " ").split())
