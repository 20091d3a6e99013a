"""Units against the Unit Types Registry, as Arelle has it and as mappings use it."""

from __future__ import annotations

from importlib.resources import files

import pytest
from lxml import etree

from tests.builders import make_taxonomy
from tests.mapping.test_load import resolve
from xbrlesg.checks.unit_types import CANDIDATES, CURRENCIES, RECOMMENDED, unit_fault
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.mapping.model import Family
from xbrlesg.mapping.units import read_unit
from xbrlesg.names import ISO4217, UTR, QName

DTR = "http://www.xbrl.org/dtr/type/2024-01-31"


def test_the_table_is_the_registrys() -> None:
    registry = etree.fromstring(
        files("arelle")
        .joinpath("resources", "cache", "http", "www.xbrl.org", "utr", "2025-03-18", "utr.xml")
        .read_bytes()
    )
    found: dict[tuple[str, str], set[str]] = {}
    for unit in registry.iter(f"{{{UTR}}}unit"):
        of = {etree.QName(child).localname: (child.text or "").strip() for child in unit}
        listed = of.get("nsUnit") == UTR and of["itemType"] in RECOMMENDED
        if listed or (of.get("nsUnit") == ISO4217 and of["status"] == "REC"):
            found.setdefault((of["itemType"], of["status"]), set()).add(of["unitId"])
    assert found.pop(("monetaryItemType", "REC")) == CURRENCIES
    assert {kind: units for (kind, status), units in found.items() if status == "REC"} == RECOMMENDED
    assert {kind: units for (kind, status), units in found.items() if status == "CR"} == CANDIDATES


@pytest.mark.parametrize(
    ("kind", "unit", "fault"),
    [
        ("volume", "utr:m3", None),
        ("volume", "utr:Ml", "candidate"),
        ("volume", "utr:Mm3", "candidate"),
        ("volume", "utr:kg", "no unit of volumeItemType"),
        ("volume", "pure", "needs a unit"),
        ("ghgEmissions", "utr:tCO2e", None),
        ("ghgEmissions", "utr:kgCO2e", "no unit of ghgEmissionsItemType"),
        ("energy", "utr:MWh/iso4217:CNY", "needs a unit"),
        ("energyPerMonetary", "utr:MWh/iso4217:CNY", None),
        ("energyPerMonetary", "utr:tCO2e/iso4217:CNY", "no unit of energyItemType"),
        ("energyPerMonetary", "utr:MWh", "needs a unit"),
        ("percent", "utr:kg", None),  # without units of its own: the family decides
    ],
)
def test_a_unit_is_one_of_its_types(kind: str, unit: str, fault: str | None) -> None:
    read, _ = read_unit(unit, Family.COUNT if unit == "pure" else Family.MEASURE)
    found = unit_fault(QName(DTR, f"{kind}ItemType"), read)
    assert (found is None) if fault is None else (found is not None and fault in found[0])


def test_a_candidate_says_what_to_use_instead() -> None:
    unit, _ = read_unit("utr:Ml", Family.MEASURE)
    found = unit_fault(QName(DTR, "volumeItemType"), unit)
    assert found is not None
    assert "utr:m3" in found[1]
    assert "factor" in found[1]


@pytest.mark.parametrize("unit", ["T", "kT", "MT", "GT", "mJ"])
def test_a_unit_that_looks_like_another_is_a_warning(unit: str) -> None:
    text = (
        "indicators: {a: 'esg:Employees'}\nunits: {tonnes: "
        f"{{unit: 'utr:{unit}', factor: 1, family: measure}}}}"
    )
    _, findings = resolve(text, make_taxonomy())
    assert [(item.code, item.severity, item.value) for item in findings] == [
        (Code.MAPPING_UNIT_TRAP.value.name, Severity.WARNING, f"utr:{unit}")
    ]
