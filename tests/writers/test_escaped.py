"""A text block's content must be put together again to exactly its value, or the page is not written."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.builders import make_fact
from xbrlesg.names import IX, XHTML
from xbrlesg.writers.escaped import add_content


def content(value: str) -> etree._Element:
    element = etree.Element(f"{{{IX}}}nonNumeric", nsmap={None: XHTML, "ix": IX})  # type: ignore[dict-item]
    add_content(element, make_fact(value=value, is_markup=True))
    return element


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Plain &amp; short",
        "<p>First.</p><p>Second.</p>",
        "<p>Line\nbreak</p><ul><li>a &lt; b</li><li>c &gt; d “e”</li></ul>",
        "<p>One<br/>two <strong>three</strong> four</p>",
    ],
)
def test_content_is_the_value(value: str) -> None:
    written = etree.tostring(content(value), encoding="unicode")
    assert written.partition(">")[2].removesuffix("</ix:nonNumeric>") == value


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")))))
def test_paragraphs_of_any_text_come_back(paragraphs: list[str]) -> None:
    element = content("".join(f"<p>{escape(each)}</p>" for each in paragraphs))
    assert [each.text or "" for each in element] == paragraphs


@pytest.mark.parametrize(
    "value",
    [
        "<p>Open",
        "R&D",
        "a > b",  # well-formed, but processors would write &gt;
        "<p>One.</p ><p>Two.</p>",
        "<p>Carriage\rreturn</p>",
        '<p class="x">Attribute</p>',
        "<div>Other element</div>",
        "<script>alert(1)</script>",
        "<p>Comment<!-- here --></p>",
        "<p/>",
        '<p xmlns="https://other.example/">Other namespace</p>',
    ],
)
def test_value_that_would_not_come_back_is_a_fault(value: str) -> None:
    with pytest.raises(ValueError, match="fact f1"):
        content(value)
