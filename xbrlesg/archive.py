"""ZIP archives that depend on their content alone: same files in, same bytes out."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP entry can carry."""
LEVEL: Final = 9
UNIX: Final = 3


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """Pack files (path with forward slashes to content) into a ZIP, sorted by name and without a clock."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            entry = ZipInfo(name, EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = UNIX
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name], compresslevel=LEVEL)
    return buffer.getvalue()
