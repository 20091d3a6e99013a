"""Every code has its text, in the file of its group; and each text can be read."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from xbrlesg.errors import XbrlEsgError
from xbrlesg.explain.load import Texts, load_explanations, read_texts
from xbrlesg.explain.model import Explanation, Group
from xbrlesg.findings import catalogue
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.validation.hints import HINTS

ALL = load_explanations()
ARELLE = [item for item in ALL if item.group is Group.ARELLE]
HINT = {code.value.name: code.value.hint for code in Code} | HINTS
LONGEST_LINE, LONGEST_EXAMPLE = 110, 14


def catalogued() -> dict[str, str]:
    """The code of each rule, and the comment in the catalogue that names its group."""
    text = Path(catalogue.__file__).read_text("utf-8").partition("class Code(Enum):")[2]
    groups: dict[str, str] = {}
    group = ""
    for line in text.splitlines():
        if comment := re.fullmatch(r" {4}# (.+)", line):
            group = comment[1]
        elif rule := re.match(r" {4}([A-Z0-9_]+) = Rule\(", line):
            groups[Code[rule[1]].value.name] = group
    return groups


def test_every_code_has_its_text_in_the_file_of_its_group() -> None:
    assert {item.code: item.group.title for item in ALL if item not in ARELLE} == catalogued()
    assert Counter(item.code for item in ALL).most_common(1)[0][1] == 1


def test_every_group_has_its_file_and_no_other_is_there() -> None:
    texts = resources.files("xbrlesg.explain").joinpath("texts")
    assert {file.name for file in texts.iterdir()} == {f"{group.word}.yaml" for group in Group}


def test_codes_of_arelle_have_a_hint_and_a_text() -> None:
    assert {item.code for item in ARELLE} == set(HINTS)


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.code)
def test_a_text_can_be_read(item: Explanation) -> None:
    for text in (item.title, item.explanation, item.mend):
        assert text == " ".join(text.split()), "one paragraph, without doubled spaces"
    assert not item.title.endswith(".")
    for text in (item.explanation, item.mend):
        assert text.endswith((".", ")."))
    assert 2 <= len(re.findall(r"[.?](?= |$)", item.explanation)) <= 5
    assert 80 <= len(item.explanation) <= 700
    assert item.section is None or re.fullmatch(r"x?[A-Z][\w .,:;()/-]+[\w)]", item.section)
    _example_is_small(item.example)
    _more_than_the_hint(item, HINT[item.code])


def _example_is_small(example: str) -> None:
    lines = example.split("\n")
    assert example.strip()
    assert len(lines) <= LONGEST_EXAMPLE
    assert max(map(len, lines)) <= LONGEST_LINE
    assert lines == [line.rstrip() for line in lines]
    assert "```" not in example


def _more_than_the_hint(item: Explanation, hint: str) -> None:
    assert hint not in item.explanation
    assert len(item.mend) > len(hint)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: {explanation: x, example: y}", "a.mend"),
        ("a: {explanation: x, example: y, mend: z, hint: w}", "a.hint"),
        ("a: {explanation: x, example: y, mend: z}\na: {}", "twice"),
        ("a: [", "YAML syntax"),
        ("", "damaged"),
    ],
)
def test_a_damaged_file_is_an_error(text: str, fault: str) -> None:
    with pytest.raises(XbrlEsgError, match="damaged") as raised:
        read_texts(text, "files.yaml", Texts)
    assert fault in str(raised.value)


def test_severities_are_those_of_the_catalogue() -> None:
    severities = {code.value.name: code.value.severity for code in Code}
    assert {item.code: item.severity for item in ALL if item not in ARELLE} == severities
    assert {item.severity for item in ARELLE} <= set(Severity)
