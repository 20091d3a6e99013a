"""Which reports a batch is of: files, patterns of files, and manifests that list them.

A manifest is YAML, CSV or JSON Lines. Each entry names a report file, and may name a target and a check.
"""

from __future__ import annotations

import csv
import glob
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import Field, ValidationError, model_validator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.yaml_source import Part, YamlSource, build_model, read_yaml

COLUMNS: Final = ("report", "target", "check")
YAML: Final = frozenset({".yaml", ".yml"})
JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})


class ManifestEntry(Part):
    """One line of a manifest. Paths are relative to it; ``target`` is a name, or a target file (.yaml)."""

    report: Annotated[str, Field(min_length=1)]
    target: Annotated[str, Field(min_length=1)] | None = None
    check: CheckLevel | None = None

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"report": data} if isinstance(data, str) else data


class Manifest(Part):
    """A manifest in YAML: a list of entries, or a list under the key ``reports``."""

    reports: Annotated[tuple[ManifestEntry, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _bare_list(cls, data: Any) -> Any:
        return {"reports": data} if isinstance(data, list) else data


@dataclass(frozen=True, slots=True)
class Listed:
    """A report that is wanted. ``file`` is its path as findings call it; without a target, all are wanted.

    A target that is a file is looked for from ``base``; ``place`` is where the entry stands.
    """

    file: str
    target: str | None = None
    check: CheckLevel | None = None
    base: Path = Path()
    place: Location | None = None

    @property
    def path(self) -> Path:
        """Where the report file is."""
        return Path(self.file)


def read_sources(sources: Sequence[str]) -> tuple[list[Listed], list[Finding]]:
    """What files, patterns and manifests list, in their order."""
    listed: list[Listed] = []
    findings: list[Finding] = []
    for source in sources:
        found, faults = _read_source(source)
        listed += found
        findings += faults
    return listed, findings


def _read_source(source: str) -> tuple[list[Listed], list[Finding]]:
    path = Path(source)
    if glob.has_magic(source) and not path.exists():
        files = sorted(file for file in glob.glob(source, recursive=True) if Path(file).is_file())  # noqa: PTH207 - the pattern may begin with a root
        if files:
            return [Listed(file) for file in files], []
        message = f"the pattern {source} matches no file"
        return [], [finding(Code.BATCH_NO_REPORTS, message, value=source)]
    suffix = path.suffix.lower()
    if suffix in YAML:
        return _read_yaml(path, source)
    if suffix == ".csv" or suffix in JSON_LINES:
        return _read_lines(path, source)
    message = f"{source} is no manifest: its name ends neither in .yaml nor in .csv or .jsonl"
    return [], [finding(Code.BATCH_MANIFEST, message, value=source)]


def _read_yaml(path: Path, name: str) -> tuple[list[Listed], list[Finding]]:
    """A manifest, or a report file, which says itself that it is none."""
    source, findings = read_yaml(path, name)
    if source is None:
        return [], findings
    if isinstance(source.data, dict) and "reports" not in source.data:
        return [Listed(name)], []
    manifest, faults = build_model(source, Manifest)
    if manifest is None or findings:
        return [], [*findings, *faults]
    return [_listed(entry, path, _place(source, index)) for index, entry in enumerate(manifest.reports)], []


def _place(source: YamlSource, index: int) -> Location:
    return source.at(index) if isinstance(source.data, list) else source.at("reports", index)


def _listed(entry: ManifestEntry, manifest: Path, place: Location) -> Listed:
    file = (manifest.parent / entry.report).as_posix()
    return Listed(file, entry.target, entry.check, manifest.parent, place)


def _read_lines(path: Path, name: str) -> tuple[list[Listed], list[Finding]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"cannot read the file: {error.strerror}"
        return [], [finding(Code.FILE_MISSING, message, Location(name), value=name)]
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        return [], [finding(Code.FILE_ENCODING, "the file is not UTF-8 text", Location(name, line))]
    listed: list[Listed] = []
    findings: list[Finding] = []
    for place, data in (_csv_rows if path.suffix.lower() == ".csv" else _json_rows)(text, name):
        if isinstance(data, Finding):
            findings.append(data)
            continue
        try:
            listed.append(_listed(ManifestEntry.model_validate(data), path, place))
        except ValidationError as error:
            findings += [_fault(dict(fault), place) for fault in error.errors(include_url=False)]
    if not listed and not findings:
        findings.append(finding(Code.BATCH_NO_REPORTS, "the manifest lists no report", Location(name)))
    return listed, findings


def _csv_rows(text: str, name: str) -> Iterator[tuple[Location, Any]]:
    """Each row as a dictionary without its empty cells, or as a finding."""
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    header: list[str] = []
    try:
        for cells in rows:
            place = Location(name, rows.line_num)
            if not header:
                header = cells
                yield from ((place, fault) for fault in _header_faults(header, place))
            elif len(cells) > len(header):
                message = f"the row has {len(cells)} cells, the header {len(header)}"
                yield place, finding(Code.BATCH_MANIFEST, message, place)
            elif any(cells):
                yield place, {key: cell for key, cell in zip(header, cells, strict=False) if cell}
    except csv.Error as error:
        place = Location(name, rows.line_num)
        yield place, finding(Code.BATCH_MANIFEST, f"the CSV cannot be read: {error}", place)


def _header_faults(header: Sequence[str], place: Location) -> Iterator[Finding]:
    for column in header:
        if column not in COLUMNS or header.count(column) > 1:
            fault = "is unknown" if column not in COLUMNS else "stands twice"
            hint = near_hint(column, COLUMNS, f"The columns are {', '.join(COLUMNS)}.")
            yield finding(
                Code.BATCH_MANIFEST, f"the column {column!r} {fault}", place, value=column, hint=hint
            )
    if "report" not in header:
        yield finding(Code.BATCH_MANIFEST, "there is no column 'report'", place)


def _json_rows(text: str, name: str) -> Iterator[tuple[Location, Any]]:
    """The value of each line that is not empty, or a finding."""
    for number, line in enumerate(text.split("\n"), 1):
        place = Location(name, number)
        if not line.strip():
            continue
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
            yield place, finding(Code.BATCH_MANIFEST, f"the line is not JSON: {reason}", place)


def _fault(fault: dict[str, Any], place: Location) -> Finding:
    column = ".".join(str(step) for step in fault["loc"]) or None
    value = fault.get("input")
    message = f"{column or 'the entry'}: {fault['msg'].removeprefix('Value error, ')}"
    shown = value if isinstance(value, str) else None
    return finding(Code.BATCH_MANIFEST, message, place.at(column) if column else place, value=shown)
