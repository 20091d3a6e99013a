"""Numbers in running text: which digits say a fact's value, by the sign and the scale beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.report.model import Fact
from xbrlesg.tagging.page import BREAK
from xbrlesg.writers.transformations import shown_value

_NUMBER: Final = re.compile(
    r"(?:(?<![A-Za-z0-9.,])|(?<=\b[A-Z]{3}))"  # not A4, nor the rest of a longer number, but RMB4,106
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?!\d|[.,]\d|[eE][+-]?\d)",
    re.ASCII,
)
_MINUS: Final = re.compile(r"(?<![A-Za-z0-9])[-\u2212\u2013](?:[A-Z]{3} ?|[A-Z]{0,2}[$€£¥￥] ?)?$")
_BRACKET: Final = re.compile(r"\((?:[A-Z]{3} ?|[A-Z]{0,2}[$€£¥￥] ?)?$")
_SCALES: Final = {
    **{"%": -2, "％": -2, "percent": -2, "per cent": -2, "‰": -3, "hundred": 2, "百": 2},
    **{"thousand": 3, "k": 3, "千": 3, "million": 6, "mn": 6, "m": 6, "百万": 6, "千万": 7},
    **{"billion": 9, "bn": 9, "b": 9, "trillion": 12, "万": 4, "十万": 5, "亿": 8, "十亿": 9, "万亿": 12},
}
_SCALE: Final = re.compile(
    rf"\s?({'|'.join(sorted(map(re.escape, _SCALES), key=lambda word: (-len(word), word)))})(?![A-Za-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """Digits at positions of a text that say a value: scaled by a power of ten, and negative or not."""

    first: int
    last: int
    scale: int
    negative: bool


def numbers_saying(  # noqa: PLR0913 - the text, the stretch, and what is known of the number
    fact: Fact, text: str, first: int, last: int, *, unit: str, power: int, scale: int | None
) -> list[ShownNumber]:
    """The numbers in a stretch of a text that say the fact's value.

    ``unit`` is that of the record, worth ten to the ``power``; ``scale`` is the only one, if given. A sign or
    word that scales (``%``, million, 万) behind the digits must be meant; without one the digits are in the
    record's unit, or plain.
    """
    found = []
    for match in _NUMBER.finditer(text, first):
        if match.end() > last:
            break
        scales = (scale,) if scale is not None else _scales(text, match.end(), unit, power)
        for each in scales:
            for negative in _signs(text, match):
                value = shown_value(match[0], scale=each, negative=negative)
                if value == fact.value and not (negative and value == 0):
                    found.append(ShownNumber(match.start(), match.end(), each, negative))
    return list({(item.first, item.last): item for item in reversed(found)}.values())[::-1]


def _scales(text: str, end: int, unit: str, power: int) -> tuple[int, ...]:
    word = _SCALE.match(text, end)
    if word is None:
        return tuple(dict.fromkeys((power, 0)))
    if word[1].lower() in unit.lower():
        return (power,)
    return (_SCALES[word[1].lower()],)


def _signs(text: str, match: re.Match[str]) -> Iterator[bool]:
    """Whether a number may be negative: brackets round it can mean that or, within words, nothing."""
    before = text[max(0, match.start() - 8) : match.start()]
    if _MINUS.search(before):
        yield True
        return
    opened = _BRACKET.search(before)
    closed = re.match(r"\s?[%％‰]?\)", text[match.end() : match.end() + 3])
    if opened is None or closed is None:
        yield False
        return
    begin = max(0, match.start() - 8) + opened.start()
    left = text[max(0, begin - 200) : begin].rstrip(" \t\r\n")[-1:]
    right = text[match.end() + closed.end() :][:200].lstrip(" \t\r\n")[:1]
    if left not in ("", BREAK) or right not in ("", BREAK):
        yield False  # brackets in a sentence, most of the time
    yield True
