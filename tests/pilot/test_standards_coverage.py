"""What the pilot covers of the standards by their own taxonomies, and a second count from the packages."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.pilot.conftest import ROOT
from tests.projects import Silent
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.coverage.model import Status
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.coverage import Covered, assess_coverage
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)
PACKAGES = {"gri": "gri-sustainability-taxonomy-2025-06-23.zip", "esrs": "esrs-set1-2023-12-22.zip"}
XLINK = "{http://www.w3.org/1999/xlink}"
VERBOSE = "http://www.xbrl.org/2003/role/verboseLabel"

COUNTS = {  # disclosed, text only, omitted with reason, not disclosed
    "gri": {"disclosures": (7, 10, 0, 109), "requirements": (9, 12, 0, 526)},
    "esrs": {"disclosures": (12, 2, 0, 86), "requirements": (14, 2, 0, 1277)},
}
ELSEWHERE = {"gri": 1, "esrs": 11}
MISSING_TAGS = {"error": 91, "advisory": 323, "info": 465}
OUTSIDE = {
    "gri": [
        # these two have neither a reference nor a label
        "DescriptionOfNatureOfSignificantDirectAndIndirectImpactsOnBiodiversityTextBlock",
        "DescriptionOfSignificantDirectAndIndirectPositiveAndNegativeImpactsOnBiodiversityTextBlock",
        # the others are said of the filing, and no disclosure asks for them
        "ExplanationOfWhyTopicApplicableForSectorStandardsIsDeterminedAsNotMaterialTextBlock",
        "GRICompanyIdentifierNumber",
        "LEI",
        "LevelOfAccordance",
        "SectorStandardsUsed",
    ],
    "esrs": [
        "SustainabilityMattersForWhichPoliciesHaveNotBeenAdopted"
    ],  # its only reference is a "Related" one
}


@dataclass(frozen=True)
class Assessed:
    """A target of the pilot, assessed; and the concepts of its exported facts."""

    target: str
    covered: Covered
    data: Any
    reported: frozenset[str]


@pytest.fixture(scope="module", params=["gri", "esrs"])
def assessed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Assessed:
    folder = tmp_path_factory.mktemp(request.param)
    for part in ("examples", "mappings", "standards", "profiles"):
        shutil.copytree(ROOT / part, folder / part)
    path = folder / "examples" / "zkteco-2023" / "report.yaml"
    covered = assess_coverage(path, folder / "out", request.param)
    exported = export(path, folder / "out", request.param, CheckLevel.NONE, Silent())
    assert covered.folder is not None
    assert exported.folder is not None
    facts = json.loads((exported.folder / "report.json").read_text("utf-8"))["facts"].values()
    reported = frozenset(fact["dimensions"]["concept"].rpartition(":")[2] for fact in facts)
    data = json.loads((covered.folder / "coverage.json").read_text("utf-8"))
    return Assessed(request.param, covered, data["standards"][0], reported)


def documents(target: str) -> Iterator[ET.Element]:
    with ZipFile(Path(os.environ[VARIABLE]) / PACKAGES[target]) as package:
        for name in sorted(package.namelist()):
            if name.endswith((".xml", ".xsd")) and "formula" not in name:
                yield ET.fromstring(package.read(name))  # noqa: S314 - packages that their users trust


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def resources(root: ET.Element, kind: str) -> Iterator[tuple[str, ET.Element]]:
    """Each resource of a linkbase with the element name that its locator's fragment ends on."""
    for link in root:
        if local(link) != f"{kind}Link":
            continue
        named = {
            item.get(f"{XLINK}label"): (item.get(f"{XLINK}href") or "").rpartition("#")[2] for item in link
            if local(item) == "loc"
        }  # fmt: skip
        found: dict[str | None, list[ET.Element]] = defaultdict(list)
        for item in link:
            if local(item) == kind:
                found[item.get(f"{XLINK}label")].append(item)
        for arc in link:
            if local(arc) == f"{kind}Arc":
                for resource in found[arc.get(f"{XLINK}to")]:
                    yield named[arc.get(f"{XLINK}from")].partition("_")[2], resource


def kinds(target: str) -> dict[str, bool]:
    """The reportable elements of the packages' own schemas: name, and whether the value is a text."""
    elements = {}
    for root in documents(target):
        for item in root if local(root) == "schema" else ():
            is_item = (item.get("substitutionGroup") or "").endswith(":item")
            if is_item and item.get("abstract") != "true":
                text = (item.get("type") or "").rpartition(":")[2] in ("stringItemType", "textBlockItemType")
                elements[item.attrib["name"]] = text
    return elements


