"""Each kind of difference is told as what it is, and what is no difference is not told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.builders import COMPANY, make_fact, name, year, year_end
from tests.compare.builders import USD, differences, figure, make_filing, said, text, untyped
from xbrlesg.compare.compare import compare
from xbrlesg.compare.model import Migration
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Note

FEMALE = {"GenderAxis": "Female"}
WORKERS, INVESTORS = name("Workers"), name("Investors")
LONG = Decimal("1000000000000000000000000000000.0")
LONG_AND_MORE = Decimal("1000000000000000000000000000000.000000001")
RESTATED = Note("n9", "en", "Restated: “previously 3,780”.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (figure(4106), figure(4110), "factValueChanged esg:Revenue, 2023: "
         "4106 iso4217:CNY (decimals 0) → 4110 iso4217:CNY (decimals 0) (+4, +0.10 %)"),
        (figure(0), figure(-3), "factValueChanged esg:Revenue, 2023: "
         "0 iso4217:CNY (decimals 0) → -3 iso4217:CNY (decimals 0) (-3)"),
        (figure(LONG, decimals=None), figure(LONG_AND_MORE, decimals=None),
         f"factValueChanged esg:Revenue, 2023: {LONG} iso4217:CNY → {LONG_AND_MORE} iso4217:CNY (+0.0000"),
        (figure(4106), figure(4100, decimals=-2), "factPrecisionChanged esg:Revenue, 2023: "
         "4106 iso4217:CNY (decimals 0) → 4100 iso4217:CNY (decimals -2) (-6, -0.15 %)"),
        (figure(4106), figure(4106, decimals=None), "factPrecisionChanged esg:Revenue, 2023: "
         "4106 iso4217:CNY (decimals 0) → 4106 iso4217:CNY"),
        (figure(4151), figure(4100, decimals=-2), "factValueChanged esg:Revenue, 2023: "
         "4151 iso4217:CNY (decimals 0) → 4100 iso4217:CNY (decimals -2) (-51, -1.23 %)"),
        (figure(Decimal("4150.4")), figure(4100, decimals=-2), "factValueChanged esg:Revenue, 2023: "
         "4150.4 iso4217:CNY (decimals 0) → 4100 iso4217:CNY (decimals -2) (-50.4, -1.21 %)"),
        (figure(4150), figure(4100, decimals=-2), "factPrecisionChanged esg:Revenue, 2023: "),
        (figure(4106), figure(571, unit=USD), "factUnitChanged esg:Revenue, 2023: "
         "4106 iso4217:CNY (decimals 0) → 571 iso4217:USD (decimals 0)"),
        (figure(4106), figure(None, decimals=None, nil_number=True), "factValueChanged esg:Revenue, 2023: "
         "4106 iso4217:CNY (decimals 0) → nil iso4217:CNY"),
        (make_fact(value=True), make_fact(value=False), "factValueChanged esg:Employees, 2023: true → false"),
        (make_fact(value=date(2024, 3, 31)), make_fact(value=date(2024, 4, 1)),
         "factValueChanged esg:Employees, 2023: 2024-03-31 → 2024-04-01"),
        (make_fact(value=(INVESTORS, WORKERS)), make_fact(value=(WORKERS,)),
         "factValueChanged esg:Employees, 2023: esg:Investors esg:Workers → esg:Workers"),
        (text("We care for people."), text("We care for planet."),
         "factTextChanged esg:Policy, 2023, en: “We care for people.” → “We care for planet.”"),
        (text("<p>We care</p>", is_markup=True), text("<ul><li>We &#99;are</li></ul>", is_markup=True),
         "factTextChanged esg:Policy, 2023, en: only the markup differs"),
        (text("<p>We care</p>", is_markup=True), text("<p>We dare</p>", is_markup=True),
         "factTextChanged esg:Policy, 2023, en: “We care” → “We dare”"),
    ],
)  # fmt: skip
def test_a_change_is_told_once_and_by_its_kind(old: Fact, new: Fact, told: str) -> None:
    (found,) = differences([old], [new])
    assert found.startswith(told)
    assert differences([old], [old]) == differences([new], [new]) == []


def test_a_long_text_is_shown_from_shortly_before_the_difference() -> None:
    old, new = (text("x" * 1000 + word + "y" * 1000) for word in ("old", "new"))
    (found,) = differences([old], [new])
    assert found == (
        f"factTextChanged esg:Policy, 2023, en: “…{'x' * 20}old{'y' * 37}…” → “…{'x' * 20}new{'y' * 37}…”"
    )


def test_what_nobody_sees_is_shown_where_it_differs() -> None:
    (found,) = differences([text("We care.\n")], [text("We\u00a0care.\x1b")])
    assert found == "factTextChanged esg:Policy, 2023, en: “We care.\\n” → “We\\xa0care.\\x1b”"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"period": year(2022)}, "esg:Revenue, 2022: 4106"),
        ({"period": year_end(2023)}, "esg:Revenue, 2023-12-31: 4106"),
        ({"concept": name("Turnover")}, "esg:Turnover, 2023: 4106"),
        ({"dimensions": make_fact(dimensions=FEMALE).dimensions}, "esg:GenderAxis=esg:Female: 4106"),
    ],
)
def test_another_aspect_makes_another_fact(changes: dict[str, object], told: str) -> None:
    removed, added = differences([figure()], [replace(figure(), **changes)])  # type: ignore[arg-type]
    assert removed == "factRemoved esg:Revenue, 2023: 4106 iso4217:CNY (decimals 0)"
    assert added.startswith("factAdded ")
    assert told in added


def test_what_is_written_otherwise_and_means_the_same_is_no_difference() -> None:
    old = [figure(4106), text("Hello", language="zh-Hans"), make_fact("f3", "Rate", Decimal("0.5"))]
    new = [
        make_fact("g3", "Rate", Decimal("0.500")),
        replace(figure(4106), id="other"),
        text("Hello", language="zh-hans"),
    ]
    assert differences(old, new) == []


def test_a_fact_shown_at_several_places_is_one() -> None:
    shown = [figure(), replace(figure(), id="f1.2"), replace(figure(), id="f1.3")]
    assert differences(shown, [figure()]) == []
    both = compare(make_filing(*shown), make_filing(*shown[:2]), Migration())
    assert (both.old, both.new, both.unchanged) == (1, 1, 1)


def test_of_duplicates_the_one_that_is_gone_is_told() -> None:
    fine, coarse = figure(4106), figure(4100, decimals=-2)
    assert differences([coarse, fine], [fine]) == [
        "factRemoved esg:Revenue, 2023: 4100 iso4217:CNY (decimals -2)"
    ]
    assert differences([coarse, fine], [fine, coarse]) == []


@pytest.mark.parametrize("value", [4106, 3780])
def test_a_restated_figure_is_told_with_its_footnote_and_not_twice(value: int) -> None:
    old, new = figure(3780), figure(value, notes=("n9",))
    (found,) = differences([old], [new], ((), [RESTATED]))
    assert found.startswith("factRestated esg:Revenue, 2023: ")
    assert ("(+326, +8.62 %)" in found) is (value == 4106)
    assert ("is marked as restated" in found) is (value == 3780)
    assert differences([new], [new], ([RESTATED], [RESTATED])) == []


def test_a_footnote_of_many_facts_is_told_once() -> None:
    facts = [make_fact(f"f{number}", f"C{number}", number, notes=("n1",)) for number in range(5)]
    notes = [Note("n1", "en", "At year end")], [Note("n1", "en", "On average")]
    assert differences(facts, facts, notes) == [
        "noteChanged footnote of esg:C0, 2023; esg:C1, 2023; esg:C2, 2023 and 2 more facts: "
        "“At year end” → “On average”"
    ]
    bare = [replace(fact, notes=()) for fact in facts[:1]]
    assert differences(facts[:1], bare, (notes[0], ())) == [
        "noteChanged footnote of esg:C0, 2023: “At year end” → none"
    ]


class TestEntities:
    OTHER = Entity(COMPANY.scheme, "000001")

    def test_another_entity_is_told_once_and_the_facts_are_compared(self) -> None:
        old, new = [figure(), text("a")], [figure(4110, entity=self.OTHER), text("a", entity=self.OTHER)]
        assert [found.split()[0] for found in differences(old, new)] == ["entityDiffers", "factValueChanged"]
        filings = make_filing(*old), make_filing(*new, file="new")
        (found,) = said(compare(*filings, Migration(), ignore_entity=True))
        assert found.startswith("factValueChanged")

    def test_of_several_entities_each_has_its_own_facts(self) -> None:
        both = [figure(), figure(7, entity=self.OTHER)]
        assert differences(both, both) == []
        found = differences(both, [figure(7), figure(4106, entity=self.OTHER)])
        assert [item.split(" (")[0] for item in found] == [
            "factValueChanged esg:Revenue, 2023, 301330: 4106 iso4217:CNY",
            "factValueChanged esg:Revenue, 2023, 000001: 7 iso4217:CNY",
        ]


class TestMigration:
    NEW = "https://esg.example/2025-01-01"

    def new(self, local: str) -> QName:
        return QName(self.NEW, local)

    def test_a_successor_is_the_same_fact_under_another_name(self) -> None:
        move = Migration(successors={name("Revenue"): (name("Income"), name("Turnover"))})
        moved = replace(figure(), concept=name("Turnover"))
        assert differences([figure()], [moved], move=move) == [
            "factMigrated esg:Revenue, 2023: is now esg:Turnover"
        ]
        changed = differences([figure()], [replace(moved, value=4110)], move=move)
        assert [found.split()[0] for found in changed] == ["factValueChanged", "factMigrated"]
        assert differences([figure()], [figure()], move=move) == []

    def test_a_new_namespace_is_no_difference_of_facts(self) -> None:
        old = make_fact(value=WORKERS, dimensions=FEMALE)
        new = replace(
            old,
            concept=self.new("Employees"),
            value=self.new("Workers"),
            dimensions=((self.new("GenderAxis"), self.new("Women")),),
        )
        move = Migration(
            namespaces={WORKERS.namespace: self.NEW}, renamed={name("Female"): self.new("Women")}
        )
        assert differences([old], [new], move=move) == []
        assert differences([old], [replace(new, value=self.new("Investors"))], move=move) != []

    def test_other_taxonomies_are_told(self) -> None:
        new = make_filing(figure(), file="new", taxonomy=("https://esg.example/new.xsd",))
        (found,) = compare(make_filing(figure()), new, Migration()).findings
        assert (found.code, found.severity.word) == ("xbrlesg:taxonomyDiffers", "info")


class TestWithoutTaxonomy:
    """What one file has as text may be anything in the other one."""

    @pytest.mark.parametrize(
        ("typed", "as_text"),
        [
            (make_fact(value=12), "12.0"),
            (make_fact(value=True), "true"),
            (make_fact(value=date(2024, 3, 31)), "2024-03-31"),
            (make_fact(value=WORKERS), "esg:Workers"),
            (make_fact(value=WORKERS), f"{WORKERS.namespace}#Workers"),
            (make_fact(value=(INVESTORS, WORKERS)), "esg:Workers esg:Investors"),
            (text("Hello"), "Hello"),
        ],
    )
    def test_texts_that_mean_the_same_are_no_difference(self, typed: Fact, as_text: str) -> None:
        bare = replace(typed, value=as_text, decimals=None, language="en")
        known, unknown = make_filing(replace(typed, decimals=None)), untyped(make_filing(bare, file="new"))
        assert said(compare(known, unknown, Migration())) == []
        assert said(compare(unknown, known, Migration())) == []
        other = untyped(make_filing(replace(bare, value=f"{as_text}x"), file="new"))
        assert len(said(compare(known, other, Migration()))) == 1

    def test_a_fact_whose_value_is_not_known_is_neither_gone_nor_new(self) -> None:
        known = make_filing(figure(), text("a"))
        half = make_filing(text("a"), file="new", valueless=(figure(None),))
        for pair in ((known, half), (half, known)):
            found = compare(*pair, Migration())
            assert (found.findings, found.unchanged, found.unjudged) == ((), 1, 1)

    def test_footnotes_that_were_not_read_are_not_gone(self) -> None:
        noted = make_filing(figure(notes=("n9",)), notes=[RESTATED])
        assert said(compare(noted, make_filing(figure(), file="new"), Migration())) != []
        assert said(compare(noted, replace(make_filing(figure()), notes=None), Migration())) == []


def test_a_difference_names_both_places_and_both_values() -> None:
    (found,) = compare(
        make_filing(text("a"), figure()), make_filing(text("a"), figure(4110), file="new"), Migration()
    ).findings
    assert (str(found.location), [str(place) for place in found.related]) == ("new:2", ["old:2"])
    assert [(item.what, item.value) for item in found.evidence] == [
        ("old", "4106 iso4217:CNY (decimals 0)"),
        ("new", "4110 iso4217:CNY (decimals 0)"),
    ]
    assert found.arithmetic == "+4, +0.10 %"
