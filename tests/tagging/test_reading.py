"""What a document shows at an id: tagged where it says the fact's value, a finding where it does not."""

from __future__ import annotations

import pytest

from tests.tagging.designed import Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.names import XSI
from xbrlesg.pipeline.levels import CheckLevel

OTHER = Code.PLACE_SHOWS_OTHER.value.name


def attributes(designed: Designed) -> dict[str, str]:
    [tag] = designed.elements("//h:body//*[@contextRef][not(ancestor::ix:header)]")
    return {key: str(tag.get(key)) for key in ("scale", "sign", "format") if tag.get(key)} | {
        "": "".join(map(str, tag.itertext()))
    }


@pytest.mark.parametrize(
    ("fact", "shown", "said"),
    [
        ("sessions", "16", {"": "16"}),
        ("sessions", "16.0 times", {"": "16.0"}),
        ("sessions", "In 2023 we held 16 sessions.", {"": "16"}),
        ("sessions", "共16场", {"": "16"}),
        ("employees | period=2023", "1000 people", {"": "1000"}),
        ("employees | period=2023", "1 thousand", {"": "1", "scale": "3"}),
        ("employees | period=2023", "0.1万人", {"": "0.1", "scale": "4"}),
        ("employees | period=2023", "staff (1,000)", {"": "1,000"}),
        ("wages | period=2022", "RMB-12.50", None),
        ("wages | period=2022", "-RMB12.50", {"": "12.50", "sign": "-"}),
        ("wages | period=2022", "\u221212.5", {"": "12.5", "sign": "-"}),
        ("wages | period=2022", "loss of (12.5) then", {"": "12.5", "sign": "-"}),
        ("wages | period=2022", "12.5", None),
        ("wages | qualifier=about", "19,678.67", {"": "19,678.67", "scale": "4"}),
        ("wages | qualifier=about", "CNY196,786,700", {"": "196,786,700"}),
        ("wages | qualifier=about", "19,678.67 million", None),
        ("wages | qualifier=about", "196,787,000", None),
        ("turnover-rate", "5.5 %", {"": "5.5", "scale": "-2"}),
        ("turnover-rate", "55 ‰", {"": "55", "scale": "-3"}),
        ("turnover-rate", "0.055", {"": "0.055"}),
        ("turnover-rate", "0.055 %", None),
        ("turnover-rate", "(5.5%)", None),
        ("turnover-rate", "leavers 55 (5.5%)", {"": "5.5", "scale": "-2"}),
        ("sessions", "(16)", None),
        ("sessions", "-16", None),
        ("sessions", "A16", None),
        ("sessions", "16,000", None),
        ("sessions", "0.16", None),
        ("sessions", "16e3", None),
        ("sessions", "16 or 16.0", None),
        ("sessions", "17", None),
        ("sessions", "sixteen", None),
        ("sessions", "１６", None),
        ("sessions", "", None),
        ("policy-date", "on 2023-11-10.", {"": "2023-11-10"}),
        ("policy-date", "2023年11月10日", {"": "2023年11月10日"}),
        ("policy-date", "approved 10 November 2023", {"": "10 November 2023"}),
        ("policy-date", "10/11/2023", None),
        ("policy-date", "November 11, 2023", None),
        ("policy-date", "2023-11-10, or 10 November 2023", None),
        ("policy-date", "30 February 2023", None),
        ("policy-in-force", "是", {"": "是"}),
        ("policy-in-force", " yes\n", {"": "yes"}),
        ("policy-in-force", "No", None),
        ("policy-in-force", "Yes, it is", None),
        ("company", "Small &amp;\n Sons &lt;Ltd>", {"": "Small &\n Sons <Ltd>"}),
        ("company", "Small &amp; Sons", None),
        ("review", "quarterly", None),
    ],
)
def test_what_is_shown_says_the_value_or_is_a_finding(
    designed: Designed, fact: str, shown: str, said: dict[str, str] | None
) -> None:
    codes = designed.body(
        f'<p id="x">{shown}</p><p>{{{{internal-sessions}}}}</p>', f'ids: {{x: "{fact}"}}\n'
    ).codes()
    if said is None:
        assert codes == [OTHER]
        assert f'<p id="x">{shown}</p>' in designed.text
        return
    assert codes == []
    designed.body(f'<p id="x">{shown}</p>').tag(CheckLevel.FAST)
    found = attributes(designed)
    found.pop("format", None)
    assert found == said


