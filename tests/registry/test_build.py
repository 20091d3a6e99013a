"""What the package holds, and that it depends on the registry alone."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.registry.small_registry import NAMESPACE, SMALL, load, spoil
from xbrlesg.names import LINK, XLINK, XS
from xbrlesg.registry.build import build_package

TOP = "sm-2025-06-30/taxonomy"
BUILD = (
    "import sys, hashlib; from pathlib import Path;"
    "from xbrlesg.registry.load import load_registry; from xbrlesg.registry.build import build_package;"
    "registry, _ = load_registry(Path(sys.argv[1]));"
    "print(hashlib.sha256(build_package(registry)).hexdigest())"
)


def files(package: Path) -> dict[str, bytes]:
    with ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def element(package: Path, name: str) -> etree._Element:
    root = etree.fromstring(files(package)[f"{TOP}/sm.xsd"])
    (found,) = root.findall(f"{{{XS}}}element[@name='{name}']")
    return found


def roles(package: Path) -> dict[str, str]:
    root = etree.fromstring(files(package)[f"{TOP}/sm.xsd"])
    return {
        str(role.get("roleURI")).removeprefix(f"{NAMESPACE}/role/"): str(
            role.findtext(f"{{{LINK}}}definition")
        )
        for role in root.iter(f"{{{LINK}}}roleType")
    }


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_are_the_same_under_every_hash_seed(small_package: Path, seed: str) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", BUILD, str(SMALL)], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == hashlib.sha256(small_package.read_bytes()).hexdigest()


def test_the_archive_carries_no_clock(small_package: Path) -> None:
    with ZipFile(small_package) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o100644)}


def test_every_file_is_there_in_utf8_with_line_feeds(small_package: Path) -> None:
    content = files(small_package)
    kinds = ("calculation", "definition", "formula", "label-en", "label-zh-hans", "presentation", "reference")
    metadata = {f"sm-2025-06-30/META-INF/{name}.xml" for name in ("catalog", "taxonomyPackage")}
    assert set(content) == {
        f"{TOP}/sm.xsd",
        f"{TOP}/sm-rules.json",
        *(f"{TOP}/sm-{kind}.xml" for kind in kinds),
        *metadata,
    }
    assert all(b"\r" not in data and data.endswith(b"\n") for data in content.values())
    assert "期末在职人数。".encode() in content[f"{TOP}/sm-label-zh-hans.xml"]


def test_an_empty_linkbase_is_left_out(tmp_path: Path) -> None:
    folder = spoil(tmp_path, "taxonomy.yaml", "subthemes: [employment]", "subthemes: []")
    (folder / "themes" / "people" / "employment.yaml").unlink()
    (tmp_path / "p.zip").write_bytes(build_package(load(folder)))
    content = files(tmp_path / "p.zip")
    assert f"{TOP}/sm-calculation.xml" not in content
    assert b"calculation" not in content[f"{TOP}/sm.xsd"]


def test_roles_are_numbered_by_sub_theme_and_section(small_package: Path) -> None:
    conduct = "Governance and ethics"
    assert roles(small_package) == {
        "contents": "[000000] Contents",
        "employees": "[010100] Employment - Employees",
        "employees/undivided": "[010101] Employment - Employees [table]",
        "employees/by-gender": "[010102] Employment - Employees by gender [table]",
        "employees/by-gender-and-area": "[010103] Employment - Employees by gender and area [table]",
        "employees/by-site": "[010104] Employment - Employees by site [table]",
        "employees/sum-2": "[010105] Employment - Employees (sum 2)",
        "turnover": "[010200] Employment - Turnover",
        "turnover/by-gender": "[010201] Employment - Turnover by gender [table]",
        "training": f"[020100] {conduct} - Training",
        "training/undivided": f"[020101] {conduct} - Training [table]",
        "training/statements-undivided": f"[020102] {conduct} - Training, statements [table]",
        "training/statements-by-site": f"[020103] {conduct} - Training, statements by site [table]",
        "enumeration/frequency": "[980001] Enumeration - Frequency",
        "dimension-defaults": "[990000] Dimension defaults",
    }


@pytest.mark.parametrize(
    ("name", "item_type"),
    [
        ("NumberOfEmployees", "xbrli:integerItemType"),
        ("EmployeeTurnoverRate", "dtr-types:percentItemType"),
        ("HoursOfTraining", "sm:hoursItemType"),
        ("CostOfTraining", "xbrli:monetaryItemType"),
        ("SatisfactionScore", "xbrli:decimalItemType"),
        ("TrainingPolicy", "xbrli:stringItemType"),
        ("DescriptionOfPolicy", "dtr-types:textBlockItemType"),
        ("PolicyInForce", "xbrli:booleanItemType"),
        ("DateOfPolicy", "xbrli:dateItemType"),
        ("FrequencyOfReview", "enum2:enumerationItemType"),
        ("FrequenciesOfSurveys", "enum2:enumerationSetItemType"),
        ("EnergyConsumption", "dtr-types:energyItemType"),
        ("FemaleMember", "dtr-types:domainItemType"),
        ("YearlyMember", "dtr-types:domainItemType"),
    ],
)
def test_types_follow_the_registry(small_package: Path, name: str, item_type: str) -> None:
    found = element(small_package, name)
    assert (found.get("type"), found.get("id"), found.get("nillable")) == (item_type, f"sm_{name}", "true")


def test_a_reference_keeps_its_edition(small_package: Path) -> None:
    root = etree.fromstring(files(small_package)[f"{TOP}/sm-reference.xml"])
    parts = [
        [(etree.QName(part).localname, part.text) for part in one]
        for one in root.iter(f"{{{LINK}}}reference")
    ]
    assert parts == [
        [("Name", "GRI 2"), ("StandardYear", "2021"), ("Section", "2-7")],
        [("Name", "CASS-ESG"), ("StandardYear", "5.0"), ("Section", "S3.1")],
        [("Name", "GRI 401"), ("Section", "401-1")],
        [("Name", "ESRS E1"), ("StandardYear", "2023"), ("Section", "E1-5"), ("Paragraph", "37")],
    ]


def test_each_sum_of_one_total_has_its_own_role(small_package: Path) -> None:
    root = etree.fromstring(files(small_package)[f"{TOP}/sm-calculation.xml"])
    parts = {
        str(link.get(f"{{{XLINK}}}role")).rpartition("/role/")[2]: [
            arc.get(f"{{{XLINK}}}to") for arc in link.iter(f"{{{LINK}}}calculationArc")
        ]
        for link in root.iter(f"{{{LINK}}}calculationLink")
    }
    assert parts == {
        "employees": ["NumberOfPermanentEmployees", "NumberOfTemporaryEmployees"],
        "employees/sum-2": ["NumberOfPermanentEmployees", "NumberOfOtherEmployees"],
    }
