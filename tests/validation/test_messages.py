"""Arelle's messages become findings that a person who knows indicators, not XBRL, can act on."""

from __future__ import annotations

import pytest

from xbrlesg.findings.model import Location, Severity
from xbrlesg.validation.hints import hint_for
from xbrlesg.validation.messages import findings_of
from xbrlesg.validation.model import ArelleMessage, FactPlace, fact_shown

ROW_3, ROW_5 = Location("records.csv", 3, "value"), Location("records.csv", 5, "value")
PLACES = {"a": FactPlace("a", "S1.1", ROW_3), "b": FactPlace("b", "S1.2", ROW_5)}
OFFLINE = "Could not load file from local filesystem. Disable offline mode to attempt download. file: "


@pytest.mark.parametrize(
    ("level", "code", "severity"),
    [
        ("ERROR", "xbrldie:PrimaryItemDimensionallyInvalidError", Severity.ERROR),
        ("CRITICAL", "IOError", Severity.ERROR),
        ("WARNING", "xbrl:something", Severity.WARNING),
        ("INCONSISTENCY", "calc11e:inconsistentCalculationUsingRounding", Severity.WARNING),
        ("WARNING", "arelle:duplicateFacts", Severity.ERROR),
        ("ERROR", "message:va_1", Severity.ERROR),
        ("WARNING", "message:va_1", Severity.ADVISORY),
        ("WARNING", "formula:assertionUnsatisfied", Severity.ADVISORY),
        ("INFO", "message:va_1", Severity.INFO),
        ("ASSERTION-NOT-SATISFIED", "formula:assertionUnsatisfied", Severity.ERROR),
    ],
)
def test_severities(level: str, code: str, severity: Severity) -> None:
    (found,) = findings_of([ArelleMessage(level, code, "text")], "r.json")
    assert (found.severity, found.code, found.message) == (severity, code, "text")


def test_finding_names_the_record_behind_the_first_fact_and_relates_the_others() -> None:
    message = ArelleMessage("ERROR", "x:y", "text", None, 12, ("b.2", "a", "b"))
    (found,) = findings_of([message], "r.xhtml", PLACES)
    assert (found.fact, found.indicator, found.location, found.related) == ("b", "S1.2", ROW_5, (ROW_3,))


def test_fact_named_in_the_text_only() -> None:
    message = ArelleMessage("ERROR", "oime:x", "Fact a taxonomy-defined explicit dimension value")
    (found,) = findings_of([message], "r.json", PLACES)
    assert (found.fact, found.indicator, found.location) == ("a", "S1.1", ROW_3)


def test_without_records_the_line_in_the_file_is_the_place() -> None:
    in_file = ArelleMessage("ERROR", "x:y", "text", None, 12, ("f",))
    in_taxonomy = ArelleMessage("ERROR", "x:y", "text", "small_cal.xml", 3)
    assert [(item.location, item.fact) for item in findings_of([in_file, in_taxonomy], "r.xhtml")] == [
        (Location("r.xhtml", 12), "f"),
        (Location("small_cal.xml", 3), None),
    ]


@pytest.mark.parametrize("text", [f"{OFFLINE}https://x/a.xsd", "https://x/a.xsd: file error: [Errno 2] gone"])
def test_missing_taxonomy_stands_for_all_that_follows_from_it(text: str) -> None:
    messages = [
        ArelleMessage("ERROR", "IOerror", text),
        ArelleMessage("ERROR", "oime:invalidTaxonomy", "Unable to obtain a valid taxonomy"),
        *(ArelleMessage("ERROR", "oime:unknownConcept", f"No {name}") for name in "abc"),
        ArelleMessage("ERROR", "xbrl:other", "Something else"),
    ]
    found = findings_of(messages, "r.json")
    assert [item.code for item in found] == ["xbrl:other", "xbrlesg:taxonomyMissing"]
    assert found[1].value == "https://x/a.xsd"


def test_unknown_concepts_are_told_where_the_taxonomy_is_there() -> None:
    (found,) = findings_of([ArelleMessage("ERROR", "oime:unknownConcept", "No a")], "r.json")
    assert "no such concept" in found.hint


def test_echo_of_other_errors_is_dropped() -> None:
    echo = "XBRL validation errors were logged for this instance."
    assert findings_of([ArelleMessage("ERROR", "oime:invalidTaxonomy", echo)], "r.json") == ()


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("calc11e:excessDigits", "round it or raise its decimals"),
        ("xbrl.4.10.1:something", "See XBRL 2.1."),
        ("xbrlje:something", "See xBRL-JSON 1.0."),
        ("ix11.8.1.3:something", "See Inline XBRL 1.1."),
        ("arelle:something", "Arelle's own"),
    ],
)
def test_hints(code: str, hint: str) -> None:
    assert hint in hint_for(code)


@pytest.mark.parametrize(
    ("element", "fact"),
    [("a", "a"), ("a.2", "a"), ("a.x", "a.x"), ("z.2", "z.2"), ("", ""), ("a.1.2", "a.1")],
)
def test_fact_shown(element: str, fact: str) -> None:
    assert fact_shown(element, {"a", "a.1"}) == fact
