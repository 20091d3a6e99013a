"""A record of each kind ends as a fact with its value, in both formats, or as a finding."""

from __future__ import annotations

import csv
import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects import Project, copy_small_project
from xbrlesg.findings.model import Severity, worst
from xbrlesg.pipeline.levels import CheckLevel

LINE = {"source_line": "99", "source_section": "Policy"}
# What a cell may hold: the characters of XML 1.0 (2.2).
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"],
    exclude_characters="\ufffe\uffff",
    include_characters="\t\n\r\x7f\x85\x9f",
)
MARKUP = st.sampled_from(
    ["<p>", "</p>", "<!--", "]]>", "&amp;", "&#13;", "\n\n", "\r\n", "<br/>", "<?x?>", " ", "安全"]
)
TEXTS = st.lists(st.one_of(MARKUP, st.text(CHARACTERS, max_size=12)), max_size=6).map("".join)
FOLDERS = count()


def rewrite(project: Project, *records: dict[str, str]) -> None:
    """Leave these records alone in the project's file."""
    path = project.folder / "records.csv"
    header = path.read_text("utf-8").partition("\n")[0].split(",")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, restval="")
        writer.writeheader()
        writer.writerows({**LINE, "period": "2023", **record} for record in records)


def facts_of(project: Project) -> dict[str, Any]:
    """The facts of the exported xBRL-JSON by id."""
    facts: dict[str, Any] = json.loads((project.output / "report.json").read_text("utf-8"))["facts"]
    return facts


@pytest.mark.parametrize(
    ("indicator", "printed", "value"),
    [
        ("policy-in-force", "Yes", "true"),
        ("policy-in-force", "no", "false"),
        ("policy-in-force", "否", "false"),
        ("policy-date", "2023-11-10", "2023-11-10"),
        ("policy-date", "November 10, 2023", "2023-11-10"),
        ("policy-date", "10 November 2023", "2023-11-10"),
        ("policy-date", "2023年1月9日", "2023-01-09"),
        ("review", "annually", "small:YearlyMember"),
        ("topics", "ethics", "small:EthicsMember"),
        (
            "topics",
            "safety & health; ethics; privacy",
            "small:EthicsMember small:PrivacyMember small:SafetyMember",
        ),
    ],
)
def test_a_value_is_written_as_meant_and_read_back(
    project: Project, indicator: str, printed: str, value: str
) -> None:
    rewrite(project, {"indicator": indicator, "value": printed})
    assert project.export(CheckLevel.FAST).findings == ()
    (fact,) = facts_of(project).values()
    assert fact["value"] == value
    assert "language" not in fact["dimensions"]
    assert "decimals" not in fact


def test_the_page_shows_a_date_as_printed(project: Project) -> None:
    rewrite(project, {"indicator": "policy-date", "value": "10 November 2023"})
    project.export()
    assert ">10 November 2023<" in (project.output / "report.xhtml").read_text("utf-8")


def test_one_record_for_each_language_of_a_text(project: Project) -> None:
    texts = {"en": "One.\r\n\r\nTwo & <three>.", "zh-hans": "一。\n\n二。"}
    rewrite(
        project,
        *(
            {"indicator": "policy-text", "value": text, "language": language}
            for language, text in texts.items()
        ),
    )
    assert project.export(CheckLevel.FAST).findings == ()
    assert {fact["dimensions"]["language"]: fact["value"] for fact in facts_of(project).values()} == {
        "en": "<p>One.</p><p>Two &amp; &lt;three&gt;.</p>",
        "zh-hans": "<p>一。</p><p>二。</p>",
    }


@pytest.mark.parametrize("indicator", ["policy-text", "company"])
@given(texts=st.lists(TEXTS.filter(str.strip), min_size=10, max_size=60))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_survives_every_format_character_by_character(
    tmp_path_factory: pytest.TempPathFactory, project_package: Path, indicator: str, texts: list[str]
) -> None:
    project = copy_small_project(tmp_path_factory.mktemp("texts") / str(next(FOLDERS)), project_package)
    formats = "[inline, json, csv, xml, parquet, flat-csv, xlsx]"
    project.edit("report.yaml", "[small.zip]", f"[small.zip]\n    outputs: {formats}")
    records = [
        {"indicator": indicator, "value": text, "language": "en", "period": str(1950 + year)}
        for year, text in enumerate(texts)
    ]
    rewrite(project, *records)
    exported = project.export(CheckLevel.FAST)
    assert (exported.findings, exported.facts) == ((), len(texts))


