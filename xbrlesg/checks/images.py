"""Pictures in an inline report: within the file, of a common format, and of the format that they claim."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final
from urllib.parse import unquote_to_bytes

from xbrlesg.checks.stated import shortened
from xbrlesg.checks.xhtml_rules import IMAGES
from xbrlesg.findings.catalogue import Code

Fault = tuple[Code, str, str]
"""Code, message and the value to show."""

# each part of these patterns begins with a character of its own, so that no text makes them try many ways
_DATA: Final = re.compile(
    r"\s*data:(?P<type>[^;,]*)(?P<more>(?:;[^,]*)?),(?P<content>.*)", re.DOTALL | re.IGNORECASE
)
_PROLOG: Final = re.compile(rb"\s+|\xef\xbb\xbf|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>", re.DOTALL)
_SVG: Final = re.compile(rb"<(\w{1,20}:)?svg\b")
_SVG_CODE: Final = re.compile(rb"<(\w+:)?script\b|javascript:|\son[a-z]+\s*=", re.IGNORECASE)
_SVG_OUTSIDE: Final = re.compile(rb"""\b(href|src)\s*=\s*["']\s*(?!data:|#)[^"']""", re.IGNORECASE)


def image_faults(source: str) -> list[Fault]:
    """What is wrong with a picture's address."""
    found = _DATA.fullmatch(source)
    if found is None:
        message = "the picture lies outside the file"
        return [(Code.INLINE_EXTERNAL, message, shortened(source))]
    claimed = found["type"].strip().lower()
    shown = shortened(source.strip())
    if claimed not in IMAGES:
        message = f"the picture is of type {claimed!r}, not one of {', '.join(sorted(IMAGES))}"
        return [(Code.INLINE_IMAGE, message, shown)]
    content = _content(found["content"], found["more"])
    if content is None:
        return [(Code.INLINE_IMAGE, "the picture's base64 is damaged", shown)]
    actual = _type_of(content)
    if actual != claimed:
        message = f"the picture is called {claimed}, and its bytes are {actual or 'of no such format'}"
        return [(Code.INLINE_IMAGE, message, shown)]
    return list(_svg_faults(content, shown)) if claimed == "image/svg+xml" else []


def _content(text: str, more: str) -> bytes | None:
    if "base64" not in more.lower():
        return unquote_to_bytes(text)
    try:
        return base64.b64decode("".join(unquote_to_bytes(text).decode("ascii").split()), validate=True)
    except (binascii.Error, UnicodeDecodeError):
        return None


def _type_of(content: bytes) -> str | None:
    for kind, starts in IMAGES.items():
        if content.startswith(starts) if starts else _is_svg(content):
            return kind
    return None


def _is_svg(content: bytes) -> bool:
    """XML whose root is called svg, after declaration, doctype and comments."""
    start = 0
    while prolog := _PROLOG.match(content, start):
        start = prolog.end()
    return _SVG.match(content, start) is not None


def _svg_faults(content: bytes, shown: str) -> list[Fault]:
    faults: list[Fault] = []
    if _SVG_CODE.search(content):
        faults.append((Code.INLINE_ACTIVE, "the SVG picture holds code", shown))
    if _SVG_OUTSIDE.search(content):
        faults.append((Code.INLINE_EXTERNAL, "the SVG picture refers to another file", shown))
    return faults
