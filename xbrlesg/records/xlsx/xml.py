"""Parsing the XML parts of a workbook that a stranger made: no document type, no entities, one error."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

Attributes = dict[str, str]


class BrokenPartError(Exception):
    """A part of the workbook is missing, cannot be unpacked or is not well-formed."""


def parse(
    content: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call ``start`` with each element and its attributes, ``end`` and ``text`` if given.

    Raises BrokenPartError.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BrokenPartError(f"line {error.lineno}: {expat.ErrorString(error.code)}") from error


def local(name: str) -> str:
    """A name without its prefix, which differs from program to program."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise BrokenPartError("it declares a document type")
