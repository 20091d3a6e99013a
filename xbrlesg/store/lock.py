"""The lock file of a store: which packages are installed, and the sha256 that each must have."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from xbrlesg.json_text import json_bytes

LOCK: Final = "packages.lock"
VERSION: Final = 1


class BrokenLockError(Exception):
    """Why a lock file cannot be read, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One installed package: what it says of itself, its file in the store, and where it came from."""

    identifier: str
    name: str
    version: str | None
    sha256: str
    file: str
    source: str
    entry_points: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name and version, for people."""
        return f"{self.name} {self.version or ''}".strip()


def read_lock(content: bytes) -> tuple[Entry, ...]:
    """Read a lock file. Raises BrokenLockError."""
    try:
        data = json.loads(content)
        if data["version"] != VERSION:
            raise BrokenLockError(f"version {data['version']!r} is not {VERSION}")
        return tuple(_entry(item) for item in data["packages"])
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenLockError(str(error)) from error


def write_lock(entries: Iterable[Entry]) -> bytes:
    """The lock file's content; the same packages give the same bytes."""
    ordered = sorted(entries, key=lambda entry: (entry.identifier, entry.version or "", entry.sha256))
    return json_bytes({"version": VERSION, "packages": [asdict(entry) for entry in ordered]})


def _entry(item: dict[str, Any]) -> Entry:
    entry = Entry(**{**item, "entry_points": tuple(item["entry_points"])})
    texts = (entry.identifier, entry.name, entry.sha256, entry.file, entry.source, *entry.entry_points)
    if not all(isinstance(text, str) for text in texts):
        raise BrokenLockError("an entry holds something that is no text")
    if "/" in entry.file or "\\" in entry.file:
        raise BrokenLockError(f"{entry.file!r} lies outside the store")
    return entry
