"""Files of any kind: what cannot be read at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.codes.project import small_project
from tests.codes.shown import in_report, shown
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding


def _records(folder: Path, before: bytes, encoding: str) -> tuple[Finding, ...]:
    """The small project's records with bytes before them, in an encoding."""
    project = small_project(folder)
    path = project.folder / "records.csv"
    path.write_bytes(before + path.read_text("utf-8").encode(encoding))
    return tuple(project.export().findings)


def _whole(folder: Path, name: str, code: Code) -> tuple[Finding, ...]:
    """The example of the explanation is a whole file of the small project."""
    project = small_project(folder)
    (project.folder / name).write_text(shown(code), "utf-8")
    return tuple(project.export().findings)


def _without_records(folder: Path) -> tuple[Finding, ...]:
    project = small_project(folder)
    (project.folder / "records.csv").unlink()
    return tuple(project.export().findings)


EXAMPLES: Final[Examples] = {
    Code.FILE_MISSING: _without_records,
    Code.FILE_ENCODING: lambda folder: _records(folder, b"", "gb18030"),
    Code.FILE_BOM: lambda folder: _records(folder, b"\xef\xbb\xbf", "utf-8"),
    Code.YAML_SYNTAX: lambda folder: _whole(folder, "report.yaml", Code.YAML_SYNTAX),
    Code.YAML_DUPLICATE_KEY: lambda folder: _whole(folder, "mapping.yaml", Code.YAML_DUPLICATE_KEY),
    Code.YAML_CONTENT: in_report(Code.YAML_CONTENT),
}
