"""Several records for one fact: what is filed, what is told, and that no record is lost on the way."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from typing import Any

import pytest

from tests.pipeline.test_formats import ask_for
from tests.projects import Project
from xbrlesg.findings.catalogue import Code
from xbrlesg.flat.flat_csv import read_flat_csv
from xbrlesg.flat.model import Row
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.export import Exported
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.report import order

WAGES = "wages,(12.5),RMB,2022,,,,,,,,,9,Staff,Wages\n"


def wage(value: str, unit: str, qualifier: str = "", line: int = 30) -> str:
    """A further record of the wages of 2022."""
    return f'wages,"{value}","{unit}",2022,{qualifier},,,,,,,,{line},Text,Wages\n'


def restated_wages(project: Project, *rows: tuple[str, str, str]) -> None:
    """Write records of the wages of 2022 only: value, unit, and what is said of a restatement."""
    lines = [
        f'wages,"{value}","{unit}",2022,"{words}",{line}\n'
        for line, (value, unit, words) in enumerate(rows, start=30)
    ]
    header = "indicator,value,unit,period,restated,source_line\n"
    (project.folder / "records.csv").write_text(header + "".join(lines), "utf-8")


def facts_of(project: Project) -> dict[str, Any]:
    """The facts of the exported xBRL-JSON by id."""
    facts: dict[str, Any] = json.loads((project.output / "report.json").read_text("utf-8"))["facts"]
    return facts


def told(exported: Exported) -> list[tuple[str, int | None]]:
    """Codes and rows of what was found about the wages."""
    return [
        (item.code.removeprefix("xbrlesg:"), item.location.row)
        for item in exported.findings
        if item.indicator == "wages" and item.location
    ]


@pytest.mark.parametrize(
    ("first", "second", "code", "row", "filed"),
    [
        (wage("1,000", "RMB"), wage("1,000", "RMB", line=31), "recordAgrees", 11, "1000.0"),
        (wage("1,000", "RMB"), wage("1,000", "RMB"), "recordRepeated", 11, None),
        (wage("1,000", "RMB"), wage("1,001", "RMB"), "recordConflict", 11, None),
        (wage("12,345,678", "RMB"), wage("1,235", "RMB '0,000"), "recordLessPrecise", 11, "12345678.0"),
        (wage("1,235", "RMB '0,000"), wage("12,345,678", "RMB"), "recordLessPrecise", 10, "12345678.0"),
        (wage("1,235", "RMB '0,000"), wage("12,355,001", "RMB"), "recordConflict", 10, None),
        (wage("900", "RMB", "over"), wage("900", "RMB", "over", line=31), "recordAgrees", 11, "900.0"),
        (wage("900", "RMB", "over"), wage("900", "RMB", "over"), "recordRepeated", 11, None),
        (wage("900", "RMB", "over"), wage("800", "RMB", "over"), "recordConflict", 11, None),
        (wage("900", "RMB", "over"), wage("800", "RMB", "more than"), "recordConflict", 11, None),
    ],
)
def test_two_records_for_one_fact(  # noqa: PLR0917 - the columns of the table
    project: Project, first: str, second: str, code: str, row: int, filed: str | None
) -> None:
    project.edit("records.csv", WAGES, first + second)
    exported = project.export()
    assert told(exported) == [(code, row)]
    assert bool(exported.facts) == (filed is not None)
    if filed is not None:
        facts = facts_of(project)
        found = [fact for name, fact in facts.items() if name.startswith("Wages-")]
        assert filed in {fact["value"] for fact in found}
        assert len(found) == 2


def test_a_row_repeated_among_rows_that_agree_is_found(project: Project) -> None:
    rows = wage("1,000", "RMB", line=31) + wage("1,000", "RMB", line=32) * 2
    project.edit("records.csv", WAGES, rows)
    assert told(project.export()) == [("recordRepeated", 12), ("recordAgrees", 11)]


def test_a_clear_reading_leads_a_restored_one(project: Project) -> None:
    restored = 'wages,"1,000",RMB,2022,,,,,,restored,1.000,The table prints 1 000.,30,Text,Wages\n'
    project.edit("records.csv", WAGES, restored + wage("1,000", "RMB", line=31))
    assert ("recordAgrees", 10) in told(project.export())
    facts = facts_of(project)
    (fact,) = [fact for fact in facts.values() if fact["value"] == "1000.0"]
    assert "links" not in fact


def test_a_qualified_figure_has_its_member_and_a_footnote(project: Project) -> None:
    project.edit("records.csv", WAGES, wage("700", "RMB", "about"))
    assert told(project.export()) == []
    facts = facts_of(project)
    (fact,) = [fact for fact in facts.values() if fact["value"] == "700.0"]
    assert fact["dimensions"]["small:QualificationAxis"] == "small:ApproximatelyMember"
    (note,) = fact["links"]["footnote"]["_"]
    assert "“about”" in facts[note]["value"]
    page = (project.output / "report.xhtml").read_text("utf-8")
    assert "“about”" in page
    # the words stand as printed beside the figure, and not only in its footnote
    assert re.search(r">about\b[^“”]*>700<", page)


def test_an_exact_and_a_qualified_figure_are_two_facts(project: Project) -> None:
    project.edit("records.csv", WAGES, wage("1,000", "RMB") + wage("900", "RMB", "more than"))
    assert told(project.export()) == []
    found = {
        fact["value"]: fact["dimensions"].get("small:QualificationAxis")
        for fact in facts_of(project).values()
        if fact["dimensions"].get("period", "").startswith("2022-01") and "value" in fact
    }
    assert found == {"1000.0": None, "900.0": "small:MoreThanMember"}


def test_other_words_for_one_qualification_are_told_in_footnotes(project: Project) -> None:
    project.edit("records.csv", WAGES, wage("900", "RMB", "over") + wage("900", "RMB", "more than", line=31))
    assert told(project.export()) == [("recordAgrees", 11)]
    facts = facts_of(project)
    (fact,) = [fact for fact in facts.values() if fact["value"] == "900.0"]
    texts = [facts[note]["value"] for note in fact["links"]["footnote"]["_"]]
    assert texts == [f"The source qualifies this figure: “{words}”." for words in ("over", "more than")]


def test_facts_do_not_depend_on_the_order_of_the_records(project: Project) -> None:
    project.export()
    before = facts_of(project)
    path = project.folder / "records.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *reversed(rows)])
    project.export()
    after = facts_of(project)

    def without_notes(facts: dict[str, dict[str, object]]) -> list[tuple[str, object, object]]:
        return [
            (name, fact["value"], fact["dimensions"]) for name, fact in facts.items() if "note-" not in name
        ]

    assert without_notes(before) == without_notes(after)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        (("3,800", "RMB", "previously 3,780"), ("3,800", "RMB", ""), "recordAgrees"),
        (("3,800", "RMB", ""), ("3,800", "RMB", "previously 3,780"), "recordAgrees"),
        (("38,001,234", "RMB", ""), ("3,800", "RMB '0,000", "previously 3,780"), "recordLessPrecise"),
    ],
)
def test_one_record_that_says_so_makes_a_fact_restated(
    project: Project, first: tuple[str, str, str], second: tuple[str, str, str], code: str
) -> None:
    ask_for(project, "inline", "json", "flat-csv")
    restated_wages(project, first, second)
    assert told(project.export()) == [(code, 3)]
    (fact, note) = facts_of(project).values()
    assert note["value"] == "Restated: “previously 3,780”."
    assert list(fact["links"]["footnote"]) == ["_"]
    page = (project.output / "report.xhtml").read_text("utf-8")
    assert page.count('class="mark"') == 1
    assert [(row["status"], row["value"]) for row in flat_rows(project)] == [("restated", fact["value"])]


def test_a_restatement_is_in_the_lineage_and_marked_in_each_language(project: Project) -> None:
    restated_wages(project, ("3,800", "RMB", "previously 3,780"))
    project.export()
    lineage = json.loads((project.output / "lineage.json").read_text("utf-8"))["facts"]
    assert [entry["restated"] for entries in lineage.values() for entry in entries] == ["previously 3,780"]
    page = (project.output / "report.xhtml").read_text("utf-8")
    assert re.search(r'class="mark">.*?Restated.*?经重述.*?>3,800<', page, re.DOTALL)


@pytest.mark.parametrize("words", [("previously 3,780", ""), ("", "previously 3,780")])
def test_a_restated_and_another_figure_contradict_each_other(
    project: Project, words: tuple[str, str]
) -> None:
    restated_wages(project, ("3,800", "RMB", words[0]), ("3,780", "RMB", words[1]))
    (conflict,) = [item for item in project.export().findings if item.indicator == "wages"]
    assert conflict.code == "xbrlesg:recordConflict"
    assert "as first reported" in (conflict.hint or "")


def test_only_a_restatement_explains_a_contradiction_so(project: Project) -> None:
    restated_wages(project, ("3,800", "RMB", ""), ("3,780", "RMB", ""))
    (conflict,) = [item for item in project.export().findings if item.indicator == "wages"]
    assert conflict.hint == Code.RECORD_CONFLICT.value.hint


def test_an_unrestated_fact_has_neither_mark_nor_words(project: Project) -> None:
    ask_for(project, "inline", "json", "flat-csv")
    restated_wages(project, ("3,800", "RMB", ""))
    project.export()
    assert len(facts_of(project)) == 1
    assert "Restated" not in (project.output / "report.xhtml").read_text("utf-8")
    assert [row["status"] for row in flat_rows(project)] == ["printed"]


def flat_rows(project: Project) -> Sequence[Row]:
    """The flat facts of the last export."""
    return read_flat_csv((project.output / "facts.csv").read_bytes())


def test_facts_are_told_apart_by_their_aspects_and_not_by_their_ids(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def values() -> list[str]:
        job, _ = load_job(project.folder / "report.yaml", None, None)
        assert job is not None
        inputs, _ = load_inputs(job)
        assert inputs is not None
        return sorted(str(fact.value) for fact in apply_job(job, inputs).facts)

    told_apart = values()
    monkeypatch.setattr(order, "DIGITS", 0)  # every two facts of a concept share an id
    assert values() == told_apart
