"""coverage.html: the picture has a segment for each status, and the tables hold every disclosure."""

import re
from dataclasses import replace

from tests.pages.test_findings import visible
from xbrlesg.coverage.as_text import coverage_lines
from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    GroupCoverage,
    IndexEntry,
    IndicatorCoverage,
    MandatoryTag,
    MandatoryTags,
    Omission,
    Outcome,
    RequirementCoverage,
    StandardCoverage,
    Status,
    ThemeCoverage,
)
from xbrlesg.pages.coverage import coverage_page

OMISSION = Omission("Not applicable", "There are no <such> workers.")
GROUP = GroupCoverage(
    "GRI 2",
    "General Disclosures",
    "2021",
    (
        DisclosureCoverage("2-7", "Employees", Status.DISCLOSED, ("f1",), ("Staff",), 3),
        DisclosureCoverage("2-8", "Workers", Status.OMITTED, (), (), 1, (OMISSION,)),
        DisclosureCoverage("2-9", "Structure", Status.NOT_DISCLOSED, (), (), 0),
    ),
)
STANDARD = StandardCoverage(
    "GRI Standards",
    "gri",
    "GRI content index",
    True,
    (GROUP,),
    (IndexEntry("Staff", "2-9", Outcome.NOTHING), IndexEntry("Cover", "2-7", Outcome.ELSEWHERE, ("Staff",))),
)
THEME = ThemeCoverage(
    (("en", "Social"), ("zh-hans", "社会")),
    (("en", "Employees"),),
    (IndicatorCoverage("NumberOfEmployees", (("en", "Number of employees"),), Status.DISCLOSED, 12),),
)
LABEL = (("en", "Number of employees"),)
REQUIREMENTS = (
    RequirementCoverage("2-7-a", Status.TEXT_ONLY, ("f1",), ("Staff",), THEME.indicators, ("must",)),
    RequirementCoverage("2-7-b", Status.OMITTED, (), (), (), (), OMISSION),
)
TAG = MandatoryTag(
    *("ea_1", "error", "2-7"),
    (("NumberOfEmployees", LABEL), ("Headcount", ())),
    ("other law asks for it",),
    ("must", "phase-in: 1 year"),
)
DEEP_STANDARD = replace(
    STANDARD,
    groups=(replace(GROUP, disclosures=(replace(GROUP.disclosures[0], requirements=REQUIREMENTS),)),),
    elsewhere=(replace(REQUIREMENTS[0], code="9-9"),),
    mandatory_tags=MandatoryTags(3, (TAG,), ("ea_9",)),
)
DEEP_COVERAGE = Coverage("r", (DEEP_STANDARD,), (THEME,), ("Another code",))
DEEP = coverage_page(DEEP_COVERAGE, "Report")
PAGE = coverage_page(Coverage("r", (STANDARD,), (THEME,)), "Report & Sons")


def test_each_disclosure_has_its_status_place_or_reason() -> None:
    text = visible(PAGE)
    for part in (
        "Report & Sons",
        "1 disclosed, 1 omitted with reason, 1 not disclosed of 3 disclosures.",
        "2-7 Employees disclosed Staff",
        "Not applicable: There are no <such> workers.",
        "no indicator of the taxonomy refers to it",
        "1 found in other sections, 1 nothing found.",
        "Social 社会 / Employees: 1 disclosed",
        "Number of employees disclosed 12",
    ):
        assert part in text


def test_the_picture_shares_each_bar_as_the_statuses_share_the_items() -> None:
    bars = re.findall(r'<div class="bar">(.*?)</div>', PAGE.decode("utf-8"), re.DOTALL)
    widths = [re.findall(r'class="([\w-]+)" style="flex:(\d+)"', bar) for bar in bars]
    assert widths == [
        [("disclosed", "1"), ("omitted-with-reason", "1"), ("not-disclosed", "1")],
        [("disclosed", "1")],
    ]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    assert not re.search(r"<script|\bsrc=|url\(|https?://|@import", PAGE.decode("utf-8"))


def test_requirements_and_mandatory_tags_stand_beneath_their_standard() -> None:
    text = visible(DEEP)
    for part in (
        "2 requirements that the taxonomy has concepts for: 1 text only, 1 omitted with reason.",
        "2-7 Employees: 1 text only, 1 omitted with reason",
        "2-7-a must text only Number of employees (12) Staff",
        "2-7-b omitted with reason Not applicable: There are no <such> workers.",
        "Beneath none of the disclosures listed: 1 text only",
        "1 of 3 tags that the taxonomy's own rules expect are missing. Not judged: ea_9.",
        "1 error: other law asks for it",
        "2-7 Number of employees or Headcount error other law asks for it must, phase-in: 1 year",
        "Another code: no concept of this taxonomy refers to it",
    ):
        assert part in text


def test_lines_for_a_terminal_say_the_same() -> None:
    short = list(coverage_lines(DEEP_COVERAGE, every=False))
    assert short[0] == "Another code: no concept of the taxonomy refers to it"
    for line in (
        "  requirements beneath: 1 text only, 1 omitted with reason",
        "  requirements beneath no disclosure of the list: 1 text only",
        "  mandatory tags: 1 of 3 missing",
        "    1 error: other law asks for it",
        "    1 not judged: ea_9",
    ):
        assert line in short
    every = set(coverage_lines(DEEP_COVERAGE, every=True)) - set(short)
    assert every >= {
        "      2-7-a: text only [must]",
        "      2-7-b: omitted with reason",
        "      error 2-7: Number of employees or Headcount",
    }
