"""coverage.html: the picture has a segment for each status, and the tables hold every disclosure."""

import re

from tests.pages.test_findings import visible
from xbrlesg.coverage.model import (
    Coverage,
    DisclosureCoverage,
    GroupCoverage,
    IndexEntry,
    IndicatorCoverage,
    Omission,
    Outcome,
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
