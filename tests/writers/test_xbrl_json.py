"""The JSON of a report; that Arelle reads it back is shown in tests/validation."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.validation.small_report import CNY, COMPANY, REPORT, YEAR, YEAR_END, name
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE
from xbrlesg.names import UTR, QName
from xbrlesg.report.model import Entity, Fact, Note, Report, Unit, Value
from xbrlesg.writers.xbrl_json import write_xbrl_json

PREFIXES = {NAMESPACE: "small"}
PREFIXED = re.compile(r"^([a-z]+):")
LEI = "http://standards.iso.org/iso/17442"


def written(*facts: Fact, notes: tuple[Note, ...] = ()) -> Any:
    return json.loads(write_xbrl_json(Report((ENTRY_POINT,), facts, notes), PREFIXES))


def dimensions(fact: Fact) -> dict[str, str]:
    found: dict[str, str] = written(fact)["facts"][fact.id]["dimensions"]
    return found


def fact(value: Value = Decimal(1), **changes: Any) -> Fact:
    return replace(Fact("f", name("Score"), COMPANY, YEAR, value), **changes)


def test_whole_document() -> None:
    report = Report(
        (ENTRY_POINT,),
        (
            Fact("a", name("Employees"), COMPANY, YEAR_END, 1050, 0, notes=("n",)),
            fact(Decimal("-1.50"), id="b", decimals=1, unit=CNY),
        ),
        (Note("n", "zh-Hans", "R&D <年末>"),),
    )
    assert write_xbrl_json(report, PREFIXES).decode() == EXPECTED


EXPECTED = """\
{
  "documentInfo": {
    "documentType": "https://xbrl.org/2021/xbrl-json",
    "namespaces": {
      "iso4217": "http://www.xbrl.org/2003/iso4217",
      "scheme": "https://www.szse.cn",
      "small": "https://example.com/small/2023",
      "xbrl": "https://xbrl.org/2021"
    },
    "linkTypes": {
      "footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote"
    },
    "linkGroups": {
      "_": "http://www.xbrl.org/2003/role/link"
    },
    "taxonomy": [
      "https://example.com/small/2023/small.xsd"
    ],
    "features": {
      "xbrl:allowedDuplicates": "consistent",
      "xbrl:canonicalValues": true
    }
  },
  "facts": {
    "a": {
      "value": "1050",
      "decimals": 0,
      "dimensions": {
        "concept": "small:Employees",
        "entity": "scheme:301330",
        "period": "2024-01-01T00:00:00"
      },
      "links": {
        "footnote": {
          "_": [
            "n"
          ]
        }
      }
    },
    "b": {
      "value": "-1.5",
      "decimals": 1,
      "dimensions": {
        "concept": "small:Score",
        "entity": "scheme:301330",
        "period": "2023-01-01T00:00:00/2024-01-01T00:00:00",
        "unit": "iso4217:CNY"
      }
    },
    "n": {
      "value": "R&amp;D &lt;年末&gt;",
      "dimensions": {
        "concept": "xbrl:note",
        "noteId": "n",
        "language": "zh-hans"
      }
    }
  }
}
"""


def test_facts_keep_their_order_and_notes_follow() -> None:
    assert list(json.loads(write_xbrl_json(REPORT, PREFIXES))["facts"]) == [
        *(fact.id for fact in REPORT.facts),
        *(note.id for note in REPORT.notes),
    ]


def test_exact_pure_text_has_no_decimals_unit_or_links() -> None:
    document = written(fact("中文", language="zh-Hans"))
    assert document["facts"]["f"] == {
        "value": "中文",
        "dimensions": {
            "concept": "small:Score",
            "entity": "scheme:301330",
            "period": "2023-01-01T00:00:00/2024-01-01T00:00:00",
            "language": "zh-hans",
        },
    }
    assert "linkTypes" not in document["documentInfo"]


MWH, TONNE, EURO = QName(UTR, "MWh"), QName(UTR, "t"), QName("http://www.xbrl.org/2003/iso4217", "EUR")


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        (Unit((MWH,)), "utr:MWh"),
        (Unit((TONNE, MWH)), "utr:MWh*utr:t"),
        (Unit((EURO,), (MWH,)), "iso4217:EUR/utr:MWh"),
        (Unit((EURO,), (TONNE, MWH)), "iso4217:EUR/(utr:MWh*utr:t)"),
        (Unit((TONNE, MWH), (EURO,)), "(utr:MWh*utr:t)/iso4217:EUR"),
    ],
)
def test_units(unit: Unit, text: str) -> None:
    assert dimensions(fact(unit=unit))["unit"] == text


def test_explicit_and_typed_members_follow_the_core_dimensions() -> None:
    both = ((name("GenderAxis"), name("Female")), (name("SiteAxis"), "东莞 <A&B>"))
    found = dimensions(fact(dimensions=both))
    assert list(found)[-2:] == ["small:GenderAxis", "small:SiteAxis"]
    assert found["small:GenderAxis"] == "small:Female"
    assert found["small:SiteAxis"] == "东莞 <A&B>"


OTHER = "https://other.example"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (date(2023, 12, 31), "2023-12-31"),
        (name("Workers"), "small:Workers"),
        ((), ""),
        ((name("B"), name("a")), "small:B small:a"),
        # in the order of the names as written, which here is not that of their namespaces
        ((QName(OTHER, "A"), name("B"), name("A")), "other:A small:A small:B"),
        ("<p>a &amp; b</p>", "<p>a &amp; b</p>"),
    ],
)
def test_values(value: Value, text: str) -> None:
    report = Report((ENTRY_POINT,), (fact(value),))
    document = json.loads(write_xbrl_json(report, {**PREFIXES, OTHER: "other"}))
    assert document["facts"]["f"]["value"] == text
    used = {prefix for word in text.split() for prefix in PREFIXED.findall(word)}
    assert used <= set(document["documentInfo"]["namespaces"])


@given(st.permutations([QName(space, local) for space in (NAMESPACE, OTHER) for local in "ABab"]))
def test_a_set_has_one_form(answers: list[QName]) -> None:
    names = written(fact(tuple(answers)))["facts"]["f"]["value"].split(" ")
    assert names == sorted(names)
    assert len(set(names)) == len(answers)


def test_entity_schemes_have_readable_prefixes() -> None:
    assert (
        dimensions(fact(entity=Entity(LEI, "529900T8BM49AURSDO55")))["entity"] == "lei:529900T8BM49AURSDO55"
    )


def test_taxonomy_prefix_may_not_be_a_reserved_one() -> None:
    document = json.loads(write_xbrl_json(Report((ENTRY_POINT,), (fact(),)), {NAMESPACE: "xbrl"}))
    assert document["documentInfo"]["namespaces"]["xbrl"] == "https://xbrl.org/2021"
    assert document["facts"]["f"]["dimensions"]["concept"] == "ns1:Score"


def test_ids_that_would_hide_a_fact_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        written(fact(), fact(Decimal(2)))
    with pytest.raises(ValueError, match="same id"):
        written(fact(notes=("f",)), notes=(Note("f", "en", "note"),))