@pytest.mark.parametrize(
    ("body", "is_tagged"),
    [
        ('<p id="x">1<b>6</b></p>', False),
        ('<p id="x"><i>no</i> <b>16</b></p>', True),
        ('<p>1<b id="x">6</b></p>', False),
        ('<p>−<b id="x">16</b></p>', False),
        ('<table><tr id="x"><td>16</td></tr></table>', True),
        ('<table><tr><td>1</td><td id="x">16</td></tr></table>', True),
        ('<p id="x"><![CDATA[16]]></p>', False),
        ('<p id="x">16<sub>1</sub></p>', True),
        ('<p id="x">16<br/>17</p>', True),
        ('<img id="x" alt="16" src="data:image/png;base64,AA=="/>', False),
    ],
)
def test_digits_are_those_that_people_see(designed: Designed, body: str, is_tagged: bool) -> None:
    codes = designed.body(f"{body}<p>{{{{internal-sessions}}}}</p>", "ids: {x: sessions}\n").codes()
    assert (codes == []) is is_tagged


def test_the_map_may_say_the_scale(designed: Designed) -> None:
    places = 'ids: {x: {fact: "employees | period=2023", scale: 3}}\n'
    assert designed.body('<p id="x">1</p>', places).codes(CheckLevel.FAST) == []
    assert attributes(designed)["scale"] == "3"
    assert designed.body('<p id="x">1,000</p><p>{{sessions}}</p>', places).codes() == [OTHER]


def test_words_for_nil_are_linked_to_an_empty_fact(designed: Designed) -> None:
    designed.project.edit("mapping.yaml", "mapping: small", "mapping: small\nnil: [none]")
    designed.project.edit("records.csv", "sessions,16,Times,2023,,,,", "sessions,none,Times,2023,,,,")
    designed.body(
        '<p id="x">None</p><p id="y">none</p><p>{{sessions}}</p>', "ids: {x: sessions, y: sessions}\n"
    )
    assert designed.codes() == [OTHER]
    designed.body('<p id="y">none</p><p>{{sessions}}</p>', "ids: {y: sessions}\n")
    assert designed.codes(CheckLevel.FAST) == []
    (hidden,) = designed.elements("//ix:hidden/ix:nonFraction")
    assert (hidden.get(f"{{{XSI}}}nil"), hidden.text, hidden.get("decimals")) == ("true", None, None)
    assert len(designed.elements(f"//*[contains(@style, '-ix-hidden:{hidden.get('id')}')]")) == 2


def test_none_is_a_zero_in_words(designed: Designed) -> None:
    designed.project.edit(
        "mapping.yaml",
        "  sessions: small:NumberOfSessions",
        "  sessions: {concept: small:NumberOfSessions, stated: {none: 0}}",
    )
    designed.project.edit("records.csv", "sessions,16,Times,2023,,,,", "sessions,none,Times,2023,,,,")
    designed.body(
        '<p id="x">None</p><p id="y">none</p><p>{{sessions}}</p>', "ids: {x: sessions, y: sessions}\n"
    )
    assert designed.codes() == [OTHER]
    designed.body('<p id="y">none</p><p>{{sessions}}</p>', "ids: {y: sessions}\n")
    assert [item for item in designed.codes(CheckLevel.FAST) if item.startswith("xbrlesg")] == []
    assert designed.text.count('format="ixt:fixed-zero">none<') == 2


