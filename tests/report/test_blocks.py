"""Text blocks: what of a text becomes a list or a table, and that no character gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_fact
from xbrlesg.names import IX, XHTML
from xbrlesg.report.blocks import block_markup
from xbrlesg.writers.escaped import add_content
from xbrlesg.writers.markup import make

LINES = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=8), min_size=2
)


@pytest.mark.parametrize(
    ("paragraph", "markup"),
    [
        ("- a < b\n- 安全", "<ul><li>a &lt; b</li><li>安全</li></ul>"),
        ("1. first\n2. second", "<ol><li>first</li><li>second</li></ol>"),
        (
            "| Site | Staff |\n|东莞|R&D  |\n|  | 4 |",
            "<table><tr><th>Site</th><th>Staff</th></tr><tr><td>东莞</td><td>R&amp;D</td></tr>"
            "<tr><td></td><td>4</td></tr></table>",
        ),
    ],
)
def test_lines_become_lists_and_tables(paragraph: str, markup: str) -> None:
    assert block_markup([paragraph]) == markup


@pytest.mark.parametrize(
    "paragraph",
    [
        "- Chen Li",  # a signature
        "1. Introduction",  # a heading
        "- a\nb",
        "1. first\n3. third",
        "2. second\n3. third",
        "| a | b |\n| c |",
        "|\n|",
        "- a\n1. b",
    ],
)
def test_what_is_none_of_them_stays_a_paragraph(paragraph: str) -> None:
    assert block_markup([paragraph]) == f"<p>{paragraph}</p>"


@given(st.sampled_from(["- {}", "1. {}", "| {} |"]), LINES)
def test_any_block_comes_back_character_by_character(form: str, lines: list[str]) -> None:
    value = block_markup(["\n".join(form.format(line) for line in lines)])
    element = make(f"{{{IX}}}nonNumeric")
    add_content(element, make_fact(value=value, is_markup=True))
    told = "".join(str(text) for text in element.itertext())
    for line in lines:
        assert line.strip() in told
    assert all(child.tag.startswith(f"{{{XHTML}}}") for child in element)
