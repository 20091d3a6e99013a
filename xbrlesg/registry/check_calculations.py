"""Cross-checks of a registry's sums, so that Calculations 1.1 can hold for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.findings.near import near_hint
from xbrlesg.registry.model import Calculation, Indicator, Registry
from xbrlesg.registry.plan import NUMERIC
from xbrlesg.registry.sources import Place, Sources, indicators, sections


def check_calculations(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Sums over unknown or unlike indicators, and sums that count something twice."""
    known = {indicator.id: indicator for indicator, _ in indicators(registry, sources)}
    parts: dict[str, set[str]] = {}
    for section, place in sections(registry, sources):
        for order, calculation in enumerate(section.calculations):
            where = place.into("calculations", order)
            yield from _check_one(calculation, known, where)
            parts.setdefault(calculation.total, set()).update(calculation.parts)
            if any(_reaches(part, calculation.total, parts, set()) for part in calculation.parts):
                message = f"{calculation.total!r} is among its own parts"
                yield finding(Code.REGISTRY_CALCULATION_CIRCLE, message, where.at(), value=calculation.total)


def _check_one(calculation: Calculation, known: Mapping[str, Indicator], place: Place) -> Iterator[Finding]:
    total = known.get(calculation.total)
    if total is None:
        yield _unknown(calculation.total, known, place.into("total"))
    elif total.type not in NUMERIC:
        message = f"the total {total.id!r} is no number"
        yield finding(Code.REGISTRY_CALCULATION_MIXED, message, place.at("total"))
    for order, name in enumerate(calculation.parts):
        part = known.get(name)
        if part is None:
            yield _unknown(name, known, place.into("parts", order))
            continue
        if name in calculation.parts[:order]:
            message = f"the part {name!r} stands twice"
            yield finding(Code.REGISTRY_CALCULATION_CIRCLE, message, place.at("parts", order), value=name)
        if total is not None and _nature(part) != _nature(total):
            message = f"the part {name!r} is {' '.join(_nature(part))}, the total {' '.join(_nature(total))}"
            yield finding(Code.REGISTRY_CALCULATION_MIXED, message, place.at("parts", order), value=name)


def _nature(indicator: Indicator) -> tuple[str, str, str]:
    return indicator.type.value, indicator.unit.value, indicator.period


def _unknown(name: str, known: Mapping[str, Indicator], place: Place) -> Finding:
    return finding(
        Code.REGISTRY_CALCULATION_UNKNOWN,
        f"the registry has no indicator {name!r}",
        place.at(),
        value=name,
        hint=near_hint(name, known, Code.REGISTRY_CALCULATION_UNKNOWN.value.hint),
    )


def _reaches(start: str, goal: str, parts: Mapping[str, set[str]], seen: set[str]) -> bool:
    """Whether the sums lead from ``start`` to ``goal``."""
    if start == goal:
        return True
    if start in seen:
        return False
    seen.add(start)
    return any(_reaches(part, goal, parts, seen) for part in parts.get(start, ()))
