"""The reader of xBRL-JSON: nothing of our own files is lost, places are right, and no garbage breaks it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.json_faults import spoilt
from tests.validation.small_report import REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.json_source import BrokenJsonError, JsonSource
from xbrlesg.checks.xbrl_json import read_xbrl_json, type_report
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.writers.xbrl_json import write_xbrl_json

GOOD = write_xbrl_json(REPORT, {NAMESPACE: "s"})


def found_in(content: bytes, taxonomy: Taxonomy) -> list[Finding]:
    """All that our checks say of a file."""
    report, findings = read_xbrl_json(content, "report.json")
    found = list(findings)
    if report is not None:
        stated, forms = type_report(report, taxonomy)
        found += [*forms, *check_facts(stated, taxonomy)]
    return found


def test_what_we_write_comes_back_whole(taxonomy: Taxonomy) -> None:
    report, findings = read_xbrl_json(GOOD, "report.json")
    assert findings == ()
    assert report is not None
    stated, forms = type_report(report, taxonomy)
    assert forms == []
    assert tuple(item.fact for item in stated) == REPORT.facts
    assert report.info.taxonomy == REPORT.taxonomy


def test_a_finding_names_the_line_of_its_fact(taxonomy: Taxonomy) -> None:
    text = spoilt(lambda document: document["facts"]["f12"].__setitem__("value", "yes"))
    (found,) = found_in(text.encode(), taxonomy)
    line = next(number for number, line in enumerate(text.splitlines(), 1) if '"f12": {' in line)
    assert (found.location, found.fact, found.value) == (Location("report.json", line), "f12", "yes")


def test_numbers_are_exact(taxonomy: Taxonomy) -> None:
    text = GOOD.decode().replace('"0.055"', "0.055000000000000000000000000000000001")
    assert text != GOOD.decode()
    (found,) = found_in(text.encode(), taxonomy)
    assert (found.code, found.value) == (
        Code.JSON_VALUE_NOT_STRING.value.name,
        "0.055000000000000000000000000000000001",
    )


def test_a_time_within_the_day_is_a_warning(taxonomy: Taxonomy) -> None:
    text = GOOD.decode().replace("2023-01-01T00:00:00/2024", "2023-01-01T08:00:00/2024", 1)
    (found,) = found_in(text.encode(), taxonomy)
    assert (found.code, found.severity) == (Code.JSON_PERIOD.value.name, Severity.WARNING)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.JSON_SYNTAX),
        (b"\xff", Code.FILE_ENCODING),
        (b"[]", Code.JSON_STRUCTURE),
        (b"{} x", Code.JSON_SYNTAX),
        (b"NaN", Code.JSON_SYNTAX),
        (b"[" * 100_000, Code.JSON_SYNTAX),
        (b'{"documentInfo": "\\ud800"}', Code.JSON_SYNTAX),
        (b'{"documentInfo": 1e99999999999999999999}', Code.JSON_SYNTAX),
        (b'{"documentInfo": ' + b"9" * 5000 + b"}", Code.JSON_STRUCTURE),
        (b'{"documentInfo": {}}', Code.JSON_DOCUMENT_TYPE),
    ],
)
def test_files_that_are_no_reports(content: bytes, code: Code) -> None:
    report, findings = read_xbrl_json(content, "report.json")
    assert report is None
    assert [item.code for item in findings] == [code.value.name]


def test_xbrl_csv_is_not_ours_to_read() -> None:
    content = b'{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv"}}'
    assert read_xbrl_json(content, "report.json") == (None, ())


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_xbrl_json(b"\xef\xbb\xbf" + GOOD, "report.json")[1] == ()


@pytest.mark.parametrize("value", ["9" * 5000, "1" + "0" * 5000 + ".5", "1e5", "INF", "-", "１０", "1_0"])
def test_no_number_is_none(value: str, taxonomy: Taxonomy) -> None:
    def edit(document: dict[str, Any]) -> None:
        document["facts"]["f7"]["value"] = value

    assert Code.FACT_VALUE.value.name in {item.code for item in found_in(spoilt(edit).encode(), taxonomy)}


def test_members_come_with_their_lines() -> None:
    source = JsonSource('{\n "a": {"x": 1},\n "b": {\n  "y": [1,\n 2],\n  "z": {}}}\n')
    assert [(item.key, item.line) for item in source.members("b")] == [("y", 4), ("z", 6)]
    assert [item.key for item in source.members()] == ["a", "b"]
    assert source.members("c") == []
    assert source.members("b", "y") == []


def test_broken_json_has_its_line() -> None:
    with pytest.raises(BrokenJsonError) as raised:
        JsonSource('{\n "a": 1,\n "b" 2}').document()
    assert raised.value.line == 3


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_any_part_may_be_anything(data: st.DataObject, taxonomy: Taxonomy) -> None:
    """One part of a good report, wherever it is, is replaced by something else or left out."""
    document = json.loads(GOOD)
    part: Any = document
    while True:
        keys = list(part) if isinstance(part, dict) else list(range(len(part)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(part[key], dict | list) or not part[key] or data.draw(st.booleans()):
            break
        part = part[key]
    if data.draw(st.booleans()):
        part[key] = data.draw(PLAIN)
    else:
        del part[key]
    for item in found_in(json.dumps(document).encode(), taxonomy):
        assert item.hint
        json.dumps([item.message, item.value]).encode("utf-8")


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_any_bytes_may_be_broken(data: st.DataObject, taxonomy: Taxonomy) -> None:
    at = data.draw(st.integers(0, len(GOOD)))
    cut = data.draw(st.integers(0, 40))
    content = GOOD[:at] + data.draw(st.binary(max_size=6)) + GOOD[at + cut :]
    found_in(content, taxonomy)
