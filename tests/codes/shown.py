"""The examples of the explanations, run as they stand: put into the small project, which is exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import xlsxwriter
import yaml
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

import xbrlesg
from tests.codes.examples import Example
from tests.codes.project import small_project
from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.yaml_source import parse_yaml

TEXTS: Final = Path(xbrlesg.__file__).parent / "explain" / "texts"
HEADER: Final = ("indicator", "value", "unit", "period")
GOOD: Final = ("employees", "990", "Person", "2023")
WorkbookFiller: TypeAlias = Callable[[Workbook, Worksheet], object]


@cache
def _texts() -> dict[str, dict[str, str]]:
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(TEXTS.glob("*.yaml")):
        texts |= _data(path.read_text("utf-8"))
    return texts


def shown(code: Code) -> str:
    """The example of a code's explanation, as the texts have it."""
    return _texts()[code.value.word]["example"]


def put_into(path: Path, text: str) -> None:
    """Put a piece of YAML into a YAML file: maps are joined, all else goes in place of what was there.

    The names of examples are the house taxonomy's; the small project has its own.
    """
    made = joined(_data(path.read_text("utf-8")), _data(text.replace("esg:", "small:")))
    path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), "utf-8")


def in_report(code: Code, **files: bytes) -> Example:
    """The example stands in the report file; ``files`` lie beside it, ``_`` standing for the dot."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        put_into(project.folder / "report.yaml", shown(code))
        for name, content in files.items():
            (project.folder / name.replace("_", ".")).write_bytes(content)
        return project.export().findings

    return run


def in_mapping(code: Code) -> Example:
    """The example stands in the mapping."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        put_into(project.folder / "mapping.yaml", shown(code))
        return project.export().findings

    return run


def in_records(code: Code, name: str = "records.csv", mapping: str = "") -> Example:
    """The example is the file of records; ``mapping`` is put into the mapping."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        if mapping:
            put_into(project.folder / "mapping.yaml", mapping)
        return exported(project, name, shown(code).encode("utf-8"))

    return run


def in_workbook(fill: WorkbookFiller, row: Sequence[str] = GOOD) -> Example:
    """The records are a workbook with one row, which ``fill`` changes as the example says."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        path = project.folder / "made.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet("records")
            write_rows(page, HEADER, row)
            fill(book, page)
        return exported(project, "records.xlsx", path.read_bytes())

    return run


def write_rows(page: Worksheet, *rows: Sequence[str]) -> None:
    """Write texts from the first cell on."""
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            page.write_string(row, column, text)


def exported(project: Project, name: str, content: bytes) -> Iterable[Finding]:
    """What the export finds where this file is the records."""
    (project.folder / name).write_bytes(content)
    put_into(project.folder / "report.yaml", f"records: {name}")
    return project.export().findings


def _data(text: str) -> Any:
    source, findings = parse_yaml(text, "example.yaml")
    assert source is not None, findings
    return source.data


def joined(old: Any, new: Any) -> Any:
    """Maps joined, at any depth; of all else the new one."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{key: joined(old.get(key), value) for key, value in new.items()}}
