"""Files that appear whole or not at all: written aside, then renamed."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

_ASIDE: Final = re.compile(r"\.(.+)\.[a-z0-9_]{8}")
"""The name of a file that is being written aside, as ``tempfile`` makes it: the file's own name is in it."""


def write_whole(path: Path, content: bytes) -> None:
    """Write one file, making its folder where needed. Raises OSError, and then leaves nothing behind."""
    with whole_file(path) as stream:
        stream.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A stream to write one file to, which is there once the block has ended well. As ``write_whole``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def remove_asides(folder: Path, names: Collection[str]) -> None:
    """Remove what killed runs left of these files while they wrote them aside. Raises OSError.

    Only for a folder into which nobody else writes.
    """
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        found = _ASIDE.fullmatch(path.name)
        if found and found[1] in names:
            path.unlink(missing_ok=True)
