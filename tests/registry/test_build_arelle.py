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


def test_the_small_package_is_clean(small_package: Path) -> None:
    assert run_arelle(ENTRY_POINT, [small_package]).messages == ()


def test_the_real_package_is_clean(tmp_path: Path) -> None:
    registry = load(REAL)
    package = tmp_path / "real.zip"
    package.write_bytes(build_package(registry))
    assert run_arelle(entry_point(registry), [package]).messages == ()


def report(folder: Path, package: Path, concept: str, axes: Mapping[str, str]) -> ArelleRun:
    period = (
        "2024-01-01T00:00:00" if concept.startswith("Number") else "2023-01-01T00:00:00/2024-01-01T00:00:00"
    )
    dimensions = {"concept": f"sm:{concept}", "entity": "e:1", "period": period}
    dimensions |= {f"sm:{axis}": member for axis, member in axes.items()}
    if concept.startswith("Cost"):
        dimensions["unit"] = "iso4217:CNY"
    if concept.startswith("Hours"):
        dimensions["unit"] = "utr:H"
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
    fact = {"value": "7", "decimals": 0, "dimensions": dimensions}
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
        ("HoursOfTraining", {}),
        ("CostOfTraining", {}),
        ("EmployeeTurnoverRate", {"GenderAxis": "sm:FemaleMember"}),
    ],
)
def test_facts_are_accepted(
    tmp_path: Path, small_package: Path, concept: str, axes: Mapping[str, str]
) -> None:
    run = report(tmp_path, small_package, concept, axes)
    assert (run.fact_count, run.messages) == (1, ())


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
