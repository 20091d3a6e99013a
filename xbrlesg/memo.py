"""What has been made once for a key is not made again; what is kept is bounded."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

MOST: Final = 1 << 14


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