def gri_requirements() -> dict[str, set[str]]:
    """By requirement, the elements that refer to it; an element's label where its references stop short."""
    found: dict[str, set[str]] = defaultdict(set)
    labelled: dict[str, str] = {}
    for root in documents("gri"):
        for name, resource in resources(root, "reference"):
            parts = {local(part): (part.text or "").strip() for part in resource}
            if parts.get("Publisher") == "GRI" and "Paragraph" in parts:
                keys = ("Number", "Paragraph", "Subparagraph")
                code = "-".join(parts[key] for key in keys if key in parts)
                found[code + (" spills" if "Significant spills" in parts["Name"] else "")].add(name)
        for name, resource in resources(root, "label"):
            code, colon, _ = (resource.text or "").partition(": ")
            if resource.get(f"{XLINK}role") == VERBOSE and colon and re.match(r"\d+-\d+-[a-z]", code):
                labelled[name] = code
    referring = set().union(*found.values())
    for name, code in labelled.items():
        if name not in referring:
            found[code].add(name)
    return found


def esrs_requirements() -> dict[tuple[str, str, str], set[str]]:
    """By standard, section and datapoint (or else paragraph), the elements that refer to it."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for root in documents("esrs"):
        for name, resource in resources(root, "reference"):
            parts = {local(part): (part.text or "").strip() for part in resource}
            if parts.get("Name") != "ESRS" or parts.get("ReferenceType") not in ("Main", "Overlapping"):
                continue
            paragraph = " ".join(
                parts[key] for key in ("Paragraph", "Subparagraph", "Clause") if parts.get(key)
            )
            datapoint = parts.get("DatapointId") or paragraph
            section = parts.get("Section", "")
            found[parts.get("Number", ""), section if "-" in section else "", datapoint].add(name)
    return found


def counted(found: list[set[str]], reported: frozenset[str], texts: dict[str, bool]) -> tuple[int, ...]:
    """How many have a figure, a text only, neither."""
    figures = sum(any(not texts[name] for name in names & reported) for names in found)
    either = sum(bool(names & reported) for names in found)
    return figures, either - figures, len(found) - either


def test_the_counts_are_the_ones_known(assessed: Assessed) -> None:
    data = assessed.data
    known = COUNTS[assessed.target]
    assert tuple(sum_up(data["groups"]).values()) == known["disclosures"]
    assert tuple(data["requirements"].values()) == known["requirements"]
    assert len(data["elsewhere"]) == ELSEWHERE[assessed.target]
    assert [item for item in assessed.covered.findings if item.severity >= Severity.ERROR] == []


def sum_up(groups: list[Any]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for group in groups:
        for status, number in group["summary"].items():
            totals[status] += number
    return totals


def test_a_count_from_the_packages_themselves_says_the_same(assessed: Assessed) -> None:
    texts = kinds(assessed.target)
    cited = gri_requirements() if assessed.target == "gri" else esrs_requirements()
    found = [names for each in cited.values() if (names := each & texts.keys() - omitting(texts))]
    data = assessed.data
    elsewhere = [item["status"] for item in data["elsewhere"]]
    total = {key: number + elsewhere.count(key) for key, number in data["requirements"].items()}
    assert counted(found, assessed.reported, texts) == (
        total["disclosed"],
        total["text only"],
        total["not disclosed"],
    )


def omitting(names: dict[str, bool]) -> set[str]:
    return {name for name in names if name.startswith(("ReasonForOmission", "ExplanationForReasonForOm"))}


def test_every_reportable_element_of_the_standard_is_somewhere(assessed: Assessed) -> None:
    requirements = [
        *assessed.data["elsewhere"],
        *(
            part
            for group in assessed.data["groups"]
            for item in group["disclosures"]
            for part in beneath(item)
        ),
    ]
    named = {concept["name"] for requirement in requirements for concept in requirement["concepts"]}
    texts = kinds(assessed.target)
    outside = texts.keys() - omitting(texts) - named
    assert sorted(outside) == OUTSIDE[assessed.target]


def beneath(item: dict[str, Any]) -> list[Any]:
    found: list[Any] = item.get("requirements", [])
    return found


def test_mandatory_tags_are_told_with_their_reason(assessed: Assessed) -> None:
    tags = assessed.data.get("mandatory_tags")
    if assessed.target == "gri":
        assert tags is None
        return
    severities: dict[str, int] = defaultdict(int)
    for tag in tags["missing"]:
        severities[tag["severity"]] += 1
        assert tag["disclosure"]
        assert tag["reasons"]
        assert not assessed.reported & {concept["name"] for concept in tag["concepts"]}
    assert severities == MISSING_TAGS
    assert (tags["expected"], tags["not_judged"]) == (1003, [])


def test_the_content_index_leaves_the_statement_of_use_to_the_company(assessed: Assessed) -> None:
    assert assessed.covered.folder is not None
    page = assessed.covered.folder / "gri-content-index.html"
    assert page.exists() is (assessed.target == "gri")
    if page.exists():
        assert "Not stated. The company has to decide" in page.read_text("utf-8")


def state(folder: Path, level: str, omissions: str = "") -> tuple[list[str], list[list[str]], Covered]:
    """Assess the pilot's GRI target with a level of accordance stated; the index's head and rows."""
    for part in ("examples", "mappings", "standards", "profiles"):
        shutil.copytree(ROOT / part, folder / part)
    path = folder / "examples" / "zkteco-2023" / "report.yaml"
    text = path.read_text("utf-8")
    for old, new in (
        ("  gri:\n", f"  gri:\n    statements: {{level-of-accordance: {level}}}\n"),
        ("  outline: #", f"  omissions: [{omissions}]\n  outline: #"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    covered = assess_coverage(path, folder / "out", "gri")
    assert covered.folder is not None, covered.findings
    lines = (covered.folder / "gri-content-index.csv").read_text("utf-8").splitlines()
    rows = list(csv.reader(lines))
    start = rows.index([])
    return [" ".join(row) for row in rows[:start]], rows[start + 2 :], covered


def test_with_reference_is_the_short_form(tmp_path: Path) -> None:
    head, rows, _ = state(tmp_path, "with-reference")
    assert head == [
        "GRI content index",
        "Statement of use ZKTECO CO., LTD. has reported the information cited in this GRI content index for "
        "the period 2023-01-01 to 2023-12-31 with reference to the GRI Standards.",
        "GRI 1 used GRI 1: Foundation 2021",
    ]
    disclosed, text_only, *_ = COUNTS["gri"]["disclosures"]
    assert len(rows) == disclosed + text_only
    assert {len(row) for row in rows} == {3}


def test_in_accordance_lists_all_general_disclosures_and_each_omission_once(tmp_path: Path) -> None:
    # the mapping files such omissions as facts too, one for each concept beneath the requirement
    why = "reason: information-unavailable, explanation: {en: Soon.}"
    omissions = [f"{{disclosure: {code}, {why}}}" for code in ("2-7-b", "205-2-b", "205-2-c")]
    head, rows, covered = state(tmp_path, "in-accordance", ", ".join(omissions))
    assert "in accordance with the GRI Standards" in head[1]
    assert head[3] == "Applicable GRI Sector Standard(s) none stated"
    assert sum(row[0].startswith("GRI 2:") for row in rows) == 30
    reason = "Information unavailable or incomplete"
    omitted = [row[3:] for row in rows if row[3]]
    assert omitted == [["2-7-b", reason, "Soon."], ["205-2-b, 205-2-c", reason, "Soon."]]
    assert covered.coverage is not None
    statuses = {item.code: item.status for item in covered.coverage.standards[0].requirements}
    assert statuses["2-7-a"] is Status.DISCLOSED
    assert {statuses[f"2-7-b-{part}"] for part in ("i", "ii", "iii", "iv", "v")} == {Status.OMITTED}
    assert statuses["2-7-c"] is Status.NOT_DISCLOSED


def test_only_the_tags_that_the_file_explains_are_expected(tmp_path: Path) -> None:
    for part in ("examples", "mappings", "standards", "profiles"):
        shutil.copytree(ROOT / part, tmp_path / part)
    standard = tmp_path / "standards" / "esrs.yaml"
    text = standard.read_text("utf-8")
    for name in ("eu_tags_outside_MA", "elements_34b"):
        assert text.count(f"  assertionSet_{name}:") == 1
        text = text.replace(f"  assertionSet_{name}:", f"  another_{name}:")
    standard.write_text(text, "utf-8")
    path = tmp_path / "examples" / "zkteco-2023" / "report.yaml"
    coverage = assess_coverage(path, tmp_path / "out", "esrs").coverage
    assert coverage is not None
    tags = coverage.standards[0].mandatory_tags
    assert tags is not None
    assert (tags.expected, len(tags.missing)) == (104, 94)
