"""JSON as we write it everywhere: UTF-8, two spaces, keys in the order given, one line feed at the end.

The bytes are those of ``json.dumps`` with an indent, which the standard library writes in Python, token by
token; here each text is quoted by its C encoder and the rest is joined.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any, Final

_STEP: Final = "  "
quoted: Final = encode_basestring
"""A text as JSON has it, in quotes."""


def json_bytes(data: Any) -> bytes:
    """Serialise plain data; the same data gives the same bytes.

    Half a surrogate pair, as in file names that are no UTF-8, becomes the escape that JSON has for it.
    """
    return f"{json_text(data)}\n".encode("utf-8", "backslashreplace")


def json_text(data: Any, indent: str = "") -> str:
    """Plain data as text, its first line without the ``indent`` of its further ones.

    Raises ValueError for what JSON has no number for, TypeError for what is no plain data.
    """
    if isinstance(data, str):
        return quoted(data)
    if isinstance(data, dict):
        return _object(data, indent)
    if isinstance(data, list | tuple):
        if not data:
            return "[]"
        inner = indent + _STEP
        parts = f",\n{inner}".join([json_text(item, inner) for item in data])
        return f"[\n{inner}{parts}\n{indent}]"
    return str(data) if type(data) is int else json.dumps(data, allow_nan=False)


def _object(data: Mapping[Any, Any], indent: str) -> str:
    if not data:
        return "{}"
    inner = indent + _STEP
    parts = f",\n{inner}".join(
        [
            f"{quoted(key if type(key) is str else _key(key))}: "
            f"{quoted(value) if type(value) is str else json_text(value, inner)}"
            for key, value in data.items()
        ]
    )
    return f"{{\n{inner}{parts}\n{indent}}}"


def _key(key: Any) -> str:
    return key if isinstance(key, str) else json.dumps(key)


def json_members(members: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
    """An object too large to be held, piece by piece; its members come with their values as written."""
    inner, before = indent + _STEP, "{\n"
    for key, written in members:
        yield f"{before}{inner}{quoted(key)}: {written}"
        before = ",\n"
    yield "{}" if before == "{\n" else f"\n{indent}}}"
