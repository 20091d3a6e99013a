"""Validation: Arelle itself on the small report; the circle test's three codes share one run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from tests.checks.json_faults import put, spoilt
from tests.codes.examples import Examples
from tests.codes.shown import shown
from tests.engine.slow_taxonomy import write_large_report, write_slow_package
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.check import validate_files
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.viewer import view_report
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleOptions
from xbrlesg.writers.xbrl_json import write_xbrl_json

REPORT_PACKAGE: Final = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023"}}'


def _report(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def _validated(folder: Path, content: str, packages: Sequence[Path]) -> Sequence[Finding]:
    return validate_files([_report(folder, "report.json", content)], packages, CheckLevel.FAST)


def _limited(folder: Path, *, seconds: float = 60, memory: int = 1 << 40) -> Sequence[Finding]:
    """A report that takes a second."""
    report, package = write_large_report(folder, 400), write_slow_package(folder)
    options = ArelleOptions(base_taxonomy=False, formula_seconds=1.0)
    order = order_of([ENTRY_POINT], [package], options)
    with Engine(order, Seat(order), seconds=seconds, memory=memory) as engine:
        return check_report_file(report, [package], options=options, arelle=engine)


def _viewed(folder: Path, path: Path) -> Sequence[Finding]:
    pytest.importorskip("iXBRLViewerPlugin", reason="the extra viewer is not installed")
    return view_report(path, [write_package(folder)], folder / "store").findings


def _several(folder: Path) -> Sequence[Finding]:
    documents = {f"t/reports/{name}.xhtml": INLINE.encode() for name in "ab"}
    path = folder / "two.zip"
    path.write_bytes(write_zip({"t/META-INF/reportPackage.json": REPORT_PACKAGE, **documents}))
    return _viewed(folder, path)


def _stray_lineage(folder: Path) -> Sequence[Finding]:
    _report(folder, "lineage.json", shown(Code.LINEAGE_UNREADABLE))
    return validate_files([_report(folder, "report.json", "{}")], [], CheckLevel.NONE)


@cache
def _circle() -> tuple[Finding, ...]:
    """What is found where a written file lacks a fact, has one more, and has another value for a third."""
    document = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    facts = document["facts"]
    facts["more"] = {"value": "7", "decimals": 0, "dimensions": facts["f2"]["dimensions"]}
    facts["more"]["dimensions"] |= {"period": "2023-01-01T00:00:00"}
    del facts["f13"]
    facts["f12"]["value"] = "false"
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = _report(folder, "report.json", json.dumps(document))
        return check_report_file(path, [write_package(folder)], expected=Expected(REPORT))


EXAMPLES: Final[Examples] = {
    Code.TAXONOMY_MISSING: lambda folder: _validated(folder, spoilt(lambda _: None), []),
    Code.ARELLE_GAVE_UP: lambda folder: _validated(
        folder, spoilt(put("f11", "value", "a\u0001b")), [write_package(folder)]
    ),
    Code.ENGINE_TIMEOUT: partial(_limited, seconds=0),
    Code.ENGINE_MEMORY: partial(_limited, memory=1 << 20),
    Code.NO_FACTS: lambda folder: validate_files(
        [_report(folder, "report.xhtml", shown(Code.NO_FACTS))], [], CheckLevel.FAST
    ),
    Code.VIEWER_NOT_INLINE: lambda folder: _viewed(folder, _report(folder, "report.json", "{}")),
    Code.REPORT_ARCHIVE: lambda folder: _viewed(folder, _report(folder, "report.xbri", "no archive")),
    Code.VIEWER_SEVERAL: _several,
    Code.FILE_UNCHECKED: lambda folder: validate_files(
        [_report(folder, "report.xbrl", "<xbrl/>")], [], CheckLevel.NONE
    ),
    Code.LINEAGE_UNREADABLE: _stray_lineage,
    Code.CIRCLE_FACT_MISSING: lambda _: _circle(),
    Code.CIRCLE_FACT_EXTRA: lambda _: _circle(),
    Code.CIRCLE_FACT_DIFFERS: lambda _: _circle(),
}
