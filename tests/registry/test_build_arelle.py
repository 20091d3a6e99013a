"""Arelle loads and validates what we build without a word, and judges facts by its cubes as we mean them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT, NAMESPACE, REAL, load
from xbrlesg.registry.build import build_package
from xbrlesg.registry.plan import entry_point
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.model import ArelleRun

INVALID = "xbrldie:PrimaryItemDimensionallyInvalidError"
STATEMENTS = {
    "TrainingPolicy": "Train everybody.",
    "DescriptionOfPolicy": "<p xmlns='http://www.w3.org/1999/xhtml'>Train everybody.</p>",
    "PolicyInForce": "true",
    "DateOfPolicy": "2023-05-01",
    "FrequencyOfReview": "sm:YearlyMember",
    "FrequenciesOfSurveys": "sm:MonthlyMember sm:YearlyMember",
}


def test_the_small_package_is_clean(small_package: Path) -> None:
    assert run_arelle(ENTRY_POINT, [small_package]).messages == ()


def test_the_real_package_is_clean(tmp_path: Path) -> None:
    registry = load(REAL)
    package = tmp_path / "real.zip"
    package.write_bytes(build_package(registry))
    assert run_arelle(entry_point(registry), [package]).messages == ()


def report(  # noqa: PLR0917 - what a fact has
    folder: Path,
    package: Path,
    concept: str,
    axes: Mapping[str, str],
    value: str = "7",
    unit: str | None = None,
) -> ArelleRun:
    period = (
        "2024-01-01T00:00:00" if concept.startswith("Number") else "2023-01-01T00:00:00/2024-01-01T00:00:00"
    )
    dimensions = {"concept": f"sm:{concept}", "entity": "e:1", "period": period}
    dimensions |= {f"sm:{axis}": member for axis, member in axes.items()}
    if unit is not None:
        dimensions["unit"] = unit
    if concept in ("TrainingPolicy", "DescriptionOfPolicy"):
        dimensions["language"] = "en"
    namespaces = {
        "sm": NAMESPACE,
        "e": "https://example.com/entity",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "utr": "http://www.xbrl.org/2009/utr",
        "xbrl": "https://xbrl.org/2021",
    }
    info = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": namespaces,
        "taxonomy": [ENTRY_POINT],
    }
    path = folder / "report.json"
    numeric = {} if concept in STATEMENTS else {"decimals": 0}
    fact = {"value": value, "dimensions": dimensions, **numeric}
    path.write_text(json.dumps({"documentInfo": info, "facts": {"f": fact}}), "utf-8")
    return run_arelle(path, [package])


@pytest.mark.parametrize(
    ("concept", "axes"),
    [
        ("NumberOfEmployees", {}),
        ("NumberOfEmployees", {"GenderAxis": "sm:FemaleMember"}),
        ("NumberOfEmployees", {"GenderAxis": "sm:MaleMember", "AreaAxis": "sm:OverseasMember"}),
        ("NumberOfEmployees", {"AreaAxis": "sm:MainlandMember"}),
        ("NumberOfPermanentEmployees", {}),
        ("NumberOfPermanentEmployees", {"SiteAxis": "Dongguan"}),
        ("NumberOfOtherEmployees", {}),
        ("SatisfactionScore", {}),
        ("NumberOfEmployees", {"QualificationAxis": "sm:MoreThanMember"}),
        ("NumberOfEmployees", {"GenderAxis": "sm:MaleMember", "QualificationAxis": "sm:MoreThanMember"}),
        ("NumberOfPermanentEmployees", {"SiteAxis": "Dongguan", "QualificationAxis": "sm:MoreThanMember"}),
        ("EmployeeTurnoverRate", {"GenderAxis": "sm:FemaleMember"}),
    ],
)
def test_facts_are_accepted(
    tmp_path: Path, small_package: Path, concept: str, axes: Mapping[str, str]
) -> None:
    run = report(tmp_path, small_package, concept, axes)
    assert (run.fact_count, run.messages) == (1, ())


@pytest.mark.parametrize(
    ("concept", "unit"),
    [("HoursOfTraining", "utr:H"), ("CostOfTraining", "iso4217:CNY"), ("EnergyConsumption", "utr:MWh")],
)
def test_units_are_accepted(tmp_path: Path, small_package: Path, concept: str, unit: str) -> None:
    run = report(tmp_path, small_package, concept, {}, unit=unit)
    assert (run.fact_count, run.messages) == (1, ())


def test_a_unit_of_another_kind_is_refused(tmp_path: Path, small_package: Path) -> None:
    run = report(tmp_path, small_package, "EnergyConsumption", {}, unit="utr:kg")
    assert {message.code for message in run.messages} == {"utre:error-NumericFactUtrInvalid"}


@pytest.mark.parametrize(
    ("concept", "axes"),
    [*((concept, {}) for concept in STATEMENTS), ("PolicyInForce", {"SiteAxis": "Dongguan"})],
)
def test_statements_are_accepted(
    tmp_path: Path, small_package: Path, concept: str, axes: Mapping[str, str]
) -> None:
    run = report(tmp_path, small_package, concept, axes, STATEMENTS[concept])
    assert (run.fact_count, run.messages) == (1, ())


@pytest.mark.parametrize(
    ("concept", "axes", "value", "code"),
    [
        ("PolicyInForce", {"QualificationAxis": "sm:MoreThanMember"}, "true", INVALID),
        ("TrainingPolicy", {"SiteAxis": "Dongguan"}, "Train everybody.", INVALID),
        ("PolicyInForce", {}, "yes", "xmlSchema:valueError"),
        ("DateOfPolicy", {}, "May 2023", "xmlSchema:valueError"),
        ("FrequencyOfReview", {}, "sm:MaleMember", "enum2ie:InvalidEnumerationValue"),
        ("FrequencyOfReview", {}, "sm:FrequencyDomain", "enum2ie:InvalidEnumerationValue"),
        ("FrequenciesOfSurveys", {}, "sm:GroupMember sm:YearlyMember", "enum2ie:InvalidEnumerationSetValue"),
    ],
)
def test_statements_are_refused(  # noqa: PLR0917 - the columns of the table
    tmp_path: Path, small_package: Path, concept: str, axes: Mapping[str, str], value: str, code: str
) -> None:
    run = report(tmp_path, small_package, concept, axes, value)
    assert code in {message.code for message in run.messages}, run.messages


@pytest.mark.parametrize(
    ("concept", "axes", "code"),
    [
        ("NumberOfOtherEmployees", {"GenderAxis": "sm:FemaleMember"}, INVALID),
        ("NumberOfPermanentEmployees", {"GenderAxis": "sm:FemaleMember"}, INVALID),
        ("NumberOfEmployees", {"SiteAxis": "Dongguan"}, INVALID),
        ("NumberOfEmployees", {"GenderAxis": "sm:OverseasMember"}, INVALID),
        ("NumberOfEmployees", {"AreaAxis": "sm:AreaDomain"}, INVALID),  # a head that is no default
        ("HoursOfTraining", {"GenderAxis": "sm:FemaleMember"}, INVALID),
        ("NumberOfPermanentEmployees", {"SiteAxis": ""}, "xbrlje:invalidDimensionValue"),
    ],
)
def test_facts_are_refused(
    tmp_path: Path, small_package: Path, concept: str, axes: Mapping[str, str], code: str
) -> None:
    run = report(tmp_path, small_package, concept, axes)
    assert code in {message.code for message in run.messages}
