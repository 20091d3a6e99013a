"""The elements of a report file of anyone: inline page, instance, xBRL-JSON, xBRL-CSV, package."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from xbrlesg.archive_check import refused
from xbrlesg.checks.elements import Element, Elements
from xbrlesg.checks.inline_facts import FACTS
from xbrlesg.checks.json_source import BrokenJsonError, JsonSource
from xbrlesg.findings.model import Location
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, line_of, parse_xml

_CSV: Final = "xbrl-csv"
_ARCHIVES: Final = frozenset({".zip", ".xbri", ".xbr"})
_REPORTS: Final = "reports"
_LONGEST_SET: Final = 1000
_UNREADABLE: Final = (
    OSError,
    KeyError,
    ValueError,
    RecursionError,
    csv.Error,
    BrokenDocumentError,
    BrokenJsonError,
)

Read = Callable[[str], bytes]
"""Reads a file by its path, from where the report lies."""


def read_elements(path: Path, called: str | None = None) -> Elements:
    """The elements of a report, or of all reports of a package; none of what cannot be read.

    Places name the report as it is ``called``, its name if not given, and what lies beside or in it likewise.
    """
    called = called or path.name
    if path.suffix.lower() in _ARCHIVES:
        return Elements(tuple(_of_package(path, called)))
    folder = called.removesuffix(path.name)
    return Elements(tuple(_of_report(path.name, lambda name: (path.parent / name).read_bytes(), folder)))


def _of_package(path: Path, called: str) -> Iterator[Element]:
    if refused(path) is not None:
        return
    try:
        with ZipFile(path) as archive:
            for name in archive.namelist():
                parts = PurePosixPath(name).parts
                if _REPORTS in parts[:-1]:
                    folder = name.rpartition("/")[0]
                    read = partial(_read_entry, archive, folder)
                    yield from _of_report(parts[-1], read, f"{called}/{folder}/")
    except (BadZipFile, OSError):
        return


def _read_entry(archive: ZipFile, folder: str, name: str) -> bytes:
    return archive.read(f"{folder}/{name}")


def _of_report(name: str, read: Read, folder: str) -> Iterator[Element]:
    """``folder`` is what places put before the names of files."""
    ending = PurePosixPath(name).suffix.lower()
    try:
        if ending == ".json":
            yield from _of_json(name, read, folder)
        elif ending in {".xhtml", ".html", ".htm", ".xml", ".xbrl"}:
            yield from _of_markup(folder + name, read(name))
    except _UNREADABLE:
        return


def _of_markup(file: str, content: bytes) -> Iterator[Element]:
    root = parse_xml(content, file, huge=True)
    for element in root.iter():
        is_inline = element.tag in FACTS
        if not is_inline and element.get("contextRef") is None:
            continue
        name = etree.QName(element).localname
        concept = (
            element.get("name") or "" if is_inline else f"{element.prefix}:{name}" if element.prefix else name
        )
        value = " ".join("".join(str(text) for text in element.itertext()).split())
        refs = (element.get("contextRef"), element.get("unitRef"), element.get("id"))
        words = frozenset(filter(None, (concept, value, *refs)))
        yield Element(element.get("id") or "", Location(file, line_of(element)), concept, value, words)


def _of_json(name: str, read: Read, folder: str) -> Iterator[Element]:
    source = JsonSource(read(name).decode("utf-8-sig"))
    info = {member.key: member.value for member in source.members("documentInfo")}
    if _CSV in str(info.get("documentType")):
        yield from _of_tables(json.loads(source.text), read, folder)
        return
    for member in source.members("facts"):
        fact = member.value if isinstance(member.value, dict) else {}
        dimensions = fact.get("dimensions")
        aspects = dimensions if isinstance(dimensions, dict) else {}
        value = str(fact.get("value")).encode("utf-8", "replace").decode("utf-8")  # half a pair is no text
        words = frozenset(map(str, (value, *_answers(value), *aspects, *aspects.values(), member.key)))
        place = Location(folder + name, member.line, f"/facts/{_escaped(member.key)}")
        yield Element(member.key, place, str(aspects.get("concept", "")), value, words)


def _of_tables(metadata: Mapping[str, Any], read: Read, folder: str) -> Iterator[Element]:
    templates, tables = _part(metadata, "tableTemplates"), _part(metadata, "tables")
    for name in tables:
        table = _part(tables, name)
        template = _part(templates, str(table.get("template", name)))
        url = table.get("url")
        steps = unquote(url).split("/") if isinstance(url, str) else [""]
        if "" not in steps and ".." not in steps:  # it lies beside the metadata, or beneath
            path = "/".join(steps)
            yield from _of_table(name, folder + path, template, read(path).decode("utf-8-sig"))


def _of_table(name: str, file: str, template: Mapping[str, Any], text: str) -> Iterator[Element]:
    columns = _part(template, "columns")
    facts = {
        column: _part(_part(columns, column), "dimensions").get("concept")
        for column in columns
        if "dimensions" in _part(columns, column)
    }
    shared = _part(template, "dimensions").get("concept")
    rows = csv.reader(io.StringIO(text, newline=""))
    head = next(rows, [])
    line = rows.line_num + 1
    for number, row in enumerate(rows, 2):
        cells = dict(zip(head, row, strict=False))
        row_id = cells.get(str(template.get("rowIdColumn")), str(number - 1))
        stated = tuple(
            (column, _resolved(concept or shared, cells), cells.get(column, ""))
            for column, concept in facts.items()
        )
        answers = (answer for _, _, value in stated for answer in _answers(value))
        words, place = frozenset(filter(None, (*row, *answers))), Location(file, line)
        yield Element(f"{name}.r_{row_id}", place, words=words, number=number, columns=stated)
        line = rows.line_num + 1


def _answers(value: str) -> list[str]:
    """The answers of an enumeration set, which a message may name one by one."""
    return value.split() if len(value) <= _LONGEST_SET else []


def _resolved(concept: Any, cells: Mapping[str, str]) -> str:
    """A concept as the metadata gives it: its name, or the column that has it (``$concept``)."""
    written = concept if isinstance(concept, str) else ""
    return cells.get(written[1:], "") if written.startswith("$") else written


def _part(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _escaped(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901)."""
    return key.replace("~", "~0").replace("/", "~1")
