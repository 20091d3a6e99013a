"""Requirement codes in the order of their standards."""

import random

import pytest

from xbrlesg.coverage.order import code_key


@pytest.mark.parametrize(
    "codes",
    [
        ["2-7-a", "2-7-b", "2-7-b-i", "2-7-b-ii", "2-7-b-iv", "2-7-b-v", "2-7-b-vi", "2-7-c", "2-10-a"],
        ["201-1-a-iii", "201-1-a-viii", "201-1-a-ix", "201-1-a-x", "201-1-h", "201-1-i", "201-1-v"],
        ["E1-4_02", "E1-4_03", "E1-4_15", "E1-4_100"],
        ["BP-1_02", "BP-1_11", "BP-1, 3", "BP-1, 5 b", "BP-2_01"],
        ["BP-1, 5 b i", "BP-1, 5 b ii", "BP-1, 5 c", "BP-1, 14"],
    ],
)
def test_numbers_letters_and_roman_numerals_count(codes: list[str]) -> None:
    shuffled = random.Random(7).sample(codes, len(codes))  # noqa: S311 - a fixed order, no secret
    assert sorted(shuffled, key=code_key) == codes
