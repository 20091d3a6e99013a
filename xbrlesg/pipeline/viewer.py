"""The interactive viewer: of a report file of anyone's, and of the report that an export writes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xbrlesg.archive_check import refused
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding, sort_findings
from xbrlesg.pipeline.check_own import PAGES
from xbrlesg.pipeline.outputs import VIEWER
from xbrlesg.pipeline.staging import StagedFile
from xbrlesg.pipeline.store import packages_or_installed
from xbrlesg.validation.check import missing_file
from xbrlesg.validation.viewer import Viewer, make_viewer, need_viewer, not_inline

ARCHIVES: Final = frozenset({".xbri", ".zip"})
VIEWABLE: Final = PAGES | ARCHIVES


@dataclass(frozen=True, slots=True)
class ViewerFiles:
    """What an export writes for the viewer, and what was found on the way."""

    files: Mapping[str, bytes]
    findings: tuple[Finding, ...] = ()


def view_report(path: Path, packages: Sequence[Path], store: Path) -> Viewer:
    """Make the viewer of an inline report or report package, ours or others'.

    Its taxonomy comes from ``packages``; without any, from those that are installed in ``store``. Raises
    MissingExtraError and ArelleError.
    """
    need_viewer()
    if not path.is_file():
        return Viewer(None, (missing_file(path),))
    if path.suffix.lower() not in VIEWABLE:
        return Viewer(None, (not_inline(path.name),))
    reason = refused(path) if path.suffix.lower() in ARCHIVES else None
    if reason is not None:
        fault = finding(Code.REPORT_ARCHIVE, f"{path.name}: {reason}", Location(path.name), value=path.name)
        return Viewer(None, (fault,))
    opened, findings = packages_or_installed(packages, store)
    if opened is None:
        return Viewer(None, sort_findings(findings))
    made = make_viewer(path, [package.file.path for package in opened.packages])
    return Viewer(made.page, sort_findings([*findings, *made.findings]))


def viewer_of(reports: Mapping[str, StagedFile], packages: Sequence[Path]) -> ViewerFiles:
    """The viewer of the inline report among an export's files.

    What is wrong with the report itself has been told by its check and is left out here. Raises ArelleError.
    """
    name = next((name for name in reports if Path(name).suffix in PAGES), None)
    if name is None:
        return ViewerFiles({}, (not_inline(", ".join(reports)),))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        shutil.copyfile(reports[name].path, path)
        made = make_viewer(path, packages)
    if made.page is None:
        return ViewerFiles({}, made.findings)
    return ViewerFiles({VIEWER: made.page})
