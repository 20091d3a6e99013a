"""Conditions of existence assertions: what we evaluate, and what we leave to a formula processor."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import ESG, name
from xbrlesg.names import XBRLI, XS
from xbrlesg.report.model import GivenValue
from xbrlesg.rules import conditions
from xbrlesg.rules.conditions import parameter_holds
from xbrlesg.taxonomy.assertions import Variable, VariableKind

SPACES = (("e", ESG), ("xbrli", XBRLI), ("xs", XS))
DAY = "/xbrli:xbrl/e:Day {} xs:date('2025-01-01')"
PHASED = "if ($P) then (.) else true()"


@pytest.mark.parametrize(
    "test", [None, ".", "(.)", " ( (.) ) ", ". gt 0", ". > 0", ".>=1", ". ge 1", "boolean(.)"]
)
@pytest.mark.parametrize("exists", [True, False])
def test_forms_of_existence(test: str | None, *, exists: bool) -> None:
    assert conditions.test_holds(test, exists=exists, parameters={}) is exists


@pytest.mark.parametrize(
    ("test", "parameter", "when_none", "when_some"),
    [
        (PHASED, True, False, True),
        (PHASED, False, True, True),
        (PHASED, None, None, True),
        ("if($P)then true() else false()", True, True, True),
        ("if ($P) then false() else .", False, False, True),
        ("if ($Q) then . else true()", True, None, True),
        ("if ($P) then . else $P", True, False, True),
        ("if ($P) then . else $P", False, None, None),
        ("if ($P) then if ($P) then . else true() else true()", True, None, None),
        (". eq 2", True, None, None),
        (". = 0", True, None, None),
        ("(.) and (.)", True, None, None),
        ("", True, False, True),
    ],
)
def test_tests(test: str, parameter: bool | None, when_none: bool | None, when_some: bool | None) -> None:
    parameters = {"P": parameter}
    assert conditions.test_holds(test, exists=False, parameters=parameters) is when_none
    assert conditions.test_holds(test, exists=True, parameters=parameters) is when_some


def holds(select: str | None, *values: GivenValue, **changes: object) -> bool | None:
    parts: dict[str, object] = {"select": select, "namespaces": SPACES, **changes}
    parameter = Variable("P", VariableKind.PARAMETER, **parts)  # type: ignore[arg-type]
    return parameter_holds(parameter, lambda concept: values if concept == name("Day") else ())


@pytest.mark.parametrize(
    ("operator", "before", "same", "after"),
    [
        ("ge", False, True, True),
        ("gt", False, False, True),
        ("le", True, True, False),
        ("lt", True, False, False),
        ("eq", False, True, False),
        ("ne", True, False, True),
    ],
)
def test_a_day_is_compared(operator: str, before: bool, same: bool, after: bool) -> None:
    select = DAY.format(operator)
    days = (date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 2))
    assert [holds(select, day) for day in days] == [before, same, after]


def test_without_the_fact_a_parameter_counts_as_false() -> None:
    assert holds(DAY.format("ge")) is False
    # but it cannot be cast to a type that it must have
    assert holds(DAY.format("ge"), declared_type="xs:boolean") is None


def test_what_stays_unknown() -> None:
    day = date(2025, 1, 1)
    assert holds(DAY.format("ge"), day, day) is None
    assert holds(DAY.format("ge"), "2025-01-01") is None
    assert holds(DAY.format("ge").replace("2025-01-01", "2025-02-30"), day) is None
    assert holds(DAY.format("="), day) is None
    assert holds("count(//e:Day) gt 0", day) is None
    assert holds(None, day) is None
    assert holds(DAY.format("ge"), day, namespaces=(("e", ESG), ("xbrli", "other"), ("xs", XS))) is None


def test_constants() -> None:
    assert holds("true()") is True
    assert holds(" false() ") is False
