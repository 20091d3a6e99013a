"""Facts that lie as rows and the same facts as such come to the same in everything that looks at them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.mapping.filed import Remarked, file_facts, indicator_of, source_of
from tests.validation.small_report import CNY, CNY_PER_MWH, COMPANY, MWH, REPORT, YEAR, YEAR_END, name
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg import spool
from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.rows import check_rows
from xbrlesg.checks.stated import StatedFact
from xbrlesg.flat.rows import FlatSource, flat_cells
from xbrlesg.mapping.filing import Filing
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Note, Period, Report, Value
from xbrlesg.report.namespaces import spaces_of
from xbrlesg.report.order import fact_order
from xbrlesg.report.rows import as_rows, fact_of
from xbrlesg.report.shapes import fact_ids, shapes_of
from xbrlesg.report.values import canonical_value
from xbrlesg.rules.evaluate import Outcome, evaluate
from xbrlesg.rules.in_order import evaluate_in_order
from xbrlesg.rules.model import Bound, Figure, NonNegative, PartWhole, Quotient, RuleHead, RuleSet
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy
from xbrlesg.writers.csv_columns import literal
from xbrlesg.writers.oim import member_text, name_text
from xbrlesg.writers.xbrl_csv import CsvTables
from xbrlesg.writers.xbrl_json import write_xbrl_json

PREFIXES = {NAMESPACE: "s"}
NOTES = (Note("n1", "en", 'One, "two"'), Note("n2", "zh-Hans", "三\n四"))
PERIODS = (YEAR, YEAR_END, Period.days(date(2022, 1, 1), date(2022, 12, 31)))
ENTITIES = (COMPANY, Entity("https://www.szse.cn", 'B "," 2'))
HEAD = RuleHead("r", "warning", (("en", "Broken."),))
FEMALE, MALE = ((name("GenderAxis"), name(member)) for member in ("Female", "Male"))
RULES = RuleSet(
    (
        PartWhole(HEAD, Figure(name("Employees")), axis=name("GenderAxis"), complete=True, expected=2),
        PartWhole(HEAD, Figure(name("Energy")), axis=name("SiteAxis"), typed=True),
        PartWhole(HEAD, Figure(name("Employees")), (Figure(name("Engineers")), Figure(name("OtherStaff")))),
        Quotient(
            HEAD,
            Figure(name("Turnover")),
            Figure(name("Engineers"), is_instant=True),
            Figure(name("Employees"), (FEMALE,), is_instant=True),
            "percentage",
        ),
        NonNegative(HEAD, (name("Energy"), name("Employees"))),
        Bound(HEAD, name("GenderAxis"), name("Male"), "above"),
    ),
    (name("GenderAxis"),),
)

texts = st.text(st.sampled_from("a#=\"',;|\n\r\t \u0085\u2028\ufeff\U0001d11e关"), max_size=6)
whole = st.integers(-4, 12)
decimal = st.decimals(-3, 9, places=3) | st.sampled_from([Decimal("1E+3"), Decimal("-0.0"), Decimal(2)])
answers = st.sampled_from([name("Investors"), name("Workers"), name("Nobody")])
VALUES: dict[str, st.SearchStrategy[Value]] = {
    **dict.fromkeys(("Employees", "Engineers", "OtherStaff"), whole),
    **dict.fromkeys(("Energy", "Score", "Turnover", "Revenue", "EnergyPrice", "NoSuchConcept"), decimal),
    **dict.fromkeys(("Policy", "Story"), texts),
    "Assured": st.booleans(),
    "Approved": st.dates(date(2020, 1, 1)),
    "Audience": answers,
    "Audiences": st.lists(answers, max_size=3).map(lambda names: tuple(sorted(names))),
}
dimensions = st.tuples(
    st.sampled_from([(), (FEMALE,), (MALE,), ((name("GenderAxis"), name("Nobody")),)]),
    st.just(()) | texts.map(lambda text: ((name("SiteAxis"), text),)),
).map(lambda parts: parts[0] + parts[1])


@st.composite
def facts(draw: Callable[..., Any]) -> Fact:
    """A fact that may be at fault in any way, without an id."""
    concept = draw(st.sampled_from(sorted(VALUES)))
    value: Value = draw(VALUES[concept] | st.none() | st.sampled_from([7, "7", Decimal("0.5")]))
    is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return Fact(
        "",
        name(concept),
        draw(st.sampled_from(ENTITIES)),
        draw(st.sampled_from(PERIODS)),
        value,
        draw(st.none() | st.integers(-2, 3)),
        draw(st.sampled_from([None, MWH, CNY, CNY_PER_MWH])),
        draw(st.sampled_from([None, None, "en", "zh-Hans"])),
        draw(dimensions),
        draw(st.sampled_from([(), ("n1",), ("n2", "n1")])),
        concept == "Story" and not is_number,
        value is None and draw(st.booleans()),
    )


SPOILS: tuple[dict[str, Any], ...] = (
    *({"value": value} for value in (None, 5, Decimal("0.3"), Decimal(2), "\0", "told", name("Nobody"))),
    *({"decimals": decimals} for decimals in (None, -2, 1)),
    *({"dimensions": along} for along in ((), (FEMALE,), ((name("GenderAxis"), name("Nobody")),))),
    *({"dimensions": ((name("SiteAxis"), site),)} for site in ("A", "B")),
    *({"language": "fr"}, {"period": YEAR_END}, {"unit": CNY}, {"entity": ENTITIES[1]}),
)
nearly_well = st.builds(
    lambda fact, spoil: replace(fact, **spoil),
    st.sampled_from([fact for fact in REPORT.facts if fact.id in {"f1", "f4", "f6", "f8", "f11", "f14"}]),
    st.sampled_from(({}, {}, {}, *SPOILS)),
)


def in_order(drawn: Sequence[Fact]) -> list[Fact]:
    """The facts in canonical order, with ids of which some are no NCNames of rows."""
    numbers = count(1)
    return [replace(fact, id=f"f.{next(numbers)}") for fact in sorted(drawn, key=fact_order)]


reports = st.lists(facts(), min_size=1, max_size=12).map(in_order)
given_reports = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    path: Path = write_package(tmp_path_factory.mktemp("package"))
    packages, _ = open_packages([PackagePath(path, path.name)])
    assert packages is not None
    taxonomy, _ = read_taxonomy(packages, (ENTRY_POINT,))
    assert taxonomy is not None
    return taxonomy


@pytest.fixture(autouse=True)
def blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows in a block, so that a few facts have several."""
    monkeypatch.setattr(spool, "BLOCK", 3)


