"""Charts and indexes: in which section they stand, in which order, and where links lead."""

from __future__ import annotations

from tests.builders import (
    make_description,
    make_fact,
    make_occurrence,
    make_report,
    make_taxonomy,
    name,
    year,
)
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.description import ChartOrder, IndexItem, IndexOrder
from xbrlesg.presentation.model import Chart, ChartKind, Document

LABELS = {
    "Employees": ("Number of employees", "员工人数"),
    "Leavers": ("Leavers", "离职人数"),
    "MaleMember": ("Male", "男"),
    "FemaleMember": ("Female", "女"),
}
TAXONOMY = make_taxonomy(
    {
        "other": {"OtherAbstract": {"Policy": {}}},
        "staff": {
            "StaffAbstract": {
                "GenderAxis": {"GenderDomain": {"MaleMember": {}, "FemaleMember": {}}},
                "StaffLineItems": {"Leavers": {}, "Employees": {}},
            }
        },
    },
    LABELS,
    {"GenderAxis": ["MaleMember", "FemaleMember"], "TypedSiteAxis": []},
)
FACTS = (
    make_fact("f23", value=4, dimensions={"GenderAxis": "FemaleMember"}),
    make_fact("m22", value=5, dimensions={"GenderAxis": "MaleMember"}, period=year(2022)),
    make_fact("m23", value=6, dimensions={"GenderAxis": "MaleMember"}),
    make_fact("all23", value=10),
    make_fact("left23", "Leavers", 2),
)


def built(*facts: str, indexes: tuple[IndexOrder, ...] = ()) -> Document:
    order = ChartOrder("chart-a", (("en", "A"),), ChartKind.BAR, facts)
    charts = (order,) if facts else ()
    description = make_description(charts=charts, indexes=indexes)
    return build_document(make_report(*FACTS), TAXONOMY, [make_occurrence(f) for f in FACTS], description)


def sole_chart(document: Document) -> Chart:
    found = {section.id: section.charts for chapter in document.chapters for section in chapter.sections}
    assert [section for section, charts in found.items() if charts] == ["section-staff"]
    [chart] = found["section-staff"]
    return chart


def values(chart: Chart) -> dict[str, list[object]]:
    return {
        series.name[0][1]: [cell.fact.value if cell else None for cell in series.cells]
        for series in chart.series
    }


def test_members_are_series_in_the_order_of_the_tree_and_periods_are_points() -> None:
    chart = sole_chart(built("f23", "m22", "m23"))
    assert chart.points == ("2022", "2023")
    assert list(values(chart).items()) == [("Male", [5, 6]), ("Female", [None, 4])]
    assert chart.series[0].name == (("en", "Male"), ("zh-hans", "男"))
    assert chart.unit == "Person"


def test_several_indicators_are_told_by_their_names() -> None:
    chart = sole_chart(built("all23", "left23"))
    assert list(values(chart).items()) == [("Leavers", [2]), ("Number of employees", [10])]


def test_charted_facts_are_shown_as_cells_no_more_often_than_before() -> None:
    plain, charted = built(), built("f23", "m23")
    assert [cell.fact.id for cell in charted.cells()] == [cell.fact.id for cell in plain.cells()]


def test_an_index_leads_to_the_sections_of_its_facts() -> None:
    items = (IndexItem("2-7", "Employees", ("f23", "all23")), IndexItem("2-8", "", (), ("Omitted.",)))
    order = IndexOrder("GRI Standards", (("Used", "GRI 1"),), (("GRI 2", items),))
    [index] = built(indexes=(order,)).indexes
    assert index.heading == (("en", "GRI Standards content index"), ("zh-hans", "GRI Standards 内容索引"))
    [group] = index.groups
    assert [(row.code, [(place.section, place.fact) for place in row.places]) for row in group.rows] == [
        ("2-7", [("section-staff", "all23")]),  # the undivided figure is read first
        ("2-8", []),
    ]
    assert group.rows[1].remarks == ("Omitted.",)


def test_a_link_never_leads_to_a_hidden_element() -> None:
    policy = make_fact("p", "Policy", value=name("YesMember"), decimals=None)
    staff = make_fact("s", "Leavers")
    facts = (policy, staff)
    items = (IndexItem("1", "", ("p",)), IndexItem("2", "", ("p", "s")))
    description = make_description(indexes=(IndexOrder("X", (), (("G", items),)),))
    places = [make_occurrence(fact) for fact in facts]
    [index] = build_document(make_report(*facts), TAXONOMY, places, description).indexes
    shown = [[(place.section, place.fact) for place in row.places] for row in index.groups[0].rows]
    assert shown == [[("section-other", None)], [("section-other", None), ("section-staff", "s")]]
