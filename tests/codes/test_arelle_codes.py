"""Arelle itself finds each of its codes that we explain, with the severity that the text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.codes.arelle_documents import (
    NO_ARCHIVE,
    REPORT_PACKAGES,
    TAXONOMY,
    TAXONOMY_PACKAGES,
    WITHOUT,
    Files,
    documents,
)
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.archive import write_zip
from xbrlesg.explain.load import load_explanations
from xbrlesg.explain.model import Group
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.validation.check import check_report_file, check_taxonomy
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat

SEVERITY = {item.code: item.severity for item in load_explanations() if item.group is Group.ARELLE}
DOCUMENTS = documents()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def engine(package: Path) -> Iterator[Engine]:
    order = order_of([ENTRY_POINT], [package], None)
    with Engine(order, Seat(order)) as opened:
        yield opened


def severities(findings: Sequence[Finding], code: str) -> set[Severity]:
    return {item.severity for item in findings if item.code == code}


def test_every_code_has_an_example() -> None:
    examples = [*DOCUMENTS, *REPORT_PACKAGES, *TAXONOMY_PACKAGES, *NO_ARCHIVE, *TAXONOMY, *WITHOUT]
    assert sorted(examples) == sorted(SEVERITY)


@pytest.mark.parametrize("code", DOCUMENTS)
def test_in_a_report(code: str, package: Path, engine: Engine, tmp_path: Path) -> None:
    path = DOCUMENTS[code].write(tmp_path)
    found = check_report_file(path, [package], arelle=engine)
    assert severities(found, code) == {SEVERITY[code]}


@pytest.mark.parametrize("code", REPORT_PACKAGES)
def test_in_a_report_package(code: str, package: Path, engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "report.xbri"
    path.write_bytes(write_zip(REPORT_PACKAGES[code]))
    assert severities(check_report_file(path, [package], arelle=engine), code) == {SEVERITY[code]}


def with_package(content: bytes, package: Path, folder: Path) -> Sequence[Finding]:
    """A good report, and a further taxonomy package."""
    report, further = folder / "report.xhtml", folder / "further.zip"
    report.write_text(INLINE, "utf-8")
    further.write_bytes(content)
    return check_report_file(report, [package, further])


@pytest.mark.parametrize(("code", "files"), TAXONOMY_PACKAGES.items(), ids=TAXONOMY_PACKAGES)
def test_in_a_taxonomy_package(code: str, files: Files, package: Path, tmp_path: Path) -> None:
    assert severities(with_package(write_zip(files), package, tmp_path), code) == {SEVERITY[code]}


def test_in_what_is_no_archive(package: Path, tmp_path: Path) -> None:
    found = with_package(b"no archive", package, tmp_path)
    assert {code: severities(found, code) for code in NO_ARCHIVE} == {
        code: {SEVERITY[code]} for code in NO_ARCHIVE
    }


def test_in_a_taxonomy(tmp_path: Path) -> None:
    found = check_taxonomy(ENTRY_POINT, [write_package(tmp_path, broken_sum=True)])
    assert {code: severities(found, code) for code in TAXONOMY} == {
        code: {SEVERITY[code]} for code in TAXONOMY
    }
