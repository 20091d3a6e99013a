"""Log records are made plain and repeatable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from xbrlesg.errors import ArelleError
from xbrlesg.validation.arelle_log import Setting, read_log
from xbrlesg.validation.model import ArelleMessage

SETTING = Setting("/home/me/r.json", (Path("/home/taxonomies/a.zip"),), frozenset({"f1", "f2", "f3", "空"}))


def record(msg: str = "text", *hrefs: str, level: str = "ERROR", code: str = "x:y") -> dict[str, Any]:
    refs = [{"href": href, "sourceLine": 4} for href in hrefs]
    return {"levelname": level, "messageCode": code, "msg": msg, "refs": refs, "args": {}}


def read(*records: dict[str, Any]) -> tuple[ArelleMessage, ...]:
    return read_log(records, SETTING)


def test_folders_and_object_numbers_are_dropped() -> None:
    (found,) = read(record("Open /home/me/r.json with /home/taxonomies/a.zip: modelInlineFact[__201]"))
    assert found.text == "Open r.json with a.zip: modelInlineFact"


def test_facts_are_named_first_one_first_and_once() -> None:
    hrefs = (
        "r.xbrl#f3",
        "r.xbrl#f2",
        "r.xbrl#f1",
        "r.xbrl#f3",
        "r.xbrl#c-01",
        "r.xbrl#element(/1)",
        "t.xml#f1",
    )
    (found,) = read(record("text", *hrefs))
    assert (found.element_ids, found.file, found.line) == (("f3", "f1", "f2"), None, 4)
    (assertion,) = read(record("text", *hrefs, code="message:va"))
    assert assertion.element_ids == ("f1", "f2", "f3")


def test_encoded_names_are_read() -> None:
    (found,) = read(record("text", "../x/r.json#%E7%A9%BA"))
    assert (found.element_ids, found.file) == (("空",), None)


def test_place_in_a_taxonomy_file() -> None:
    (found,) = read(record("text", "https://example.com/small_cal.xml#element(/1)"))
    assert (found.file, found.line, found.element_ids) == ("small_cal.xml", 4, ())


def test_line_that_stands_in_the_text_only() -> None:
    (found,) = read(record("Unterminated string: line 17 column 5"))
    assert found.line == 17


def test_progress_is_dropped_but_assertions_are_kept() -> None:
    chatter = [
        record(level="INFO", code="info"),
        record(level="DEBUG", code="debug"),
        record(level="INFO", code="formula:trace"),
        record(level="ASSERTION-SATISFIED", code="formula:assertionSatisfied"),
    ]
    assert [item.code for item in read(*chatter, record(level="INFO", code="message:va"))] == ["message:va"]


def test_order_does_not_depend_on_arelle() -> None:
    records = [record("b"), record("a"), record("a", code="x:a")]
    assert read(*records) == read(*reversed(records))


def test_exception_inside_arelle_is_an_error_of_ours() -> None:
    text = "Failed to load /home/me/r.json: boom\n traceback Traceback (most recent call last):\n  File ..."
    with pytest.raises(
        ArelleError, match=r"^Arelle failed on r\.json: Failed to load /home/me/r\.json: boom$"
    ):
        read(record(text))