def report_of(filed: Sequence[Fact]) -> Report:
    return Report((ENTRY_POINT,), filed, NOTES)


def csv_files(filed: Sequence[Fact]) -> dict[str, bytes | str]:
    remarks = Remarked(
        filed, lambda name: {"en": f'"{name.local}"'}, lambda fact: (indicator_of(fact), source_of(fact))
    )
    tables = CsvTables(report_of(filed), PREFIXES, remarks, ["en"])
    texts_of = {table: "".join(tables.text(table)) for table in ("numeric", "text") if tables.has(table)}
    return {"metadata": tables.metadata(), **texts_of}


def flat(filed: Sequence[Fact], taxonomy: Taxonomy) -> list[Any]:
    return list(flat_cells(FlatSource("r", "t", report_of(filed), taxonomy, None, ("en", "zh-hans"))))


@given_reports
@given(reports)
def test_rows_are_the_facts(drawn: list[Fact]) -> None:
    for filed in (drawn, file_facts(drawn)):
        rows = as_rows(filed)
        assert [fact_of(rows, row) for row in rows.rows()] == drawn
    filing = file_facts(drawn)
    assert as_rows(filing) is filing
    assert list(filing) == drawn
    assert set(shapes_of(filing)) == set(shapes_of(drawn))
    assert list(fact_ids(filing)) == [fact.id for fact in drawn]
    assert spaces_of(filing) == spaces_of(drawn)
    for has_unit in (True, False, True):  # what one time learns of the blocks the next one uses
        found = [fact_of(filing, row) for row, _ in filing.leading(has_unit=has_unit)]
        assert found == [fact for fact in drawn if fact.has_unit is has_unit]


@given_reports
@given(reports)
def test_files_are_the_same(taxonomy: Taxonomy, drawn: list[Fact]) -> None:
    filing = file_facts(drawn)
    assert csv_files(filing) == csv_files(drawn)
    assert write_xbrl_json(report_of(filing), PREFIXES) == write_xbrl_json(report_of(drawn), PREFIXES)
    assert flat(filing, taxonomy) == flat(drawn, taxonomy)