class TestTexts:
    BLOCK = '<p>We &lt;care&gt; &amp; act.</p><p>It holds for "all" sites. So do its annexes.</p>'

    def test_a_block_with_the_records_words_becomes_the_value(self, designed: Designed) -> None:
        designed.body(f'<div id="x">{self.BLOCK}</div>', "ids: {x: policy-text | language=en}\n")
        assert designed.codes(CheckLevel.FAST) == []

    def test_a_block_with_other_words_is_a_finding(self, designed: Designed) -> None:
        body = f'<div id="x">{self.BLOCK} More.</div><p>{{{{sessions}}}}</p>'
        assert designed.body(body, "ids: {x: policy-text | language=en}\n").codes() == [OTHER]

    @pytest.mark.parametrize(
        "block",
        [
            '<div id="x"><h3 title="&quot;b&quot; &amp; c">C</h3>\n<ul><li>D<br/></li><li/></ul></div>',
            '<ul id="x"><li>One</li><li>T&eacute;<em/>wo <!-- no --></li></ul>',
            '<table id="x"><tr><td>1</td><td></td></tr></table>',
            '<p id="x">Just <a href="#top" class="b">words</a></p>',
            '<div id="x"><p>We held {{sessions}} sessions, {{topics}}.</p>{{company}}</div>',
        ],
    )
    def test_the_document_may_be_the_value(self, designed: Designed, block: str) -> None:
        places = "ids: {x: {fact: policy-text | language=en, take: document}}\n"
        assert designed.body(block, places).codes(CheckLevel.FAST) == []
        [shown] = [
            each for places_ in designed.lineage()["places"].values() for each in places_ if "value" in each
        ]
        assert (shown["place"], shown["value"]) == ("#x", "taken from the document")

    @pytest.mark.parametrize("attribute", ['xml:lang="en"', 'title="a &lt; b"'])
    def test_an_attribute_that_arelle_reads_otherwise_is_told_beforehand(
        self, designed: Designed, attribute: str
    ) -> None:
        places = "ids: {x: {fact: policy-text | language=en, take: document}}\n"
        body = f'<div id="x"><p {attribute}>Text</p></div><p>{{{{sessions}}}}</p>'
        assert designed.body(body, places).codes() == [Code.PLACE_UNFIT.value.name]

    def test_words_of_the_document_have_no_note_on_the_record(self, designed: Designed) -> None:
        places = "ids: {x: {fact: policy-text | language=zh-hans, take: document}}\n"
        assert designed.body('<p id="x">政策</p>', places).codes(CheckLevel.FAST) == []
        assert "ix:footnote" not in designed.text

    def test_only_texts_are_taken_from_a_document(self, designed: Designed) -> None:
        places = "ids: {x: {fact: sessions, take: document}}\n"
        codes = designed.body('<p id="x">17</p><p>{{sessions}}</p>', places).codes()
        assert codes == [Code.PLACE_TAKE.value.name]

    def test_a_mark_without_a_fact_spoils_the_text_that_holds_it(self, designed: Designed) -> None:
        places = "ids: {x: {fact: policy-text | language=en, take: document}}\n"
        codes = designed.body('<p id="x">We held {{nothing}}. {{sessions}}</p>', places).codes()
        assert sorted(codes) == [OTHER, Code.PLACE_UNKNOWN_NAME.value.name]

    def test_two_places_give_a_text_one_value(self, designed: Designed) -> None:
        places = "ids: {x: company, y: company}\n"
        designed.body(
            '<p id="x">Small  &amp; Sons &lt;Ltd&gt;</p><p id="y">Small &amp; Sons &lt;Ltd&gt;</p>', places
        )
        assert designed.codes(CheckLevel.FAST) == [OTHER]
        assert [tag.getparent().get("id") for tag in designed.elements("//h:p/ix:nonNumeric")] == ["y"]  # type: ignore[union-attr]
