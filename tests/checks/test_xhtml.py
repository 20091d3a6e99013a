"""The page of an inline report: places, self-containedness, and what is no fault."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.inline_faults import BODY, GIF, HEAD, page_of
from tests.validation.small_report import INLINE
from xbrlesg.checks.images import image_faults
from xbrlesg.checks.xhtml import check_xhtml
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location

FACT = '<p>\n<ix:nonFraction id="f1"'


def found_in(old: str, new: str) -> list[str]:
    """The codes of the good page with one text replaced."""
    assert INLINE.count(old) == 1
    return [item.code for item in check_xhtml(INLINE.replace(old, new).encode(), "report.xhtml")]


def test_a_finding_shows_construct_and_line() -> None:
    page = INLINE.replace("<body>\n", '<body>\n<p lang="en">x</p>\n')
    (found,) = check_xhtml(page.encode(), "report.xhtml")
    line = page.splitlines().index('<p lang="en">x</p>') + 1
    assert (found.location, found.value) == (Location("report.xhtml", line), 'p lang="en"')
    assert found.hint == "Write xml:lang."


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"<html/>", b"\xff\xfe", b"<a>" * 5000, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"],
)
def test_what_is_no_page(content: bytes) -> None:
    assert [item.code for item in check_xhtml(content, "x.html")] == [Code.XHTML_SYNTAX.value.name]


def test_entities_are_left_alone() -> None:
    doctype = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "xhtml11.dtd">\n<html '
    page = INLINE.replace("<html ", doctype).replace("<p>\n", "<p>&nbsp;\n")
    assert check_xhtml(page.encode(), "report.xhtml") == ()


@pytest.mark.parametrize(
    ("style", "hides"),
    [
        ("display:none", True),
        ("color: red; DISPLAY : NONE", True),
        ("visibility: hidden", True),
        ("display: block", False),
        ("x-display: none", False),
        ("visibility: visible", False),
    ],
)
def test_styles_that_hide(style: str, hides: bool) -> None:
    codes = found_in("<p>\n", f'<p style="{style}">\n')
    assert set(codes) == ({Code.INLINE_INVISIBLE.value.name} if hides else set())


@pytest.mark.parametrize("prefix", ["-ix-hidden", "-esef-ix-hidden", "-sec-ix-hidden"])
def test_words_may_stand_for_a_hidden_fact(prefix: str) -> None:
    hidden = (
        '<ix:hidden><ix:nonNumeric id="h" name="s:Assured" contextRef="d">true</ix:nonNumeric></ix:hidden>'
    )
    page = INLINE.replace("<ix:header>", f"<ix:header>{hidden}")
    page = page.replace("<p>\n", f'<p style="color: red; {prefix}: h">\n')
    assert check_xhtml(page.encode(), "report.xhtml") == ()


@pytest.mark.parametrize(
    ("tag", "fits"),
    [
        ('decimals="4"\n scale="-2">5.50', True),
        ('decimals="2"\n scale="-2">5.50', False),
        ('decimals="INF"\n scale="-2">5.50', True),
        ('decimals="x"\n scale="-2">5.50', True),  # Arelle says so
        ('decimals="3" format="ixt:num-comma-decimal"\n scale="-2">5,5', True),
        ('decimals="2" format="ixt:num-comma-decimal"\n scale="-2">5,5', False),
        ('decimals="-3" format="ixt:num-dot-decimal"\n scale="3">5,500', True),
        ('decimals="0" format="ixt:num-dot-decimal"\n scale="3">5,500', False),
        ('decimals="9" format="ixt:fixed-zero"\n scale="3">none', True),  # a format of which nothing is said
    ],
)
def test_decimals_are_those_of_the_digits_shown(tag: str, fits: bool) -> None:
    codes = found_in('decimals="4"\n scale="-2">5.50', tag)
    assert codes == ([] if fits else [Code.INLINE_DECIMALS.value.name])


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (GIF, None),
        (f"  {GIF}", None),
        (GIF.upper().replace(GIF.upper().partition(",")[2], GIF.partition(",")[2]), None),
        ("data:image/jpeg;base64,/9j/4AA=", None),
        ("data:image/png;base64,iVBORw0KGgo=", None),
        ("data:image/svg+xml;base64,PHN2Zy8+", None),
        ("data:image/svg+xml,%3C?xml version='1.0'?%3E%3C!-- x --%3E%3Csvg/%3E", None),
        ("data:image/svg+xml,%3Chtml/%3E", Code.INLINE_IMAGE),
        ("data:image/png;base64,iVBORw0KGg", Code.INLINE_IMAGE),
        ("data:,x", Code.INLINE_IMAGE),
        ("https://example.com/x.png", Code.INLINE_EXTERNAL),
        ("x.png", Code.INLINE_EXTERNAL),
        ("data:image/svg+xml,%3Csvg%3E%3Cuse href='%23a'/%3E%3C/svg%3E", None),
        ("data:image/svg+xml,%3Csvg onload='x()'/%3E", Code.INLINE_ACTIVE),
    ],
)
def test_pictures(source: str, code: Code | None) -> None:
    assert [found for found, _, _ in image_faults(source)] == ([code] if code else [])


def test_style_sheets_may_hold_fonts_and_pictures() -> None:
    fonts = "/* url(x.png) */ @font-face {src: url(data:font/woff2;base64,AA==)}"
    css = f"{fonts} p {{background: url('{GIF}')}}"
    assert found_in("</title>", f'</title><style type="text/css">{css}</style>') == []


@pytest.mark.parametrize(
    "source",
    [
        "data:image/svg+xml," + "%3C!-- --%3E" * 5000,
        "data:image/svg+xml," + " " * 50_000,
        "data:" + "x" * 500_000,
        "data:" + ";" * 500_000,
    ],
)
def test_no_picture_takes_for_ever(source: str) -> None:
    """With a pattern that can match in many ways, each of these would."""
    assert image_faults(source)


@pytest.mark.parametrize(
    "css", ["url(" * 100_000, "url(" + " " * 500_000, "/*" * 200_000, "@import" * 50_000]
)
def test_no_style_sheet_takes_for_ever(css: str) -> None:
    page = INLINE.replace("</title>", f'</title><style type="text/css">{css}</style>')
    assert {item.code for item in check_xhtml(page.encode(), "r")} <= {Code.INLINE_EXTERNAL.value.name}


@settings(deadline=None, max_examples=200)
@given(at=st.integers(0, 9999), cut=st.integers(0, 60), put=st.text("<>/&;:'\"= aipx-é", max_size=8))
def test_a_broken_page_is_a_finding_or_none(at: int, cut: int, put: str) -> None:
    page = page_of(HEAD, BODY)
    for item in check_xhtml((page[:at] + put + page[at + cut :]).encode(), "report.xhtml"):
        assert item.hint
        assert item.location is not None
