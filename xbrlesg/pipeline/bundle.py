"""A bundle: all that a bank or a data vendor needs of one report, in a ZIP file or a folder.

An export is run aside; what receivers need of it is packed, with a certificate and words for the receiver.
Findings and lineage stay with the sender: they are working papers.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final

from xbrlesg.archive import write_zip
from xbrlesg.errors import CannotWriteError
from xbrlesg.findings.model import Finding, Severity, sort_findings, worst
from xbrlesg.json_text import json_bytes
from xbrlesg.pages.certificate import certificate_page
from xbrlesg.pipeline.certificate import Certified, certificate_data, verdict
from xbrlesg.pipeline.export import FINDINGS_PAGE, export
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.lineage_file import LINEAGE
from xbrlesg.pipeline.manifest import file_entry
from xbrlesg.pipeline.outputs import FINDINGS, MANIFEST, replace_files, write_file
from xbrlesg.pipeline.progress import Progress
from xbrlesg.pipeline.read_me import read_me
from xbrlesg.writers.report_package import pack_report

CERTIFICATE: Final = "certificate.json"
CERTIFICATE_PAGE: Final = "certificate.html"
READ_ME: Final = "README.txt"
_KEPT_BACK: Final = frozenset({FINDINGS, FINDINGS_PAGE, LINEAGE, MANIFEST})
_HOLD_PAGES: Final = frozenset({".xbri", ".zip"})
_PACKAGES: Final = _HOLD_PAGES | {".xbr"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user says of a bundle. ``stated`` is the certificate's date, where it is to have one."""

    target: str | None = None
    check: CheckLevel = CheckLevel.FULL
    stated: date | None = None
    allow_errors: bool = False


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of it. ``path`` is None where nothing was written; ``packable`` says that it could be."""

    findings: tuple[Finding, ...]
    path: Path | None = None
    files: tuple[str, ...] = ()
    verdict: str = ""
    packable: bool = False


def bundle(
    path: Path, output: Path | None, wanted: Wanted, progress: Progress, store: Path | None = None
) -> Bundled:
    """Export one target of a report file, and pack it to ``output``: a ``.zip`` file, else a folder.

    A report with errors is packed only where they are allowed; one that could not be written never. Raises
    CannotWriteError, MissingExtraError and ArelleError.
    """
    job, findings = load_job(path, wanted.target, store)
    if job is None:
        return Bundled(sort_findings(findings))
    place = output or Path("out", job.report.report, f"{_name(job)}.zip")
    _refuse_foreign_folder(place)
    with tempfile.TemporaryDirectory() as aside:
        viewer = "inline" in job.target.outputs
        exported = export(path, Path(aside), wanted.target, wanted.check, progress, store, viewer=viewer)
        if exported.folder is None or not exported.facts:
            return Bundled(exported.findings)
        if worst(exported.findings) is Severity.ERROR and not wanted.allow_errors:
            return Bundled(exported.findings, packable=True)
        written = {name: (exported.folder / name).read_bytes() for name in exported.files}
    manifest = json.loads(written[MANIFEST])
    files, pages = _for_receivers(written)
    names = [*files, READ_ME, CERTIFICATE, CERTIFICATE_PAGE, MANIFEST]
    files[READ_ME] = read_me(job, names, verdict(exported.findings))
    packages = manifest["taxonomy_packages"]
    data = certificate_data(Certified(job, exported, wanted.check, packages, files, pages, wanted.stated))
    files[CERTIFICATE] = json_bytes(data)
    files[CERTIFICATE_PAGE] = certificate_page(data)
    files[MANIFEST] = _manifest(manifest, job, files)
    progress.stage("pack", f"{len(files)} files")
    _write(place, _name(job), files)
    return Bundled(exported.findings, place, tuple(sorted(files)), data["verdict"])


def _name(job: Job) -> str:
    return f"{job.report.report}-{job.chosen.name}"


def _for_receivers(written: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files to hand on, and apart from them the pages, which go out within a report package."""
    files = {name: content for name, content in written.items() if name not in _KEPT_BACK}
    pages = {name: files.pop(name) for name in written if PurePosixPath(name).suffix == ".xhtml"}
    endings = {PurePosixPath(name).suffix for name in files}
    if pages and not endings & _HOLD_PAGES:
        files |= _report_package("xbri", pages)
    elif not pages and not endings & _PACKAGES:
        files |= _report_package(
            "xbr", {name: files[name] for name in files if name.endswith(".json") and "/" not in name}
        )
    return files, pages


def _report_package(form: str, reports: Mapping[str, bytes]) -> dict[str, bytes]:
    stem = PurePosixPath(next(iter(reports))).stem
    return {f"{stem}.{form}": pack_report(stem, form, reports)}


def _manifest(exported: Mapping[str, Any], job: Job, files: Mapping[str, bytes]) -> bytes:
    """The export's manifest, with the bundle's files as outputs."""
    outputs = {name: file_entry(content) for name, content in sorted(files.items())}
    return json_bytes({**exported, "bundle": _name(job), "outputs": outputs})


def _write(place: Path, name: str, files: Mapping[str, bytes]) -> None:
    if place.suffix.lower() == ".zip":
        write_file(place, write_zip({f"{name}/{file}": content for file, content in files.items()}))
    else:
        replace_files(place, files, ())


def _refuse_foreign_folder(place: Path) -> None:
    """A folder that holds something else than an earlier bundle stays as it is. Raises CannotWriteError."""
    if place.suffix.lower() == ".zip" or not place.is_dir() or not any(place.iterdir()):
        return
    with suppress(OSError, ValueError):
        if "bundle" in json.loads((place / MANIFEST).read_bytes()):
            return
    raise CannotWriteError(f"{place} holds other files than a bundle; name a new folder, or a .zip file")
