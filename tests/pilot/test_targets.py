"""The pilot's records under the standards' own taxonomies, where the machine has them."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.pilot.conftest import ROOT
from tests.projects import Silent
from tests.taxonomy.test_read_arelle import OTHERS, read
from tests.taxonomy.test_third_party import ESRS, GRI, VARIABLE
from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.names import QName
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Taxonomy

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)
FACTS = {
    ("gri", "exact"): 32,
    ("gri", "exact, near"): 140,
    ("gri", "exact, near, derived"): 142,
    ("esrs", "exact"): 22,
    ("esrs", "exact, near"): 118,
    ("esrs", "exact, near, derived"): 124,
    ("vendor", "exact"): 1223 + 32,
}
"""How many facts each target files, by the fits that the report file asks for."""
DISCLOSURES = """
  omissions:
    - {disclosure: 2-7-b, reason: information-unavailable, explanation: {en: Contracts are not counted.}}
    - {disclosure: 405-2, reason: confidentiality-constraints, explanation: {en: Pay is not told.}}
"""
TOLD = {
    "gri": [],
    "esrs": [Code.PROFILE_SCHEME.value.name],  # a Chinese company is known by its stock code
    "vendor": [Code.READING_UNREADABLE.value.name] * 4,
}
COUNT = "{unit: pure, factor: 1, family: count}"
MEASURE = "{{unit: 'utr:{}', factor: 1, family: measure}}"


def copy_pilot(folder: Path) -> Path:
    """A copy of the report file and of all that it names in the project."""
    for part in ("examples", "mappings", "profiles", "standards"):
        shutil.copytree(ROOT / part, folder / part)
    return folder / "examples" / "zkteco-2023" / "report.yaml"


def file_target(folder: Path, target: str, fits: str, check: CheckLevel) -> Exported:
    """File one target of the pilot, with the concepts that fit so well."""
    report = copy_pilot(folder)
    text = report.read_text("utf-8")
    profile = f"    profile: ../../profiles/{target}.yaml\n"
    assert text.count(profile) == 1
    report.write_text(text.replace(profile, f"{profile}    fits: [{fits}]\n"), "utf-8")
    return export(report, folder / "out", target, check, Silent())


@pytest.fixture(scope="module", params=[key for key in FACTS if not key[1].endswith("near")], ids=str)
def filed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[str, str], Exported]:
    target, fits = request.param
    folder = tmp_path_factory.mktemp(target)
    if target == "vendor":
        assert not build_taxonomy(ROOT / "taxonomy" / "esg", folder / "out" / "taxonomy" / "esg.zip").findings
    return request.param, file_target(folder, target, fits, CheckLevel.FAST)


def test_exact_concepts_are_filed_unless_the_report_file_asks_for_more(tmp_path: Path) -> None:
    report = (ROOT / "examples" / "zkteco-2023" / "report.yaml").read_text("utf-8")
    assert "fits:" not in report
    for target in ("gri", "esrs"):
        exported = file_target(tmp_path / target, target, "exact, near", CheckLevel.NONE)
        assert exported.facts == FACTS[target, "exact, near"]


def test_arelle_accepts_the_filing(filed: tuple[tuple[str, str], Exported]) -> None:
    key, exported = filed
    assert exported.facts == FACTS[key]
    told = [item.code for item in exported.findings if item.severity >= Severity.WARNING]
    assert told == TOLD[key[0]]


def test_every_record_is_a_fact_or_a_finding(filed: tuple[tuple[str, str], Exported]) -> None:
    _, exported = filed
    assert exported.folder is not None
    lineage = json.loads((exported.folder / "lineage.json").read_text("utf-8"))
    in_facts = {
        (origin["record"]["file"], origin["record"]["row"])
        for origins in lineage["facts"].values()
        for origin in origins
    }
    assert exported.records == 1291
    assert len(in_facts | rows(exported.findings)) == 1291
    left_out = {Code.RECORD_LEFT_OUT.value.name, Code.FIT_LEFT_OUT.value.name}
    assert {item.code for item in exported.findings} & left_out or exported.facts > 1000
    assert not in_facts & rows(tuple(item for item in exported.findings if item.code in left_out))


def rows(findings: tuple[Finding, ...]) -> set[tuple[str, int | None]]:
    return {
        (place.file, place.row)
        for item in findings
        for place in (item.location, *item.related)
        if place is not None and place.file.startswith("records/")
    }


@pytest.fixture(scope="module")
def taxonomies() -> dict[str, Taxonomy]:
    folder = Path(os.environ[VARIABLE])
    return {key: read(entry, [folder / name for name in names]) for key, (entry, names) in OTHERS.items()}


@pytest.mark.parametrize(
    ("taxonomy", "concept", "dimensions", "permitted"),
    [
        ("gri", "TotalNumberOfEmployees", {}, True),
        ("gri", "TotalNumberOfEmployees", {"GenderAxis": "Female"}, True),
        ("gri", "TotalNumberOfEmployees", {"AgeGroupAxis": "AgeUnder30YearsMember"}, False),
        ("gri", "TotalNumberOfEmployees", {"GenderAxis": "Female", "RegionAxis": "Asia"}, False),
        ("esrs", "GrossScope1GreenhouseGasEmissions", {}, True),
        ("esrs", "GrossScope1GreenhouseGasEmissions", {"GenderAxis": "FemaleMember"}, False),
        ("esrs", "NumberOfEmployeesHeadcountAtEndOfPeriod", {"GenderAxis": "FemaleMember"}, True),
        (
            "esrs",
            "NumberOfEmployeesHeadcountAtEndOfPeriod",
            {"GenderAxis": "PermanentEmployeesMember"},
            False,
        ),
    ],
)
def test_breakdowns_are_those_of_the_taxonomys_tables(
    taxonomies: dict[str, Taxonomy],
    taxonomy: str,
    concept: str,
    dimensions: dict[str, str],
    *,
    permitted: bool,
) -> None:
    """Arelle accepts all of these but the wrong member, since cubes that hold the concept are open."""
    found = taxonomies[taxonomy]
    core = f"{GRI}/core" if taxonomy == "gri" else ESRS
    given: list[tuple[QName, Member]] = []
    for axis, member in dimensions.items():
        name = QName(core, axis)
        given.append((name, member if found.axes[name].typed_domain else QName(core, member)))
    assert AllowedBreakdowns(found).permits(QName(core, concept), given) is permitted


def test_severities_of_what_is_left_out(filed: tuple[tuple[str, str], Exported]) -> None:
    _, exported = filed
    counted = Counter(
        item.severity for item in exported.findings if item.code == Code.RECORD_LEFT_OUT.value.name
    )
    assert set(counted) <= {Severity.INFO}


@pytest.mark.parametrize(
    ("edits", "codes"),
    [
        ({"breakdowns: [gender]\n    days_as_years: true": "days_as_years: true"}, set()),
        (  # another quantity with another unit, at a breakdown that it does not have
            {"gri:TotalNumberOfEmployees\n": "gri:TotalWaterConsumptionFromAllAreas\n"},
            {Code.UNIT_FAMILY, Code.BREAKDOWN_NOT_ALLOWED},
        ),
        (
            {
                "gri:TotalNumberOfEmployees\n    breakdowns: [gender]": (
                    "gri:TotalWaterConsumptionFromAllAreas\n    breakdowns: []"
                ),
                f"  Person: {COUNT}": f"  Person: {MEASURE.format('Ml')}",
                f"  persons: {COUNT}": f"  persons: {MEASURE.format('kg')}",
                f'  "": {COUNT}': f'  "": {MEASURE.format("m3")}',
            },
            {Code.UNIT_TYPE, Code.UNIT_FAMILY},
        ),
        (
            {"gri:TotalRateOfEmployeeTurnoverDuringReportingPeriod": "gri:LegalName"},
            {Code.UNIT_ON_TEXT, Code.LANGUAGE_MISSING},
        ),
        (
            {"gri:NumberOfFatalitiesAsResultOfWorkRelatedInjury\n    stated": "gri:LegalName\n    stated"},
            {Code.MAPPING_TYPE},
        ),
    ],
)
def test_wrong_rules_are_told(tmp_path: Path, edits: dict[str, str], codes: set[Code]) -> None:
    report = copy_pilot(tmp_path)
    path = tmp_path / "mappings" / "gri.yaml"
    text = path.read_text("utf-8")
    for old, new in edits.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    exported = export(report, tmp_path / "out", "gri", CheckLevel.NONE, Silent())
    errors = {item.code for item in exported.findings if item.severity is Severity.ERROR}
    assert errors == {code.value.name for code in codes}


def test_decisions_and_omissions_are_filed_as_gri_has_them(tmp_path: Path) -> None:
    report = copy_pilot(tmp_path)
    text = report.read_text("utf-8")
    for old, new in {
        "  outline:": f"{DISCLOSURES.lstrip(chr(10))}  outline:",
        "    mapping: ../../mappings/gri.yaml\n": (
            "    mapping: ../../mappings/gri.yaml\n"
            "    statements: {level-of-accordance: with-reference, sector-standards-used: coal; mining}\n"
        ),
    }.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    report.write_text(text, "utf-8")
    exported = export(report, tmp_path / "out", "gri", CheckLevel.FAST, Silent())
    assert [item for item in exported.findings if item.severity >= Severity.WARNING] == []
    assert exported.folder is not None
    filed = json.loads((exported.folder / "report.json").read_text("utf-8"))["facts"].values()
    values = {item["dimensions"]["concept"]: item["value"] for item in filed}
    assert values["gri:LevelOfAccordance"] == "gri:WithReferenceMember"
    assert values["gri:SectorStandardsUsed"] == "gri:CoalSectorMember gri:MiningSectorMember"
    reasons = Counter(
        value for name, value in values.items() if name.startswith("gri:ReasonForOmissionRelatedTo")
    )
    explained = [name for name in values if name.startswith("gri:ExplanationForReasonForOmissionRelatedTo")]
    assert len(explained) == reasons.total()
    assert reasons == {
        "gri:InformationUnavailableOrIncompleteMember": 5,  # one for each kind of contract
        "gri:ConfidentialityConstraintsMember": 2,
    }
