"""Ids of facts follow from their aspects alone; texts of aspects are equal for equal aspects alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xbrlesg.names import ISO4217, XBRLI, QName
from xbrlesg.report.model import Entity, Period, Unit
from xbrlesg.report.order import Aspects

CNY, SHARES = QName(ISO4217, "CNY"), QName(XBRLI, "shares")
AXIS, OTHER = QName("urn:a", "Axis"), QName("urn:a", "Other")
YEAR = Period.days(date(2023, 1, 1), date(2023, 12, 31))
ONE = Aspects(QName("urn:a", "Cost"), Entity("urn:e", "1"), YEAR, Unit((CNY,)), None, ((AXIS, "x"),))

DIFFERENT = (
    ONE,
    replace(ONE, concept=QName("urn:a", "Costs")),
    replace(ONE, entity=Entity("urn:e", "2")),
    replace(ONE, period=Period(YEAR.end)),
    replace(ONE, unit=None),
    replace(ONE, unit=Unit((CNY,), (SHARES,))),
    replace(ONE, unit=Unit((CNY, SHARES))),
    replace(ONE, unit=Unit((), (CNY,))),
    replace(ONE, language="en"),
    replace(ONE, dimensions=()),
    replace(ONE, dimensions=((OTHER, "x"),)),
    replace(ONE, dimensions=((AXIS, QName("urn:a", "x")),)),
    replace(ONE, dimensions=((AXIS, "{urn:a}x"),)),
    replace(ONE, dimensions=((AXIS, "x"), (OTHER, "y"))),
)


def test_whatever_tells_facts_apart_is_in_the_text_and_the_id() -> None:
    assert len({aspects.text for aspects in DIFFERENT}) == len(DIFFERENT)
    assert len({aspects.fact_id for aspects in DIFFERENT}) == len(DIFFERENT)


def test_an_id_is_the_same_in_every_run() -> None:
    assert ONE.fact_id == "Cost-c1b2db6af29b4846"
