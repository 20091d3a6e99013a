"""Our own checks within the pipeline: of anyone's files before Arelle, and of what an export made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.json_faults import dimension, put, spoilt
from tests.projects import Project
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.archive import write_zip
from xbrlesg.errors import ArelleError
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.mapping.apply import Applied
from xbrlesg.pipeline import export
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check import validate_files
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.own_checks import check_files


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_text(spoilt(lambda _: None), "utf-8")
    return path


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


def codes(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [item.code for item in findings]


def test_without_arelle_our_checks_run(report: Path, package: Path) -> None:
    report.write_text(spoilt(dimension("f8", "unit", "utr:kg")), "utf-8")
    assert codes(validate_files([report], [package], CheckLevel.NONE)) == [Code.FACT_UNIT_FAMILY.value.name]


def test_with_arelle_both_are_told(report: Path, package: Path) -> None:
    report.write_text(spoilt(put("f12", "value", "1")), "utf-8")
    found = validate_files([report], [package], CheckLevel.FAST)
    assert set(codes(found)) == {Code.JSON_NOT_CANONICAL.value.name, "xbrlje:nonCanonicalValue"}


def test_where_arelle_gives_up_our_findings_are_told(report: Path, package: Path) -> None:
    report.write_text(spoilt(put("f11", "value", "a\u0001b")), "utf-8")
    found = validate_files([report], [package], CheckLevel.FAST)
    assert set(codes(found)) == {Code.FACT_CHARACTER.value.name, Code.ARELLE_GAVE_UP.value.name}


def test_where_only_arelle_fails_it_is_an_error(
    report: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ArelleError("Arelle failed")

    monkeypatch.setattr("xbrlesg.pipeline.check.check_report_file", fail)
    with pytest.raises(ArelleError):
        validate_files([report], [package], CheckLevel.FAST)


def test_without_its_taxonomy_a_file_is_read_all_the_same(report: Path) -> None:
    report.write_text(spoilt(dimension("f7", "unit", "xbrli:pure")), "utf-8")
    wanted = [Code.JSON_PURE_UNIT.value.name, Code.TAXONOMY_MISSING.value.name]
    assert sorted(codes(check_files([report], []))) == wanted
    told = validate_files([report], [], CheckLevel.FAST)
    missing = [item for item in told if item.code == Code.TAXONOMY_MISSING.value.name]
    assert [item.value for item in missing] == [ENTRY_POINT]  # Arelle's finding and ours are one


def test_missing_files_and_packages(report: Path, package: Path, tmp_path: Path) -> None:
    gone, broken = tmp_path / "gone.json", tmp_path / "broken.zip"
    broken.write_text("no archive")
    assert codes(check_files([gone], [package])) == [Code.FILE_MISSING.value.name]
    assert codes(check_files([report], [gone])) == [Code.FILE_MISSING.value.name]
    assert codes(check_files([report], [broken])) == [Code.TAXONOMY_PACKAGE_BROKEN.value.name]


def test_files_without_facts_and_of_other_formats(package: Path, tmp_path: Path) -> None:
    empty, other = tmp_path / "empty.json", tmp_path / "report.xbrl"
    empty.write_text(spoilt(lambda document: document.__setitem__("facts", {})), "utf-8")
    other.write_text("<xbrl/>")
    assert codes(check_files([empty], [package])) == [Code.NO_FACTS.value.name]
    assert check_files([other], [package]) == []


def test_pages_are_checked_too(package: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(INLINE.replace("<p>\n", "<p>\n<u>x</u>"), "utf-8")
    assert codes(validate_files([page], [package], CheckLevel.NONE)) == [Code.XHTML_ELEMENT.value.name]


def test_what_an_export_made_is_checked(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault that the mapping should never let pass is put behind it."""

    def spoil(*arguments: object) -> Applied:
        applied = apply_job(*arguments)  # type: ignore[arg-type] # passed on as they come
        number = next(fact for fact in applied.facts if fact.is_numeric)
        wrong = replace(number, language="en")
        return replace(applied, facts=tuple(wrong if fact == number else fact for fact in applied.facts))

    assert not [item for item in project.export().findings if item.severity is Severity.ERROR]
    monkeypatch.setattr(export, "apply_job", spoil)
    found = [item for item in project.export().findings if item.severity is Severity.ERROR]
    assert codes(found) == [Code.FACT_LANGUAGE_MISPLACED.value.name]
    assert found[0].location is not None
    assert found[0].location.file == "records.csv"


def test_reports_in_a_package_are_checked_and_a_hostile_one_is_not_opened(
    report: Path, package: Path, tmp_path: Path
) -> None:
    report.write_text(spoilt(dimension("f1", "concept", "s:NoSuch")), "utf-8")
    kind = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023/xbr"}}'
    content = {"p/META-INF/reportPackage.json": kind, "p/reports/report.json": report.read_bytes()}
    packed = tmp_path / "report.xbr"
    packed.write_bytes(write_zip(content))
    alone = codes(validate_files([report], [package], CheckLevel.NONE))
    assert alone
    assert codes(validate_files([packed], [package], CheckLevel.NONE)) == alone
    packed.write_bytes(write_zip({**content, "../outside": b""}))
    for level in CheckLevel:
        (item,) = validate_files([packed], [package], level)
        assert item.code == Code.REPORT_ARCHIVE.value.name
