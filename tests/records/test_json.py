"""Records in JSON and JSON Lines: numbers by their text, objects by their lines, no value lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.tables import load, told

GOOD = '{"indicator": "a", "value": "1", "unit": "x", "period": "2023"}'


def one(value: str) -> str:
    return f'[{{"indicator": "a", "value": {value}, "unit": "x", "period": 2023}}]'


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        ("1.50", "1.50"),
        ("0.1", "0.1"),
        ("-0", "-0"),
        ("1e5", "1e5"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
        ("9" * 5000, "9" * 5000),
        ("true", "true"),
        ("false", "false"),
        ("null", ""),
        ('"\\u4e2d"', "中"),
    ],
)
def test_values_by_their_text(tmp_path: Path, literal: str, text: str) -> None:
    (record,), findings = load(tmp_path, "r.json", one(literal).encode())
    assert (record.value, record.period, findings) == (text, "2023", [])


def test_a_row_is_the_line_of_its_object(tmp_path: Path) -> None:
    nested = GOOD.replace('"1"', "[1]")
    content = f'{{"records": [\n{GOOD},\n\n  {nested}]}}'
    (record,), findings = load(tmp_path, "r.json", content.encode())
    assert str(record.at("value")) == "r.json:2:value"
    assert told(findings) == [("cellNested", "r.json:4:value")]


def test_objects_on_one_line_are_numbered(tmp_path: Path) -> None:
    records, _ = load(tmp_path, "r.json", f"\n\n[{GOOD}, {GOOD}]".encode())
    assert [record.location.row for record in records] == [1, 2]


def test_lines(tmp_path: Path) -> None:
    other = GOOD.replace('"a"', '"b\u2028"')
    content = f'{GOOD}\r\n\n{other}\n[1]\n{{"indicator": }}\n{GOOD} x\n'
    records, findings = load(tmp_path, "r.jsonl", content.encode())
    assert [(record.indicator, record.location.row) for record in records] == [("a", 1), ("b\u2028", 3)]
    assert told(findings) == [("recordsNotJson", f"r.jsonl:{line}") for line in (5, 6, 4)]


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ("[", "recordsNotJson", "r.json:1"),
        ("7", "recordsNotJson", "r.json:1"),
        ("{}", "recordsNotJson", "r.json:1"),
        ('{"record": []}', "recordsNotJson", "r.json:1"),
        (f"[{GOOD},\n]", "recordsNotJson", "r.json:2"),
        (f"[\n{GOOD}\n{GOOD}]", "recordsNotJson", "r.json:3"),
        (f"[{GOOD}]\n]", "recordsNotJson", "r.json:2"),
        (f'{{"records": [{GOOD}],}}', "recordsNotJson", "r.json:1"),
        (f'{{"records": [{GOOD}] 7}}', "recordsNotJson", "r.json:1"),
        (f'{{"records": [{GOOD}]', "recordsNotJson", "r.json:1"),
        (f'{{"records" [{GOOD}]}}', "recordsNotJson", "r.json:1"),
        (f'{{"records": [{GOOD}],\n"by": "me"}}', "recordsNotJson", "r.json:2:by"),
        (f'{{"records": [{GOOD}], "records": []}}', "recordsNotJson", "r.json:1:records"),
        (f"[{GOOD}, 5]", "recordsNotJson", "r.json:2"),
        (one("NaN"), "recordsNotJson", "r.json:1"),
        (one("-Infinity"), "recordsNotJson", "r.json:1"),
        (one('"\t"'), "recordsNotJson", "r.json:1"),
        (one("[" * 100_000 + "]" * 100_000), "recordsNotJson", "r.json:1"),
        (one('{"a": 1}'), "cellNested", "r.json:1:value"),
        (one("[]"), "cellNested", "r.json:1:value"),
        (one('"\\ud800"'), "textCharacter", "r.json:1:value"),
        (one('1, "value": 2'), "columnRepeated", "r.json:1:value"),
        (one('1, "\\ud800": 2'), "columnUnknown", r"r.json:1:'\ud800'"),
        (f'[{GOOD},\n{{"indicator": "b", "value": 1, "unit": ""}}]', "columnMissing", "r.json:2:period"),
        ("[]", "recordsEmpty", "r.json"),
        ("[{}]", "recordsEmpty", "r.json:1"),
    ],
)
def test_faults(tmp_path: Path, content: str, code: str, place: str) -> None:
    _, findings = load(tmp_path, "r.json", content.encode())
    assert told(findings) == [(code, place)]


def test_text_that_is_not_utf_8(tmp_path: Path) -> None:
    _, findings = load(tmp_path, "r.json", one('"数"').encode("gb18030"))
    assert told(findings) == [("fileEncoding", "r.json:1")]
    records, findings = load(tmp_path, "r.jsonl", b"\xef\xbb\xbf" + GOOD.encode())
    assert (len(records), told(findings)) == (1, [("fileByteOrderMark", "r.jsonl:1")])
