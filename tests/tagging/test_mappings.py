"""Several mappings make several facts of one record: its place has a tag for each."""

from __future__ import annotations

from tests.tagging.designed import Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.levels import CheckLevel

INTERNAL = "internal-sessions,14,Times,2023,,,,,,,,,15,Training,Internal\n"
SECOND = """mapping: second
partial: true
taxonomy: https://small.example/taxonomy/2024-01-01/small.xsd
prefixes: {small: https://small.example/taxonomy/2024-01-01}
indicators:
  external-sessions: small:NumberOfInternalSessions
units: {Times: {unit: pure, factor: 1, family: count}}
unmapped_axes: [gender, value-basis, site]
"""


def test_a_number_has_a_tag_for_each_fact(designed: Designed) -> None:
    (designed.folder / "second.yaml").write_text(SECOND, "utf-8")
    designed.project.edit("report.yaml", "mapping: mapping.yaml", "mapping: [mapping.yaml, second.yaml]")
    designed.project.edit("records.csv", INTERNAL, "")
    places = "ids: {x: external-sessions}\n"
    codes = designed.body('<p id="x">They held 2.</p><p>{{external-sessions}}</p>', places).codes(
        CheckLevel.FAST
    )
    assert codes == []
    names = [tag.get("name") for tag in designed.elements("//h:p/ix:nonFraction/ix:nonFraction")]
    assert names == ["small:NumberOfInternalSessions"] * 2


def test_an_answer_is_bound_to_one_hidden_fact(designed: Designed) -> None:
    second = SECOND.replace("\nunits", "\n  review: small:TopicsOfPolicy\nunits")
    answers = 'enumerations: {small:TopicDomain: {every year: "small:EthicsMember"}}\n'
    (designed.folder / "second.yaml").write_text(second + answers, "utf-8")
    designed.project.edit("report.yaml", "mapping: mapping.yaml", "mapping: [mapping.yaml, second.yaml]")
    designed.project.edit("records.csv", INTERNAL, "")
    designed.project.edit(
        "records.csv", "topics,privacy; safety & health,,2023,,,,,,,,,22,Policy,covers\n", ""
    )
    places = "ids: {x: review}\n"
    codes = designed.body('<p id="x">every year</p><p>{{policy-date}}</p>', places).codes()
    assert codes == [Code.PLACE_UNFIT.value.name]
    assert designed.body("<p>{{review}}</p>", "marks: {}\n").codes(CheckLevel.FAST) == []
    assert len(designed.elements("//ix:hidden/ix:nonNumeric")) == 2
