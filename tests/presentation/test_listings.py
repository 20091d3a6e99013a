"""Answers and texts by policy, certificate or standard: which of them share a table, and in what order."""

from __future__ import annotations

from collections import Counter
from datetime import date

from tests.builders import (
    Nodes,
    make_description,
    make_fact,
    make_occurrence,
    make_report,
    make_taxonomy,
    year,
    year_end,
)
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Listing, Section
from xbrlesg.report.model import Fact

TREE: Nodes = {
    "ListAbstract": {
        "Table": {
            "TypedPolicyAxis": {},
            "TypedCompanyAxis": {},
            "RegionAxis": {"RegionDomain": {"NorthMember": {}, "EastMember": {}}},
        },
        "LineItems": {
            name: {} for name in ("InForce", "Public", "Title", "Adopted", "Pages", "Narrative", "Answer")
        },
    }
}
AXES = {"TypedPolicyAxis": [], "TypedCompanyAxis": [], "RegionAxis": ["NorthMember", "EastMember"]}
LABELS: dict[str, str | tuple[str, str]] = {
    "TypedPolicyAxis": ("Policy", "政策"),
    "InForce": ("In force", "有效"),
    "NorthMember": "North",
}


def section(*facts: Fact) -> Section:
    places = [make_occurrence(fact) for fact in facts]
    taxonomy = make_taxonomy({"list": TREE}, LABELS, AXES)
    document = build_document(make_report(*facts), taxonomy, places, make_description())
    [chapter] = document.chapters
    [found] = chapter.sections
    assert Counter(cell.fact.id for cell in found.cells()) == Counter(fact.id for fact in facts)
    return found


def policies(concept: str, titles: str, **changes: object) -> list[Fact]:
    """A fact for each letter, which is the title of a policy."""
    value = changes.pop("value", True)
    return [
        make_fact(f"{concept}-{title}", concept, value, {"TypedPolicyAxis": title}, **changes)  # type: ignore[arg-type]
        for title in titles
    ]


def shown(listing: Listing) -> list[str]:
    """Each row as ``names: ids of the facts``, columns apart."""
    return [
        f"{', '.join(name[0][1] if name else '-' for name in row.names)}: "
        + " | ".join(" ".join(cell.fact.id for cell in cells) for cells in row.cells)
        for row in listing.rows
    ]


def test_one_concept_is_the_heading_and_members_are_the_rows_by_name() -> None:
    [listing] = section(*policies("InForce", "ba")).listings
    assert listing.heading == (("en", "In force"), ("zh-hans", "有效"))
    assert listing.axes == ((("en", "Policy"), ("zh-hans", "政策")),)
    assert shown(listing) == ["a: InForce-a", "b: InForce-b"]


def test_concepts_that_speak_of_the_same_members_share_a_table() -> None:
    [listing] = section(*policies("InForce", "abc"), *policies("Public", "b")).listings
    assert listing.heading == (("en", "Policy"), ("zh-hans", "政策"))
    assert shown(listing) == ["a: InForce-a | ", "b: InForce-b | Public-b", "c: InForce-c | "]


def test_concepts_that_speak_of_other_members_stay_apart() -> None:
    listings = section(*policies("InForce", "abcd"), *policies("Public", "dxyz")).listings
    assert [len(listing.rows) for listing in listings] == [4, 4]


def test_concepts_of_other_periods_or_axes_stay_apart() -> None:
    facts = [
        *policies("InForce", "ab"),
        *policies("Public", "ab", period=year(2022)),
        make_fact("t", "Title", "Long", {"TypedPolicyAxis": "a", "TypedCompanyAxis": "A"}, language="en"),
    ]
    listings = section(*facts).listings
    assert [(listing.period, len(listing.axes)) for listing in listings] == [("", 1), ("2022", 1), ("", 2)]


