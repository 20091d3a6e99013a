"""Inline XBRL resources: the header with schema references, contexts, units and footnote relationships."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from lxml import etree

from xbrlesg.names import IX, LINK, PURE, XBRLDI, XBRLI, XLINK, QName
from xbrlesg.report.model import Entity, Fact, Member, Period, Unit
from xbrlesg.writers.ids import IdPool
from xbrlesg.writers.markup import make

Context = tuple[Entity, Period, tuple[tuple[QName, Member], ...]]
PURE_UNIT: Final = Unit((PURE,))


def qualified(name: QName, names: Mapping[str, str]) -> str:
    """A name as written, ``esg:Employees``; ``names`` gives the prefixes by namespace."""
    return f"{names[name.namespace]}:{name.local}"


def context_of(fact: Fact) -> Context:
    """What a context holds of a fact."""
    return (fact.entity, fact.period, fact.dimensions)


def unit_of(fact: Fact) -> Unit:
    """A number's unit; inline XBRL writes out the pure one, which OIM leaves away."""
    return fact.unit or PURE_UNIT


def context_ids(facts: Iterable[Fact], pool: IdPool) -> dict[Context, str]:
    """Readable ids of all contexts, sorted by entity, period and dimensions: ``d2023_Female``."""
    contexts = sorted({context_of(fact) for fact in facts}, key=_context_key)
    return {context: pool.take(_context_name(context)) for context in contexts}


def unit_ids(facts: Iterable[Fact], pool: IdPool) -> dict[Unit, str]:
    """Readable ids of all units in use, sorted: ``CNY``, ``tCO2e_per_CNY``."""
    units = sorted({unit_of(fact) for fact in facts if fact.has_unit})
    return {unit: pool.take(_unit_name(unit)) for unit in units}


def references(entry_points: Iterable[str]) -> etree._Element:
    """``ix:references``: one schema reference for each entry point (Inline XBRL 1.1, 12)."""
    refs = (
        make(f"{{{LINK}}}schemaRef", {f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": entry_point})
        for entry_point in entry_points
    )
    return make(f"{{{IX}}}references", None, *refs)


def relationship(places: Iterable[str], note_id: str) -> etree._Element:
    """``ix:relationship`` from all places of the facts to their footnote (Inline XBRL 1.1, 13)."""
    return make(f"{{{IX}}}relationship", {"fromRefs": " ".join(places), "toRefs": note_id})


def context_element(
    context: Context, context_id: str, names: Mapping[str, str], typed_domains: Mapping[QName, QName]
) -> etree._Element:
    """``xbrli:context``; dimensions are in the scenario. ValueError for a typed axis without an element."""
    entity, period, dimensions = context
    identifier = make(_xbrli("identifier"), {"scheme": entity.scheme}, entity.identifier)
    element = make(_xbrli("context"), {"id": context_id}, make(_xbrli("entity"), None, identifier))
    element.append(_period_element(period))
    if dimensions:
        members = (_member_element(axis, member, names, typed_domains) for axis, member in dimensions)
        element.append(make(_xbrli("scenario"), None, *members))
    return element


def unit_element(unit: Unit, unit_id: str, names: Mapping[str, str]) -> etree._Element:
    """``xbrli:unit``: measures, or a divide (XBRL 2.1, 4.8)."""
    above, below = (
        [make(_xbrli("measure"), None, qualified(measure, names)) for measure in measures or (PURE,)]
        for measures in (unit.numerators, unit.denominators)
    )
    if not unit.denominators:
        return make(_xbrli("unit"), {"id": unit_id}, *above)
    numerator = make(_xbrli("unitNumerator"), None, *above)
    denominator = make(_xbrli("unitDenominator"), None, *below)
    return make(_xbrli("unit"), {"id": unit_id}, make(_xbrli("divide"), None, numerator, denominator))


def _period_element(period: Period) -> etree._Element:
    # A date stands for the end of its day where a period ends, and for its beginning where one starts.
    last = period.last_day.isoformat()
    if period.start is None:
        return make(_xbrli("period"), None, make(_xbrli("instant"), None, last))
    start = make(_xbrli("startDate"), None, period.start.isoformat())
    return make(_xbrli("period"), None, start, make(_xbrli("endDate"), None, last))


def _member_element(
    axis: QName, member: Member, names: Mapping[str, str], typed_domains: Mapping[QName, QName]
) -> etree._Element:
    dimension = {"dimension": qualified(axis, names)}
    if isinstance(member, QName):
        return make(f"{{{XBRLDI}}}explicitMember", dimension, qualified(member, names))
    if axis not in typed_domains:
        raise ValueError(f"no element is known for the values of the typed axis {axis.clark}")
    return make(f"{{{XBRLDI}}}typedMember", dimension, make(typed_domains[axis].clark, None, member))


def _context_key(context: Context) -> tuple[object, ...]:
    entity, period, dimensions = context
    members = [
        (axis, "", member) if isinstance(member, str) else (axis, member.namespace, member.local)
        for axis, member in dimensions
    ]
    return (entity, period.sort_key, members)


def _context_name(context: Context) -> str:
    _, period, dimensions = context
    members = (m if isinstance(m, str) else m.local.removesuffix("Member") for _, m in dimensions)
    return "_".join([_period_name(period), *members])


def _period_name(period: Period) -> str:
    last = period.last_day
    if period.start is None:
        return f"i{last.isoformat()}"
    if (period.start, last) == (date(last.year, 1, 1), date(last.year, 12, 31)):
        return f"d{last.year}"
    return f"d{period.start.isoformat()}_{last.isoformat()}"


def _unit_name(unit: Unit) -> str:
    above, below = (
        "_".join(measure.local for measure in measures) for measures in (unit.numerators, unit.denominators)
    )
    return f"{above}_per_{below}" if below else above


def _xbrli(local: str) -> str:
    return f"{{{XBRLI}}}{local}"
