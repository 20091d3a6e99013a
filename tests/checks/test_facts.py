"""Facts of our own model against a taxonomy: what no file of any format could state so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_fact, make_taxonomy, name, year_end
from tests.validation.small_report import REPORT
from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.stated import StatedFact
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location, Severity
from xbrlesg.names import DTR, UTR, XBRLI, QName
from xbrlesg.report.model import Fact, Unit, Value
from xbrlesg.taxonomy.model import Axis, Concept, Taxonomy, ValueKind

HOUR, SHARES = Unit((QName(UTR, "H"),)), Unit((QName(XBRLI, "shares"),))


def of_kind(kind: ValueKind, item_type: str = "anyItemType", namespace: str = XBRLI) -> Taxonomy:
    """A taxonomy whose one concept is of a kind and type."""
    taxonomy = make_taxonomy()
    concept = Concept(name("Employees"), QName(namespace, item_type), kind, "duration", False)
    return replace(taxonomy, concepts={**taxonomy.concepts, concept.name: concept})


def codes(taxonomy: Taxonomy, *facts: Fact) -> list[str]:
    return [item.code for item in check_facts([StatedFact(fact) for fact in facts], taxonomy)]


def test_the_small_report_is_without_fault(taxonomy: Taxonomy) -> None:
    assert codes(taxonomy, *REPORT.facts) == []


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (ValueKind.INTEGER, 7, True),
        (ValueKind.INTEGER, Decimal(7), False),
        (ValueKind.INTEGER, True, False),
        (ValueKind.DECIMAL, Decimal("7.5"), True),
        (ValueKind.DECIMAL, 7, True),
        (ValueKind.DECIMAL, True, False),
        (ValueKind.DECIMAL, Decimal("NaN"), False),
        (ValueKind.DECIMAL, "7.5", False),
        (ValueKind.BOOLEAN, True, True),
        (ValueKind.BOOLEAN, 1, False),
        (ValueKind.DATE, date(2024, 3, 31), True),
        (ValueKind.DATE, "2024-03-31", False),
        (ValueKind.ENUMERATION, name("Member"), True),
        (ValueKind.ENUMERATION, (name("Member"),), False),
        (ValueKind.ENUMERATION_SET, (), True),
        (ValueKind.ENUMERATION_SET, name("Member"), False),
        (ValueKind.OTHER, "whatever", True),
    ],
)
def test_values_are_of_their_kind(kind: ValueKind, value: Value, fits: bool) -> None:
    found = codes(of_kind(kind), make_fact(value=value, decimals=None))
    assert found == ([] if fits else [Code.FACT_VALUE.value.name])


@pytest.mark.parametrize(
    ("kind", "item_type", "value", "fits"),
    [
        (ValueKind.INTEGER, "nonNegativeIntegerItemType", 0, True),
        (ValueKind.INTEGER, "nonNegativeIntegerItemType", -1, False),
        (ValueKind.INTEGER, "positiveIntegerItemType", 0, False),
        (ValueKind.INTEGER, "nonPositiveIntegerItemType", 1, False),
        (ValueKind.INTEGER, "negativeIntegerItemType", 0, False),
        (ValueKind.INTEGER, "unsignedByteItemType", -1, False),
    ],
)
def test_types_have_bounds(kind: ValueKind, item_type: str, value: int, fits: bool) -> None:
    assert codes(of_kind(kind, item_type), make_fact(value=value)) == ([] if fits else ["xbrlesg:factValue"])


def test_money_without_decimals_is_whole() -> None:
    taxonomy = of_kind(ValueKind.MONETARY, "noDecimalsMonetaryItemType", DTR)
    money = Unit((QName("http://www.xbrl.org/2003/iso4217", "CNY"),))
    assert codes(taxonomy, make_fact(value=Decimal("7.00"), unit=money)) == []
    assert codes(taxonomy, make_fact(value=Decimal("7.01"), unit=money)) == [Code.FACT_VALUE.value.name]


@pytest.mark.parametrize(
    ("kind", "item_type", "unit", "code"),
    [
        (ValueKind.HOURS, "hoursItemType", HOUR, None),
        (ValueKind.HOURS, "hoursItemType", None, Code.FACT_UNIT_FAMILY),
        (ValueKind.MEASURE, "sharesItemType", SHARES, None),
        (ValueKind.MEASURE, "sharesItemType", None, Code.FACT_UNIT),
        (ValueKind.MEASURE, "flowItemType", HOUR, None),  # no units of its own
        (ValueKind.DECIMAL, "decimalItemType", Unit((QName(UTR, "kg"),), (QName(UTR, "H"),)), None),
        (ValueKind.DECIMAL, "decimalItemType", Unit((QName(UTR, "kg"),)), Code.FACT_UNIT_UNUSUAL),
        (ValueKind.OTHER, "fractionItemType", HOUR, None),
    ],
)
def test_units_suit_their_type(kind: ValueKind, item_type: str, unit: Unit | None, code: Code | None) -> None:
    found = codes(of_kind(kind, item_type), make_fact(value=Decimal(7), unit=unit))
    assert found == ([code.value.name] if code else [])


def test_typed_and_explicit_axes_are_told_apart() -> None:
    taxonomy = make_taxonomy(axes={"GenderAxis": ("MaleMember",), "TypedSiteAxis": ()})
    defaults = {axis.name: replace(axis, default=name("All")) for axis in taxonomy.axes.values()}
    taxonomy = replace(taxonomy, axes=defaults)
    good = make_fact(dimensions={"GenderAxis": "MaleMember", "TypedSiteAxis": "Dongguan"})
    assert codes(taxonomy, good) == []
    text = ((name("GenderAxis"), "MaleMember"),)
    member = ((name("TypedSiteAxis"), name("MaleMember")),)
    assert codes(taxonomy, replace(good, dimensions=text)) == [Code.FACT_MEMBER.value.name]
    assert codes(taxonomy, replace(good, dimensions=member)) == [Code.FACT_MEMBER.value.name]


def test_a_cube_with_an_axis_that_is_not_there_takes_nothing() -> None:
    taxonomy = make_taxonomy(axes={"GenderAxis": ("MaleMember",)})
    assert codes(replace(taxonomy, axes={}), make_fact()) == [Code.FACT_BREAKDOWN.value.name]
    kept = replace(taxonomy, axes={name("GenderAxis"): Axis(name("GenderAxis"), default=name("All"))})
    assert codes(kept, make_fact()) == []


def test_the_hint_is_short_enough_to_be_read() -> None:
    axes = {f"{letter * 30}Axis": (f"{letter * 30}Member",) for letter in "ABCDEFGH"}
    few = make_taxonomy(axes=dict(list(axes.items())[:1]))
    (found,) = check_facts([StatedFact(make_fact())], few)
    assert found.hint == f"Employees takes {'A' * 30}Axis; its members are {'A' * 30}Member."
    (found,) = check_facts([StatedFact(make_fact())], make_taxonomy(axes=dict(list(axes.items())[:7])))
    assert found.hint.startswith(f"Employees takes {'A' * 30}Axis with ")
    assert "members" not in found.hint
    many = {f"{letter * 30}{number}Axis": ("Member",) for letter in "ABCDEFGH" for number in "12"}
    (found,) = check_facts([StatedFact(make_fact())], make_taxonomy(axes=many))
    assert found.hint == "xbrlesg taxonomy show Employees names the axes and breakdowns that its tables have."


@pytest.mark.parametrize(
    ("first", "second", "consistent"),
    [
        ({"value": 4106}, {"value": 4106}, True),
        ({"value": 4106, "decimals": None}, {"value": 4106, "decimals": -1}, True),
        ({"value": 4106, "decimals": 0}, {"value": 4110, "decimals": -1}, True),
        ({"value": 4106, "decimals": 0}, {"value": 4120, "decimals": -1}, False),
        ({"value": 4106, "decimals": 0}, {"value": 4105, "decimals": 0}, False),  # though the intervals touch
        ({"value": 4106, "decimals": None}, {"value": 4107, "decimals": None}, False),
        ({"value": 4106}, {"value": 4106, "period": year_end(2023)}, True),
    ],
)
def test_duplicates(first: dict[str, Any], second: dict[str, Any], consistent: bool) -> None:
    taxonomy = of_kind(ValueKind.INTEGER)
    facts = [
        StatedFact(make_fact("a", **first), Location("r.json", 3)),
        StatedFact(make_fact("b", **second), Location("r.json", 9)),
    ]
    found = [item for item in check_facts(facts, taxonomy) if item.code == Code.FACT_DUPLICATE.value.name]
    assert (found == []) == consistent
    for item in found:
        assert (item.fact, item.location, item.related) == ("b", facts[1].place, (facts[0].place,))
        assert [shown.fact for shown in item.evidence] == ["a", "b"]


def test_three_roundings_need_a_value_in_common() -> None:
    facts = [make_fact("a", value=10, decimals=-1), make_fact("b", value=14), make_fact("c", value=6)]
    assert codes(of_kind(ValueKind.INTEGER), *facts) == [Code.FACT_DUPLICATE.value.name]


def test_duplicates_that_do_not_stand_side_by_side_are_found() -> None:
    """Facts in canonical order have no duplicates; one that breaks the order late is looked for among all."""
    facts = [make_fact("a"), make_fact("b", period=year_end(2023)), make_fact("c", value=1)]
    taxonomy = of_kind(ValueKind.INTEGER)
    assert codes(taxonomy, *facts).count(Code.FACT_DUPLICATE.value.name) == 1
    assert codes(taxonomy, *facts[:2]).count(Code.FACT_DUPLICATE.value.name) == 0


def test_findings_say_what_and_where() -> None:
    taxonomy = make_taxonomy()
    stated = StatedFact(make_fact("f9", "Employes"), Location("records.csv", 7), "employees")
    (found,) = check_facts([stated], taxonomy)
    assert (found.fact, found.indicator, found.location) == ("f9", "employees", stated.place)
    assert found.value == "esg:Employes"
    assert found.severity is Severity.ERROR
    assert "'Employees'" in found.hint