def test_newest_listing_of_a_concept_comes_first() -> None:
    old = [make_fact("old", "InForce", value=True, dimensions={"TypedPolicyAxis": "a"}, period=year(2022))]
    listings = section(*old, *policies("InForce", "ab")).listings
    assert [listing.period for listing in listings] == ["", "2022"]


def test_concept_with_one_axis_and_with_two_leaves_the_other_name_open() -> None:
    facts = [
        make_fact("ab", "InForce", value=True, dimensions={"TypedPolicyAxis": "a", "TypedCompanyAxis": "B"}),
        make_fact("a", "InForce", value=True, dimensions={"TypedPolicyAxis": "a"}),
        make_fact("b", "InForce", value=False, dimensions={"TypedCompanyAxis": "B"}),
    ]
    [listing] = section(*facts).listings
    assert shown(listing) == ["-, B: b", "a, -: a", "a, B: ab"]


def test_explicit_members_stand_as_in_the_tree() -> None:
    facts = [
        make_fact(member, "Answer", value=True, dimensions={"RegionAxis": f"{member}Member"})
        for member in ("East", "North")
    ]
    [listing] = section(*facts).listings
    assert shown(listing) == ["North: North", "EastMember: East"]


def test_text_in_two_languages_is_one_cell() -> None:
    chinese, english = (
        make_fact(tag, "Title", text, {"TypedPolicyAxis": "a"}, language=tag)
        for tag, text in (("zh-hans", "守则"), ("en", "Code"))
    )
    [listing] = section(chinese, english).listings
    assert shown(listing) == ["a: en zh-hans"]


def test_numbers_join_a_listing_of_their_members() -> None:
    facts = [*policies("Adopted", "ab", value=date(2023, 5, 1)), *policies("Pages", "ab", value=12)]
    found = section(*facts)
    assert found.tables == ()
    assert shown(found.listings[0]) == ["a: Adopted-a | Pages-a", "b: Adopted-b | Pages-b"]


def test_numbers_of_several_periods_or_with_a_whole_stay_in_the_table() -> None:
    dates = policies("Adopted", "ab", value=date(2023, 5, 1))
    two_years = [
        *policies("Pages", "ab", value=12),
        make_fact("o", "Pages", 9, {"TypedPolicyAxis": "a"}, period=year(2022)),
    ]
    with_whole = [*policies("Pages", "ab", value=12), make_fact("whole", "Pages", 24)]
    over = {"TypedPolicyAxis": "a", "QualificationAxis": "MoreThanMember"}
    with_bound = [*policies("Pages", "ab", value=12), make_fact("over", "Pages", 10, over)]
    for numbers in (two_years, with_whole, with_bound):
        found = section(*dates, *numbers)
        assert [len(listing.columns) for listing in found.listings] == [1]
        assert {cell.fact.id for row in found.tables[0].rows for cell in row.cells if cell} == {
            f.id for f in numbers
        }


def test_section_reads_from_prose_to_numbers() -> None:
    facts = [
        make_fact("number", "Pages", 12),
        *policies("InForce", "a"),
        make_fact("answer", "Answer", value=False),
        make_fact("prose", "Narrative", "<p>We care.</p>", language="en", is_markup=True),
    ]
    assert [cell.fact.id for cell in section(*facts).cells()] == ["prose", "answer", "InForce-a", "number"]


def test_only_an_unusual_period_is_told() -> None:
    facts = [
        make_fact("usual", "Answer", value=True),
        *policies("InForce", "ab", period=year_end(2023)),
        make_fact("old", "Title", "Was", language="en", period=year(2022)),
        make_fact("prose", "Narrative", "<p>New.</p>", language="en", is_markup=True),
        make_fact("prose-old", "Narrative", "<p>Old.</p>", language="en", is_markup=True, period=year(2022)),
    ]
    found = section(*facts)
    assert [listing.period for listing in found.listings] == [""]
    assert [statement.period for statement in found.statements] == ["2022", ""]
    # One beside another of another year tells its own.
    assert [statement.period for statement in found.descriptions] == ["2023", "2022"]
