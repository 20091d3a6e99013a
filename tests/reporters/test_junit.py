"""JUnit: valid by the published XSD, a case for each finding, and counts that add up."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from tests.reporters.samples import everything, verdict
from xbrlesg.findings.model import Severity
from xbrlesg.reporters.junit import junit_report

PUBLISHED = Path(__file__).parent / "published" / "junit-10.xsd"


def suites(**changes: object) -> etree._Element:
    root = etree.fromstring(junit_report(verdict(**changes)))
    etree.XMLSchema(etree.parse(PUBLISHED)).assertValid(root)
    return root


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Severity.ERROR, 9), (Severity.WARNING, 11), (Severity.ADVISORY, 12)]
)
def test_findings_at_the_fail_level_or_above_fail(fail_on: Severity, failures: int) -> None:
    root = suites(fail_on=fail_on)
    assert len(root.findall(".//failure")) == int(root.get("failures", "")) == failures
    assert failures == sum(item.severity >= fail_on for item in everything())
    assert len(root.findall(".//testcase/system-out")) == len(everything()) - failures


def test_counts_are_those_of_the_cases() -> None:
    root = suites()
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    assert int(root.get("tests", "")) == len(root.findall(".//testcase")) == len(everything()) + 2


def test_names_within_a_suite_differ() -> None:
    once = everything()[0]
    for suite in suites(findings=(once, once, *everything())):
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)


def test_what_is_waived_is_skipped_with_its_reason() -> None:
    (skipped,) = suites().findall(".//skipped")
    assert skipped.get("message") == "waived: The source prints it so. (A. Preparer, until 2027-03-31)"


def test_a_file_without_findings_has_one_case_that_passed() -> None:
    (suite,) = [suite for suite in suites() if suite.get("name") == "mapping.yaml"]
    assert [(case.get("name"), len(case)) for case in suite] == [("no findings", 0)]


def test_a_failure_tells_all_that_is_known() -> None:
    (failure,) = [
        item for item in suites(fail_on=Severity.INFO).iter("failure") if "4,106 >" in (item.text or "")
    ]
    for part in (
        "1,514 Person (line 1632, Staff), records.csv:9:value",
        "S1-6, 50 (d)",
        "see: records.xlsx!Staff",
    ):
        assert part in (failure.text or "")


def test_characters_that_xml_has_no_place_for_are_replaced() -> None:
    (warning,) = [item for item in suites().iter("system-out") if "<script>" in (item.text or "")]
    assert "\ufffd[31m<script>alert(1)</script> | `x` @all #1 \ufffd & ]]>" in (warning.text or "")
