"""How often a text stands in lines: whole, and in the same letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xbrlesg.records.source_text import SourceText


@pytest.mark.parametrize(
    ("text", "line", "count"),
    [
        ("12", "12 and 12", 2),
        ("12", "1,120 12.5 12,5 312 0.12", 0),
        ("12", "ends with 12.", 1),
        ("5", "5times", 1),
        ("times", "5times", 0),
        ("ton", "carton ton", 1),
        ("1 1", "1 1 1 1", 2),
        ("1 1", "1 1 1", 1),
        ("a  b", "a b", 1),
        ("用水", "总用水量", 1),
    ],
)
def test_count(text: str, line: str, count: int) -> None:
    assert SourceText.of("report.txt", line).count(text, (1,)) == count


@given(st.text("12.,aZ ٣é", min_size=1, max_size=3), st.text("12.,aZ ٣é", max_size=14))
def test_count_is_that_of_a_pattern(text: str, line: str) -> None:
    """A pattern of the text with what must not stand beside it says the same, and is slower."""
    wanted, shown = " ".join(text.split()), " ".join(line.split())
    before = r"(?<!\d)(?<!\d[.,])"
    before += r"(?<![A-Za-z])" if wanted[:1].isascii() and wanted[:1].isalpha() else ""
    after = r"(?![.,]?\d)" if wanted[-1:].isdigit() else ""
    expected = len(re.findall(before + re.escape(wanted) + after, shown))
    assert SourceText.of("report.txt", line).count(text, (1,)) == expected
