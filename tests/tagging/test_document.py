"""The designed report tagged as a whole: what Arelle reads from it, and what of it must not have changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from lxml import etree

from tests.tagging.designed import SAMPLE, Designed, is_of_tagging, stripped
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity, worst
from xbrlesg.names import IX
from xbrlesg.pipeline.levels import CheckLevel

MARKS = {
    "{{employees | gender=Male}}": "600",
    "{{sessions}}": "16",
    "{{ sessions | site=Dongguan }}": "12",
    "{{sessions | site=厦门}}": "4",
    "{{internal-sessions}}": "14",
    "{{external-sessions}}": "2",
    "{{policy-in-force | site=Dongguan}}": "否",
    "{{topics}}": "<span>privacy; safety &amp; health</span>",
    "{{policy-text | language=zh-hans}}": "<p>概述：&lt;安全&gt; &amp; 隐私。</p>",
    "{{staff}}": "1,000",
}


def test_arelle_reads_the_facts_that_were_meant(designed: Designed) -> None:
    outcome = designed.sample().tag(CheckLevel.FULL)
    assert [item for item in outcome.findings if is_of_tagging(item.code)] == []
    # 22 facts of the records, one of them at two places
    assert (outcome.facts, outcome.places) == (22, 23)
    assert not any(item.code == Code.TAG_FACT_WITHOUT_PLACE.value.name for item in outcome.findings)


def test_the_tagged_document_says_what_an_export_says(designed: Designed) -> None:
    designed.sample().tag()
    designed.project.export()
    tagged = json.loads((designed.folder / "tagged.json").read_text("utf-8"))["facts"]
    exported = json.loads((designed.project.output / "report.json").read_text("utf-8"))["facts"]
    differing = {fact_id for fact_id in exported if tagged[fact_id] != exported[fact_id]}
    assert tagged.keys() == exported.keys()
    assert {fact_id.partition("-")[0] for fact_id in differing} == {"DescriptionOfPolicy"}
    [block] = [tagged[fact_id]["value"] for fact_id in differing]
    assert block.strip().startswith('<p class="lead">We &lt;care&gt; &amp; act.</p>')


def test_nothing_else_changes_to_the_byte(designed: Designed) -> None:
    designed.sample().tag()
    original = (SAMPLE / "report.xhtml").read_text("utf-8")
    for mark, printed in MARKS.items():
        assert mark in original
        original = original.replace(mark, printed)
    original = original.replace("&nbsp;", "&#160;").replace("&mdash;", "&#8212;")
    assert stripped(designed.text) == original


def test_visible_text_and_elements_are_those_of_the_original(designed: Designed) -> None:
    designed.sample().tag()

    def seen(content: bytes) -> tuple[str, list[str]]:
        root = etree.fromstring(content)
        for header in root.iterfind(".//{*}div[@style='display:none']"):
            del header[:]
            header.tag = f"{{{IX}}}gone"
        tags = [name.localname for name in map(etree.QName, root.iter(etree.Element)) if name.namespace != IX]
        return "".join(map(str, root.itertext())), tags

    original = (SAMPLE / "report.xhtml").read_text("utf-8")
    for mark, printed in MARKS.items():
        original = original.replace(mark, printed)
    original = original.replace("&nbsp;", "&#160;").replace("&mdash;", "&#8212;")
    assert seen(designed.content) == seen(original.encode())


def test_signs_units_and_notes_stay_outside_the_tags(designed: Designed) -> None:
    designed.sample().tag()
    for shown in (
        '(<ix:nonFraction id="Wages-93a67636ea78dd6e" name="small:Wages" contextRef="d2022" unitRef="CNY" '
        'decimals="1" format="ixt:num-dot-decimal" sign="-">12.5</ix:nonFraction>)',
        'scale="6">196.7867</ix:nonFraction> million',
        'scale="-2">5.50</ix:nonFraction>&#160;%',
        ">400</ix:nonFraction> (40%)",
        ">1,000</ix:nonFraction></b><sup>1</sup>",
    ):
        assert shown in designed.text


def test_answers_are_hidden_and_bound_to_the_element_that_shows_them(designed: Designed) -> None:
    designed.sample().tag()
    hidden = {each.get("name"): each.get("id") for each in designed.elements("//ix:hidden/ix:nonNumeric")}
    [review] = designed.elements("//h:span[@id='review']")
    assert review.get("style") == f"font-weight: bold; -ix-hidden:{hidden['small:FrequencyOfReview']}"
    [topics] = designed.elements("//h:span[starts-with(@style, '-ix-hidden')]")
    assert (topics.get("style"), topics.text) == (
        f"-ix-hidden:{hidden['small:TopicsOfPolicy']}",
        "privacy; safety & health",
    )


def test_lineage_leads_from_the_place_to_the_record(designed: Designed) -> None:
    designed.sample().tag()
    lineage = designed.lineage()
    [staff] = [fact_id for fact_id, shown in lineage["places"].items() if len(shown) == 2]
    assert [(each["element"], each["place"], each["shown"]) for each in lineage["places"][staff]] == [
        (staff, "#staff-2023", "1,000"),
        (f"{staff}.2", "{{employees | period=2023}}", "1,000"),
    ]
    assert {origin["record"]["row"] for origin in lineage["facts"][staff]} == {3, 5}
    at = lineage["places"][staff][0]
    line = (SAMPLE / "report.xhtml").read_text("utf-8").splitlines()[at["row"] - 1]
    assert line[int(at["column"]) - 1 :].startswith('<td class="n" id="staff-2023">')


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_the_same_bytes_under_any_hash_seed(designed: Designed, seed: str) -> None:
    designed.sample().tag()
    command = [
        *(sys.executable, "-m", "xbrlesg", "tag", "report.xhtml", "report.yaml", "--map", "places.yaml"),
        *("-o", "again/tagged.xhtml", "--check", "none"),
    ]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run(command, cwd=designed.folder, env=environment, check=True, capture_output=True)  # noqa: S603
    for ending in ("xhtml", "json", "lineage.json", "findings.json", "findings.html"):
        name = f"tagged.{ending}"
        assert (designed.folder / "again" / name).read_bytes() == (designed.folder / name).read_bytes()


def test_version_4_of_the_transformations_and_another_link(designed: Designed) -> None:
    profile = 'profile: old\ntransformations: "4"\nhidden_facts: -esef-ix-hidden\n'
    (designed.folder / "old.yaml").write_text(profile, "utf-8")
    designed.project.edit(
        "report.yaml", "    mapping: mapping.yaml", "    mapping: mapping.yaml\n    profile: old.yaml"
    )
    outcome = designed.sample().tag(CheckLevel.FAST)
    assert worst(outcome.findings) is Severity.WARNING
    assert "-esef-ix-hidden:" in designed.text
    assert 'format="ixt4:num-dot-decimal"' in designed.text
