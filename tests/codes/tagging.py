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


def _body(code: Code, places: str) -> Example:
    """The example is what stands in the body."""
    return lambda folder: _tagged(folder, f"{PREFIXED}{shown(code)}</body></html>", places)


def _places(code: Code, body: str) -> Example:
    """The example is the place file beside a body."""
    return lambda folder: _tagged(folder, f"{HEAD}{body}</body></html>", shown(code))


BODIES: Final = {
    Code.TAG_ENTITY: "",
    Code.TAG_ALREADY: "",
    Code.TAG_NOTHING: "",
    Code.MARK_SYNTAX: "",
    Code.PLACE_REPEATED: "ids: {sessions: sessions}",
    Code.PLACE_UNKNOWN_NAME: "",
    Code.PLACE_WITHOUT_FACT: "",
    Code.PLACE_AMBIGUOUS: "",
    Code.PLACE_UNFIT: "",
    Code.TAG_FACT_WITHOUT_PLACE: "",
}
"""Codes whose example stands in the body, and the place file beside it."""
PLACES: Final = {
    Code.PLACE_MISSING: '<p id="employees-2023">1,000</p>',
    Code.PLACE_SHOWS_OTHER: '<p id="sessions">17</p>',
    Code.PLACE_TAKE: '<p id="sessions">17</p>',
    Code.PLACE_OVERLAP: '<p id="a"><b id="b">16</b></p>',
}
"""Codes whose example is the place file, and the body that it is about."""

EXAMPLES: Final[Examples] = {
    Code.TAG_NOT_XHTML: lambda folder: _tagged(folder, shown(Code.TAG_NOT_XHTML)),
    **{code: _body(code, places) for code, places in BODIES.items()},
    **{code: _places(code, body) for code, body in PLACES.items()},
}
