"""The text of the printed report: tagging compares the records with it, as an export does."""

from __future__ import annotations

import json

import pytest

from tests.pipeline.test_source_text import write_source
from tests.projects import Silent
from tests.tagging.designed import Designed
from xbrlesg.errors import CannotWriteError
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.tag import Order, tag_document

DISAGREES = Code.SOURCE_DISAGREES.value.name


@pytest.fixture
def sourced(designed: Designed) -> Designed:
    write_source(designed.project)
    designed.project.edit(
        "report.yaml", "records: records.csv\n", "records: records.csv\nsource_text: source/report.txt\n"
    )
    return designed.body("<p>{{internal-sessions}}</p>")


def test_what_the_text_does_not_bear_out_is_told_and_the_document_tagged(sourced: Designed) -> None:
    assert sourced.codes() == []
    manifest = json.loads((sourced.folder / "tagged.manifest.json").read_text("utf-8"))
    assert "source/report.txt" in manifest["inputs"]
    sourced.project.edit("records.csv", "internal-sessions,14,", "internal-sessions,15,")
    assert sourced.codes() == [DISAGREES]
    assert "15" in sourced.text


def test_it_is_told_where_nothing_is_tagged_too(sourced: Designed) -> None:
    sourced.project.edit("records.csv", "internal-sessions,14,", "internal-sessions,15,")
    sourced.project.edit("records.csv", "external-sessions,2,Times", "external-sessions,2,Tmes")
    assert sorted(sourced.codes()) == [DISAGREES, Code.UNIT_UNKNOWN.value.name]


def test_the_text_is_never_overwritten(sourced: Designed) -> None:
    text = sourced.folder / "source" / "report.txt"
    order = Order(sourced.folder / "report.xhtml", sourced.folder / "report.yaml", out=text)
    with pytest.raises(CannotWriteError):
        tag_document(order, CheckLevel.NONE, Silent())
