"""Tagging: the examples of the explanations as they stand, as a document, a body or a place file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.codes.examples import Example, Examples
from tests.codes.project import small_project
from tests.codes.shown import shown
from tests.tagging.designed import HEAD, Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.names import IX

PREFIXED: Final = HEAD.replace("<html ", f'<html xmlns:ix="{IX}" ')


def _tagged(folder: Path, document: str, places: str = "") -> tuple[Finding, ...]:
    return Designed(small_project(folder)).whole(document, places).tag().findings


def _document(code: Code) -> Example:
    """The example is the whole document."""
    return lambda folder: _tagged(folder, shown(code))


def _body(code: Code, places: str = "") -> Example:
    """The example is what stands in the body."""
    return lambda folder: _tagged(folder, f"{PREFIXED}{shown(code)}</body></html>", places)


def _places(code: Code, body: str) -> Example:
    """The example is the place file beside a body."""
    return lambda folder: _tagged(folder, f"{HEAD}{body}</body></html>", shown(code))


EXAMPLES: Final[Examples] = {
    Code.TAG_NOT_XHTML: _document(Code.TAG_NOT_XHTML),
    Code.TAG_ENTITY: _body(Code.TAG_ENTITY),
    Code.TAG_ALREADY: _body(Code.TAG_ALREADY),
    Code.TAG_NOTHING: _body(Code.TAG_NOTHING),
    Code.MARK_SYNTAX: _body(Code.MARK_SYNTAX),
    Code.PLACE_MISSING: _places(Code.PLACE_MISSING, '<p id="employees-2023">1,000</p>'),
    Code.PLACE_REPEATED: _body(Code.PLACE_REPEATED, "ids: {sessions: sessions}"),
    Code.PLACE_UNKNOWN_NAME: _body(Code.PLACE_UNKNOWN_NAME),
    Code.PLACE_WITHOUT_FACT: _body(Code.PLACE_WITHOUT_FACT),
    Code.PLACE_AMBIGUOUS: _body(Code.PLACE_AMBIGUOUS),
    Code.PLACE_SHOWS_OTHER: _places(Code.PLACE_SHOWS_OTHER, '<p id="sessions">17</p>'),
    Code.PLACE_UNFIT: _body(Code.PLACE_UNFIT),
    Code.PLACE_TAKE: _places(Code.PLACE_TAKE, '<p id="sessions">17</p>'),
    Code.PLACE_OVERLAP: _places(Code.PLACE_OVERLAP, '<p id="a"><b id="b">16</b></p>'),
    Code.TAG_FACT_WITHOUT_PLACE: _body(Code.TAG_FACT_WITHOUT_PLACE),
}
