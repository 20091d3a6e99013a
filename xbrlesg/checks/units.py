"""Units of facts: those that XBRL's registry has for a type, and those that suit the types it has none for.

Sources: XBRL 2.1, 4.8.2 (money and shares); Unit Types Registry 1.0; for counts, percentages, hours and plain
decimals, of which both are silent, a table of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xbrlesg.checks.stated import StatedFact, fault
from xbrlesg.checks.unit_types import CURRENCIES, TRAPS, unit_fault
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.names import ISO4217, PREFIXES, UTR, XBRLI, QName
from xbrlesg.report.model import Unit
from xbrlesg.taxonomy.model import Concept, ValueKind

HOUR: Final = Unit((QName(UTR, "H"),))
SHARES: Final = QName(XBRLI, "shares")
TIMES: Final = frozenset({"Y", "M", "D", "H", "MM", "S"})
"""Units of time, which the registry has for durations alone; hours and days are counted in plain decimals."""
PURE_KINDS: Final = frozenset({ValueKind.INTEGER, ValueKind.PERCENT})


def check_unit(stated: StatedFact, concept: Concept) -> Iterator[Finding]:
    """Whether the fact's unit is one that its concept's type takes."""
    unit, kind = stated.fact.unit, concept.kind
    if kind is ValueKind.OTHER or "unit" in stated.unread:
        return
    if not kind.is_numeric:
        if unit is not None:
            message = f"{concept.name.local} is {kind.value} and has no unit"
            yield fault(Code.FACT_UNIT_MISPLACED, message, stated, value=unit_text(unit))
        return
    if stated.is_nil and unit is None:
        return
    yield from _of_type(stated, concept, unit)
    for measure in (*unit.numerators, *unit.denominators) if unit else ():
        if measure.namespace == UTR and measure.local in TRAPS:
            message = f"{unit_text(unit)} differs from a common unit by the case of a letter"
            yield fault(
                Code.FACT_UNIT_TRAP, message, stated, value=unit_text(unit), hint=TRAPS[measure.local]
            )


def unit_text(unit: Unit | None) -> str:
    """A unit as people write it: ``utr:MWh``, ``iso4217:CNY/utr:m3``, ``pure``."""
    if unit is None:
        return "pure"
    parts = ("*".join(map(_prefixed, measures)) for measures in (unit.numerators, unit.denominators))
    return "/".join(filter(None, parts))


def _prefixed(measure: QName) -> str:
    return f"{PREFIXES.get(measure.namespace, measure.namespace)}:{measure.local}"


def _of_type(stated: StatedFact, concept: Concept, unit: Unit | None) -> Iterator[Finding]:
    match concept.kind:
        case ValueKind.MONETARY:
            wrong = _money_fault(unit)
        case ValueKind.MEASURE if concept.type == QName(XBRLI, "sharesItemType"):
            wrong = None if unit == Unit((SHARES,)) else ("shares are counted in xbrli:shares", None)
        case ValueKind.MEASURE:
            wrong = unit_fault(concept.type, unit)
        case _:
            yield from _sanity(stated, concept, unit)
            return
    if wrong is not None:
        yield fault(Code.FACT_UNIT, wrong[0], stated, value=unit_text(unit), hint=wrong[1])


def _money_fault(unit: Unit | None) -> tuple[str, str | None] | None:
    """XBRL 2.1, 4.8.2: the unit of money is one currency of ISO 4217."""
    if unit is None or len(unit.numerators) != 1 or unit.denominators:
        return "an amount of money needs one currency as its unit", None
    measure = unit.numerators[0]
    if measure.namespace != ISO4217:
        return f"{_prefixed(measure)} is no currency of ISO 4217", None
    if measure.local not in CURRENCIES:
        hint = "The code of the renminbi is iso4217:CNY." if measure.local == "RMB" else None
        return f"ISO 4217 has no currency {measure.local}", hint
    return None


def _sanity(stated: StatedFact, concept: Concept, unit: Unit | None) -> Iterator[Finding]:
    """What suits a count, a percentage, hours and a plain decimal; XBRL itself takes any unit here."""
    kind, shown = concept.kind, unit_text(unit)
    if kind is ValueKind.HOURS:
        if unit != HOUR:
            message = f"{concept.name.local} is in hours, and the unit is {shown}"
            yield fault(Code.FACT_UNIT_FAMILY, message, stated, value=shown, hint="Hours are utr:H.")
    elif unit is None:
        return
    elif kind in PURE_KINDS:
        message = f"{concept.name.local} is of kind {kind.value}, and {shown} is no unit of that"
        yield fault(Code.FACT_UNIT_FAMILY, message, stated, value=shown)
    elif not unit.denominators and not all(_is_time(measure) for measure in unit.numerators):
        message = f"{concept.name.local} is a plain decimal, and its unit is {shown}"
        yield fault(Code.FACT_UNIT_UNUSUAL, message, stated, value=shown)


def _is_time(measure: QName) -> bool:
    return measure.namespace == UTR and measure.local in TIMES
