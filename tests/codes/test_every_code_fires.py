"""Every code of the catalogue is found by the real program in an input that fails."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.codes.examples import Example, gathered, placeless
from xbrlesg.findings.catalogue import Code

GATHERED = gathered()
PLACELESS = placeless()


def test_every_code_has_one_example() -> None:
    given = Counter(code.name for code, _ in GATHERED)
    assert {name: times for name, times in given.items() if times > 1} == {}
    assert [code.name for code in Code if code.name not in given] == []


def test_codes_without_a_place_have_an_example() -> None:
    assert {code for code, _ in GATHERED} >= PLACELESS


@pytest.mark.parametrize(
    ("code", "example"), [pytest.param(*pair, id=pair[0].value.word) for pair in GATHERED]
)
def test_a_code_fires(code: Code, example: Example, tmp_path: Path) -> None:
    rule = code.value
    findings = list(example(tmp_path))
    found = [item for item in findings if item.code == rule.name]
    assert found, f"found instead: {sorted({item.code for item in findings})}"
    for item in found:
        assert item.severity is rule.severity
        assert item.message
        assert item.hint
    placed = [item for item in found if item.location is not None and item.location.file]
    assert placed == ([] if code in PLACELESS else found)
