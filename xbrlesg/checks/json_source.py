"""JSON that strangers wrote: its members one by one, each with the line on which it starts.

Owns RFC 8259; what the members mean is read elsewhere. Numbers are ``int`` or ``Decimal``, never float.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, NoReturn

_SPACES: Final = re.compile(r"[ \t\n\r]*")


class BrokenJsonError(Exception):
    """A text is not JSON; ``line`` says where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class JsonObject(dict[str, Any]):
    """A JSON object that remembers the keys that it was given more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an object: its key, its value, the line of its key."""

    key: str
    value: Any
    line: int


@dataclass(slots=True)
class JsonSource:
    """A JSON text. Raises BrokenJsonError from every method that reads it."""

    text: str
    _decoder: json.JSONDecoder = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_object, parse_float=_fraction, parse_int=_integer, parse_constant=_no_number
        )

    def document(self) -> Any:
        """The whole document. Half a surrogate pair is no character, and so no JSON text."""
        start = self._space(0)
        value, end = self._value(start)
        if self._space(end) != len(self.text):
            raise BrokenJsonError("text follows the end of the document", self._line(end))
        try:
            json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
        except UnicodeEncodeError as error:
            raise BrokenJsonError("an escape stands for half a character", 1) from error
        except RecursionError as error:
            raise BrokenJsonError("its parts are nested too deeply", 1) from error
        return value

    def members(self, *path: str) -> list[Member]:
        """The members of the object at a path of keys, in their order; none where there is no object."""
        index = self._space(0)
        for key in path:
            found = [at for name, _, at, _ in self._walk(index) if name == key]
            if not found:
                return []
            index = found[-1]
        members: list[Member] = []
        line, seen = 1, 0
        for key, at, _, value in self._walk(index):
            line, seen = line + self.text.count("\n", seen, at), at
            members.append(Member(key, value, line))
        return members

    def _walk(self, index: int) -> Iterator[tuple[str, int, int, Any]]:
        """Each key of the object at ``index``, with its place, that of its value, and the value."""
        if self.text[index : index + 1] != "{":
            return
        index = self._space(index + 1)
        while self.text[index : index + 1] == '"':
            key, end = self._value(index)
            value_at = self._space(self._space(end) + 1)
            value, value_end = self._value(value_at)
            yield key, index, value_at, value
            index = self._space(value_end)
            index = self._space(index + 1) if self.text[index : index + 1] == "," else index

    def _value(self, index: int) -> tuple[Any, int]:
        try:
            return self._decoder.raw_decode(self.text, index)
        except json.JSONDecodeError as error:
            raise BrokenJsonError(error.msg, error.lineno) from error
        except RecursionError as error:
            raise BrokenJsonError("its parts are nested too deeply", self._line(index)) from error
        except ValueError as error:
            raise BrokenJsonError(str(error), self._line(index)) from error

    def _space(self, index: int) -> int:
        found = _SPACES.match(self.text, index)
        return found.end() if found else index

    def _line(self, index: int) -> int:
        return self.text.count("\n", 0, index) + 1


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = JsonObject(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        found.repeated = tuple(sorted(key for key, count in counts.items() if count > 1))
    return found


def _integer(text: str) -> int | Decimal:
    """A number without point; one of thousands of digits is left a Decimal, which is none of ours."""
    return int(text) if len(text) <= 400 else Decimal(text)


def _fraction(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError as error:
        raise ValueError(f"{text} is a number beyond all measure") from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")
