"""Whole runs of Arelle: good files read back equal, and each fault makes the finding that it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg.errors import ArelleError
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.validation import arelle_session
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.check import Expected, check_report_file, check_taxonomy
from xbrlesg.validation.model import FactPlace

PLACES = {
    fact.id: FactPlace(fact.id, f"I{row}", Location("records.csv", row))
    for row, fact in enumerate(REPORT.facts, start=1)
}
EXPECTED = Expected(REPORT, PLACES)
LINES = {
    "<p>\n": INLINE[: INLINE.index("<p>")].count("\n") + 1,
    "</span>": INLINE[: INLINE.index("</p><div>")].count("\n") + 1,
}
DIMENSIONS = "xbrldie:PrimaryItemDimensionallyInvalidError"


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [item.code for item in findings]


def told(findings: tuple[Finding, ...], code: str) -> Finding:
    (found,) = (item for item in findings if item.code == code)
    return found


@pytest.mark.parametrize("report", ["json_report", "inline_report"])
def test_good_report_goes_round_the_circle(
    report: str, package: Path, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(report)
    assert check_report_file(path, [package], expected=EXPECTED) == ()


def test_numbers_come_back_with_every_digit(inline_report: Path, package: Path) -> None:
    read = run_arelle(inline_report, [package], keep_facts=True).read
    assert read is not None
    values = {fact.id: fact.value for fact in read.facts}
    assert values["f5"] == Decimal("123456789012345678901234567890.123456789")
    assert values["f7"] == Decimal("-0.30000000000000004")
    assert values["f1"] == 4106
    assert isinstance(values["f1"], int)


@pytest.mark.parametrize("report", ["json_report", "inline_report"])
def test_two_runs_give_identical_findings(report: str, package: Path, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(report)
    text = path.read_text("utf-8").replace("4106", "4107").replace("2880", "7").replace("s:Female", "s:Lines")
    path.write_text(text, encoding="utf-8")
    first = check_report_file(path, [package], expected=EXPECTED)
    assert len(first) >= 4
    assert check_report_file(path, [package], expected=EXPECTED) == first


Edit = Callable[[dict[str, Any]], object]


def edited(path: Path, edit: Edit) -> Path:
    document = json.loads(path.read_text("utf-8"))
    edit(document["facts"])
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def put(fact: str, key: str, value: object) -> Edit:
    return lambda facts: facts[fact].__setitem__(key, value)


def dimension(fact: str, key: str, value: object) -> Edit:
    return lambda facts: facts[fact]["dimensions"].__setitem__(key, value)


@pytest.mark.parametrize(
    ("edit", "code", "severity", "fact"),
    [
        (dimension("f4", "s:GenderAxis", "s:Lines"), DIMENSIONS, Severity.ERROR, "f4"),
        (dimension("f4", "s:SiteAxis", "x"), DIMENSIONS, Severity.ERROR, "f4"),
        (dimension("f4", "s:GenderAxis", "s:Members"), "oime:invalidDimensionValue", Severity.ERROR, "f4"),
        (
            put("f2", "value", "1220"),
            "calc11e:inconsistentCalculationUsingRounding",
            Severity.WARNING,
            "f1",
        ),
        (put("f1", "decimals", -2), "calc11e:excessDigits", Severity.WARNING, "f1"),
        (dimension("f6", "unit", "utr:kg"), "utre:error-NumericFactUtrInvalid", Severity.ERROR, "f6"),
        (put("f1", "value", "4106.0"), "xmlSchema:valueError", Severity.ERROR, "f1"),
        (dimension("f3", "concept", "s:Employees"), "oime:disallowedDuplicateFacts", Severity.ERROR, "f1"),
        (put("f8", "value", "0.0550"), "xbrlje:nonCanonicalValue", Severity.ERROR, "f8"),
        (dimension("f8", "concept", "s:Nothing"), "oime:unknownConcept", Severity.ERROR, "f8"),
        (put("f8", "value", 0.055), "xbrlje:invalidJSONStructure", Severity.ERROR, "f8"),
        (lambda facts: facts["f1"].pop("links"), "xbrlesg:circleFactDiffers", Severity.ERROR, "f1"),
        (lambda facts: facts.pop("f13"), "xbrlesg:circleFactMissing", Severity.ERROR, "f13"),
        (put("f11", "value", None), "xbrlesg:circleFactDiffers", Severity.ERROR, "f11"),
        (put("f12", "value", "1"), "xbrlje:nonCanonicalValue", Severity.ERROR, "f12"),
        (put("f12", "value", "false"), "xbrlesg:circleFactDiffers", Severity.ERROR, "f12"),
        (put("f13", "value", "2024-03-31Z"), "xbrlesg:circleFactDiffers", Severity.ERROR, "f13"),
        (put("f13", "value", "2024-02-30"), "xmlSchema:valueError", Severity.ERROR, "f13"),
        (put("f14", "value", "s:Female"), "enum2ie:InvalidEnumerationValue", Severity.ERROR, "f14"),
        (put("f14", "value", "s:Investors"), "xbrlesg:circleFactDiffers", Severity.ERROR, "f14"),
        (put("f14", "value", "s:Investors s:Workers"), "xmlSchema:valueError", Severity.ERROR, "f14"),
        (put("f15", "value", "s:Readers"), "enum2ie:InvalidEnumerationSetValue", Severity.ERROR, "f15"),
        (put("f15", "value", "s:Workers s:Investors"), "xbrlje:nonCanonicalValue", Severity.ERROR, "f15"),
        (put("f15", "value", ""), "xbrlesg:circleFactDiffers", Severity.ERROR, "f15"),
        (put("f16", "value", "<p>We</p>"), "xbrlesg:circleFactDiffers", Severity.ERROR, "f16"),
    ],
)
def test_faults_in_json(
    json_report: Path, package: Path, *, edit: Edit, code: str, severity: Severity, fact: str | None
) -> None:
    found = told(check_report_file(edited(json_report, edit), [package], expected=EXPECTED), code)
    assert (found.severity, found.fact) == (severity, fact)
    if fact:
        assert (found.indicator, found.location) == (PLACES[fact].indicator, PLACES[fact].location)


@pytest.mark.parametrize(
    ("old", "new", "code", "fact"),
    [
        ('GenderAxis">s:Female', 'GenderAxis">s:Lines', DIMENSIONS, "f4"),
        ('decimals="0">4106', 'decimals="0">4105', "arelle:duplicateFacts", "f1"),
        (">2880<", ">x<", "xmlSchema:valueError", "f3"),
        ('name="s:Turnover"', 'name="s:Nothing"', "ix11.12.1.2:missingReferences", "f8"),
        ('contextRef="dS"', 'contextRef="zz"', "xbrl.4.6.1:itemContextRef", "f6"),
        ("ixt:fixed-true", "ixt:fixed-false", "xbrlesg:circleFactDiffers", "f12"),
        ("年3月31日", "年3月30日", "xbrlesg:circleFactDiffers", "f13"),
        (f">{NAMESPACE}#Workers<", f">{NAMESPACE}#Women<", "enum2ie:InvalidEnumerationValue", "f14"),
        (f">{NAMESPACE}#Workers<", ">s:Workers<", "xmlSchema:valueError", "f14"),
        ("</p><p> &#233;", "</p> <p> &#233;", "xbrlesg:circleFactDiffers", "f16"),
        ("<p> &#233;", "<p class='a'> &#233;", "xbrlesg:circleFactDiffers", "f16"),
        ("<p>\n", "<p><section/>", "lxml.SCHEMAV_ELEMENT_CONTENT", None),
        ("</span>", "", "xmlSchema:syntax", None),
    ],
)
def test_faults_in_inline(
    inline_report: Path, package: Path, *, old: str, new: str, code: str, fact: str | None
) -> None:
    assert INLINE.count(old) == 1
    inline_report.write_text(INLINE.replace(old, new), encoding="utf-8")
    found = [
        item for item in check_report_file(inline_report, [package], expected=EXPECTED) if item.code == code
    ]
    assert {(item.severity, item.fact) for item in found} == {(Severity.ERROR, fact)}
    assert found[0].location == (PLACES[fact].location if fact else Location("report.xhtml", LINES[old]))


def test_what_differs_at_every_showing_of_a_fact_is_told_once(inline_report: Path, package: Path) -> None:
    inline_report.write_text(INLINE.replace("Headcount &lt;at&gt;", "Headcount at"), encoding="utf-8")
    found = check_report_file(inline_report, [package], expected=EXPECTED)
    of_f1 = [item for item in found if item.fact == "f1"]
    assert [item.code for item in of_f1] == ["xbrlesg:circleFactDiffers"]


def test_wrong_further_showing_fails_the_circle(inline_report: Path, package: Path) -> None:
    inline_report.write_text(INLINE.replace(">4106<", ">4105<"), encoding="utf-8")
    found = told(check_report_file(inline_report, [package], expected=EXPECTED), "xbrlesg:circleFactDiffers")
    assert found.message == "report.xhtml: fact f1 has value 4105, but the report has 4106"


def test_report_of_others_is_checked_without_circle(json_report: Path, package: Path) -> None:
    assert check_report_file(json_report, [package]) == ()
    dimension_fault = dimension("f4", "s:GenderAxis", "s:Lines")
    found = told(check_report_file(edited(json_report, dimension_fault), [package]), DIMENSIONS)
    assert (found.fact, found.indicator) == ("f4", None)
    assert found.location is not None
    assert (found.location.file, found.location.column) == ("report.json", "/facts/f4")


@pytest.mark.parametrize("report", ["json_report", "inline_report"])
def test_missing_taxonomy_is_one_finding(report: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(report)
    (found,) = check_report_file(path, [], expected=EXPECTED)
    assert (found.code, found.value) == ("xbrlesg:taxonomyMissing", ENTRY_POINT)


def test_missing_document_of_a_known_taxonomy(json_report: Path, package: Path) -> None:
    text = json_report.read_text("utf-8").replace("small.xsd", "other.xsd")
    json_report.write_text(text, encoding="utf-8")
    assert codes(check_report_file(json_report, [package])) == ["xbrlesg:taxonomyMissing"]


def test_missing_files(json_report: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone.json"
    (found,) = check_report_file(gone, [])
    assert (found.code, found.value) == ("xbrlesg:fileMissing", str(gone))
    assert codes(check_report_file(json_report, [gone])) == ["xbrlesg:fileMissing"]
    assert codes(check_taxonomy(ENTRY_POINT, [gone])) == ["xbrlesg:fileMissing"]


def test_package_that_is_no_archive(json_report: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_text("no archive")
    found = told(check_report_file(json_report, [broken]), "arelle:packageLoadingError")
    assert found.message == 'Unable to load package "broken.zip".'


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("empty.xhtml", "", "xmlSchema:syntax"),
        ("cut.json", '{"documentInfo": {', "xbrlje:invalidJSON"),
        ("empty.json", "{}", "oimce:unsupportedDocumentType"),
        ("page.html", "<html><body>text</body></html>", "xbrlesg:noFacts"),
        ("other.xml", "<other/>", "xbrlesg:noFacts"),
    ],
)
def test_files_that_are_no_reports(tmp_path: Path, package: Path, file: str, content: str, code: str) -> None:
    path = tmp_path / file
    path.write_text(content)
    assert codes(check_report_file(path, [package], expected=EXPECTED)) == [code]


def test_taxonomies(package: Path, tmp_path: Path) -> None:
    assert check_taxonomy(ENTRY_POINT, [package]) == ()
    found = check_taxonomy(ENTRY_POINT, [write_package(tmp_path, broken_sum=True)])
    assert set(codes(found)) == {"xbrl.5.2.5.2.1:zeroWeight"}
    assert codes(check_taxonomy(ENTRY_POINT, [])) == ["xbrlesg:taxonomyMissing"]


def test_exception_of_arelle_is_an_error_of_ours(
    json_report: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AttributeError("ixdsDocUrls")

    monkeypatch.setattr(arelle_session, "runtime_options", fail)
    with pytest.raises(ArelleError, match=r"^Arelle failed on report\.json: AttributeError: ixdsDocUrls$"):
        run_arelle(json_report, [package])


def test_report_without_footnotes_reads_no_notes(json_report: Path, package: Path) -> None:
    edited(json_report, lambda facts: [facts.pop(key) for key in ("n1", "n2")])
    edited(json_report, lambda facts: [facts[key].pop("links") for key in ("f1", "f11")])
    bare = replace(REPORT, facts=tuple(replace(fact, notes=()) for fact in REPORT.facts), notes=())
    assert check_report_file(json_report, [package], expected=Expected(bare)) == ()
