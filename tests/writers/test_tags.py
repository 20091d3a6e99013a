"""What a tag claims must be what the page shows: digits, scale, sign, decimals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.builders import ESG, make_description, make_fact, make_occurrence, make_report, make_taxonomy
from xbrlesg.names import IX
from xbrlesg.presentation.build import build_document
from xbrlesg.report.model import Fact
from xbrlesg.report.printed import Occurrence, Printed
from xbrlesg.writers.inline import write_inline
from xbrlesg.writers.transformations import check_number


def tag(fact: Fact, place: Occurrence) -> etree._Element:
    report = make_report(fact)
    document = build_document(report, make_taxonomy(), [place], make_description())
    root = etree.fromstring(write_inline(report, document, {ESG: "esg"}))
    [found] = root.iter(f"{{{IX}}}nonFraction", f"{{{IX}}}nonNumeric")
    return found


def read_back(element: etree._Element) -> tuple[Decimal, str | None]:
    """The value as Inline XBRL 1.1, 10.1.1 tells a processor to make it, and the decimals."""
    sign, digits, exponent = Decimal((element.text or "").replace(",", "")).as_tuple()
    assert sign == 0
    scaled = int(exponent) + int(element.get("scale") or 0)
    return Decimal((int(element.get("sign") == "-"), digits, scaled)), element.get("decimals")


@given(
    whole=st.integers(0, 10**40),
    fraction=st.text("0123456789", max_size=30),
    scale=st.integers(-12, 12),
    negative=st.booleans(),
    commas=st.booleans(),
    exact=st.booleans(),
)
def test_tag_gives_back_exactly_the_value(
    *, whole: int, fraction: str, scale: int, negative: bool, commas: bool, exact: bool
) -> None:
    number = f"{whole:,}" if commas else f"{whole}"
    number += f".{fraction}" if fraction else ""
    digits = tuple(int(digit) for digit in f"{whole}{fraction}")
    value = Decimal((int(negative), digits, scale - len(fraction)))
    decimals = None if exact else len(fraction) - scale
    fact = make_fact(value=value, decimals=decimals)
    place = make_occurrence(fact, number, scale=scale, negative=negative)
    said = "INF" if decimals is None else str(decimals)
    element = tag(fact, place)
    assert element.text == number
    assert read_back(element) == (value, said)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        (Printed("4,105"), "shows 4105, but the value is 4106"),
        (Printed("4,106", scale=1), "shows 4.106E\\+4, but the value is 4106"),
        (Printed("4,106", negative=True), "shows -4106, but the value is 4106"),
        (Printed("4,106.0"), "shows 1 decimals, not 0"),
        (Printed("410.6", scale=1), ""),
        (Printed("4.106", scale=3), ""),
        (Printed("-4106"), "not digits"),
        (Printed("４１０６"), "not digits"),
        (Printed("4106."), "not digits"),
    ],
)
def test_number_that_shows_another_value_is_a_fault(printed: Printed, message: str) -> None:
    fact = make_fact(value=4106, decimals=0)
    if not message:
        check_number(fact, printed)
        return
    with pytest.raises(ValueError, match=message):
        check_number(fact, printed)


def test_number_beyond_the_precision_of_decimal_arithmetic_is_compared_exactly() -> None:
    long = "123456789012345678901234567890.123456789"
    check_number(make_fact(value=Decimal(long), decimals=9), Printed(long))
    with pytest.raises(ValueError, match="but the value is"):
        check_number(make_fact(value=Decimal(long), decimals=9), Printed(long[:-1] + "8"))


def test_brackets_stand_outside_the_tag_and_the_sign_in_it() -> None:
    fact = make_fact(value=Decimal("-12500"), decimals=-2)
    element = tag(fact, make_occurrence(fact, "12.5", scale=3, negative=True, before="(", after=")"))
    cell = element.getparent()
    assert cell is not None
    assert "".join(map(str, cell.itertext())) == "(12.5)"
    assert {str(key): value for key, value in element.items()} == {
        "id": "f1",
        "name": "esg:Employees",
        "contextRef": "d2023",
        "unitRef": "pure",
        "decimals": "-2",
        "format": "ixt:num-dot-decimal",
        "scale": "3",
        "sign": "-",
    }


def test_text_carries_its_language() -> None:
    fact = make_fact(value="我们关心 <R&D>", language="zh-hans")
    element = tag(fact, make_occurrence(fact))
    assert element.text == fact.value
    assert element.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-hans"


def test_text_shown_otherwise_than_it_is_is_a_fault() -> None:
    fact = make_fact(value="We care")
    place = replace(make_occurrence(fact), printed=Printed("we care"))
    with pytest.raises(ValueError, match="is not its value"):
        tag(fact, place)
