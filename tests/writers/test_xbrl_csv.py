"""xBRL-CSV: cells and metadata, and that Arelle reads the tables and holds them to their constraints."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.mapping.filed import Remarked
from tests.validation.small_report import COMPANY, FEMALE, REPORT, YEAR, YEAR_END, name
from tests.validation.small_taxonomy import NAMESPACE, write_package
from xbrlesg.names import QName
from xbrlesg.report.model import Entity, Fact, Note, Report
from xbrlesg.validation.check import Expected, check_report_file
from xbrlesg.writers.csv_columns import literal
from xbrlesg.writers.xbrl_csv import TABLES, CsvTables

PREFIXES = {NAMESPACE: "s"}
Rows = list[dict[str, str]]
Remarks = Mapping[str, tuple[str, Mapping[str, str], str]]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("taxonomy"))


def remarked_of(report: Report, remarks: Remarks) -> Remarked:
    """What is remarked of the facts of a report."""
    labels = {fact.concept: remarks[fact.id][1] for fact in report.facts if fact.id in remarks}

    def sides(fact: Fact) -> tuple[str, str]:
        indicator, _, source = remarks.get(fact.id, ("", {}, ""))
        return indicator, source

    return Remarked(report.facts, lambda concept: labels.get(concept, {}), sides)


def tables_of(
    report: Report, remarks: Remarks | None = None, languages: Sequence[str] = ("en", "zh-hans")
) -> CsvTables:
    return CsvTables(report, PREFIXES, remarked_of(report, remarks or {}), languages)


def write(folder: Path, report: Report, remarks: Remarks | None = None) -> Path:
    tables = tables_of(report, remarks)
    for table in filter(tables.has, TABLES):
        (folder / f"{table}.csv").write_bytes("".join(tables.text(table)).encode())
    path = folder / "report.json"
    path.write_bytes(tables.metadata())
    return path


def table(report: Report, which: str, remarks: Remarks | None = None) -> Rows:
    text = "".join(tables_of(report, remarks).text(which))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def metadata(report: Report) -> Any:
    return json.loads(tables_of(report, languages=["en"]).metadata())


def only(*facts: Fact, notes: tuple[Note, ...] = ()) -> Report:
    return replace(REPORT, facts=facts, notes=notes)


def fact(**changes: Any) -> Fact:
    return replace(Fact("f", name("Employees"), COMPANY, YEAR_END, 1050, 0), **changes)


def test_every_kind_of_fact_goes_round_the_circle(tmp_path: Path, package: Path) -> None:
    assert check_report_file(write(tmp_path, REPORT), [package], expected=Expected(REPORT)) == ()


def test_a_row_of_numbers() -> None:
    remark = ("I1", {"en": "Employees", "zh-hans": "员工"}, "Staff, line 5")
    assert table(only(fact(dimensions=FEMALE)), "numeric", {"f": remark}) == [
        {
            "fact_id": "f",
            "indicator": "I1",
            "label_en": "Employees",
            "label_zh_hans": "员工",
            "concept": "s:Employees",
            "period": "2023-12-31@end",
            "unit": "",
            "decimals": "0",
            "GenderAxis": "s:Female",
            "value": "1050",
            "source": "Staff, line 5",
        }
    ]


def test_rows_of_texts_have_a_language_and_no_unit() -> None:
    policy, assured = (item for item in REPORT.facts if item.id in {"f11", "f12"})
    one, other = table(only(policy, assured, notes=REPORT.notes), "text")
    assert (one["period"], one["language"], one["value"]) == (
        "2023-01-01..2023-12-31",
        "zh-hans",
        " We  <care> & 关心 ",
    )
    assert (other["language"], other["value"]) == ("", "true")
    assert not {"unit", "decimals"} & set(one)


@pytest.mark.parametrize(
    ("text", "cell"),
    [("", "#empty"), ("#nil", "##nil"), ("#", "##"), ("##", "###"), ("a#", "a#"), (" ", " ")],
)
def test_special_values(text: str, cell: str) -> None:
    assert literal(text) == cell


@pytest.mark.parametrize("text", ["#", "#nil", "#empty", "#none", "##", "", "=1", "'a';'b';'c'", "|;|;|"])
def test_texts_and_typed_members_that_look_special(tmp_path: Path, package: Path, text: str) -> None:
    """An empty set of answers is the empty text; so is a typed member without any."""
    site = ((name("SiteAxis"), text),)
    report = only(
        Fact("t", name("Policy"), COMPANY, YEAR, text, language="en"),
        Fact("s", name("Audiences"), COMPANY, YEAR, ()),
        replace(REPORT.facts[5], id="n", dimensions=site),
    )
    assert check_report_file(write(tmp_path, report), [package], expected=Expected(report)) == ()


LETTERS = "The letters 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N' and 'O' are used."
MISLEADING = "|'||'|" * 180


@pytest.mark.parametrize("text", [LETTERS, LETTERS.replace(",", ";"), MISLEADING, '","' * 300, "a\n" * 500])
def test_texts_that_mislead_those_who_guess_the_dialect(tmp_path: Path, package: Path, text: str) -> None:
    report = only(
        *(
            Fact(f"t{number}", name("Policy"), COMPANY, replace(YEAR, start=date(2000 + number, 1, 1)), text)
            for number in range(3)
        ),
        notes=(Note("n1", "en", text), Note("n2", "en", f"{text} {text}")),
    )
    facts = tuple(replace(each, language="en", notes=("n1", "n2")) for each in report.facts)
    report = replace(report, facts=facts)
    assert check_report_file(write(tmp_path, report), [package], expected=Expected(report)) == ()


def test_only_a_table_that_would_mislead_has_a_column_to_fill_its_head() -> None:
    plain = Fact("t", name("Policy"), COMPANY, YEAR, "Plain.", language="en")
    assert next(iter(table(only(plain), "text")[0])) == "fact_id"
    (row,) = table(only(replace(plain, value=MISLEADING)), "text")
    filler = next(iter(row))
    assert (set(filler), len(filler), row[filler]) == ({"_"}, 1024, "")


def test_several_entities_stand_in_a_column(tmp_path: Path, package: Path) -> None:
    other = Entity("http://standards.iso.org/iso/17442", "529900T8BM49AURSDO55")
    report = only(fact(), fact(id="g", entity=other), replace(REPORT.facts[11], entity=other))
    assert "parameters" not in metadata(report)
    assert [row["entity"] for row in table(report, "numeric")] == [
        "scheme:301330",
        "lei:529900T8BM49AURSDO55",
    ]
    assert check_report_file(write(tmp_path, report), [package], expected=Expected(report)) == ()


def test_one_entity_is_a_parameter_of_the_report() -> None:
    document = metadata(REPORT)
    assert document["parameters"] == {"entity": "scheme:301330"}
    assert {template["dimensions"].get("entity") for template in document["tableTemplates"].values()} == {
        "$entity",
        None,  # notes belong to nobody
    }


def test_several_entry_points_are_named() -> None:
    document = metadata(replace(REPORT, taxonomy=("https://a.example/a.xsd", "https://b.example/b.xsd")))
    assert document["documentInfo"]["taxonomy"] == ["https://a.example/a.xsd", "https://b.example/b.xsd"]


def test_an_id_with_a_point_is_a_row_all_the_same(tmp_path: Path, package: Path) -> None:
    report = only(fact(id="a.b-1", notes=("n.1",)), notes=(Note("n.1", "en", "Note"),))
    assert table(report, "numeric")[0]["fact_id"] == "a_b-1"
    assert check_report_file(write(tmp_path, report), [package], expected=Expected(report)) == ()
    wrong = only(replace(report.facts[0], value=1051), notes=report.notes)
    (found,) = check_report_file(tmp_path / "report.json", [package], expected=Expected(wrong))
    assert (found.code, found.fact) == ("xbrlesg:circleFactDiffers", "a.b-1")


def test_axes_of_one_name_have_columns_of_their_own() -> None:
    other = "https://other.example"
    axes = tuple(QName(space, local) for space in (NAMESPACE, other) for local in ("value", "Site.Axis"))
    report = only(fact(dimensions=tuple(sorted((axis, axis.namespace) for axis in axes))))
    (row,) = table(report, "numeric")
    assert {key for key, value in row.items() if value.startswith("https:")} == {
        "Site_Axis",
        "ns1_Site_Axis",
        "s_value",
        "ns1_value",
    }
    template = metadata(report)["tableTemplates"]["numeric"]
    assert template["dimensions"]["s:value"] == "$s_value"
    assert template["dimensions"]["ns1:Site.Axis"] == "$ns1_Site_Axis"


def test_ids_that_would_hide_a_fact_are_refused() -> None:
    for ids in (("f", "f"), ("a.b", "a_b")):
        with pytest.raises(ValueError, match="same id"):
            table(only(*(fact(id=each) for each in ids)), "numeric")


def edit_rows(which: str, change: Callable[[Rows], object]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / f"{which}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        change(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], quoting=csv.QUOTE_ALL)
            writer.writeheader()
            writer.writerows(rows)

    return edit


def swap_columns(rows: Rows) -> None:
    rows[:] = [{key: row[key] for key in reversed(row)} for row in rows]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (edit_rows("text", lambda rows: rows[0].update(fact_id="f1")), "tcre:uniqueKeyViolation"),
        (edit_rows("text", swap_columns), "tcre:invalidColumnOrder"),
        (edit_rows("numeric", lambda rows: rows[0].update(value="")), "tcre:missingValue"),
        (edit_rows("numeric", lambda rows: rows[0].update(value="many")), "tcre:invalidValue"),
        (edit_rows("notes", lambda rows: [row.pop("language") for row in rows]), "tcre:missingColumn"),
    ],
)
def test_the_constraints_find_what_is_broken(
    tmp_path: Path, package: Path, edit: Callable[[Path], None], code: str
) -> None:
    path = write(tmp_path, REPORT)
    edit(tmp_path)
    assert code in {item.code for item in check_report_file(path, [package])}
