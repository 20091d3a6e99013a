"""Records against the text of the report: what is printed passes, whatever its reading; else it is found."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location
from xbrlesg.records.model import IndicatorRecord, Reading, Source
from xbrlesg.records.number_words import numbers_meant
from xbrlesg.records.source_check import check_source
from xbrlesg.records.source_text import SourceText

LINES = (
    "We employ 1,514 persons, 12.5% of them abroad; 40kg a head.",
    "Female\t1,230\t1,310\t284",
    "Of four plants, three are certified under IS09001:2015.",
    "The *policy* of 2023 is to reduce\twater use by more than $\\!20,000$ m3 and re- cycle.",
    "第二，公司共有员工1,600人。 ISO9001:2015",
    "a 7 | b 8",
    "| Site | Hours |",
    "| Dongguan | 95 |",
)
TEXT = SourceText.of("report.txt", "\n".join(LINES))


def record(line: int, value: str, **parts: object) -> IndicatorRecord:
    source = Source(line=line, last_line=parts.pop("last", None), words=str(parts.pop("words", "")))  # type: ignore[arg-type]
    made = IndicatorRecord(Location("records.csv", 5), "x", value, "", "2023", source=source)
    return replace(made, **parts)  # type: ignore[arg-type]


def found(*records: IndicatorRecord) -> list[Finding]:
    return list(check_source(records, TEXT))


GOOD = {
    "number": record(1, "1,514"),
    "fraction": record(1, "12.5"),
    "with its unit": record(1, "40"),
    "in a row": record(2, "1,310"),
    "text with OCR's marks": record(4, "policy of 2023", language="en"),
    "over a line's end": record(1, "a head. Female", language="en", last=2),
    "broken at a hyphen": record(4, "re-cycle", language="en"),
    "amid Chinese": record(5, "1,600"),
    "answer": record(1, "Yes"),
    "qualified": record(4, "2023", qualifier="More than"),
    "words": record(1, "40", words="persons, 12.5%"),
    "restored, proved by the note": record(
        2, "1,514", reading=Reading.RESTORED, ocr_text="1,230", note="Line 1 prints it."
    ),
    "restored, with the digits shown": record(4, "20,000", reading=Reading.RESTORED, ocr_text="$\\!20,000$"),
    "restored, shown elsewhere": record(
        3, "ISO9001:2015", reading=Reading.RESTORED, ocr_text="IS09001:2015", note="See lines 2 and 5."
    ),
    "worded": record(3, "4", reading=Reading.WORDED, ocr_text="four"),
    "worded in Chinese": record(5, "2", reading=Reading.WORDED, ocr_text="第二"),
    "worded, unknown word": record(1, "77", reading=Reading.WORDED, ocr_text="persons"),
    "summary": record(1, "The company employs 1,514 people.", language="en", reading=Reading.SUMMARY),
    "unreadable": record(6, "", reading=Reading.UNREADABLE, ocr_text="7 | 95", last=8),
    "table": record(7, "| Site | Hours |\n| Dongguan | 95 |", language="en", last=8),
    "no line": replace(record(1, "999"), source=Source(section="Staff")),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_printed_passes(name: str) -> None:
    assert found(GOOD[name]) == []


BAD = {
    "another digit": (record(1, "1,515"), "value"),
    "a piece of a number": (record(1, "514"), "value"),
    "a number cut short": (record(1, "12"), "value"),
    "the wrong line": (record(2, "1,514"), "value"),
    "text": (record(4, "the policy of 2024", language="en"), "value"),
    "words": (record(1, "40", words="40 kg a head"), "source_words"),
    "qualifier": (record(1, "40", qualifier="about"), "qualifier"),
    "line beyond the end": (record(9, "40"), "source_line"),
    "lines in no order": (record(3, "40", last=2), "source_line"),
    "line zero": (record(0, "40"), "source_line"),
    "restored to what nothing prints": (
        record(2, "1,999", reading=Reading.RESTORED, ocr_text="1,230"),
        "value",
    ),
    "OCR shows something else": (record(2, "1,230", reading=Reading.RESTORED, ocr_text="l,230"), "ocr_text"),
    "word of another number": (record(3, "3", reading=Reading.WORDED, ocr_text="four"), "value"),
    "word of nowhere": (record(3, "5", reading=Reading.WORDED, ocr_text="five"), "ocr_text"),
    "number of a summary": (record(1, "It employs 1,515.", language="en", reading=Reading.SUMMARY), "value"),
    "fragment": (record(6, "", reading=Reading.UNREADABLE, ocr_text="7/0"), "ocr_text"),
    "cell of a table": (record(7, "| Site | Hours |\n| Dongguan | 96 |", language="en", last=8), "value"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_printed_is_found_with_its_cell_and_the_line(name: str) -> None:
    bad, column = BAD[name]
    (item,) = found(bad)
    assert (item.code, item.location) == (
        Code.SOURCE_DISAGREES.value.name,
        Location("records.csv", 5, column),
    )
    (shown,) = item.evidence
    assert shown.location == Location("report.txt", bad.source.line)
    if column != "source_line":
        assert " ".join(LINES[(bad.source.line or 0) - 1].split()) in shown.value


def test_two_records_cannot_share_a_cell() -> None:
    """The same row prints both figures, so that each by itself would pass."""
    years = [
        replace(record(2, value), period=period, location=Location("records.csv", row))
        for row, (period, value) in enumerate((("2021", "1,310"), ("2022", "1,310"), ("2023", "284")), 5)
    ]
    assert [(item.location and item.location.row, item.value) for item in found(*years)] == [
        (5, "1,310"),
        (6, "1,310"),
    ]
    assert found(replace(years[0], value="1,230"), *years[1:]) == []
    assert found(years[0], replace(years[1], indicator="y")) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("Zero", {0}), ("level I to level V", {1, 5}), ("twice", {2}), ("两", {2}), ("many", set())],
)
def test_numbers_in_words(text: str, numbers: set[int]) -> None:
    assert numbers_meant(text) == numbers


def test_half_is_a_share_or_per_cent() -> None:
    assert numbers_meant("half") == {Decimal("0.5"), Decimal(50)} == numbers_meant("半")
