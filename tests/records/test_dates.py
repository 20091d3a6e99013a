"""Printed days: four forms, one reading each, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.records.dates import MONTHS, DateFault, read_date

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@given(DAYS)
def test_each_form_reads_as_its_day(day: date) -> None:
    month = MONTHS[day.month - 1]
    assert read_date(day.isoformat()) == day
    assert read_date(f"{month} {day.day}, {day.year}") == day
    assert read_date(f"{day.day} {month} {day.year}") == day
    assert read_date(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_date(f"{day.year}年{day.month:02}月{day.day:02}日") == day


@given(st.text(alphabet="0123456789-年月日, JanuaryNovember２０\n\t", max_size=24))
def test_no_text_is_read_in_two_ways_or_breaks_the_reader(text: str) -> None:
    day = read_date(text)
    if isinstance(day, date):
        assert str(day.year) in text
        assert str(day.day) in text


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2023-13-01",
        "2023-00-10",
        "November 31, 2023",
        "0 May 2023",
        "2100年2月29日",
        "2023年13月1日",
    ],
)
def test_days_that_the_calendar_lacks(text: str) -> None:
    assert read_date(text) == DateFault(f"there is no such day as {text}")


@pytest.mark.parametrize(
    "text",
    [
        *("", "2023", "2023-11", "November 2023", "10/11/2023", "2023/11/10", "20231110", "3023-11-10"),
        *("0223-11-10", "２０２３-11-99", "Nov 10, 2023", "the 10th of November 2023", "2023-11-10T00:00:00"),
        *("2023-11-10..2023-12-31", "2023-11-10\n2023-11-11", "²023-11-10", "٢٠٢٣-١١-١٠"),
    ],
)
def test_other_texts_are_no_days(text: str) -> None:
    fault = read_date(text)
    assert isinstance(fault, DateFault)
    assert fault.message == "the value is not a day"


@pytest.mark.parametrize(
    "text",
    [
        *(
            " 2023-11-10",
            "2023-11-10\n",
            "２０２３年１１月１０日",
            "2023 年 11 月 10 日",
            "november 10, 2023",
        ),
        *("November 10,2023", "November  10, 2023", "10 NOVEMBER 2023"),
    ],
)
def test_a_form_nearly_right_is_asked_about_and_not_taken(text: str) -> None:
    assert read_date(text) == DateFault("the value is not a day", "Is it '2023-11-10'?")
