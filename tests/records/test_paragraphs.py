"""Paragraphs of a text, and the markup that a text block holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xbrlesg.names import XHTML
from xbrlesg.records.paragraphs import split_paragraphs
from xbrlesg.report.blocks import block_markup

# What records may hold: the characters of XML 1.0 (2.2).
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
    )
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One", ["One"]),
        ("One\n\nTwo", ["One", "Two"]),
        ("One\r\n\r\nTwo\r\nlines", ["One", "Two\nlines"]),
        ("One\rline\r\r\rTwo", ["One\nline", "Two"]),
        ("\n \nOne \n\t\n\u3000\n  Two\n\n", ["One ", "  Two"]),
        ("  ", []),
        ("", []),
        ("\n\n", []),
    ],
)
def test_paragraphs_are_parted_by_empty_lines(text: str, paragraphs: list[str]) -> None:
    assert split_paragraphs(text) == tuple(paragraphs)


@given(TEXTS)
def test_nothing_but_blank_lines_is_lost(text: str) -> None:
    paragraphs = split_paragraphs(text)
    assert "".join("".join(paragraphs).split()) == "".join(text.split())
    assert all(paragraph.strip() and "\r" not in paragraph for paragraph in paragraphs)
    assert split_paragraphs("\n\n".join(paragraphs)) == paragraphs


@given(TEXTS.filter(lambda text: not re.search(r"^(- |\||[0-9])", text, re.MULTILINE)))
def test_markup_reads_back_as_the_paragraphs(text: str) -> None:
    paragraphs = split_paragraphs(text)
    page = etree.fromstring(f'<div xmlns="{XHTML}">{block_markup(paragraphs)}</div>')
    assert [element.text for element in page] == list(paragraphs)
    assert {element.tag for element in page} <= {f"{{{XHTML}}}p"}
    assert all(not len(element) and element.tail is None for element in page)


def test_only_the_three_characters_of_markup_are_escaped() -> None:
    assert block_markup(["a <b> & \"c\" 'd' ]]> &amp;\n中"]) == (
        "<p>a &lt;b&gt; &amp; \"c\" 'd' ]]&gt; &amp;amp;\n中</p>"
    )
