"""Files of any kind: what cannot be read at all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.codes.project import small_project, spoilt
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding


def _records(folder: Path, before: bytes, encoding: str) -> tuple[Finding, ...]:
    """The small project's records with bytes before them, in an encoding."""
    project = small_project(folder)
    path = project.folder / "records.csv"
    path.write_bytes(before + path.read_text("utf-8").encode(encoding))
    return tuple(project.export().findings)


EXAMPLES: Final[Examples] = {
    Code.FILE_MISSING: lambda folder: spoilt(folder, "report.yaml", "records.csv", "other.csv"),
    Code.FILE_ENCODING: lambda folder: _records(folder, b"", "gb18030"),
    Code.FILE_BOM: lambda folder: _records(folder, b"\xef\xbb\xbf", "utf-8"),
    Code.YAML_SYNTAX: lambda folder: spoilt(folder, "report.yaml", "[en, zh-hans]", "[en"),
    Code.YAML_DUPLICATE_KEY: lambda folder: spoilt(
        folder, "report.yaml", "records: records.csv", "records: records.csv\nrecords: records.csv"
    ),
    Code.YAML_CONTENT: lambda folder: spoilt(folder, "report.yaml", "standards:", "standard:"),
}
