"""Reports arranged for reading: which fact stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import (
    Nodes,
    make_description,
    make_fact,
    make_occurrence,
    make_report,
    make_taxonomy,
    name,
    year,
    year_end,
)
from xbrlesg.names import ISO4217, QName
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Document, Row, Table
from xbrlesg.report.model import Fact, Period, Unit
from xbrlesg.report.printed import Occurrence
from xbrlesg.taxonomy.model import Taxonomy

GENDER: Nodes = {"GenderAxis": {"GenderDomain": {"MaleMember": {}, "FemaleMember": {}}}}
STAFF: Nodes = {
    "StaffAbstract": {
        "StaffByGenderTable": GENDER,
        "StaffBySiteTable": {"TypedSiteAxis": {}},
        "StaffTargetTable": {"BasisAxis": {"BasisDomain": {"TargetMember": {}}}},
        "StaffLineItems": {"Employees": {}, "Turnover": {}, "Policy": {}},
    }
}
AXES = {"GenderAxis": ["MaleMember", "FemaleMember"], "TypedSiteAxis": [], "BasisAxis": ["TargetMember"]}
LABELS = {
    "StaffAbstract": ("Staff", "员工"),
    "Employees": ("Number of employees", "员工人数"),
    "Turnover": ("Turnover", "流失率"),
    "Policy": ("Policy", "政策"),
    "GenderAxis": ("Gender", "性别"),
    "TypedSiteAxis": ("Site", "地点"),
    "MaleMember": ("Male", "男"),
    "FemaleMember": ("Female", "女"),
    "TargetMember": ("Target", "目标"),
}
MALE, FEMALE, TARGET = (
    {"GenderAxis": "MaleMember"},
    {"GenderAxis": "FemaleMember"},
    {"BasisAxis": "TargetMember"},
)


def staff_taxonomy() -> Taxonomy:
    return make_taxonomy({"staff": STAFF}, LABELS, AXES)


def arranged(
    *facts: Fact, taxonomy: Taxonomy | None = None, occurrences: Sequence[Occurrence] | None = None
) -> Document:
    places = [make_occurrence(fact) for fact in facts] if occurrences is None else occurrences
    return build_document(make_report(*facts), taxonomy or staff_taxonomy(), places, make_description())


def sole_table(document: Document) -> Table:
    [table] = [t for chapter in document.chapters for section in chapter.sections for t in section.tables]
    return table


def lines(table: Table) -> list[str]:
    return [line(row) for row in table.rows]


def line(row: Row) -> str:
    cells = " | ".join(cell.printed.number if cell else "" for cell in row.cells)
    return f"{'  ' * row.depth}{row.label[0][1]}: {cells}".rstrip(" |:")


def test_breakdowns_stand_beneath_their_concept_in_tree_order() -> None:
    table = sole_table(
        arranged(
            make_fact("c", value=400, dimensions=FEMALE),
            make_fact("b", value=600, dimensions=MALE),
            make_fact("t", value=1200, dimensions=TARGET, period=year(2024)),
            make_fact("a", value=1000),
            make_fact("d", value=3, dimensions={"TypedSiteAxis": "Xiamen"}),
            make_fact("e", value=7, dimensions={"TypedSiteAxis": "Dongguan"}),
            make_fact("o", "Turnover", value=2),
        )
    )
    assert table.columns == ("2023", "2024")
    assert lines(table) == [
        "Number of employees: 1,000",
        "  Target:  | 1,200",
        "  By gender",
        "    Male: 600",
        "    Female: 400",
        "  By site",
        "    Dongguan: 7",
        "    Xiamen: 3",
        "Turnover: 2",
    ]


def test_breakdown_by_two_axes_is_grouped_by_the_first() -> None:
    sites = [{"TypedSiteAxis": site} for site in ("Dongguan", "Xiamen")]
    parts = [MALE | site for site in sites] + [FEMALE | sites[0], FEMALE | sites[0] | TARGET]
    table = sole_table(arranged(*(make_fact(f"f{n}", value=n, dimensions=p) for n, p in enumerate(parts))))
    assert lines(table) == [
        "Number of employees",
        "  By gender and site",
        "    Male",
        "      Dongguan: 0",
        "      Xiamen: 1",
        "    Female",
        "      Dongguan: 2",
        "      Dongguan – Target: 3",
    ]


def test_labels_come_in_every_language() -> None:
    table = sole_table(arranged(make_fact(dimensions=FEMALE)))
    assert [row.label for row in table.rows] == [
        (("en", "Number of employees"), ("zh-hans", "员工人数")),
        (("en", "By gender"), ("zh-hans", "按性别")),
        (("en", "Female"), ("zh-hans", "女")),
    ]


def test_year_and_its_end_share_a_column_and_other_periods_have_their_own() -> None:
    periods = [
        year_end(2023),
        Period.days(date(2023, 4, 1), date(2024, 3, 31)),
        year(2022),
        Period.at_end_of(date(2023, 6, 30)),
    ]
    facts = [make_fact(f"f{n}", period=period) for n, period in enumerate(periods)]
    table = sole_table(arranged(*facts, make_fact("g", "Turnover")))
    assert table.columns == ("2022", "2023-06-30", "2023", "2023-04-01 – 2024-03-31")
    assert [len([cell for cell in row.cells if cell]) for row in table.rows] == [4, 1]


def test_facts_in_one_place_with_two_units_get_a_row_each() -> None:
    yuan = make_fact("a", unit=Unit((QName(ISO4217, "CNY"),)))
    assert len(sole_table(arranged(yuan, make_fact("b"))).rows) == 2


def test_unit_column_is_empty_where_the_cells_differ() -> None:
    old, new, same = make_fact("a", period=year(2022)), make_fact("b"), make_fact("c", "Turnover")
    places = [
        make_occurrence(old, unit="persons"),
        make_occurrence(new, unit="Person"),
        make_occurrence(same, unit="times"),
    ]
    table = sole_table(arranged(old, new, same, occurrences=places))
    assert [row.unit for row in table.rows] == ["", "times"]
    assert [cell.unit for cell in table.rows[0].cells if cell] == ["persons", "Person"]


def test_highlights_are_key_figures_and_tables_show_the_other_place() -> None:
    fact = make_fact(dimensions=FEMALE)
    places = [make_occurrence(fact, "4106", highlighted=True), make_occurrence(fact, "4,106")]
    document = arranged(fact, occurrences=places)
    [figure] = document.key_figures
    assert figure.label[0] == ("en", "Number of employees – Female")
    assert (figure.cell.printed.number, figure.period) == ("4106", "2023")
    assert lines(sole_table(document))[-1] == "    Female: 4,106"
    assert [cell.printed.number for cell in document.cells()] == ["4106", "4,106"]


def test_rounded_highlight_does_not_double_the_row_of_the_exact_fact() -> None:
    exact, rounded = make_fact("a"), make_fact("b", value=4000, decimals=-3)
    places = [make_occurrence(exact), make_occurrence(rounded, highlighted=True)]
    document = arranged(exact, rounded, occurrences=places)
    assert lines(sole_table(document)) == ["Number of employees: 4,106"]
    assert [cell.fact.id for cell in document.cells()] == ["b", "a"]


def test_words_are_statements_with_one_paragraph_for_each_language() -> None:
    facts = [
        make_fact("a", "Policy", "我们关心", language="zh-hans"),
        make_fact("b", "Policy", "We care", language="en"),
        make_fact("old", "Policy", "We cared", language="en", period=year(2022)),
    ]
    [chapter] = arranged(*facts).chapters
    [section] = chapter.sections
    assert section.tables == ()
    assert [[cell.fact.id for cell in statement.cells] for statement in section.statements] == [
        ["b", "a"],
        ["old"],
    ]


def test_chapters_follow_the_contents_role() -> None:
    contents: Nodes = {"SocialAbstract": {"StaffAbstract": {}}, "GreenAbstract": {"EnergyAbstract": {}}}
    trees: dict[str, Nodes] = {
        "contents": contents,
        "energy": {"EnergyAbstract": {"EnergyUsed": {}}},
        "staff": STAFF,
        "apart": {"ApartAbstract": {"Apart": {}}},
    }
    concepts = ["Apart", "EnergyUsed", "Employees", "NowhereListed"]
    facts = [make_fact(concept, concept) for concept in concepts]
    document = arranged(*facts, taxonomy=make_taxonomy(trees, LABELS, AXES))
    assert [(c.id, [section.id for section in c.sections]) for c in document.chapters] == [
        ("chapter-Social", ["section-staff"]),
        ("chapter-Green", ["section-energy"]),
        ("chapter-other", ["section-apart", "section.unplaced"]),
    ]
    assert document.chapters[-1].heading == (("en", "Other disclosures"), ("zh-hans", "其他披露"))


def test_themes_hold_the_chapters_beneath_them() -> None:
    contents: Nodes = {
        "PlanetThemeAbstract": {"GreenAbstract": {"EnergyAbstract": {}, "WaterAbstract": {}}},
        "PeopleThemeAbstract": {
            "SocialAbstract": {"StaffAbstract": {}},
            "IdleAbstract": {"ApartAbstract": {}},
        },
    }
    trees: dict[str, Nodes] = {
        "contents": contents,
        "energy": {"EnergyAbstract": {"EnergyUsed": {}}},
        "water": {"WaterAbstract": {"WaterUsed": {}}},
        "staff": STAFF,
        "apart": {"ApartAbstract": {"Apart": {}}},
    }
    facts = [make_fact(concept, concept) for concept in ("Employees", "EnergyUsed", "NowhereListed")]
    labels = {**LABELS, "PlanetThemeAbstract": ("Planet [abstract]", "环境")}
    document = arranged(*facts, taxonomy=make_taxonomy(trees, labels, AXES))
    assert [(theme.id, [chapter.id for chapter in theme.chapters]) for theme in document.themes] == [
        ("theme-PlanetTheme", ["chapter-Green"]),
        ("theme-PeopleTheme", ["chapter-Social"]),
        ("theme-other", ["chapter-other"]),
    ]
    assert document.themes[0].heading == (("en", "Planet"), ("zh-hans", "环境"))
    assert document.themes[2].heading == ()
    assert [section.id for section in document.chapters[0].sections] == ["section-energy"]


def test_contents_of_two_levels_have_no_themes() -> None:
    contents: Nodes = {"SocialAbstract": {"StaffAbstract": {}}}
    taxonomy = make_taxonomy({"contents": contents, "staff": STAFF}, LABELS, AXES)
    [theme] = arranged(make_fact(), taxonomy=taxonomy).themes
    assert (theme.heading, theme.chapters[0].id) == ((), "chapter-Social")


def test_without_contents_every_role_is_a_section_of_one_chapter() -> None:
    trees: dict[str, Nodes] = {
        "empty": {"EmptyAbstract": {"Empty": {}}},
        "a/staff": {"StaffAbstract": {"Heads": {}}},
        "b/staff": {"One": {}, "GroupAbstract": {"Two": {}}, "IdleAbstract": {"Three": {}}},
    }
    facts = [make_fact(concept, concept) for concept in ("Heads", "One", "Two")]
    [chapter] = arranged(*facts, taxonomy=make_taxonomy(trees)).chapters
    assert [section.id for section in chapter.sections] == ["section-staff", "section-staff.2"]
    assert chapter.sections[1].heading == (("en", "b/staff"),)
    assert lines(chapter.sections[1].tables[0]) == ["One: 4,106", "GroupAbstract", "  Two: 4,106"]


def test_fact_goes_to_the_role_that_has_its_axes() -> None:
    trees: dict[str, Nodes] = {"plain": {"PlainAbstract": {"Employees": {}}}, "staff": STAFF}
    taxonomy = make_taxonomy(trees, LABELS, AXES)
    [chapter] = arranged(make_fact("a"), make_fact("b", dimensions=MALE), taxonomy=taxonomy).chapters
    shown = {section.id: [cell.fact.id for cell in section.cells()] for section in chapter.sections}
    assert shown == {"section-plain": ["a"], "section-staff": ["b"]}


def test_label_falls_back_to_another_language_and_then_to_the_name() -> None:
    taxonomy = staff_taxonomy()
    labels = {key: text for key, text in taxonomy.labels.items() if key[2] == "en"}
    labels = {key: f"{text} [axis]" if key[0] == name("GenderAxis") else text for key, text in labels.items()}
    only_english = replace(taxonomy, labels=labels)
    fact = make_fact(dimensions={"GenderAxis": "UnknownMember"})
    document = build_document(
        make_report(fact), only_english, [make_occurrence(fact)], make_description("zh-hans")
    )
    assert [row.label for row in sole_table(document).rows] == [
        (("en", "Number of employees"),),
        (("en", "By gender"),),
        (("zh-hans", "UnknownMember"),),
    ]


def test_typed_domains_of_the_axes_in_use_are_handed_on() -> None:
    document = arranged(make_fact(dimensions={"TypedSiteAxis": "Xiamen"}))
    assert document.typed_domains == ((name("TypedSiteAxis"), name("TypedSiteAxisValue")),)


def test_every_fact_is_shown() -> None:
    dimensions = [
        {},
        MALE,
        FEMALE,
        TARGET,
        MALE | TARGET,
        {"TypedSiteAxis": "A"},
        {"StrangeAxis": "MaleMember"},
    ]
    facts = [
        make_fact(f"{concept}-{number}-{period}", concept, Decimal(number), each, period=year(period))
        for concept in ("Employees", "Turnover", "Strange")
        for number, each in enumerate(dimensions)
        for period in (2021, 2023)
    ]
    facts += [make_fact("twin", value=5), make_fact("words", "Policy", "We care", MALE)]
    shown = Counter(cell.fact.id for cell in arranged(*facts).cells())
    assert shown == Counter(fact.id for fact in facts)


QUALIFIED = {"QualificationAxis": "MoreThanMember"}
QUALIFIED_LABELS = {**LABELS, "MoreThanMember": ("More than", "超过")}


def qualified_taxonomy() -> Taxonomy:
    members = ["MoreThanMember", "AtMostMember"]
    return make_taxonomy({"staff": STAFF}, QUALIFIED_LABELS, {**AXES, "QualificationAxis": members})


def test_qualified_figure_shares_the_row_of_the_exact_ones() -> None:
    facts = [
        make_fact("more", value=1200, dimensions=QUALIFIED),
        make_fact("exact", period=year(2022)),
        make_fact("goal", value=3, dimensions=QUALIFIED | TARGET, period=year(2024)),
        make_fact("part", value=700, dimensions=QUALIFIED | MALE),
    ]
    places = [make_occurrence(fact, qualifier="over") for fact in facts]
    document = arranged(*facts, taxonomy=qualified_taxonomy(), occurrences=places)
    assert lines(sole_table(document)) == [
        "Number of employees: 4,106 | 1,200",
        "  Target:  |  | 3",
        "  By gender",
        "    Male:  | 700",
    ]
    told = {cell.fact.id: cell.qualifier for cell in document.cells()}
    assert told["more"] == (("en", "over"), ("zh-hans", "超过"))


def test_qualified_figure_beside_an_exact_one_has_a_row_of_its_own_below() -> None:
    facts = [make_fact("a-more", value=4000, dimensions=QUALIFIED), make_fact("b-exact")]
    table = sole_table(arranged(*facts, taxonomy=qualified_taxonomy()))
    assert lines(table) == ["Number of employees: 4,106", "Number of employees: 4,000"]
    assert [cell.qualifier for row in table.rows for cell in row.cells if cell] == [
        (),
        (("en", "More than"), ("zh-hans", "超过")),
    ]


def test_words_qualify_also_where_the_taxonomy_cannot() -> None:
    fact = make_fact()
    document = arranged(fact, occurrences=[make_occurrence(fact, qualifier="about")])
    assert [cell.qualifier for cell in document.cells()] == [(("en", "about"),)]


def test_qualified_highlight_of_an_exact_figure_is_a_key_figure_only() -> None:
    exact, over = make_fact("exact"), make_fact("over", value=4000, dimensions=QUALIFIED)
    places = [make_occurrence(exact), make_occurrence(over, highlighted=True, qualifier="over")]
    document = arranged(exact, over, taxonomy=qualified_taxonomy(), occurrences=places)
    assert lines(sole_table(document)) == ["Number of employees: 4,106"]
    [figure] = document.key_figures
    assert figure.label[0] == ("en", "Number of employees")
    assert figure.cell.qualifier[0] == ("en", "over")


def test_fact_goes_to_the_role_that_has_most_of_its_axes() -> None:
    trees: dict[str, Nodes] = {"plain": {"PlainAbstract": {"Employees": {}}}, "staff": STAFF}
    taxonomy = make_taxonomy(trees, QUALIFIED_LABELS, {**AXES, "QualificationAxis": ["MoreThanMember"]})
    [chapter] = arranged(make_fact(dimensions=QUALIFIED | MALE), taxonomy=taxonomy).chapters
    assert [section.id for section in chapter.sections] == ["section-staff"]


def test_answers_are_words_in_every_language() -> None:
    facts = [
        make_fact("yes", "Policy", value=True),
        make_fact("one", "Turnover", name("MaleMember")),
        make_fact("two", "Employees", (name("FemaleMember"), name("MaleMember"))),
    ]
    said = {cell.fact.id: cell.answers for cell in arranged(*facts).cells()}
    male, female = (("en", "Male"), ("zh-hans", "男")), (("en", "Female"), ("zh-hans", "女"))
    assert said == {"yes": ((("en", "Yes"), ("zh-hans", "是")),), "one": (male,), "two": (female, male)}


def test_empty_set_of_answers_says_none() -> None:
    [cell] = arranged(make_fact("none", "Policy", ())).cells()
    assert cell.answers == ((("en", "None"), ("zh-hans", "无")),)


def test_fact_without_a_place_is_a_fault() -> None:
    with pytest.raises(ValueError, match="the fact 'f1' has no occurrence"):
        arranged(make_fact(), occurrences=[])


def test_place_of_an_unknown_fact_is_a_fault() -> None:
    with pytest.raises(ValueError, match="names the fact 'g'"):
        arranged(make_fact(), occurrences=[make_occurrence(make_fact("g"))])
