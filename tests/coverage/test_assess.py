"""What counts as disclosed, for disclosures and for indicators."""

from dataclasses import replace

from tests.builders import make_fact, make_taxonomy, name
from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.cited import read_references
from xbrlesg.coverage.model import DisclosureCoverage, Omission, Status, count
from xbrlesg.coverage.standards import Group, Standard
from xbrlesg.coverage.themes import assess_themes
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Reference, Taxonomy, ValueKind

STANDARD = Standard(
    standard="GRI Standards",
    index_title="GRI content index",
    complete=True,
    omission_reasons={"not-applicable": "Not applicable"},
    groups=(
        Group(name="GRI 2", title="General", year="2021", disclosures={"2-7": "Employees", "2-8": "Workers"}),
        Group(name="GRI 401", title="Employment", year="2016", disclosures={"401-1": "Hires"}),
    ),
)


def reference(standard: str, code: str, year: str = "2021") -> Reference:
    return Reference((("Name", standard), ("StandardYear", year), ("Section", code)))


def taxonomy() -> Taxonomy:
    """Two figures and a text under two sub-themes of one theme."""
    made = make_taxonomy(
        trees={
            "contents": {
                "SocialThemeAbstract": {
                    "PeopleAbstract": {"StaffAbstract": {}},
                    "TalkAbstract": {"WordsAbstract": {}},
                }
            },
            "staff": {"StaffAbstract": {"Employees": {}, "Workers": {}}},
            "words": {"WordsAbstract": {"Story": {}}},
        },
        labels={"SocialThemeAbstract": ("Social", "社会"), "PeopleAbstract": "People", "Story": "Story"},
    )
    story = replace(made.concepts[name("Story")], kind=ValueKind.TEXT_BLOCK)
    return replace(
        made,
        concepts={**made.concepts, name("Story"): story},
        references={
            name("Employees"): (reference("GRI 2", "2-7"), reference("GRI 401", "401-1", "2016")),
            name("Workers"): (reference("GRI 2", "2-8"),),
            name("Story"): (reference("GRI 2", "2-7"), reference("GRI 2", "2-8", "1999")),
        },
    )


def assessor(*facts: Fact) -> Assessor:
    by_concept: dict[object, list[Fact]] = {}
    for fact in facts:
        by_concept.setdefault(fact.concept, []).append(fact)
    sections = {fact.id: ((1, f"Section of {fact.id}"),) for fact in facts}
    return Assessor(taxonomy(), by_concept, sections, ("en", "zh-hans"))  # type: ignore[arg-type]


def statuses(*facts: Fact, omissions: dict[str, Omission] | None = None) -> dict[str, DisclosureCoverage]:
    stated = {code: [omission] for code, omission in (omissions or {}).items()}
    groups = assessor(*facts).groups(STANDARD, read_references(taxonomy(), STANDARD), stated)
    return {item.code: item for group in groups for item in group.disclosures}


def test_a_figure_discloses_every_disclosure_that_its_concept_refers_to() -> None:
    items = statuses(make_fact("f1", "Employees"))
    assert items["2-7"].status is Status.DISCLOSED
    assert items["401-1"].status is Status.DISCLOSED
    assert items["2-8"].status is Status.NOT_DISCLOSED
    assert (items["2-7"].facts, items["2-7"].sections) == (("f1",), ("Section of f1",))


def test_texts_alone_are_text_only_and_a_reference_to_another_edition_counts_for_nothing() -> None:
    items = statuses(make_fact("f1", "Story", "Once.", language="en"))
    assert items["2-7"].status is Status.TEXT_ONLY
    assert items["2-8"].status is Status.NOT_DISCLOSED
    assert items["2-8"].indicators == 1


def test_an_omission_speaks_only_where_no_fact_does() -> None:
    omission = Omission("Not applicable", "There are none.")
    both = {"2-7": omission, "2-8": omission}
    items = statuses(make_fact("f1", "Employees"), omissions=both)
    assert items["2-8"].status is Status.OMITTED
    assert items["2-7"].status is Status.DISCLOSED
    assert items["2-7"].omissions == (omission,)


def test_themes_follow_the_contents_and_hold_each_indicator_once() -> None:
    people, talk = assess_themes(assessor(make_fact("f1", "Employees"), make_fact("f2", "Story", "Once.")))
    assert dict(people.theme) == {"en": "Social", "zh-hans": "社会"}
    assert dict(people.label) == {"en": "People"}
    assert [(item.name, item.status, item.facts) for item in people.indicators] == [
        ("Employees", Status.DISCLOSED, 1),
        ("Workers", Status.NOT_DISCLOSED, 0),
    ]
    assert count(talk.indicators)[Status.TEXT_ONLY] == 1


def test_without_contents_each_role_is_a_theme() -> None:
    plain = make_taxonomy(trees={"staff": {"StaffAbstract": {"Employees": {}}}})
    themes = assess_themes(Assessor(plain, {}, {}, ("en",)))
    assert [dict(theme.label) for theme in themes] == [{"en": "[0001] staff"}]
