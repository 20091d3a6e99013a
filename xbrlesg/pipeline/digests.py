"""The sha256 of files, for who asks for that of the same package again and again."""

from __future__ import annotations

import hashlib
from pathlib import Path


class Digests:
    """The sha256 of files. Those of packages, which many reports share, are remembered until they change."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int, int], str] = {}

    def of(self, path: Path) -> str | None:
        """The sha256 of a file; None where it cannot be read."""
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None

    def of_package(self, path: Path) -> str | None:
        """The same, from memory where inode, size and time of change are as they were."""
        try:
            status = path.stat()
        except OSError:
            return None
        key = (str(path), status.st_ino, status.st_size, status.st_mtime_ns)
        if key not in self._known:
            found = self.of(path)
            if found is None:
                return None
            self._known[key] = found
        return self._known[key]
