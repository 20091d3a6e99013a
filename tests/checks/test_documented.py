"""``docs/checks.md`` names each code of the checks of files, and says of Arelle what the tables say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checks.inline_faults import BODY, HEAD, PAGES
from tests.checks.json_faults import ALL
from tests.checks.standards_faults import ESRS_FACTS, GRI_FACTS
from xbrlesg.findings.catalogue import Code

DOCUMENT = Path(__file__).parents[2] / "docs" / "checks.md"
CHECKED = [code for code in Code if code.name.startswith(("FACT_", "JSON_", "XHTML_", "INLINE_"))]


def faults() -> Iterator[tuple[tuple[Code, ...], tuple[str, ...]]]:
    """What we say and what Arelle says of each fault of all tables."""
    for fault in ALL:
        yield fault.ours, ("gives up",) if fault.stops_arelle else fault.arelle
    for fact in (*GRI_FACTS.values(), *ESRS_FACTS.values()):
        yield fact.ours, fact.arelle
    for construct in (*HEAD, *BODY, *PAGES):
        yield construct.ours, construct.arelle


def arelle_says(code: Code) -> str:
    """The last cell of the code's row."""
    told = [arelle for ours, arelle in faults() if code in ours]
    assert told, f"no table has a fault of {code.value.name}"
    words = sorted({word for arelle in told for word in arelle})
    shown = [word if word == "gives up" else f"`{word}`" for word in words]
    return ", ".join([*shown, *(["silent"] if () in told else [])])


@pytest.mark.parametrize("code", CHECKED, ids=lambda code: code.value.word)
def test_each_code_has_its_row(code: Code) -> None:
    rows = re.findall(rf"^\| `{code.value.word}` \|.*$", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert len(rows) == 1
    cells = [cell.strip() for cell in rows[0].strip("|").split("|")]
    assert cells[1].startswith(code.value.title)
    assert cells[-1] == arelle_says(code)
