"""Parts of a page that are many: drawn when the rest is written, in the place of what stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from lxml import etree

from xbrlesg.names import XHTML
from xbrlesg.writers.markup import inside_bytes, make

AT_ONCE: Final = 500
_STANDS_FOR: Final = re.compile(rb'<([\w:.-]+) id="later-(\d+)"></\1>\n')


class Later:
    """Parts to be drawn later, each block of the page on lines of its own.

    A part that is drawn may leave parts of its own for later.
    """

    def __init__(self) -> None:
        self._parts: list[Iterator[etree._Element]] = []

    def stand_in(self, tag: str, parts: Iterable[etree._Element]) -> etree._Element:
        """An element of the kind of the parts that stands for all of them."""
        self._parts.append(iter(parts))
        return make(tag, {"id": f"later-{len(self._parts) - 1}"})

    def pieces(self, page: bytes, names: Mapping[str | None, str]) -> Iterator[bytes]:
        """The page with the parts in their places; ``names`` are its namespaces by prefix."""
        end = 0
        for found in _STANDS_FOR.finditer(page):
            yield page[end : found.start()]
            yield from self._drawn(self._parts[int(found[2])], names)
            end = found.end()
        yield page[end:]

    def _drawn(self, parts: Iterator[etree._Element], names: Mapping[str | None, str]) -> Iterator[bytes]:
        known = len(self._parts)
        while batch := list(islice(self._until_more(parts), AT_ONCE)):
            around = etree.Element(f"{{{XHTML}}}body", nsmap=dict(names))  # type: ignore[arg-type] # no None
            around.extend(batch)
            written = inside_bytes(around)
            yield from [written] if len(self._parts) == known else self.pieces(written, names)
            known = len(self._parts)

    def _until_more(self, parts: Iterator[etree._Element]) -> Iterator[etree._Element]:
        """The parts up to one that leaves more to be drawn: all is drawn in the order of the page."""
        known = len(self._parts)
        for part in parts:
            yield part
            if len(self._parts) > known:
                return
