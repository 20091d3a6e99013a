"""Archives that nobody should open: names that lead out of it, links, and more content than they may have.

Judged by the directory of the archive alone, before anything is unpacked. What an entry claims of its size
is enough: unpacking stops there, and content that differs fails its checksum.
"""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

MAX_ENTRIES: Final = 100_000
MAX_TOTAL: Final = 2**30
MAX_RATIO: Final = 1_000
SMALL: Final = 10 * 2**20
"""Entries that are no larger may be compressed as well as they can."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_ENCRYPTED: Final = 0x1


def hostile(archive: ZipFile, most: int | None = None) -> str | None:
    """Why an archive is refused, in words; None for a harmless one.

    ``most`` is the largest content in bytes; without it, that of the largest taxonomies.
    """
    entries = archive.infolist()
    most = MAX_TOTAL if most is None else most
    if len(entries) > MAX_ENTRIES:
        return f"it has {len(entries)} entries, more than {MAX_ENTRIES}"
    total = sum(entry.file_size for entry in entries)
    if total > most:
        return f"it unpacks to {total} bytes, more than {most}"
    repeated = [name for name, number in Counter(entry.filename for entry in entries).items() if number > 1]
    if repeated:
        return f"it has the entry {repeated[0]!r} more than once"
    return next((f"the entry {entry.filename!r} {why}" for entry in entries for why in _faults(entry)), None)


def refused(path: Path) -> str | None:
    """Why an archive at a path is refused, in words: a harmful one, or a file that is no ZIP archive."""
    try:
        with ZipFile(path) as archive:
            return hostile(archive)
    except (BadZipFile, OSError, ValueError) as error:
        return f"it is no ZIP archive that can be read ({error})"


def _faults(entry: ZipInfo) -> Iterator[str]:
    name = entry.orig_filename
    if "\\" in name:
        yield "has a backslash in its name (ZIP, APPNOTE 4.4.17)"
    if name.startswith("/") or _DRIVE.match(name):
        yield "has an absolute path"
    if ".." in name.split("/"):
        yield "leads out of the archive"
    if not name.isprintable():
        yield "has a name that cannot be printed"
    if stat.S_ISLNK(entry.external_attr >> 16):
        yield "is a link"
    if entry.flag_bits & _ENCRYPTED:
        yield "is encrypted"
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        yield f"unpacks to {entry.file_size} bytes from {entry.compress_size}"
