"""Printed numbers: what is read, what is refused, and that nothing is lost on the way."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.findings.catalogue import Code
from xbrlesg.records.numbers import NumberFault, PrintedNumber, read_number


def read(text: str, *, whole: bool = False) -> PrintedNumber:
    number = read_number(text, whole=whole)
    assert isinstance(number, PrintedNumber), number
    return number


@pytest.mark.parametrize(
    ("text", "power", "value", "places"),
    [
        ("4,106", 0, "4106", 0),
        ("4106", 0, "4106", 0),
        ("29.86", -2, "0.2986", 2),
        ("99.00", -2, "0.9900", 2),
        ("19,678.67", 4, "196786700", 2),
        ("1.97", 9, "1970000000", 2),
        ("-5", 0, "-5", 0),
        ("\N{MINUS SIGN}5", 0, "-5", 0),
        ("(1,234.50)", 4, "-12345000", 2),
        ("0", 0, "0", 0),
        ("-0", 0, "0", 0),
        ("123456789012345678901234567.8", 4, "1234567890123456789012345678000", 1),
    ],
)
def test_reads_exactly(text: str, power: int, value: str, places: int) -> None:
    number = read(text)
    assert number.scaled(power) == Decimal(value)
    assert number.places == places
    assert number.before + number.number + number.after == text


@pytest.mark.parametrize(
    ("text", "whole", "code"),
    [
        ("1.660", True, Code.VALUE_LOST_SEPARATOR),
        ("1.660.000", False, Code.VALUE_LOST_SEPARATOR),
        ("１，６６０", True, Code.VALUE_FULL_WIDTH),
        ("１２", False, Code.VALUE_FULL_WIDTH),
        ("1 660", True, Code.VALUE_STRAY_SPACE),
        (" 1660", True, Code.VALUE_STRAY_SPACE),
        ("1660\N{NO-BREAK SPACE}", True, Code.VALUE_STRAY_SPACE),
        ("16,60", True, Code.VALUE_GROUPING),
        ("1,6600", True, Code.VALUE_GROUPING),
        ("1,660,", True, Code.VALUE_GROUPING),
        ("", True, Code.VALUE_NOT_NUMBER),
        ("n/a", True, Code.VALUE_NOT_NUMBER),
        ("1e5", False, Code.VALUE_NOT_NUMBER),
        ("NaN", False, Code.VALUE_NOT_NUMBER),
        ("5.", False, Code.VALUE_NOT_NUMBER),
        (".5", False, Code.VALUE_NOT_NUMBER),
        ("(5", False, Code.VALUE_NOT_NUMBER),
        ("-5)", False, Code.VALUE_NOT_NUMBER),
        ("٣", False, Code.VALUE_NOT_NUMBER),
        ("1234567890123456789012345678.9", False, Code.VALUE_NOT_NUMBER),
        ("9" * 5000, False, Code.VALUE_NOT_NUMBER),
    ],
)
def test_refuses_what_could_be_read_in_two_ways(text: str, whole: bool, code: Code) -> None:
    fault = read_number(text, whole=whole)
    assert isinstance(fault, NumberFault)
    assert fault.code is code


def test_a_point_before_three_digits_is_a_fraction_where_fractions_are_possible() -> None:
    assert read("1.660").scaled(9) == 1_660_000_000


@given(value=st.decimals(-(10**24), 10**24, places=3), power=st.integers(-6, 12))
def test_every_printed_decimal_comes_back_whole(value: Decimal, power: int) -> None:
    number = read(f"{value:,f}")
    shifted = number.scaled(power)
    assert shifted.as_tuple().exponent == number.places * -1 + power
    assert number.scaled(0) == value


@given(text=st.text(max_size=20), whole=st.booleans())
def test_any_text_is_a_number_or_a_fault(text: str, whole: bool) -> None:
    number = read_number(text, whole=whole)
    if isinstance(number, PrintedNumber):
        assert number.before + number.number + number.after == text
