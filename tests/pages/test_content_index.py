"""The content index as a page: in the standard's form, undecided where the company has not decided."""

import re
from dataclasses import replace

import pytest

from tests.coverage.own_references import answer, fact
from tests.coverage.test_content_index import OMISSIONS, index
from tests.pages.test_findings import visible
from xbrlesg.pages.content_index import content_index_page

FULL = content_index_page(
    index(answer("UseOfCandour", "FullMember"), fact("WasteWeight"), omissions=OMISSIONS), "Report & Sons"
)
PART = content_index_page(index(answer("UseOfCandour", "PartMember"), fact("WasteWeight")), "Report & Sons")
UNDECIDED = content_index_page(index(fact("WasteWeight")), "Report & Sons")


def test_the_long_form_has_omissions_row_by_row() -> None:
    text = visible(FULL)
    for part in (
        "Statement of use Small & Sons follows the code in full from 2023-01-01 to 2023-12-31.",
        "Candour 0 used Candour 0: Basis 2020",
        "1-1 Name no fact speaks to it no omission permitted",
        "2-1 Water 2-1-a Not applicable Dry trade.",
        "2-1-b Secret Ours.",
        "2-2 Waste Section WasteWeight",
        "2-3 Noise all Not applicable All is still.",
    ):
        assert part in text
    assert "decision" not in text


def test_the_shorter_form_has_no_place_for_omissions() -> None:
    text = visible(PART)
    assert "Small & Sons cites the code" in text
    assert "Omission" not in text
    assert "2-2 Waste Section WasteWeight" in text


def test_an_undecided_index_says_who_has_to_decide() -> None:
    assert "Not stated. The company has to decide" in visible(UNDECIDED)
    assert "is the company's decision and is not inferred" in visible(UNDECIDED)


def test_an_empty_index_says_so() -> None:
    assert "Nothing is disclosed or omitted." in visible(content_index_page(index(), "Report"))


@pytest.mark.parametrize("page", [FULL, PART, UNDECIDED], ids=["full", "part", "undecided"])
def test_rows_are_whole_and_the_page_needs_nothing_from_elsewhere(page: bytes) -> None:
    text = page.decode("utf-8")
    assert text.count("<tr") == text.count("</tr>")
    assert text.count("<td") == text.count("</td>")
    assert not re.search(r"<script|\bsrc=|url\(|https?://|@import", text)


def test_facts_without_a_section_are_counted() -> None:
    made = index(fact("WasteWeight"))
    rows = tuple(replace(item, sections=()) for item in made.groups[0].rows)
    page = content_index_page(replace(made, groups=(replace(made.groups[0], rows=rows),)), "Report")
    assert "2-2 Waste in 1 tagged fact; no section is known" in visible(page)
