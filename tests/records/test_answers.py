from __future__ import annotations

import pytest

from xbrlesg.records.answers import read_boolean, split_answers


@pytest.mark.parametrize("text", ["Yes", "yes", "YES", "true", "True", "是"])
def test_yes(text: str) -> None:
    assert read_boolean(text) is True


@pytest.mark.parametrize("text", ["No", "no", "NO", "false", "FALSE", "否"])
def test_no(text: str) -> None:
    assert read_boolean(text) is False


@pytest.mark.parametrize(
    "text", ["", " ", "1", "0", "Y", "N", "yes ", "Yes, no", "ＹＥＳ", "不是", "是的", "√", "n/a"]
)
def test_neither(text: str) -> None:
    assert read_boolean(text) is None


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("a", ["a"]),
        ("a; b c; d", ["a", "b c", "d"]),
        ("a;b", ["a;b"]),
        ("a;  b", ["a", " b"]),
        ("; a", ["", "a"]),
    ],
)
def test_answers_are_parted_by_a_semicolon_and_a_space(text: str, answers: list[str]) -> None:
    assert split_answers(text) == tuple(answers)