@given_reports
@given(reports)
def test_cells_say_what_the_fact_says(drawn: list[Fact]) -> None:
    """The tables as another reader of CSV finds them, against the facts themselves."""
    names = {**PREFIXES, COMPANY.scheme: "scheme"}
    found: dict[str, tuple[str, dict[str, str]]] = {}
    files = csv_files(file_facts(drawn))
    linked = json.loads(files["metadata"])["links"].get("footnote", {}).get("_", {})
    assert linked == {
        f"{'numeric' if fact.has_unit else 'text'}.r_{fact.id.replace('.', '_')}.value": [
            f"notes.r_{note}.note" for note in fact.notes
        ]
        for fact in drawn
        if fact.notes
    }
    for table, text in files.items():
        if isinstance(text, str):
            rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
            found |= {row["fact_id"]: (table, row) for row in rows}
    assert len(found) == len(drawn)
    for fact in drawn:
        table, row = found[fact.id.replace(".", "_")]
        assert table == ("numeric" if fact.has_unit else "text")
        assert (row["indicator"], row["source"]) == (indicator_of(fact), source_of(fact))
        assert row["concept"] == name_text(fact.concept, names)
        assert row.get("entity", f"scheme:{fact.entity.identifier}") == f"scheme:{fact.entity.identifier}"
        if fact.has_unit:
            assert row["decimals"] == ("" if fact.decimals is None else str(fact.decimals))
        members = dict(fact.dimensions)
        for axis in (name("GenderAxis"), name("SiteAxis")):
            cell = literal(member_text(members[axis], names)) if axis in members else ""
            assert row.get(axis.local, "") == cell
        assert row["value"] == cell_of(fact.value)


def cell_of(value: Value) -> str:
    match value:
        case None:
            return "#nil"
        case QName():
            return name_text(value, PREFIXES)
        case tuple():
            return " ".join(sorted(name_text(each, PREFIXES) for each in value)) or "#empty"
        case _:
            return literal(canonical_value(value))


@given_reports
@given(
    st.lists(facts(), min_size=1, max_size=12) | st.lists(nearly_well, min_size=2, max_size=20), st.booleans()
)
def test_the_same_faults_are_found(taxonomy: Taxonomy, drawn: list[Fact], is_sorted: bool) -> None:
    """In canonical order and out of it, with duplicates and whatever else may be wrong."""
    numbered = [replace(fact, id=f"f{number}") for number, fact in enumerate(drawn)]
    report = in_order(drawn) if is_sorted else numbered
    expected = check_facts([StatedFact(fact, is_nil=fact.is_nil) for fact in report], taxonomy)
    assert check_rows(as_rows(report), taxonomy) == expected
    assert check_rows(file_facts(report), taxonomy) == expected


def test_what_is_well_is_found_well(taxonomy: Taxonomy) -> None:
    """Or the test above might compare faults of every fact alone."""
    well = sorted(REPORT.facts, key=fact_order)
    assert (
        check_rows(file_facts([*well, *(replace(fact, id=f"2{fact.id}") for fact in well)]), taxonomy) == ()
    )


def test_a_nil_fact_vouches_for_no_fact_with_a_value(taxonomy: Taxonomy) -> None:
    """A text without a language is a fault, no text without a language is none."""
    policy = next(fact for fact in REPORT.facts if fact.concept.local == "Policy")
    nil = replace(policy, value=None, language=None)
    valued = replace(policy, id="g", language=None)
    found = [item.fact for item in check_rows(file_facts([nil, valued]), taxonomy)]
    assert found == ["g", "g"]  # it contradicts the other one, too


@given_reports
@given(reports)
def test_rules_come_to_the_same(drawn: list[Fact]) -> None:
    filing: Filing = file_facts(drawn)
    everything = list(evaluate(drawn, RULES))
    assert list(evaluate(filing, RULES)) == everything
    passing = list(evaluate_in_order(drawn, RULES))
    assert list(evaluate_in_order(filing, RULES)) == passing
    broken = [each for each in everything if each.outcome is not Outcome.HOLDS]
    assert sorted(map(repr, alone(passing))) == sorted(map(repr, alone(broken)))


def alone(evaluations: Sequence[Any]) -> list[Any]:
    """Without the rules, which are rules of one concept each where facts pass by."""
    return [(each.rule.kind, each.outcome, each.fact, each.others) for each in evaluations]