@given(indicator=st.sampled_from(["policy-in-force", "policy-date", "review", "topics"]), text=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_other_value_is_found(
    tmp_path_factory: pytest.TempPathFactory, project_package: Path, indicator: str, text: str
) -> None:
    project = copy_small_project(tmp_path_factory.mktemp("values") / str(next(FOLDERS)), project_package)
    rewrite(project, {"indicator": indicator, "value": text})
    exported = project.export()
    assert worst(exported.findings) is Severity.ERROR
    assert {item.location and item.location.column for item in exported.findings} == {"value"}


@given(
    answers=st.lists(
        st.sampled_from(["privacy", "safety & health", "ethics", "Privacy", "", "privacy "]),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_set_of_answers_is_whole_or_found(
    tmp_path_factory: pytest.TempPathFactory, project_package: Path, answers: list[str]
) -> None:
    project = copy_small_project(tmp_path_factory.mktemp("answers") / str(next(FOLDERS)), project_package)
    rewrite(project, {"indicator": "topics", "value": "; ".join(answers)})
    exported = project.export()
    known = {"privacy": "Privacy", "safety & health": "Safety", "ethics": "Ethics"}
    if len(set(answers)) == len(answers) and known.keys() >= set(answers):
        (fact,) = facts_of(project).values()
        assert fact["value"] == " ".join(sorted(f"small:{known[answer]}Member" for answer in answers))
    else:
        assert worst(exported.findings) is Severity.ERROR


def test_a_summary_is_footnoted_and_never_passes_for_the_source(project: Project) -> None:
    summary = {"indicator": "policy-text", "value": "They care.", "language": "en", "reading": "summary"}
    rewrite(project, {**summary, "source_line": "148-152"}, {**summary, "source_line": "7", "period": "2022"})
    assert project.export(CheckLevel.FAST).findings == ()
    facts = facts_of(project)
    notes = [
        facts[note]["value"]
        for fact in facts.values()
        for note in fact.get("links", {}).get("footnote", {}).get("_", [])
    ]
    assert notes == [
        "A summary in the preparer's own words of line 7 of the source.",
        "A summary in the preparer's own words of lines 148 to 152 of the source.",
    ]
    assert (project.output / "report.xhtml").read_text("utf-8").count('class="mark"') == 2
    lineage = json.loads((project.output / "lineage.json").read_text("utf-8"))["facts"]
    sources = [origin["source"] for origins in lineage.values() for origin in origins]
    assert sources == [{"line": 7, "section": "Policy"}, {"line": 148, "last_line": 152, "section": "Policy"}]


def test_the_note_of_a_summary_is_in_the_first_language_of_the_report(project: Project) -> None:
    project.edit("report.yaml", "languages: [en, zh-hans]", "languages: [zh-hans, en]")
    project.export()
    notes = [fact for fact in facts_of(project).values() if fact["dimensions"]["concept"] == "xbrl:note"]
    assert "本段为编制者以自己的语言对原文第23至27行所作的概述。" in {note["value"] for note in notes}
    assert {note["dimensions"]["language"] for note in notes} == {"zh-hans"}


def test_the_sources_words_lead_a_summary_that_says_the_same(project: Project) -> None:
    text = {"indicator": "policy-text", "value": "We care.", "language": "en"}
    rewrite(project, {**text, "reading": "summary", "source_line": "1-9"}, text)
    assert [item.code for item in project.export().findings] == ["xbrlesg:recordAgrees"]
    (fact,) = facts_of(project).values()
    assert "links" not in fact


def test_contradicting_answers_and_texts_are_found_in_few_words(project: Project) -> None:
    text = {"indicator": "policy-text", "language": "en"}
    rewrite(
        project,
        {"indicator": "policy-in-force", "value": "Yes"},
        {"indicator": "policy-in-force", "value": "No", "source_line": "98"},
        {"indicator": "review", "value": "annually"},
        {"indicator": "review", "value": "every year", "source_line": "98"},
        {**text, "value": "We care. " * 50},
        {**text, "value": "We act. ", "source_line": "98"},
    )
    found = project.export().findings
    assert [(item.code, item.indicator) for item in found] == [
        ("xbrlesg:recordConflict", "policy-in-force"),
        ("xbrlesg:recordConflict", "policy-text"),
        ("xbrlesg:recordAgrees", "review"),
    ]
    assert all(len(item.message) < 150 for item in found)


AS_PRINTED = ("typed: {Dongguan: Dongguan, 厦门: Xiamen}", "typed: as-printed")


@pytest.mark.parametrize("site", ["Dongguan", "漳州 <2> & Co.", "a; b", "\"quoted\" 'site'"])
def test_a_typed_axis_takes_values_as_printed(project: Project, site: str) -> None:
    project.edit("mapping.yaml", *AS_PRINTED)
    rewrite(project, {"indicator": "policy-in-force", "value": "Yes", "site": site})
    assert project.export(CheckLevel.FAST).findings == ()
    (fact,) = facts_of(project).values()
    assert fact["dimensions"]["small:SiteAxis"] == site


@pytest.mark.parametrize("site", [" ", "Dongguan ", "\tDongguan", "Dong\nguan", "Dong  guan", "\u3000东莞"])
def test_a_value_as_printed_holds_no_spaces_that_nobody_sees(project: Project, site: str) -> None:
    project.edit("mapping.yaml", *AS_PRINTED)
    rewrite(project, {"indicator": "policy-in-force", "value": "Yes", "site": site})
    (item,) = project.export().findings
    assert (item.code, item.value) == ("xbrlesg:breakdownUnknown", site)
    assert repr(" ".join(site.split())) in item.hint
