"""Finding explanations by what a user types: a code with or without our prefix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xbrlesg.explain.model import Explanation
from xbrlesg.findings.near import near_hint
from xbrlesg.validation.hints import standard_of

OURS: Final = "xbrlesg:"


def find_explanation(name: str, explanations: Sequence[Explanation]) -> Explanation | None:
    """The explanation of a code; ``unitUnknown`` is ``xbrlesg:unitUnknown``. None where there is none."""
    return next((item for item in explanations if name in (item.code, item.code.removeprefix(OURS))), None)


def nothing_found(name: str, explanations: Sequence[Explanation]) -> str:
    """What to tell of a name that has no explanation: near names, and for a standard's code the standard."""
    known = [item.code.removeprefix(OURS) for item in explanations]
    standard = standard_of(name)
    otherwise = f"See {standard}." if standard else "See xbrlesg explain --list for all codes."
    return f"{name}: {near_hint(name.removeprefix(OURS), known, otherwise)}"
