"""Texts in pieces, so that no file need be held whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

AT_ONCE: Final = 1_000


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts in UTF-8, many of them joined to one piece."""
    source = iter(texts)
    while batch := list(islice(source, AT_ONCE)):
        yield "".join(batch).encode()
