"""The path of a records file; in a workbook it may name a sheet: ``staff.xlsx#Head office``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_WITH_SHEET: Final = re.compile(r"(.+\.xlsx)#(.+)", re.DOTALL | re.IGNORECASE)


def split_sheet(path: Path) -> tuple[Path, str | None]:
    """The file, and the sheet that the path names, if it does."""
    match = _WITH_SHEET.fullmatch(path.as_posix())
    return (Path(match[1]), match[2]) if match else (path, None)
