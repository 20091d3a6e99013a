"""The text of a file: UTF-8, with or without a byte order mark."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from typing import TextIO

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding


def open_text(content: bytes, name: str) -> tuple[TextIO | None, tuple[Finding, ...]]:
    """The same as ``decode``, as a stream that decodes bit by bit; line ends stay as they are."""
    text, findings = decode(content, name)
    stream = None if text is None else TextIOWrapper(BytesIO(content), "utf-8-sig", newline="")
    return stream, findings


def decode(content: bytes, name: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text, or None where the file is not UTF-8; a byte order mark is skipped and told."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, (finding(Code.FILE_ENCODING, "the file is UTF-16 text, not UTF-8", Location(name, 1)),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # the error counts from behind the mark, if there is one
        start = error.start + len(content) - len(error.object)
        line = content[:start].count(b"\n") + 1
        value = error.object[error.start : error.end].hex(" ")
        message = "the file is not UTF-8 text"
        return None, (finding(Code.FILE_ENCODING, message, Location(name, line), value=value),)
    if not content.startswith(b"\xef\xbb\xbf"):
        return text, ()
    message = "the file starts with a UTF-8 byte order mark"
    return text, (finding(Code.FILE_BOM, message, Location(name, 1)),)
