"""Marks and ids: what names a fact, what does not, and where it stands."""

from __future__ import annotations

import pytest

from tests.tagging.designed import HEAD, Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.tagging.selector import Selector, read_selector


def found(designed: Designed, code: Code) -> list[Finding]:
    return [item for item in designed.tag().findings if item.code == code.value.name]


class TestSelector:
    @pytest.mark.parametrize(
        ("text", "conditions"),
        [
            ("employees", ()),
            (" employees |period=2023| gender = Female ", (("period", "2023"), ("gender", "Female"))),
            ("employees | site=a=b", (("site", "a=b"),)),
        ],
    )
    def test_reads_what_names_a_fact(self, text: str, conditions: tuple[tuple[str, str], ...]) -> None:
        assert read_selector(text) == Selector("employees", conditions)

    @pytest.mark.parametrize(
        "text", ["", "|", "| period=2023", "a | b", "a | =b", "a | b=", "a|b=1|b=2", "a=b"]
    )
    def test_anything_else_is_a_fault(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"names no indicator|not of the form|stands twice"):
            read_selector(text)


class TestNames:
    @pytest.mark.parametrize(
        ("mark", "hint"),
        [
            ("employes", "Did you mean 'employees'?"),
            ("employees | period=2023 | gendre=Male", "Did you mean 'gender'?"),
            ("employees | period=2023 | gender=male", "Did you mean 'Male', 'Female'?"),
            ("employees | period=2032", "Did you mean '2023', '2022'?"),
            ("sessions | site=Dongguang", "Did you mean 'Dongguan'?"),
        ],
    )
    def test_an_unknown_name_has_its_place_and_near_names(
        self, designed: Designed, mark: str, hint: str
    ) -> None:
        [item] = found(
            designed.body(f"<p>\u00e9 {{{{{mark}}}}} and {{{{sessions}}}}</p>"), Code.PLACE_UNKNOWN_NAME
        )
        assert hint in item.hint
        assert str(item.location) == "report.xhtml:2:12"
        assert f"{{{{{mark}}}}}" in designed.text

    def test_two_facts_that_fit_are_named(self, designed: Designed) -> None:
        [item] = found(designed.body("<p>{{employees}} {{sessions}}</p>"), Code.PLACE_AMBIGUOUS)
        assert item.message == "{{employees}}: 2 facts fit"
        assert item.hint == "Say which: employees | period=2023; employees | period=2022."

    @pytest.mark.parametrize("period", ["2023", "2023-01-01..2023-12-31"])
    def test_a_period_may_be_written_otherwise(self, designed: Designed, period: str) -> None:
        assert designed.body(f"<p>{{{{employees | period={period}}}}}</p>").codes() == []

    def test_a_breakdown_or_qualifier_goes_with_no_other_fact(self, designed: Designed) -> None:
        [item] = found(designed.body("<p>{{wages | period=2023}} {{sessions}}</p>"), Code.PLACE_WITHOUT_FACT)
        assert "wages | period=2023 | qualifier=about" in item.hint

    def test_an_unreadable_record_makes_no_fact(self, designed: Designed) -> None:
        [item] = found(designed.body("<p>{{score}} {{sessions}}</p>"), Code.PLACE_WITHOUT_FACT)
        assert item.message == "{{score}}: no fact was made of the records of 'score'"

    def test_facts_without_a_place_are_told_once_for_each_indicator(self, designed: Designed) -> None:
        items = found(designed.body("<p>{{employees | period=2022}}</p>"), Code.TAG_FACT_WITHOUT_PLACE)
        told = {item.indicator: (item.message, item.hint) for item in items}
        assert len(items) == len(told) == 13
        assert told["employees"][0] == "3 facts have no place in the document"
        assert "employees | gender=Male | period=2023" in told["employees"][1]
        assert told["training-hours"][0] == "1 fact has no place in the document"


