"""Printed periods."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.records.periods import PeriodFault, Span, read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023Q1", date(2023, 1, 1), date(2023, 3, 31)),
        ("2023Q4", date(2023, 10, 1), date(2023, 12, 31)),
        ("2023H2", date(2023, 7, 1), date(2023, 12, 31)),
        ("2022-04-01..2023-03-31", date(2022, 4, 1), date(2023, 3, 31)),
        ("2023-12-31", None, date(2023, 12, 31)),
    ],
)
def test_reads(text: str, first: date | None, last: date) -> None:
    span = read_period(text)
    assert isinstance(span, Span)
    assert (span.first, span.last) == (first, last)
    assert span.is_year == (text == "2023")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "23",
            "2023-13",
            "2023-00",
            "2023Q5",
            "2023Q0",
            "2023H3",
            "2023-02-30",
            "2023/12/31",
            " 2023",
            "２０２３",
        ),
        *(
            "2023-12-31..2023-01-01",
            "2023-01-01..",
            "..2023",
            "2023..2024",
            "0000",
            "9999",
            "9999-12-31",
            "FY2023",
        ),
    ],
)
def test_refuses(text: str) -> None:
    assert isinstance(read_period(text), PeriodFault)


@given(st.text(max_size=24))
def test_any_text_is_a_span_or_a_fault(text: str) -> None:
    assert isinstance(read_period(text), Span | PeriodFault)
