"""Explanations as data, for JSON."""

from __future__ import annotations

from collections.abc import Iterable

from xbrlesg.explain.model import Explanation


def explanations_data(explanations: Iterable[Explanation]) -> dict[str, object]:
    """All of them; a section is there where a standard has one."""
    return {"codes": [_full(item) for item in explanations]}


def listed_data(explanations: Iterable[Explanation]) -> dict[str, object]:
    """Codes alone, with their group, severity and title."""
    return {"codes": [_short(item) for item in explanations]}


def _short(item: Explanation) -> dict[str, str]:
    return {
        "code": item.code,
        "group": item.group.word,
        "severity": item.severity.word,
        "title": item.title,
    }


def _full(item: Explanation) -> dict[str, str]:
    data = {
        **_short(item),
        "explanation": item.explanation,
        "example": item.example,
        "mend": item.mend,
    }
    return data if item.section is None else {**data, "section": item.section}
