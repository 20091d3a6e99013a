"""A taxonomy as a compact file, so that nobody reads its schemas and linkbases twice.

The file is a line that names the format and the hash of the rest, a line that gives the parts and their
lengths, then each part of the taxonomy as compressed JSON. A part is decoded when somebody first asks for it.
What is read from the file equals what was written.
"""

from __future__ import annotations

import gc
import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from typing import Any, Final

from xbrlesg.names import QName
from xbrlesg.taxonomy.index_parts import PARTS, Names, read_names, write_names
from xbrlesg.taxonomy.model import Taxonomy

FORMAT: Final = b"xbrlesg-taxonomy-index 4"
"""Changes whenever the model or the layout does, so that an index of another version is never misread."""
NAMES: Final = "names"
"""The part that is no field of a taxonomy: the table of names of all other ones."""
_FIELDS: Final = fields(Taxonomy)


class DamagedIndexError(Exception):
    """The file is no index of this version, or is not whole."""


def write_index(taxonomy: Taxonomy) -> bytes:
    """The index of a taxonomy; the same taxonomy gives the same bytes."""
    names = Names()
    parts = {field.name: PARTS[field.name].write(getattr(taxonomy, field.name), names) for field in _FIELDS}
    parts[NAMES] = write_names(names)
    packed = {part: zlib.compress(_json(data), 9) for part, data in parts.items()}
    directory = _json({part: len(content) for part, content in packed.items()})
    body = b"\n".join((directory, b"".join(packed.values())))
    return b"%s %s\n%s" % (FORMAT, _digest(body), body)


def read_index(content: bytes) -> Taxonomy:
    """The taxonomy of an index. Raises DamagedIndexError."""
    head, _, body = content.partition(b"\n")
    if head != b"%s %s" % (FORMAT, _digest(body)):
        raise DamagedIndexError
    return _IndexedTaxonomy.over(_Parts(body))


class _IndexedTaxonomy(Taxonomy):
    """A taxonomy whose parts are decoded at their first use; in all else it is like any other.

    Python asks ``__getattr__`` only for what is not set yet, so a part that is there costs nothing more.
    """

    __slots__ = ("_parts",)
    _parts: _Parts

    @classmethod
    def over(cls, parts: _Parts) -> Taxonomy:
        """The taxonomy of an index's parts, none of them decoded."""
        taxonomy = cls.__new__(cls)
        object.__setattr__(taxonomy, "_parts", parts)
        return taxonomy

    def __getattr__(self, name: str) -> Any:
        if name not in PARTS:
            raise AttributeError(name)
        value = self._parts.read(name)
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taxonomy):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in _FIELDS)

    __hash__ = None  # type: ignore[assignment]  # as of any taxonomy, since it holds mappings


class _Parts:
    """The parts of an index whose hash is right."""

    def __init__(self, body: bytes) -> None:
        directory, _, self._packed = body.partition(b"\n")
        self._places: dict[str, slice] = {}
        end = 0
        for part, length in json.loads(directory).items():
            start, end = end, end + length
            self._places[part] = slice(start, end)

    def read(self, part: str) -> Any:
        """A field of the taxonomy."""
        with _no_collection():
            return PARTS[part].read(self._data(part), self._names)

    @cached_property
    def _names(self) -> list[QName]:
        """One object for each name, which all parts share."""
        return read_names(self._data(NAMES))

    def _data(self, part: str) -> Any:
        return json.loads(zlib.decompress(self._packed[self._places[part]]))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing of what is built here is garbage, and looking for some takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
