"""Printed answers: yes or no, and several answers in one cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

BOOLEANS: Final[Mapping[str, bool]] = {
    **{"yes": True, "true": True, "是": True},
    **{"no": False, "false": False, "否": False},
}


def read_boolean(text: str) -> bool | None:
    """Yes or no, in small or capital letters; None for anything else."""
    return BOOLEANS.get(text.lower())


def split_answers(text: str) -> tuple[str, ...]:
    """The answers of a set, which are parted by a semicolon and a space."""
    return tuple(text.split("; "))
