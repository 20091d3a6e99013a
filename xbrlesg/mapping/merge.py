"""Records that state one fact: which of them are filed, and what is to be said of the others."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from textwrap import shorten
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.mapping.conversion import Converted
from xbrlesg.records.model import Reading

_RESTATED: Final = (
    "One of the two is restated: the other may be the figure as first reported. File the restated one only, "
    "and name the earlier figure in its column restated."
)


def merge(fact_id: str, group: list[Converted]) -> tuple[list[Converted], list[Finding]]:
    """The records that are filed, leading one first, and what is to be said of a fact stated more than once.

    A more precise figure is filed before a coarser one, and a clear reading before any other. An exact figure
    and a qualified one never meet here: they are two facts.
    """
    leading = min(group, key=lambda item: (_half(item), item.record.reading is not Reading.CLEAR))
    kept, findings = [leading], [_restored(item, fact_id) for item in group if _is_restored(item)]
    seen = {leading.record.source}
    for item in group:
        if item is leading:
            continue
        code, message = _compare(leading, item, repeated=item.record.source in seen)
        seen.add(item.record.source)
        if code is Code.RECORD_AGREES:
            kept.append(item)
        findings.append(_about(code, message, item, leading, fact_id))
    return kept, findings


def _compare(leading: Converted, item: Converted, *, repeated: bool) -> tuple[Code, str]:
    where = leading.record.location
    if (item.value, item.decimals) == (leading.value, leading.decimals):
        if repeated:
            return Code.RECORD_REPEATED, f"the record repeats {where}"
        return Code.RECORD_AGREES, f"the figure stands also at {where}, and both agree"
    if _overlap(leading, item):
        return Code.RECORD_LESS_PRECISE, f"{where} states the figure with more digits, and both agree"
    shown = shorten(f"{leading.record.value} {leading.record.unit}", 80, placeholder=" ...")
    return Code.RECORD_CONFLICT, f"{where} gives {shown} for the same fact"


def _overlap(one: Converted, other: Converted) -> bool:
    """True where the rounding intervals of two figures meet (OIM 1.0, 6.5.3).

    Two figures of one precision contradict each other, though their intervals may touch at the ends.
    """
    if one.decimals == other.decimals:
        return False
    if not isinstance(one.value, int | Decimal) or not isinstance(other.value, int | Decimal):
        return False
    # fractions, because a difference of Decimals is rounded to the context's precision
    return abs(Fraction(one.value) - Fraction(other.value)) <= _half(one) + _half(other)


def _half(item: Converted) -> Fraction:
    """Half a unit of the last digit; none where the value is exact."""
    return Fraction(0) if item.decimals is None else Fraction(10) ** -item.decimals / 2


def _is_restored(item: Converted) -> bool:
    return item.record.reading is Reading.RESTORED


def _restored(item: Converted, fact_id: str) -> Finding:
    record = item.record
    reading = " ".join(part for part in (record.value, record.unit, f"({record.period})") if part)
    message = f"OCR shows {record.ocr_text!r}, read as {reading}: {record.note}"
    return finding(
        Code.READING_RESTORED,
        message,
        record.at("reading"),
        value=record.ocr_text,
        indicator=record.indicator,
        fact=fact_id,
    )


def _about(code: Code, message: str, item: Converted, leading: Converted, fact_id: str) -> Finding:
    record = item.record
    is_one_restated = bool(record.restated) != bool(leading.record.restated)
    return finding(
        code,
        message,
        record.at("value"),
        hint=_RESTATED if code is Code.RECORD_CONFLICT and is_one_restated else None,
        value=f"{record.value} {record.unit}".strip(),
        indicator=record.indicator,
        fact=fact_id,
        related=(leading.record.at("value"),),
    )
