"""SARIF: valid by the published schema, with a place for each result, and marks that outlive moved rows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from tests.reporters.samples import everything, verdict
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.findings.verdict import Checked
from xbrlesg.reporters.sarif import FINGERPRINT, sarif_report

PUBLISHED = Path(__file__).parent / "published" / "sarif-2.1.0-rtm.5.json"


def more_of(code: str) -> str | None:
    return "More" if code == Code.UNIT_UNKNOWN.value.name else None


def run(**changes: object) -> dict[str, Any]:
    """The one run of a log that the schema admits."""
    log = json.loads(sarif_report(verdict(**changes), more_of))
    jsonschema.Draft4Validator(json.loads(PUBLISHED.read_text("utf-8"))).validate(log)
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def marks(*findings: Finding) -> list[str]:
    return [item["partialFingerprints"][FINGERPRINT] for item in run(findings=findings)["results"]]


def test_every_finding_is_a_result_with_its_rule_and_level() -> None:
    told = run()
    rules = told["tool"]["driver"]["rules"]
    found = [(item.code, item.message) for item, _ in verdict().everything()]
    assert [item["ruleId"] for item in told["results"]] == [code for code, _ in found]
    for result, (code, message) in zip(told["results"], found, strict=True):
        assert rules[result["ruleIndex"]]["id"] == code
        assert message in result["message"]["text"]
    levels = {item["ruleId"]: item["level"] for item in told["results"]}
    assert levels["xbrlesg:unitUnknown"] == "error"
    assert levels["xbrlesg:readingUnreadable"] == "warning"
    assert levels["message:va_1"] == levels["xbrlesg:recordAgrees"] == "note"


def test_rules_tell_title_and_help_and_more_where_there_is_more() -> None:
    rules = {rule["id"]: rule for rule in run()["tool"]["driver"]["rules"]}
    rule = Code.UNIT_UNKNOWN.value
    assert rules[rule.name]["shortDescription"] == {"text": rule.title}
    assert rules[rule.name]["help"] == {"text": f"{rule.hint}\n\nMore"}
    assert "\n" not in rules["oime:unknownConcept"]["help"]["text"]
    assert rules["oime:unknownConcept"]["defaultConfiguration"] == {"level": "error"}


def test_places_are_lines_of_files_from_the_working_directory_on() -> None:
    results = {item["message"]["text"].split("\n")[0]: item for item in run()["results"]}
    unit = results["the unit 'Furlong' is unknown in row 2"]["locations"][0]
    assert unit["physicalLocation"] == {
        "artifactLocation": {"uri": "filings/records.csv"},
        "region": {"startLine": 2, "snippet": {"text": "Furlong"}},
    }
    cell = results["the cell is empty"]["locations"][0]
    first = {"startLine": 1}
    assert cell["physicalLocation"] == {"artifactLocation": {"uri": "records.xlsx"}, "region": first}
    assert {item["fullyQualifiedName"] for item in cell["logicalLocations"]} == {
        *("indicator:employees", "sheet:Staff 员工", "cell:C14", "column:value"),
    }
    whole = results["there is no target 'x'"]["locations"][0]["physicalLocation"]
    assert whole == {"artifactLocation": {"uri": "filings/report.yaml"}, "region": first}


def test_every_address_is_a_reference_that_leads_back_to_the_name() -> None:
    places = [
        item["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for item in run()["results"]
    ]
    assert all(not urlsplit(place).scheme and not urlsplit(place).fragment for place in places)
    assert "odd name #1%.csv" in map(unquote, places)


def test_of_two_files_of_one_name_neither_is_pointed_at() -> None:
    twins = tuple(Checked("report.json", f"{folder}/report.json", "report", "c" * 64, 1) for folder in "ab")
    found = [item for item in everything() if item.location and item.location.file == "report.json"]
    (result,) = run(findings=tuple(found), waived=(), checked=twins)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "report.json"}


def test_what_is_waived_is_suppressed_with_its_reason() -> None:
    suppressed = [item for item in run()["results"] if "suppressions" in item]
    assert [item["suppressions"] for item in suppressed] == [
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "The source prints it so. (A. Preparer, until 2027-03-31)",
            }
        ]
    ]


def test_evidence_and_other_places_are_related() -> None:
    (told,) = [item for item in run()["results"] if item["ruleId"] == "xbrlesg:partsAndWhole"]
    assert [item["message"]["text"] for item in told["relatedLocations"]] == [
        "records.xlsx!Staff 员工!C14 (value)",
        "Employees <2023>: 1,514 Person (line 1632, Staff)",
    ]
    assert "1,514 + 2,592 = 4,106 > 4,100" in told["message"]["text"]


def test_a_mark_stays_where_rows_move_and_differs_where_the_fault_does() -> None:
    def unit(row: int, value: str = "Furlong") -> Finding:
        return finding(Code.UNIT_UNKNOWN, f"row {row}", Location("records.csv", row, "unit"), value=value)

    assert marks(unit(2)) == marks(unit(99))
    assert marks(unit(2)) != marks(unit(2, "Mile"))
    assert marks(unit(2)) != marks(replace(unit(2), fact="f1"))
    twice = marks(unit(2), unit(3))
    assert len(set(twice)) == 3  # and the waived one
    assert twice[0] == marks(unit(2))[0]


@pytest.mark.parametrize("is_complete", [True, False])
def test_a_run_that_could_not_do_its_work_says_so(is_complete: bool) -> None:
    (invocation,) = run(is_complete=is_complete)["invocations"]
    assert invocation == {"executionSuccessful": is_complete, "exitCode": 1}
