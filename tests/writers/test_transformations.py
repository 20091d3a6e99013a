"""The rule of the transformation registry that is claimed must read the printed day as the fact's day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import make_fact
from xbrlesg.writers.transformations import date_format

DAY = date(2023, 11, 5)


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("2023-11-05", "date-year-month-day"),
        ("2023年11月5日", "date-year-month-day"),
        ("November 5, 2023", "date-monthname-day-year-en"),
        ("November 05 2023", "date-monthname-day-year-en"),
        ("5 November 2023", "date-day-monthname-year-en"),
    ],
)
def test_printed_day_names_its_rule(printed: str, rule: str) -> None:
    assert date_format(make_fact(value=DAY), printed) == rule


@pytest.mark.parametrize("printed", ["2023-11-06", "December 5, 2023", "5 November 2022", "2023年5月11日"])
def test_other_day_than_the_value_is_a_fault(printed: str) -> None:
    with pytest.raises(ValueError, match="but the value is 2023-11-05"):
        date_format(make_fact(value=DAY), printed)


@pytest.mark.parametrize(
    "printed", ["05.11.2023", "11/05/2023", "Nov 5, 2023", "５ November 2023", "2023-11", ""]
)
def test_day_in_a_form_without_a_rule_is_a_fault(printed: str) -> None:
    with pytest.raises(ValueError, match="no transformation reads"):
        date_format(make_fact(value=DAY), printed)
