"""The catalogue: well-formed and free of dead codes; that each code fires, ``tests/codes`` holds."""

import re
from pathlib import Path

import pytest

import xbrlesg
from xbrlesg.findings.catalogue import Code

PROGRAM = Path(xbrlesg.__file__).parent


def texts(folder: Path, besides: str) -> str:
    """All Python source below a folder, without one file."""
    return "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py") if path.name != besides)


def test_words_are_unique_and_in_the_standards_style() -> None:
    words = [code.value.word for code in Code]
    assert len(set(words)) == len(words)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]*", word) for word in words)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.word)
def test_a_code_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    assert code.value.title
    assert not code.value.title.endswith(".")
    assert code.value.hint.endswith(".")


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.word)
def test_a_code_is_raised_somewhere(code: Code) -> None:
    assert f"Code.{code.name}" in texts(PROGRAM, "catalogue.py")
