"""The records file: what is read, and what each broken file is told."""

from pathlib import Path

import pytest

from xbrlesg.findings.model import Finding
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord, Reading, Source

HEADER = "indicator,value,unit,period,gender,reading,ocr_text,note,source_line,source_section,source_words"


def load(tmp_path: Path, content: str | bytes) -> tuple[list[IndicatorRecord], list[Finding]]:
    path = tmp_path / "records.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    records, findings = load_records(path, "records.csv", ["gender"])
    return list(records), findings


def test_reads_a_record_as_printed(tmp_path: Path) -> None:
    records, findings = load(
        tmp_path, f'{HEADER}\nemployees,"1,514",Person,2023,Female,,,,1632,Structure,Female\n'
    )
    assert findings == []
    (record,) = records
    assert record.value == "1,514"
    assert record.breakdown == (("gender", "Female"),)
    assert record.source == Source(1632, None, "Structure", "Female")
    assert str(record.at("value")) == "records.csv:2:value"


def test_rows_keep_their_line_over_blank_lines_and_quoted_line_breaks(tmp_path: Path) -> None:
    content = f'{HEADER}\r\n\r\na,1,x,2023,,,,"two\r\nlines",,,\r\nb,2,x,2023,,,,,,,\r\n'
    records, findings = load(tmp_path, content)
    assert findings == []
    assert [record.location.row for record in records] == [3, 5]


@pytest.mark.parametrize(
    ("text", "line", "last_line"),
    [("", None, None), ("148", 148, None), ("148-152", 148, 152), ("9-10", 9, 10)],
)
def test_source_lines(tmp_path: Path, text: str, line: int | None, last_line: int | None) -> None:
    records, findings = load(tmp_path, f"{HEADER}\na,1,x,2023,,,,,{text},,\n")
    assert findings == []
    assert (records[0].source.line, records[0].source.last_line) == (line, last_line)


@pytest.mark.parametrize(
    "text", ["0", "-5", "5-", "152-148", "148-148", "148–152", "1-2-3", "1, 2", "１４８", "148 - 152", "0-4"]
)
def test_lines_that_are_none(tmp_path: Path, text: str) -> None:
    _, findings = load(tmp_path, f'{HEADER}\na,1,x,2023,,,,,"{text}",,\n')
    assert [(item.code, item.value) for item in findings] == [("xbrlesg:sourceLine", text)]


def test_a_summary_says_which_lines_it_stands_for_and_needs_no_ocr(tmp_path: Path) -> None:
    records, findings = load(tmp_path, f"{HEADER}\na,In short,,2023,,summary,,,7-9,,\n")
    assert findings == []
    assert records[0].reading is Reading.SUMMARY


def test_an_unreadable_record_needs_no_value(tmp_path: Path) -> None:
    records, findings = load(tmp_path, f"{HEADER}\na,,x,2023,,unreadable,/0,two fragments,,,\n")
    assert findings == []
    assert records[0].reading is Reading.UNREADABLE


@pytest.mark.parametrize(
    ("content", "code", "row", "column"),
    [
        ("", "recordsEmpty", None, None),
        (f"{HEADER}\n", "recordsEmpty", None, None),
        ("indicator,value,period\na,1,2023\n", "columnMissing", 1, "unit"),
        ("indicator;value;unit;period\na;1;x;2023\n", "recordsNotCsv", 1, None),
        ("indicator,value,unit,period,gendr\na,1,x,2023,M\n", "columnUnknown", 1, "gendr"),
        ("indicator,value,unit,period,unit\na,1,x,2023,x\n", "columnRepeated", 1, "unit"),
        ("indicator,value,unit,period\na,1,x,2023,5\n", "rowLength", 2, None),
        ("indicator,value,unit,period\na,1,234,x,2023\n", "rowLength", 2, None),
        ('indicator,value,unit,period\na,"1,x,2023\n', "recordsNotCsv", None, None),
        (f"{HEADER}\na,1,x,2023,,,,,l.5,,\n", "sourceLine", 2, "source_line"),
        (f"{HEADER}\na,1,x,2023,,guessed,x,y,,,\n", "readingUnknown", 2, "reading"),
        (f"{HEADER}\na,1,x,2023,,unreadable,x,y,,,\n", "readingContradicted", 2, "value"),
        (f"{HEADER}\na,1,x,2023,,restored,x,,,,\n", "readingUnexplained", 2, "note"),
        (f"{HEADER}\na,4,x,2023,,worded,,,,,\n", "readingUnexplained", 2, "ocr_text"),
        (f"{HEADER}\na,In short,,2023,,summary,,,,,\n", "readingUnexplained", 2, "source_line"),
        (f"{HEADER}\na,1\x01,x,2023,,,,,,,\n", "textCharacter", 2, "value"),
        (HEADER.encode() + "\n数,1,人,2023,,,,,,,\n".encode("gb18030"), "fileEncoding", 2, None),
        (f"{HEADER}\n".encode("utf-16"), "fileEncoding", 1, None),
    ],
)
def test_a_fault_is_found_with_its_cell(
    tmp_path: Path, content: str | bytes, code: str, row: int | None, column: str | None
) -> None:
    _, findings = load(tmp_path, content)
    match = [item for item in findings if item.code == f"xbrlesg:{code}"]
    assert match, findings
    assert match[0].location is not None
    assert (match[0].location.row, match[0].location.column) == (row, column)
    assert match[0].hint


def test_all_faults_of_a_file_come_together_and_good_rows_are_kept(tmp_path: Path) -> None:
    records, findings = load(tmp_path, f"{HEADER}\na,1,x,2023\nb,1,x,2023,,,,,,,\nc,1,x,2023,,odd,,,0,,\n")
    assert [record.indicator for record in records] == ["b"]
    assert [item.location and item.location.row for item in findings] == [2, 4, 4]


def test_a_byte_order_mark_is_skipped_and_told(tmp_path: Path) -> None:
    records, findings = load(tmp_path, b"\xef\xbb\xbf" + f"{HEADER}\na,1,x,2023,,,,,,,\n".encode())
    assert [record.indicator for record in records] == ["a"]
    assert [item.code for item in findings] == ["xbrlesg:fileByteOrderMark"]


def test_a_missing_file_is_found(tmp_path: Path) -> None:
    _, findings = load_records(tmp_path / "none.csv", "none.csv", [])
    assert [item.code for item in findings] == ["xbrlesg:fileMissing"]


def test_what_the_source_says_of_a_restatement(tmp_path: Path) -> None:
    header = "indicator,value,unit,period,restated"
    records, findings = load(tmp_path, f'{header}\na,"3,800",x,2023,"previously 3,780"\nb,1,x,2023,\n')
    assert findings == []
    assert [record.restated for record in records] == ["previously 3,780", ""]
