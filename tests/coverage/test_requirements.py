"""Disclosures and the requirements beneath them, by a taxonomy's own references: each status at both."""

from tests.coverage.own_references import STANDARD, assess, fact, make_assessor, taxonomy
from xbrlesg.coverage.cited import read_references
from xbrlesg.coverage.model import DisclosureCoverage, GroupCoverage, Omission, RequirementCoverage, Status

WHOLE = Omission("Not applicable", "There is none.")
PART = Omission("Confidentiality", "It is secret.", ("2-2-a",))


def by_code(groups: tuple[GroupCoverage, ...]) -> dict[str, DisclosureCoverage]:
    return {item.code: item for group in groups for item in group.disclosures}


def beneath(item: DisclosureCoverage) -> dict[str, RequirementCoverage]:
    return {requirement.code: requirement for requirement in item.requirements}


def test_each_status_at_both_levels() -> None:
    facts = (fact("Employees"), fact("Story", "Once."), fact("WasteStory", "Twice."))
    items = by_code(assess(*facts, omissions={"2-1": [WHOLE], "2-2": [PART]}))
    statuses = {code: item.status for code, item in items.items()}
    assert statuses == {
        "1-1": Status.NOT_DISCLOSED,
        "1-2": Status.DISCLOSED,
        "2-1": Status.OMITTED,
        "2-2": Status.TEXT_ONLY,
        "2-3": Status.NOT_DISCLOSED,
    }
    requirements = {code: part.status for item in items.values() for code, part in beneath(item).items()}
    assert requirements == {
        "1-2-a": Status.DISCLOSED,
        "1-2-b": Status.NOT_DISCLOSED,
        "1-2-c": Status.TEXT_ONLY,
        "2-1-a": Status.OMITTED,
        "2-1-b": Status.OMITTED,
        "2-2-a": Status.OMITTED,
        "2-2-b": Status.TEXT_ONLY,
        "2-3-a": Status.NOT_DISCLOSED,
    }
    assert beneath(items["2-2"])["2-2-a"].omission is PART
    assert beneath(items["2-2"])["2-2-b"].omission is None


def test_a_requirement_has_its_facts_places_concepts_and_how_it_binds() -> None:
    item = beneath(by_code(assess(fact("WaterUse"), fact("Employees")))["2-1"])["2-1-a"]
    assert (item.facts, item.sections) == (("f-WaterUse",), ("Section WaterUse",))
    assert [(concept.name, concept.status) for concept in item.concepts] == [
        ("WaterStory", Status.NOT_DISCLOSED),
        ("WaterUse", Status.DISCLOSED),
    ]
    staff = beneath(by_code(assess())["1-2"])
    assert [part.standing for part in staff.values()] == [("must",), ("may",), ()]


def test_a_figure_makes_a_requirement_disclosed_that_a_text_leaves_text_only() -> None:
    assert beneath(by_code(assess(fact("WaterStory", "Wet.")))["2-1"])["2-1-a"].status is Status.TEXT_ONLY
    both = assess(fact("WaterStory", "Wet."), fact("WaterUse"))
    assert beneath(by_code(both)["2-1"])["2-1-a"].status is Status.DISCLOSED


def test_a_disclosure_is_omitted_in_part_only_where_all_its_requirements_are() -> None:
    some, every = Omission("Secret", "", ("1-2-a",)), Omission("Secret", "", ("1-2-b", "1-2-c"))
    assert by_code(assess(omissions={"1-2": [some]}))["1-2"].status is Status.NOT_DISCLOSED
    assert by_code(assess(omissions={"1-2": [some, every]}))["1-2"].status is Status.OMITTED


def test_an_omitted_requirement_takes_its_parts_with_it_and_no_namesake() -> None:
    omission = Omission("Secret", "", ("2-7-b",))
    assert [omission.covers(code) for code in ("2-7-b", "2-7-b-i", "2-7-bb", "2-7-a", "2-7")] == [
        *(True, True),
        *(False, False, False),
    ]
    assert Omission("Secret", "").covers("2-7-a")


def test_labels_speak_where_references_stop_short_and_abstract_concepts_never() -> None:
    found = read_references(taxonomy(), STANDARD)
    assert [key.local for key in found.requirements["2-1"]["2-1-b"].concepts] == ["WaterPlan"]
    assert [key.local for key in found.requirements["2-3"]["2-3-a"].concepts] == ["Whistle"]
    assert "2-1-z" not in found.requirements["2-1"]


def test_concepts_that_tag_an_omission_disclose_nothing() -> None:
    items = by_code(assess(fact("ReasonForWaste")))
    assert items["2-2"].status is Status.NOT_DISCLOSED


def test_a_requirement_of_no_listed_disclosure_is_not_lost() -> None:
    (item,) = make_assessor(fact("Smell")).elsewhere(read_references(taxonomy(), STANDARD))
    assert (item.code, item.status, item.facts) == ("7-7-a", Status.DISCLOSED, ("f-Smell",))
