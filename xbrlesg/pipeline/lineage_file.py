"""``lineage.json`` beside a report file: the records behind its facts, read as input."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Evidence, Finding, Location, Sheet, finding
from xbrlesg.lineage import shorten
from xbrlesg.pipeline.outputs import CSV_FOLDER
from xbrlesg.validation.model import FactPlace

LINEAGE: Final = "lineage.json"


class _MalformedError(Exception):
    """The file is not of the form that an export gives it; the text says where."""


def lineage_of(report: Path) -> tuple[Mapping[str, FactPlace], list[Finding]]:
    """The records behind the facts of a report, by fact id; none where no lineage lies beside it.

    That of a report in xBRL-CSV lies one folder up, that of a tagged document has its name. A file that is
    not as an export writes it is ignored, and told by its path.
    """
    folders = [report.parent, *([report.parent.parent] if report.parent.name == CSV_FOLDER else [])]
    beside = [report.with_name(f"{report.stem}.{LINEAGE}"), *(folder / LINEAGE for folder in folders)]
    path = next((found for found in beside if found.is_file()), None)
    if path is None:
        return {}, []
    try:
        facts = _object(json.loads(path.read_bytes()), "the file").get("facts")
        return {fact: _place(fact, found) for fact, found in _object(facts, "facts").items() if found}, []
    except (_MalformedError, OSError, ValueError, RecursionError) as error:
        reason = str(error) if isinstance(error, _MalformedError) else "it is not JSON"
        called = path.as_posix()
        return {}, [finding(Code.LINEAGE_UNREADABLE, f"{called} is ignored: {reason}", Location(called))]


def _place(fact: str, data: Any) -> FactPlace:
    if not isinstance(data, list):
        raise _MalformedError(f"facts.{fact} is no list")
    records = [_object(item, f"facts.{fact}") for item in data]
    evidence = tuple(_evidence(fact, record) for record in records)
    return FactPlace(fact, _text(records[0], "indicator"), evidence[0].location, evidence)


def _evidence(fact: str, record: Mapping[str, Any]) -> Evidence:
    """A record as ``lineage.record_evidence`` shows it."""
    printed, source = (_object(record.get(key, {}), key) for key in ("printed", "source"))
    breakdown = _object(record.get("breakdown", {}), "breakdown")
    values = [_text(breakdown, axis) for axis in breakdown]
    what = ", ".join((_text(record, "indicator"), *values, _text(printed, "period")))
    parts = (_text(record, "qualifier"), _text(printed, "value"), _text(printed, "unit"))
    shown = shorten(" ".join(filter(None, parts)))
    return Evidence(what, shown, _location(_object(record.get("record"), "record")), _source(source), fact)


def _source(data: Mapping[str, Any]) -> str:
    first, last = _number(data, "line"), _number(data, "last_line")
    line = f"line {first}" if last is None else f"lines {first} to {last}"
    return ", ".join(filter(None, ("" if first is None else line, _text(data, "section"))))


def _location(data: Mapping[str, Any]) -> Location:
    column, cell, name = (_text(data, key) for key in ("column", "cell", "sheet"))
    letters = ((column, cell.rstrip("0123456789")),) if cell else ()
    return Location(
        _text(data, "file"), _number(data, "row"), column or None, Sheet(name, letters) if name else None
    )


def _object(data: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise _MalformedError(f"{what} is no object")
    return data


def _text(data: Mapping[str, Any], key: str) -> str:
    found = data.get(key, "")
    if not isinstance(found, str):
        raise _MalformedError(f"{key} is no text")
    return found.encode("utf-8", "replace").decode("utf-8")  # an escape may stand for half a character


def _number(data: Mapping[str, Any], key: str) -> int | None:
    found = data.get(key)
    if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
        raise _MalformedError(f"{key} is no whole number")
    return found
