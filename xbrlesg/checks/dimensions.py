"""Dimensions of facts: known axes and members, and a table of the taxonomy that gives them to the concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from xbrlesg.checks.breakdowns import AllowedBreakdowns
from xbrlesg.checks.stated import StatedFact, fault
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.findings.near import near_hint
from xbrlesg.names import QName
from xbrlesg.report.model import Member
from xbrlesg.taxonomy.model import Axis, Taxonomy

Usable = Mapping[QName, frozenset[QName]]
"""For each axis, the members that any table gives it."""

MOST_ADVICE: Final = 400
"""Tables of large taxonomies hold whole lists of countries, which nobody reads in a hint."""


def usable_members(taxonomy: Taxonomy) -> Usable:
    """The members that some hypercube lets be reported, by axis."""
    found: dict[QName, set[QName]] = defaultdict(set)
    for cube in taxonomy.hypercubes:
        for axis, members in cube.axes.items():
            found[axis] |= members
    return {axis: frozenset(members) for axis, members in found.items()}


def check_dimensions(
    stated: StatedFact, taxonomy: Taxonomy, allowed: AllowedBreakdowns, members: Usable
) -> list[Finding]:
    """The faults of each dimension; where each by itself is well, whether a table takes them together."""
    fact = stated.fact
    findings = [
        found
        for axis, member in fact.dimensions
        if (found := _check_dimension(stated, axis, member, taxonomy, members)) is not None
    ]
    if findings or allowed.permits(fact.concept, fact.dimensions):
        return findings
    axes = " x ".join(taxonomy.prefixed(axis) for axis, _ in fact.dimensions)
    shown = ", ".join(_shown(member, taxonomy) for _, member in fact.dimensions)
    name = taxonomy.prefixed(fact.concept)
    breakdown = f"the breakdown {axes} ({shown})" if axes else "without breakdown"
    message = f"no table of the taxonomy gives {name} {breakdown}"
    hint = _advice(allowed.advice(fact.concept), fact.concept.local)
    return [fault(Code.FACT_BREAKDOWN, message, stated, value=axes or name, hint=hint)]


def _advice(advice: str, concept: str) -> str:
    """What the concept takes, where that is short enough to be read; its axes alone, or where to look."""
    for text in (advice, f"{advice.partition(';')[0]}."):
        if len(text) <= MOST_ADVICE:
            return text
    return f"xbrlesg taxonomy show {concept} names the axes and breakdowns that its tables have."


def _check_dimension(
    stated: StatedFact, name: QName, member: Member, taxonomy: Taxonomy, members: Usable
) -> Finding | None:
    axis = taxonomy.axes.get(name)
    if axis is None:
        known = (found.local for found in taxonomy.axes)
        hint = near_hint(name.local, known, Code.FACT_AXIS.value.hint)
        message = f"the taxonomy has no axis {taxonomy.prefixed(name)}"
        return fault(Code.FACT_AXIS, message, stated, value=taxonomy.prefixed(name), hint=hint)
    if axis.typed_domain is not None or not isinstance(member, QName):
        return _check_sort(stated, axis, member, taxonomy)
    shown = taxonomy.prefixed(member)
    if member == axis.default:
        # OIM 1.0, 3.4: the default member is meant by leaving the axis out, and may not be written
        message = f"{shown} is the default of {taxonomy.prefixed(name)}"
        return fault(Code.FACT_DEFAULT_MEMBER, message, stated, value=shown)
    if member not in members.get(name, frozenset()):
        known = (found.local for found in members.get(name, ()))
        hint = near_hint(member.local, known, Code.FACT_MEMBER.value.hint)
        message = f"{shown} is no member that {taxonomy.prefixed(name)} takes"
        return fault(Code.FACT_MEMBER, message, stated, value=shown, hint=hint)
    return None


def _check_sort(stated: StatedFact, axis: Axis, member: Member, taxonomy: Taxonomy) -> Finding | None:
    """A typed axis takes text, an explicit one a member's name."""
    typed = axis.typed_domain is not None
    if typed == isinstance(member, str):
        return None
    name, shown = taxonomy.prefixed(axis.name), _shown(member, taxonomy)
    message = f"{name} is typed and takes text" if typed else f"{shown!r} is no member's name"
    return fault(Code.FACT_MEMBER, message, stated, value=shown)


def _shown(member: Member, taxonomy: Taxonomy) -> str:
    return taxonomy.prefixed(member) if isinstance(member, QName) else member
