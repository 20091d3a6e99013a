"""Canonical values hold every digit, and one number has one form."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.report.values import canonical_value

DECIMALS = st.decimals(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1050, "1050"),
        (-3, "-3"),
        (Decimal("1050"), "1050.0"),
        (Decimal("1.05E+3"), "1050.0"),
        (Decimal("0.0550"), "0.055"),
        (Decimal("5.5E-7"), "0.00000055"),
        (Decimal("-0.00"), "0.0"),
        (Decimal("0.30000000000000004"), "0.30000000000000004"),
        (Decimal("123456789012345678901234567890.1234567890"), "123456789012345678901234567890.123456789"),
        (" 中文 <&> ", " 中文 <&> "),
        (True, "true"),
        (False, "false"),
        (date(2023, 1, 9), "2023-01-09"),
    ],
)
def test_canonical_form(value: int | Decimal | str | bool | date, text: str) -> None:
    assert canonical_value(value) == text


@given(DECIMALS)
def test_reading_the_form_gives_the_number_back(value: Decimal) -> None:
    assert Decimal(canonical_value(value)) == value


@given(DECIMALS)
def test_form_is_canonical_in_xml_schema(value: Decimal) -> None:
    text = canonical_value(value)
    assert re.fullmatch(r"-?(0|[1-9]\d*)\.(0|\d*[1-9])", text)
    assert text != "-0.0"


@given(DECIMALS, st.integers(0, 40))
def test_equal_numbers_have_one_form(value: Decimal, zeros: int) -> None:
    longer = Decimal(f"{value:f}" + ("" if "." in f"{value:f}" else ".") + "0" * zeros)
    assert canonical_value(longer) == canonical_value(value)


@given(st.integers())
def test_integers_have_no_point(value: int) -> None:
    assert int(canonical_value(value)) == value
    assert "." not in canonical_value(value)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_no_xbrl_decimal_can_hold(text: str) -> None:
    with pytest.raises(ValueError, match="is not a decimal number"):
        canonical_value(Decimal(text))