class TestMarks:
    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ("<p>{{sessions</p>", "not closed"),
            ("<p>sessions}}</p>", "no mark begins"),
            ("<p>{{}}</p>", "names no indicator"),
            ("<p>{{sessions | site}}</p>", "not of the form"),
            ("<p>{{ses<b>sions}}</b></p>", "within the mark"),
            ("<p>{{ses<b/>sions}}</p>", "within the mark"),
            ("<p>{{sessions}<b>}</b></p>", "within the mark"),
            ("<p>{{ses<!-- x -->sions}}</p>", "within the mark"),
            ("<table><tr><td>{{ses</td><td>sions}}</td></tr></table>", "within the mark"),
        ],
    )
    def test_a_mark_that_cannot_be_read(self, designed: Designed, body: str, message: str) -> None:
        [item] = found(designed.body(f"{body}<p>{{{{score}}}}</p>"), Code.MARK_SYNTAX)
        assert message in item.message
        assert item.location is not None
        assert item.location.row == 2

    @pytest.mark.parametrize(
        "body",
        [
            '<p title="{{sessions}}">x</p>',
            "<table><tr>{{sessions}}<td/></tr></table>",
            "<ul>{{sessions}}</ul>",
            "<p><![CDATA[{{sessions}}]]></p>",
            '<div><svg xmlns="http://www.w3.org/2000/svg"><text>{{sessions}}</text></svg></div>',
            "<p>{{policy-text | language=en}}</p>",
        ],
    )
    def test_a_mark_where_no_tag_can_stand(self, designed: Designed, body: str) -> None:
        assert Code.PLACE_UNFIT.value.name in designed.body(body).codes()

    def test_a_mark_in_the_title(self, designed: Designed) -> None:
        document = f"{HEAD}<p>{{{{sessions}}}}</p></body></html>".replace("<title>T", "<title>{{company}}")
        [item] = found(designed.whole(document), Code.PLACE_UNFIT)
        assert "title" in item.message

    def test_references_within_a_mark_are_read(self, designed: Designed) -> None:
        designed.project.edit(
            "records.csv", "sessions,12,Times,2023,,,,Dongguan", "sessions,12,Times,2023,,,,A & B"
        )
        designed.project.edit("mapping.yaml", "typed: {Dongguan:", 'typed: {"A & B": AB, Dongguan:')
        designed.body("<p>é&eacute; {{sessions | site=A &amp; &#66;}} &eacute;</p>")
        assert designed.codes(CheckLevel.FAST) == []
        assert "é&#233; <ix:nonFraction" in designed.text
        assert ">12</ix:nonFraction> &#233;</p>" in designed.text

    def test_a_line_that_ends_in_two_characters(self, designed: Designed) -> None:
        designed.body("<p>One\r\n{{sessions\r\n| site=Dongguan}}\r\nthree</p>")
        assert designed.codes(CheckLevel.FAST) == []
        assert b"<p>One\r\n<ix:nonFraction" in designed.content
        assert b"</ix:nonFraction>\r\nthree</p>" in designed.content


class TestIds:
    def test_an_id_or_mark_that_the_document_lacks(self, designed: Designed) -> None:
        places = "ids: {sesions: sessions}\nmarks: {staff: sessions}\n"
        designed.body('<p id="sessions">16 {{sessions}}</p>', places)
        items = found(designed, Code.PLACE_MISSING)
        assert [str(item.location) for item in items] == [
            "places.yaml:1:ids.sesions",
            "places.yaml:2:marks.staff",
        ]
        assert "Did you mean 'sessions'?" in items[0].hint

    def test_an_id_at_two_elements(self, designed: Designed) -> None:
        designed.body('<p id="n">16</p>\n<p id="n">16</p><p>{{company}}</p>', "ids: {n: sessions}\n")
        [item] = found(designed, Code.PLACE_REPEATED)
        assert (item.location and item.location.row, "lines 2, 3" in item.message) == (3, True)

    @pytest.mark.parametrize(
        ("body", "places"),
        [
            ('<p id="a">{{sessions}}</p>', "{a: sessions}"),
            ('<p id="a"><b id="b">16</b></p>', "{a: sessions, b: sessions}"),
            (
                '<p id="a">Small &amp; <b id="b">Sons &lt;Ltd&gt;</b></p>',
                "{a: company, b: {fact: company, take: document}}",
            ),
        ],
    )
    def test_two_places_may_not_claim_the_same_words(
        self, designed: Designed, body: str, places: str
    ) -> None:
        codes = designed.body(body, f"ids: {places}\n").codes()
        assert codes in ([Code.PLACE_OVERLAP.value.name], [Code.PLACE_SHOWS_OTHER.value.name])

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("ids: [a]", "yamlContent"),
            ("ids: {a: {fact: sessions, size: 2}}", "yamlContent"),
            ("ids: {a: 'sessions | site'}", "yamlContent"),
            ("ids: {a: {fact: sessions, take: all}}", "yamlContent"),
            ("ids: {a: [", "yamlSyntax"),
        ],
    )
    def test_a_place_file_that_cannot_be_read(self, designed: Designed, text: str, code: str) -> None:
        outcome = designed.body('<p id="a">16</p>', text).tag()
        assert {item.code for item in outcome.findings} & {f"xbrlesg:{code}"}
        assert outcome.facts == 0
        assert not (designed.folder / "tagged.xhtml").exists()


def test_a_document_without_places_is_not_written(designed: Designed) -> None:
    (designed.folder / "tagged.xhtml").write_text("of an earlier run", "utf-8")
    assert designed.body("<p>Nothing here.</p>").codes() == [Code.TAG_NOTHING.value.name]
    assert not (designed.folder / "tagged.xhtml").exists()
    assert (designed.folder / "tagged.findings.json").exists()
