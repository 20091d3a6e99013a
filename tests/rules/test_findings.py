"""What rules find, told with both values, both sources and the arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.builders import make_fact, make_taxonomy, name, year, year_end
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity
from xbrlesg.lineage import Origin
from xbrlesg.pipeline.rules import Judged, not_told_twice
from xbrlesg.records.model import IndicatorRecord, Source
from xbrlesg.report.model import Fact
from xbrlesg.rules.evaluate import evaluate
from xbrlesg.rules.findings import Teller
from xbrlesg.rules.model import (
    Bound,
    Figure,
    NonNegative,
    PartWhole,
    Quotient,
    Rule,
    RuleHead,
    RuleSet,
    StockFlow,
    Target,
)
from xbrlesg.rules.stored import read_rules, rules_url, write_rules
from xbrlesg.taxonomy.model import Reference

HEAD = RuleHead("the-rule", "warning", (("en", "They disagree."), ("zh-hans", "不一致。")))
EXACT = (name("QualificationAxis"), name("ValueBasisAxis"))
TAXONOMY = make_taxonomy(
    trees={"staff": {"StaffAbstract": {"Employees": {}, "Hires": {}, "Share": {}}}},
    labels={"Employees": "Number of employees", "Female": "Female"},
    axes={"GenderAxis": ["Female", "Male"], "QualificationAxis": ["MoreThan"], "ValueBasisAxis": ["Target"]},
)
BY_GENDER = PartWhole(HEAD, Figure(name("Employees")), axis=name("GenderAxis"), complete=True, expected=2)


def tell(rule: Rule, *facts: Fact, origins: Mapping[str, Sequence[Origin]] | None = None) -> list[Finding]:
    rules = RuleSet((rule,), EXACT)
    return list(Teller(TAXONOMY, origins or {}, "en").tell(evaluate(facts, rules)))


def staff(fact_id: str, value: int, member: str | None = None, **changes: object) -> Fact:
    return make_fact(fact_id, "Employees", value, {"GenderAxis": member} if member else None, **changes)


def origin(fact_id: str, value: str, row: int) -> Origin:
    record = IndicatorRecord(
        Location("records.csv", row), "employees", value, "Person", "2023", source=Source(row, None, "Staff")
    )
    return Origin(fact_id, record, 0, ())


def test_parts_that_exceed_their_whole_show_everything() -> None:
    origins = {"all": [origin("all", "1,000", 5)], "f": [origin("f", "700", 6)], "m": [origin("m", "400", 7)]}
    facts = (staff("all", 1000), staff("f", 700, "Female"), staff("m", 400, "Male"))
    (found,) = tell(BY_GENDER, *facts, origins=origins)
    assert (found.code, found.severity) == (Code.PARTS_AND_WHOLE.value.name, Severity.WARNING)
    assert found.message == "Number of employees, 2023: They disagree. (rule the-rule)"
    assert found.arithmetic == "700 + 400 = 1,100, of 1,000: 100 too much"
    assert [(part.what, part.value, part.source) for part in found.evidence] == [
        ("Number of employees, 2023", "1,000 Person", "line 5, Staff"),
        ("Number of employees, Female, 2023", "700 Person", "line 6, Staff"),
        ("Number of employees, Male, 2023", "400 Person", "line 7, Staff"),
    ]
    assert found.location == Location("records.csv", 5, "value")


def test_a_finding_names_the_disclosures_of_the_figures_that_it_compares() -> None:
    references = {
        name("Employees"): (Reference((("Section", "2-7"),)),),
        name("Hires"): (Reference((("Section", "401-1"),)),),
    }
    rule = PartWhole(HEAD, Figure(name("Employees")), parts=(Figure(name("Hires")),))
    evaluations = evaluate((staff("all", 10), make_fact("h", "Hires", 12)), RuleSet((rule,), EXACT))
    (found,) = Teller(replace(TAXONOMY, references=references), {}, "en").tell(evaluations)
    assert found.disclosure == "2-7, 401-1"


def test_a_complete_breakdown_that_falls_short_is_a_violation_once_all_parts_are_there() -> None:
    short = (staff("all", 1000), staff("f", 300, "Female"))
    (remainder,) = tell(BY_GENDER, *short)
    assert (remainder.code, remainder.severity) == (Code.REMAINDER_UNDISCLOSED.value.name, Severity.INFO)
    assert "700 is in none of the 1 parts" in remainder.message
    (violation,) = tell(BY_GENDER, *short, staff("m", 400, "Male"))
    assert violation.code == Code.PARTS_AND_WHOLE.value.name


def test_a_remainder_that_repeats_is_said_so() -> None:
    rule = PartWhole(HEAD, Figure(name("Employees")), axis=name("GenderAxis"))
    facts = [
        fact
        for number, whole in ((2022, 1000), (2023, 1200))
        for fact in (
            staff(f"all{number}", whole, period=year(number)),
            staff(f"f{number}", whole - 356, "Female", period=year(number)),
        )
    ]
    assert [item.message.partition("; ")[2] for item in tell(rule, *facts)] == [
        "the same remainder as of 2023 (rule the-rule)",
        "the same remainder as of 2022 (rule the-rule)",
    ]


def test_one_part_within_its_whole_leaves_nothing_to_say() -> None:
    rule = PartWhole(HEAD, Figure(name("Employees")), parts=(Figure(name("Hires")),))
    assert tell(rule, staff("all", 1000), make_fact("h", "Hires", 10)) == []
    assert len(tell(rule, staff("all", 1000), make_fact("h", "Hires", 1002))) == 1
    assert tell(rule, staff("all", 1000), make_fact("h", "Hires", 10, period=year(2022))) == []


def test_rounded_parts_may_miss_their_whole_by_their_rounding() -> None:
    def figures(part: str) -> tuple[Fact, Fact, Fact]:
        made = ((None, "3.0"), ("Female", "1.5"), ("Male", part))
        return tuple(  # type: ignore[return-value]
            make_fact(
                str(member),
                "Employees",
                Decimal(value),
                {"GenderAxis": member} if member else None,
                decimals=1,
            )
            for member, value in made
        )

    assert tell(BY_GENDER, *figures("1.6")) == []  # 3.1 may be 2.95 + 0.05
    assert tell(BY_GENDER, *figures("1.7")) != []


@pytest.mark.parametrize(
    ("kind", "code"), [("percentage", Code.PERCENTAGE_DISAGREES), ("ratio", Code.RATIO_DISAGREES)]
)
def test_a_quotient_shows_what_follows_from_its_terms(kind: str, code: Code) -> None:
    figures = (Figure(name("Share")), Figure(name("Hires")), Figure(name("Employees")))
    rule = Quotient(HEAD, *figures, kind=kind)  # type: ignore[arg-type]
    share = make_fact("s", "Share", Decimal("0.88"), decimals=2)
    terms = (make_fact("h", "Hires", 3497), staff("all", 3947))
    (found,) = tell(rule, share, *terms)
    assert found.code == code.value.name
    assert found.arithmetic == "3,497 / 3,947 = 0.885989; filed 0.88 (0.875 to 0.885)"
    assert tell(rule, make_fact("s", "Share", Decimal("0.89"), decimals=2), *terms) == []
    assert tell(rule, share, make_fact("h", "Hires", 3497), staff("all", 0)) == []


def test_stocks_follow_from_flows() -> None:
    stock = Figure(name("Employees"), is_instant=True)
    rule = StockFlow(HEAD, stock, inflows=(Figure(name("Hires")),), outflows=())
    opening = staff("o", 3788, period=year_end(2022))
    hired = make_fact("h", "Hires", 1038)
    (found,) = tell(rule, opening, hired, staff("c", 4106, period=year_end(2023)))
    assert found.code == Code.STOCK_AND_FLOWS.value.name
    assert found.arithmetic == "3,788 + 1,038 = 4,826; filed 4,106"
    assert tell(rule, opening, hired, staff("c", 4826, period=year_end(2023))) == []


def test_figures_that_cannot_be_negative() -> None:
    rule = NonNegative(HEAD, (name("Employees"),))
    (found,) = tell(rule, staff("all", -1))
    assert (found.code, found.arithmetic) == (Code.NEGATIVE_VALUE.value.name, "-1 < 0")
    assert tell(rule, staff("all", 0)) == []


def test_a_missed_target_is_told_with_both_values() -> None:
    rule = Target(HEAD, name("Share"), name("ValueBasisAxis"), name("Target"), "higher")
    aim = make_fact("t", "Share", Decimal("0.99"), {"ValueBasisAxis": "Target"}, decimals=4)
    (found,) = tell(rule, make_fact("a", "Share", Decimal("0.9898"), decimals=4), aim)
    assert found.code == Code.TARGET_MISSED.value.name
    assert found.arithmetic == "reached 0.9898; the target is at least 0.99"
    assert tell(rule, make_fact("a", "Share", Decimal("0.9966"), decimals=4), aim) == []


def test_an_exact_figure_lies_within_what_a_qualified_one_says() -> None:
    rule = Bound(HEAD, name("QualificationAxis"), name("MoreThan"), "above")
    limit = make_fact("q", "Employees", 1200, {"QualificationAxis": "MoreThan"})
    (found,) = tell(rule, staff("all", 1100), limit)
    assert (found.code, found.arithmetic) == (
        Code.BOUND_CONTRADICTED.value.name,
        "exact 1,100; elsewhere more than 1,200",
    )
    assert tell(rule, staff("all", 1226), limit) == []


def test_qualified_and_target_values_take_no_part_in_sums() -> None:
    facts = (staff("f", 700, "Female"), staff("m", 400, "Male"))
    for axis, member in (("QualificationAxis", "MoreThan"), ("ValueBasisAxis", "Target")):
        whole = make_fact("all", "Employees", 1000, {axis: member})
        assert tell(BY_GENDER, whole, *facts) == []


def test_the_declared_severity_wins() -> None:
    head = RuleHead("grave", "error", HEAD.messages)
    (found,) = tell(NonNegative(head, (name("Employees"),)), staff("all", -1))
    assert found.severity is Severity.ERROR


def test_rules_survive_the_package() -> None:
    figures = (Figure(name("Employees"), ((name("GenderAxis"), name("Female")),), is_instant=True),)
    rules = RuleSet((BY_GENDER, StockFlow(HEAD, figures[0], figures, ()), NonNegative(HEAD, ())), EXACT)
    assert read_rules(write_rules(rules), "u") == (rules, [])
    assert read_rules(None, "u") == (RuleSet(), [])
    assert rules_url("https://x.example/esg.xsd") == "https://x.example/esg-rules.json"


@pytest.mark.parametrize("content", [b"", b"{", b'{"rules": [{"kind": "odd"}]}', b"[]"])
def test_rules_that_cannot_be_read_are_told(content: bytes) -> None:
    rules, findings = read_rules(content, "https://x.example/esg-rules.json")
    assert rules == RuleSet()
    assert [item.code for item in findings] == [Code.RULES_UNREADABLE.value.name]


def test_arelle_is_not_heard_twice_and_a_disagreement_is_our_fault() -> None:
    def message(code: str) -> Finding:
        return Finding(code, Severity.ADVISORY, "They disagree.", "", Location("report.json", 3))

    known, other = message("message:esg.the-rule"), message("message:other.the-rule")
    assertions = {"message:esg.the-rule": "the-rule"}
    told = list(not_told_twice([known, other], Judged((), assertions, frozenset({"the-rule"}))))
    assert told == [other]
    (fault,) = not_told_twice([known], Judged((), assertions, frozenset()))
    assert fault.code == Code.RULE_JUDGED_DIFFERENTLY.value.name
