"""findings.json: what a verdict holds, in the form that the schema publishes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import xbrlesg
from tests.reporters.samples import everything, verdict
from xbrlesg.findings.as_data import SCHEMA
from xbrlesg.reporters.data import data_report

PUBLISHED = json.loads((Path(xbrlesg.__file__).parent / "schemas" / f"{SCHEMA}.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(PUBLISHED, format_checker=jsonschema.FormatChecker())


def data(**changes: object) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(data_report(verdict(**changes)))
    return read


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(PUBLISHED)


@pytest.mark.parametrize("changes", [{}, {"findings": (), "waived": (), "checked": (), "level": ""}])
def test_the_schema_admits_what_is_written(changes: dict[str, object]) -> None:
    VALIDATOR.validate(data(**changes))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.update(more=1),
        lambda told: told["findings"][0].pop("hint"),
        lambda told: told["findings"][0].update(waiver={}),
        lambda told: told["waived"][0].pop("waiver"),
        lambda told: told["checked"]["files"][0].update(sha256="ABC"),
    ],
)
def test_the_schema_refuses_what_it_does_not_know(spoil: Callable[[dict[str, Any]], None]) -> None:
    told = data()
    spoil(told)
    assert not VALIDATOR.is_valid(told)


def test_nothing_that_a_finding_holds_is_left_out() -> None:
    told = data()
    (disagreement,) = [item for item in told["findings"] if "arithmetic" in item]
    assert disagreement["evidence"] == [
        {
            "what": "Employees <2023>",
            "value": "1,514 Person",
            "location": {"file": "records.csv", "row": 9, "column": "value"},
            "source": "line 1632, Staff",
            "fact": "f1",
        },
        {"what": "Employees, all", "value": "4,100 Person"},
    ]
    assert disagreement["related"] == [
        {"file": "records.xlsx", "sheet": "Staff 员工", "row": 14, "column": "value", "cell": "C14"}
    ]
    assert len(told["findings"]) == len(everything())
    assert told["waived"][0]["waiver"] == {
        "reason": "The source prints it so.",
        "author": "A. Preparer",
        "expires": "2027-03-31",
        "location": {"file": "w.yaml", "row": 2},
    }
    assert (told["failed"], told["summary"]["error"]) == (True, 9)


def test_the_same_verdict_gives_the_same_bytes() -> None:
    assert data_report(verdict()) == data_report(verdict())
