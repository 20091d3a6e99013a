"""Tagging: the small project beside a document of a few words."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from tests.codes.examples import Example, Examples
from tests.codes.project import small_project
from tests.tagging.designed import Designed
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.names import IX


def _tagged(body: str, places: str, folder: Path) -> tuple[Finding, ...]:
    return Designed(small_project(folder)).body(body, places).tag().findings


def _body(body: str, places: str = "") -> Example:
    return partial(_tagged, body, places)


EXAMPLES: Final[Examples] = {
    Code.TAG_NOT_XHTML: _body("<br><p>{{sessions}}</p>"),
    Code.TAG_ENTITY: _body("<p>&mdsah; {{sessions}}</p>"),
    Code.TAG_ALREADY: _body(f'<p>{{{{sessions}}}} <i:nonNumeric xmlns:i="{IX}">x</i:nonNumeric></p>'),
    Code.TAG_NOTHING: _body("<p>Nothing here.</p>"),
    Code.MARK_SYNTAX: _body("<p>{{sessions</p>"),
    Code.PLACE_MISSING: _body('<p id="sessions">16</p>', "ids: {sesions: sessions}\n"),
    Code.PLACE_REPEATED: _body('<p id="n">16</p><p id="n">16</p>', "ids: {n: sessions}\n"),
    Code.PLACE_UNKNOWN_NAME: _body("<p>{{employes}}</p>"),
    Code.PLACE_WITHOUT_FACT: _body("<p>{{wages | period=2023}}</p>"),
    Code.PLACE_AMBIGUOUS: _body("<p>{{employees}}</p>"),
    Code.PLACE_SHOWS_OTHER: _body('<p id="n">17</p>', "ids: {n: sessions}\n"),
    Code.PLACE_UNFIT: _body("<ul>{{sessions}}</ul>"),
    Code.PLACE_TAKE: _body('<p id="n">17</p>', "ids: {n: {fact: sessions, take: document}}\n"),
    Code.PLACE_OVERLAP: _body(
        '<p id="a"><b id="b">16</b></p>',
        "ids: {a: sessions, b: sessions}\n",
    ),
    Code.TAG_FACT_WITHOUT_PLACE: _body("<p>{{sessions}}</p>"),
}
