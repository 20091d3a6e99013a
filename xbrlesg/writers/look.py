"""The look of a page: its colours as style properties, the contrast between them, and the logo."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from lxml import etree

TEXT, QUIET, WHITE = "#1d2b2f", "#54656a", "#ffffff"
ON_PRIMARY, QUIET_ON_PRIMARY = "#ffffff", "#cfe3de"
READABLE: Final = 4.5
"""The least contrast of text (WCAG 2.1, 1.4.3, level AA)."""
VISIBLE: Final = 3.0
"""The least contrast of what a graphic needs to be understood (WCAG 2.1, 1.4.11, level AA)."""

SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82", "image/png"),
    (b"\xff\xd8\xff", b"\xff\xd9", "image/jpeg"),
    (b"GIF87a", b";", "image/gif"),
    (b"GIF89a", b";", "image/gif"),
)
"""How a picture begins and ends, and its MIME type."""

SVG: Final = "{http://www.w3.org/2000/svg}"
SVG_ACTIVE: Final = frozenset({"script", "foreignObject", "handler", "set", "animate"})


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that a page holds in itself: its MIME type and its bytes."""

    mime: str
    content: bytes

    @property
    def uri(self) -> str:
        """The data URI of the image."""
        return f"data:{self.mime};base64,{base64.b64encode(self.content).decode('ascii')}"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours (``#rrggbb``), fonts and logo of a page, see ``xbrlesg.theme``.

    ``charts`` holds at least one colour; more series than colours begin anew. ``album`` is the folder that
    keeps drawn pictures from run to run, if there is one.
    """

    primary: str = "#0b3f43"
    accent: str = "#0b5d55"
    number: str = "#8a6a1c"
    ornament: str = "#c9a24b"
    panel: str = "#f1f6f5"
    charts: tuple[str, ...] = ("#0b5d55", "#b5781a", "#4f7ca8", "#8d4a4f", "#6f8f2e", "#74629b", "#5f6b6d")
    fonts: tuple[str, ...] = ()
    logo: Picture | None = None
    album: Path | None = None

    def style(self) -> str:
        """The style properties that the style sheet refers to, the colours of legends, the heading font."""
        named = {name: getattr(self, name) for name in ("primary", "accent", "number", "ornament", "panel")}
        properties = [f"--{name}: {colour};" for name, colour in named.items()]
        swatches = [f".chart-{n} {{ background: {colour}; }}" for n, colour in enumerate(self.charts, 1)]
        style = "\n".join((f":root {{ {' '.join(properties)} }}", *swatches, ""))
        if self.fonts:
            stack = ", ".join(f'"{font}"' for font in self.fonts)
            style += f"h1, h2, h3, .entity, .chapter-title {{ font-family: {stack}, sans-serif; }}\n"
        return style

    def faint(self) -> Iterator[tuple[str, str, float, float]]:
        """The pairs of colours that are hard to tell apart: what, which two, their contrast, the least."""
        texts = (
            ("text on primary", ON_PRIMARY, self.primary),
            ("text on accent", ON_PRIMARY, self.accent),
            ("second language on primary", QUIET_ON_PRIMARY, self.primary),
            ("second language on accent", QUIET_ON_PRIMARY, self.accent),
            ("primary on white", self.primary, WHITE),
            ("accent on white", self.accent, WHITE),
            ("accent on panel", self.accent, self.panel),
            ("number on white", self.number, WHITE),
            ("text on panel", TEXT, self.panel),
            ("units on panel", QUIET, self.panel),
        )
        charts = ((f"chart colour {n}", colour, WHITE) for n, colour in enumerate(self.charts, 1))
        for least, pairs in ((READABLE, texts), (VISIBLE, charts)):
            for what, colour, ground in pairs:
                if (found := contrast(colour, ground)) < least:
                    yield what, f"{colour} on {ground}", found, least


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.1, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def read_picture(content: bytes) -> Picture | None:
    """A picture by what its bytes say it is; None for others, cut ones, and SVG that is more than a drawing.

    What an SVG must not hold: scripts, event handlers, references to anything outside.
    """
    for start, end, mime in SIGNATURES:
        if content.startswith(start):
            return Picture(mime, content) if content.endswith(end) else None
    return Picture("image/svg+xml", content) if _is_still_svg(content) else None


def _is_still_svg(content: bytes) -> bool:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return False
    return root.tag == f"{SVG}svg" and not list(root.iter(etree.PI)) and all(map(_is_still, root.iter("*")))


def _is_still(element: etree._Element) -> bool:
    if etree.QName(element).localname in SVG_ACTIVE:
        return False
    for name, value in element.items():
        local = etree.QName(name).localname
        if local.startswith("on") or (local in ("href", "src") and not str(value).startswith("#")):
            return False
    said = " ".join((element.text or "", *map(str, element.attrib.values())))
    return "@import" not in said and "url(" not in said.replace("url(#", "")


def _luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.1, "relative luminance")."""
    parts = [int(colour[start:end], 16) / 255 for start, end in pairwise((1, 3, 5, 7))]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
