"""The look of a page: contrasts as WCAG computes them, and pictures that a page may hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xbrlesg.writers.look import Look, contrast, read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),  # the grey that just fails, as WCAG's own examples say
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_usual_look_can_be_read() -> None:
    assert list(Look().faint()) == []


def test_each_faint_pair_is_named() -> None:
    faint = {what for what, *_ in replace(Look(), accent="#33ccbb", charts=("#ffee88",)).faint()}
    assert {"accent on white", "accent on panel", "text on accent", "chart colour 1"} <= faint
    assert "primary on white" not in faint


def test_colours_and_fonts_are_style_properties() -> None:
    style = replace(Look(), accent="#004488", fonts=("Noto Serif", "宋体")).style()
    assert "--accent: #004488;" in style
    assert 'font-family: "Noto Serif", "宋体", sans-serif;' in style
    assert not set("<>&") & set(style)  # XML would escape them within the style sheet


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\x89PNG\r\n\x1a\n...IEND\xaeB`\x82", "image/png"),
        (b"\xff\xd8\xff\xe0...\xff\xd9", "image/jpeg"),
        (b"GIF89a...;", "image/gif"),
        (SVG.format('<rect fill="url(#a)"/><use xlink:href="#b"/><!-- drawn -->').encode(), "image/svg+xml"),
    ],
)
def test_pictures_are_known_by_their_bytes(content: bytes, mime: str) -> None:
    picture = read_picture(content)
    assert picture is not None
    assert picture.mime == mime
    assert picture.uri.startswith(f"data:{mime};base64,")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n cut",
        b"\xff\xd8\xff\xe0 cut",
        b"<html/>",
        b"<svg/>",
        *(
            SVG.format(inside).encode()
            for inside in (
                "<script>alert(1)</script>",
                '<rect onclick="alert(1)"/>',
                '<image href="https://example.com/logo.png"/>',
                '<use xlink:href="other.svg#a"/>',
                '<rect style="fill: url(https://example.com/a)"/>',
                "<style>@import 'https://example.com/a.css';</style>",
                "<foreignObject/>",
                "<?xml-stylesheet href='a.css'?>",
            )
        ),
    ],
)
def test_what_a_page_must_not_hold_is_no_picture(content: bytes) -> None:
    assert read_picture(content) is None
