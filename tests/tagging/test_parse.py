"""Documents that are not what they should be: each answered with its line, none with a traceback."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.pipeline.test_spoilt_input import SCRAPS
from tests.tagging.designed import HEAD, SAMPLE, Designed, is_of_tagging, stripped
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity, worst
from xbrlesg.names import IX, XHTML
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.tagging.parse import parse_page

BODY = "<p>{{sessions}}</p></body></html>"


@pytest.mark.parametrize(
    ("document", "code", "place"),
    [
        (f"{HEAD}<br><p>{{{{sessions}}}}</p></body></html>", Code.TAG_NOT_XHTML, "report.xhtml:2:"),
        ("<html><body><p>{{sessions}}</p></body></html>", Code.TAG_NOT_XHTML, "report.xhtml:1:1"),
        (f'<div xmlns="{XHTML}">{{{{sessions}}}}</div>', Code.TAG_NOT_XHTML, "report.xhtml:1:1"),
        (f'<html xmlns="{XHTML}"><p>{{{{sessions}}}}</p></html>', Code.TAG_NOT_XHTML, "report.xhtml:1"),
        ("", Code.TAG_NOT_XHTML, "report.xhtml:1:1"),
        (b"\x00\x01", Code.TAG_NOT_XHTML, "report.xhtml:1:"),
        (f"{HEAD}<p>&mdsah;</p>{BODY}", Code.TAG_ENTITY, "report.xhtml:2:10"),
        (f"{HEAD}<p title='ä &mdsah;'/>{BODY}", Code.TAG_ENTITY, "report.xhtml:2:19"),
        (f"{HEAD}<p title='&m.ä;'/>{BODY}", Code.TAG_ENTITY, "report.xhtml:2:17"),
        (f'<!DOCTYPE html [<!ENTITY a "b">]>{HEAD}&a;{BODY}', Code.TAG_ENTITY, "report.xhtml:1:"),
        (
            f'{HEAD}<p>\n<i:nonNumeric xmlns:i="{IX}">x</i:nonNumeric></p>{BODY}',
            Code.TAG_ALREADY,
            "report.xhtml:3:1",
        ),
        (f"{HEAD}\n<p>\xe9</p>{BODY}".encode("latin-1"), Code.FILE_ENCODING, "report.xhtml:3"),
        (
            f'<?xml version="1.0" encoding="ISO-8859-1"?>{HEAD}{BODY}',
            Code.FILE_ENCODING,
            "report.xhtml:1:1",
        ),
        (f"{HEAD}{BODY}".encode("utf-16"), Code.FILE_ENCODING, "report.xhtml:1"),
    ],
)
def test_a_document_that_cannot_be_tagged(
    designed: Designed, document: str | bytes, code: Code, place: str
) -> None:
    outcome = designed.whole(document).tag()
    [item] = [item for item in outcome.findings if is_of_tagging(item.code)]
    assert item.code == code.value.name
    assert str(item.location).startswith(place)
    assert outcome.facts == 0
    assert not (designed.folder / "tagged.xhtml").exists()


def test_a_document_that_is_not_there(designed: Designed) -> None:
    assert designed.codes() == [Code.FILE_MISSING.value.name]


@pytest.mark.parametrize(
    "document",
    [
        "\ufeff" + HEAD + BODY,
        f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n{HEAD}{BODY}',
        (HEAD + BODY)
        .replace("<html ", '<html xml:lang="en" dir = "ltr"\n')
        .replace("<p>", "<p title='a>b\"'>"),
        (HEAD + BODY).replace("<html ", f'<html xmlns:ix="{IX}" xmlns:u="urn:a" '),
        (HEAD + BODY).replace("<html ", '<html xmlns:small="urn:a" xmlns:ix="urn:b" xmlns:ns1="urn:c" '),
        (HEAD + BODY).replace("<p>", '<p xmlns:xbrli="urn:a">'),
        f'<h:html xmlns:h="{XHTML}"><h:head><h:title>T</h:title></h:head><h:body>'
        "<h:p>{{sessions}} {{review}}</h:p></h:body></h:html>",
        HEAD + "<p>{{sessions}}</p>" + "<div>" * 400 + "x" + "</div>" * 400 + "</body></html>",
        f"{HEAD}{BODY}".replace("\n", "\r\n") + "\r\n<!-- end -->\n",
    ],
)
def test_forms_of_documents_that_are_kept_as_they_are(designed: Designed, document: str) -> None:
    assert designed.whole(document).codes(CheckLevel.FAST) == []
    assert designed.text.startswith(document[:6])


def test_ids_of_the_document_stay_its_own(designed: Designed) -> None:
    designed.body("<p>{{sessions}}</p>").tag()
    [tag] = designed.elements("//h:p/ix:nonFraction")
    designed.body(f'<p id="{tag.get("id")}">{{{{sessions}}}}</p><p id="pure"/><p id="d2023"/>')
    assert designed.codes(CheckLevel.FAST) == []
    [again] = designed.elements("//h:p/ix:nonFraction")
    assert again.get("id") == f"{tag.get('id')}.2"
    assert (again.get("unitRef"), again.get("contextRef")) == ("pure_2", "d2023_2")


def test_offsets_lead_back_to_the_bytes() -> None:
    source = f"{HEAD}<p>a&amp;é&nbsp;\r\n<b>安</b><![CDATA[&<]]>&#x41;</p></body></html>".encode()
    page, findings = parse_page(source, "page")
    assert page is not None, findings
    for position, character in enumerate(page.text):
        if character in "\x1e\x1f":
            continue
        written = source[page.begin_of(position) : page.end_of(position + 1)].decode()
        known = {"&": ("&amp;", "&"), "\xa0": ("&nbsp;",), "A": ("&#x41;",), "\n": ("\r\n",)}
        assert written in known.get(character, (character,))


@pytest.mark.parametrize("seed", range(120))
def test_a_spoilt_document_is_answered(designed: Designed, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    content = bytearray((SAMPLE / "report.xhtml").read_bytes())
    scraps = [
        *SCRAPS,
        "{{",
        "}}",
        "<b>",
        "</p>",
        "&nbsp;",
        "<!--",
        "]]>",
        " id='women'",
        "{{sessions}}",
        "(",
        "-",
    ]
    for _ in range(dice.randint(1, 3)):
        place, gone = dice.randrange(len(content)), dice.choice([0, 0, 1, 2, 8, 40])
        content[place : place + gone] = dice.choice(scraps).encode()
    designed.sample().whole(bytes(content))
    outcome = designed.tag()
    written = designed.folder / "tagged.xhtml"
    assert written.exists() is (outcome.facts > 0)
    if worst(outcome.findings) is not Severity.ERROR:
        assert outcome.places == 23 or "{{" not in stripped(written.read_text("utf-8"))


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_place_file_is_answered(designed: Designed, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    text = (SAMPLE / "places.yaml").read_text("utf-8")
    for _ in range(dice.randint(1, 3)):
        place, gone = dice.randrange(len(text)), dice.choice([0, 0, 1, 2, 8, 40])
        text = text[:place] + dice.choice(SCRAPS) + text[place + gone :]
    Path(designed.sample().folder / "places.yaml").write_text(text, "utf-8", newline="")
    designed.tag()


@pytest.mark.parametrize("name", ["records.csv", "mapping.yaml", "report.yaml"])
@pytest.mark.parametrize("seed", range(15))
def test_other_spoilt_input_is_answered(designed: Designed, name: str, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    path = designed.sample().folder / name
    text = path.read_text("utf-8")
    place = dice.randrange(len(text))
    path.write_text(text[:place] + dice.choice(SCRAPS) + text[place + 1 :], "utf-8", newline="")
    designed.tag()
