"""What has been made once for a key is not made again; what is kept is bounded."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MOST: Final = 1 << 14
NEAR: Final = 1 << 12
"""For what returns soon or not at all: the breakdown of a record is that of those around it."""
MANY: Final = 1 << 17
"""For what returns only after very many others: the breakdowns of one year are those of the next."""


class Memo(dict[Key, Made]):
    """``memo[key]`` is what ``make`` made of the key; ``most`` are kept, then it begins anew."""

    def __init__(self, make: Callable[[Key], Made], most: int = MOST) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self[key] = self._make(key)
        return made


class Recurring(Generic[Made]):
    """``recurring(*parts)`` is what ``make`` made of the same objects before.

    Identity is told more quickly than equality. The parts are kept beside what was made of them, lest other
    objects come to have theirs.
    """

    def __init__(self, make: Callable[..., Made], most: int = MOST) -> None:
        self._make = make
        self._most = most
        self._known: dict[tuple[int, ...], tuple[tuple[Any, ...], Made]] = {}

    def __call__(self, *parts: Any) -> Made:
        """What was made of the parts."""
        key = tuple(map(id, parts))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self._most:
                self._known.clear()
            known = self._known[key] = (parts, self._make(*parts))
        return known[1]
