"""The circle test finds every difference; a report that is changed in one aspect is never equal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.validation.small_report import CNY, COMPANY, FEMALE, REPORT, YEAR_END, name
from xbrlesg.findings.model import Location
from xbrlesg.report.model import Entity, Fact, Note, Period, Report, Unit
from xbrlesg.validation.circle import compare_facts
from xbrlesg.validation.model import FactPlace, FactsRead, UnreadFact

READ = FactsRead(REPORT.facts, REPORT.notes)
FACTS = {fact.id: fact for fact in REPORT.facts}


def messages(expected: Report, read: FactsRead = READ) -> list[str]:
    return [f"{item.code} {item.message}" for item in compare_facts(expected, read, "r.json")]


def changed(fact_id: str, **changes: Any) -> tuple[Fact, ...]:
    return tuple(replace(fact, **changes) if fact.id == fact_id else fact for fact in REPORT.facts)


def test_equal_facts_make_no_finding() -> None:
    assert messages(REPORT) == []


def test_order_of_facts_and_of_measures_means_nothing() -> None:
    units = (Unit((name("A"), name("B"))), Unit((name("B"), name("A"))))
    ours, theirs = (changed("f5", unit=unit) for unit in units)
    assert messages(replace(REPORT, facts=ours), FactsRead(theirs[::-1], REPORT.notes)) == []


@pytest.mark.parametrize(
    ("fact_id", "aspect", "other"),
    [
        ("f1", "value", 4105),
        ("f5", "value", FACTS["f5"].value + Decimal("1E-9")),  # type: ignore[operator]
        ("f7", "value", Decimal("-0.3")),
        ("f9", "value", Decimal(196786700)),
        ("f11", "value", "We <care> & 关心"),
        ("f8", "decimals", 3),
        ("f8", "decimals", None),
        ("f7", "decimals", 0),
        ("f9", "unit", None),
        ("f10", "unit", CNY),
        ("f8", "unit", CNY),
        ("f1", "period", Period.at_end_of(date(2022, 12, 31))),
        ("f5", "period", YEAR_END),
        ("f1", "entity", Entity(COMPANY.scheme, "000001")),
        ("f1", "entity", Entity("https://example.com", COMPANY.identifier)),
        ("f11", "language", "en"),
        ("f11", "language", None),
        ("f4", "dimensions", ()),
        ("f4", "dimensions", ((name("GenderAxis"), name("Male")),)),
        ("f2", "dimensions", FEMALE),
        ("f6", "dimensions", ((name("SiteAxis"), "东莞"),)),
        ("f12", "value", False),
        ("f12", "value", None),
        ("f13", "value", date(2024, 3, 30)),
        ("f14", "value", name("Investors")),
        ("f15", "value", (name("Workers"),)),
        ("f15", "value", ()),
        ("f16", "value", FACTS["f16"].value + " "),  # type: ignore[operator]
        ("f1", "concept", name("Engineers")),
        ("f1", "notes", ()),
        ("f1", "notes", ("n1", "n2")),
        ("f2", "notes", ("n1",)),
    ],
)
def test_every_aspect_counts(fact_id: str, aspect: str, other: object) -> None:
    found = compare_facts(replace(REPORT, facts=changed(fact_id, **{aspect: other})), READ, "r.json")
    assert [(item.code, item.fact) for item in found] == [("xbrlesg:circleFactDiffers", fact_id)]
    word = "footnotes" if aspect == "notes" else aspect
    assert found[0].message.startswith(f"r.json: fact {fact_id} has {word} ")


def test_message_names_the_answers() -> None:
    investors, workers = name("Investors").clark, name("Workers").clark
    assert messages(replace(REPORT, facts=changed("f15", value=(name("Workers"),)))) == [
        "xbrlesg:circleFactDiffers r.json: fact f15 has value"
        f" {investors} {workers}, but the report has {workers}"
    ]


def test_message_gives_both_sides() -> None:
    assert messages(replace(REPORT, facts=changed("f1", value=4105))) == [
        "xbrlesg:circleFactDiffers r.json: fact f1 has value 4106, but the report has 4105"
    ]


@pytest.mark.parametrize("note", [Note("n2", "en", "年末 人数"), Note("n2", "zh-hans", "年末人数")])
def test_language_and_text_of_notes_count(note: Note) -> None:
    found = messages(replace(REPORT, notes=(REPORT.notes[0], note)))
    assert len(found) == 1
    assert "fact f11 has footnotes" in found[0]


def test_ids_of_notes_do_not_count() -> None:
    notes = tuple(replace(note, id=f"x{note.id}") for note in REPORT.notes)
    facts = tuple(replace(fact, notes=tuple(f"x{note}" for note in fact.notes)) for fact in REPORT.facts)
    assert messages(REPORT, FactsRead(facts, notes)) == []


def test_missing_and_extra_facts() -> None:
    fewer = replace(REPORT, facts=REPORT.facts[1:])
    assert messages(fewer) == [
        "xbrlesg:circleFactExtra r.json: fact f1 is no fact of the report: Employees 4106, 2024-01-01"
    ]
    assert messages(REPORT, FactsRead(REPORT.facts[1:], REPORT.notes)) == [
        "xbrlesg:circleFactMissing r.json: fact f1 is missing: Employees 4106, 2024-01-01"
    ]


def test_further_showings_must_be_equal_too() -> None:
    again = replace(FACTS["f1"], id="f1.2")
    assert messages(REPORT, replace(READ, facts=(*READ.facts, again))) == []
    wrong = replace(again, value=4105)
    assert messages(REPORT, replace(READ, facts=(*READ.facts, wrong))) == [
        "xbrlesg:circleFactDiffers r.json: fact f1 has value 4105, but the report has 4106"
    ]


def test_further_showing_alone_is_enough_but_an_id_with_a_point_is_its_own() -> None:
    shown = tuple(replace(fact, id=f"{fact.id}.3") for fact in REPORT.facts)
    assert messages(REPORT, replace(READ, facts=shown)) == []
    dotted = replace(REPORT, facts=(*REPORT.facts, replace(FACTS["f1"], id="f1.2", value=7)))
    assert messages(dotted, FactsRead(dotted.facts, REPORT.notes)) == []


def test_facts_without_id_are_matched_by_aspects() -> None:
    bare = tuple(replace(fact, id="") for fact in REPORT.facts)
    assert messages(REPORT, replace(READ, facts=bare)) == []
    wrong = (replace(bare[0], value=1), *bare[1:])
    assert messages(REPORT, replace(READ, facts=wrong)) == [
        "xbrlesg:circleFactDiffers r.json: fact f1 has value 1, but the report has 4106"
    ]


def test_fact_that_cannot_be_read_is_told_once() -> None:
    read = FactsRead(REPORT.facts[1:], REPORT.notes, (UnreadFact("f1", "it is a tuple"),))
    assert messages(REPORT, read) == [
        "xbrlesg:circleFactDiffers r.json: fact f1 cannot be compared: it is a tuple"
    ]


def test_nil_is_no_value() -> None:
    nil = (replace(REPORT.facts[0], value=None, decimals=None), *REPORT.facts[1:])
    assert f"fact {nil[0].id} has value none, but the report has" in "".join(
        messages(REPORT, replace(READ, facts=nil))
    )
    assert messages(replace(REPORT, facts=nil), replace(READ, facts=nil)) == []


def test_note_that_footnotes_nothing_is_lost() -> None:
    lonely = replace(REPORT, notes=(*REPORT.notes, Note("n3", "en", "Lonely")))
    assert messages(lonely) == [
        "xbrlesg:circleFactMissing r.json: note n3 footnotes no fact, so that no reader can find it"
    ]


def test_finding_names_the_indicator_and_its_row() -> None:
    row = Location("records.csv", 7, "value")
    places = {"f1": FactPlace("f1", "S1.1", row)}
    (found,) = compare_facts(replace(REPORT, facts=changed("f1", value=1)), READ, "r.json", places)
    assert (found.indicator, found.location, found.fact) == ("S1.1", row, "f1")
