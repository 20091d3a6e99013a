"""Report packages opened for reading: which reports they hold (Report Packages 1.0)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from xbrlesg.archive_check import refused
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.pipeline.check_own import PAGES

ARCHIVES: Final = frozenset({".xbri", ".xbr", ".zip"})
REPORTS: Final = PAGES | {".json", ".xbrl", ".xml"}
_FOLDER: Final = "reports"


def unpack_reports(path: Path, called: str, folder: Path) -> tuple[Sequence[Path], list[Finding]]:
    """Put what lies in the package's folder ``reports`` into ``folder``; which of the files may be reports.

    Findings call the package as it is ``called``. Nothing is unpacked of an archive that nobody should open.
    The files are in the order of their names.
    """
    reason = refused(path)
    if reason is not None:
        return (), [_fault(called, reason)]
    try:
        with ZipFile(path) as archive:
            names = [name for name in archive.namelist() if _is_below_reports(name)]
            archive.extractall(folder, names)
    except (BadZipFile, EOFError, OSError, zlib.error, RuntimeError, NotImplementedError) as error:
        return (), [_fault(called, f"it cannot be unpacked ({error})")]
    found = [folder / name for name in sorted(names) if PurePosixPath(name).suffix.lower() in REPORTS]
    if not found:
        return (), [_fault(called, f"it is no report package: it holds no report below TOP/{_FOLDER}/")]
    return found, []


def _is_below_reports(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return len(parts) > 2 and parts[1] == _FOLDER and not name.endswith("/")


def _fault(name: str, reason: str) -> Finding:
    return finding(Code.REPORT_ARCHIVE, f"{name}: {reason}", Location(name), value=name)
