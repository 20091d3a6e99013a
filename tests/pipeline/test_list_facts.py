"""Facts are listed as they are filed: chosen by every aspect, exact in every form, one loader for all."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.flat.test_rows import valid
from tests.pipeline.foreign import XML
from tests.validation.small_report import INLINE, REPORT, STORY
from tests.validation.small_taxonomy import NAMESPACE, write_package
from xbrlesg.findings.model import Location
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.parquet import read_parquet
from xbrlesg.pipeline.diff_filings import diff_filings
from xbrlesg.pipeline.fact_filter import FactFilter, period_filter
from xbrlesg.pipeline.list_facts import Listed, ListFormat, Order, list_facts
from xbrlesg.pipeline.read_report import Source
from xbrlesg.report.model import Period
from xbrlesg.writers.xbrl_json import write_xbrl_json

EVERYTHING = {f"f{number}" for number in range(1, 17)}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    return path


def listed(path: Path, order: Order, *packages: Path) -> Listed:
    return list_facts(Source(path, packages), order, path.parent / "store")


def chosen(path: Path, package: Path, wanted: FactFilter) -> set[str]:
    content = listed(path, Order(ListFormat.CSV, wanted), package).content
    return {str(row["fact_id"]) for row in read_flat_csv(content)}


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (FactFilter(), EVERYTHING),
        (FactFilter(concepts=("s:Energy*",)), {"f5", "f6", "f10"}),
        (FactFilter(concepts=("Employees", "Policy")), {"f1", "f4", "f11"}),
        (FactFilter(concepts=(f"{{{NAMESPACE}}}Score",)), {"f7"}),
        (FactFilter(concepts=("employees",)), set()),
        (FactFilter(axes=("*Axis",)), {"f4", "f6"}),
        (FactFilter(axes=("s:GenderAxis=s:F*",)), {"f4"}),
        (FactFilter(axes=("SiteAxis=东莞*",)), {"f6"}),
        (FactFilter(axes=("SiteAxis", "GenderAxis")), set()),
        (FactFilter(entity="301330"), EVERYTHING),
        (FactFilter(entity="000001"), set()),
        (FactFilter(language="ZH"), {"f11"}),
        (FactFilter(language="z"), set()),
        (FactFilter(period=period_filter("2023-12-31")), {"f1", "f2", "f3", "f4"}),
        (FactFilter(concepts=("Employees",), period=period_filter("2023")), {"f1", "f4"}),
    ],
)
def test_facts_are_chosen_by_their_aspects(
    report: Path, package: Path, wanted: FactFilter, ids: set[str]
) -> None:
    assert chosen(report, package, wanted) == ids


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("2023", {"year", "half", "june", "day", "end"}),
        ("2023-06", {"june"}),
        ("2023-12-31", {"day", "end"}),
        ("2023-01-01/2023-12-31", {"year"}),
        ("2022", set()),
    ],
)
def test_periods_are_chosen_by_what_their_text_says(text: str, held: set[str]) -> None:
    periods = {
        "year": Period.days(date(2023, 1, 1), date(2023, 12, 31)),
        "half": Period.days(date(2023, 1, 1), date(2023, 6, 30)),
        "june": Period.days(date(2023, 6, 1), date(2023, 6, 30)),
        "day": Period.days(date(2023, 12, 31), date(2023, 12, 31)),
        "end": Period.at_end_of(date(2023, 12, 31)),
        "two": Period.days(date(2022, 7, 1), date(2023, 6, 30)),
    }
    assert {name for name, period in periods.items() if period_filter(text)(period)} == held


@pytest.mark.parametrize("text", ["", "23", "2023-13", "2023-02-30", "2023-12-31/2023-01-01", "2023/2024"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the command line says what a period is
        period_filter(text)


@pytest.mark.parametrize("form", [ListFormat.CSV, ListFormat.PARQUET])
def test_rows_are_those_of_flat_facts_and_read_back_equal(
    report: Path, package: Path, tmp_path: Path, form: ListFormat
) -> None:
    output = tmp_path / f"facts.{form}"
    shown = listed(report, Order(form, output=output), package)
    content = output.read_bytes()
    rows = valid(read_flat_csv(content) if form is ListFormat.CSV else read_parquet(content))
    assert (shown.stated, shown.read, shown.unread, len(rows)) == (16, 16, 0, 16)
    by_id = {str(row["fact_id"]): row for row in rows}
    assert by_id["f5"]["value"] == "123456789012345678901234567890.123456789"
    assert (by_id["f9"]["value_number"], by_id["f9"]["decimals"]) == (Decimal(-196786700), -2)
    assert (by_id["f10"]["unit"], by_id["f16"]["value"]) == ("iso4217:CNY/utr:MWh", STORY)
    assert {row["status"] for row in rows} == {"filed"}
    again = Source(report, (package,)), Source(output)
    assert diff_filings(*again, tmp_path, None, ignore_entity=False).findings == ()


def test_json_holds_the_rows_with_their_parts(report: Path, package: Path) -> None:
    data = json.loads(listed(report, Order(ListFormat.JSON), package).content)
    assert (data["file"], data["facts_in_document"], data["unread"]) == ("report.json", 16, 0)
    row = next(row for row in data["facts"] if row["fact_id"] == "f4")
    assert (row["dimensions"], row["value"]) == ({"s:GenderAxis": "s:Female"}, "1000")
    assert (row["value_number"], row["period_instant"]) == ("1000", "2023-12-31")


def test_a_table_shows_each_fact_in_a_line(report: Path, package: Path) -> None:
    assert len(listed(report, Order(), package).lines) == 16
    cells = [cells for cells, _ in listed(report, Order(filter=FactFilter(axes=("s:Gen*",))), package).lines]
    assert cells == [("s:Employees", "2023-12-31", "s:GenderAxis=s:Female", "1000", "pure", "0")]
    exact = listed(report, Order(filter=FactFilter(concepts=("Score",))), package).lines
    assert exact == ((("s:Score", "2023", "", "-0.30000000000000004", "pure", "INF"), True),)


def test_a_fact_shown_twice_is_listed_once_and_counted(tmp_path: Path, package: Path) -> None:
    path = tmp_path / "report.xhtml"
    path.write_text(INLINE, "utf-8")
    shown = listed(path, Order(limit=3), package)
    assert (shown.stated, shown.read, shown.repeated, shown.chosen, shown.shown) == (17, 17, 1, 16, 3)
    assert len(shown.lines) == 3


def test_facts_of_others_get_ids_and_what_is_unread_is_counted(tmp_path: Path, package: Path) -> None:
    path = tmp_path / "foreign.xbrl"
    path.write_text(XML, "utf-8")
    shown = listed(path, Order(ListFormat.CSV), package)
    rows = valid(read_flat_csv(shown.content))
    assert (shown.stated, shown.read, shown.unread) == (8, 6, 2)
    assert shown.read + shown.unread == shown.stated
    assert len({row["fact_id"] for row in rows}) == 6
    assert {row["fact_id"] for row in rows} >= {"staff", "engineers"}


def test_without_a_taxonomy_the_kind_of_a_value_stays_open(report: Path, tmp_path: Path) -> None:
    shown = listed(report, Order(ListFormat.CSV, output=tmp_path / "bare.csv"))
    assert not shown.typed
    kinds = {str(row["fact_id"]): row["value_type"] for row in valid(read_flat_csv(shown.content))}
    assert (kinds["f9"], kinds["f11"], kinds["f13"]) == ("decimal", "other", "other")
    again = Source(report), Source(tmp_path / "bare.csv")
    diffed = diff_filings(*again, tmp_path / "store", None, ignore_entity=False)
    assert [item.code for item in diffed.findings] == ["xbrlesg:filingWithoutTypes"]


def test_flat_facts_keep_what_is_known_of_their_records(tmp_path: Path, report: Path, package: Path) -> None:
    made = list_facts(Source(report, (package,)), Order(ListFormat.CSV), tmp_path)
    text = made.content.decode().replace(",filed,", ",printed,", 1)
    (tmp_path / "ours.csv").write_text(text, "utf-8", newline="")
    again = list_facts(Source(tmp_path / "ours.csv"), Order(ListFormat.CSV), tmp_path)
    assert again.content.decode() == text


def test_a_row_that_holds_no_fact_is_told_and_the_others_stay(
    tmp_path: Path, report: Path, package: Path
) -> None:
    made = list_facts(Source(report, (package,)), Order(ListFormat.CSV), tmp_path)
    text = made.content.decode().replace(",instant,", ",eternity,", 1)
    (tmp_path / "spoilt.csv").write_text(text, "utf-8", newline="")
    shown = list_facts(Source(tmp_path / "spoilt.csv"), Order(), tmp_path)
    assert (shown.stated, shown.read, shown.unread) == (16, 15, 1)
    assert [item.code for item in shown.findings] == ["xbrlesg:factUnread"]
    assert shown.findings[0].location == Location("spoilt.csv")
