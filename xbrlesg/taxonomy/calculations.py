"""Sums, from the calculation networks (XBRL 2.1, 5.2.5; Calculations 1.1, 2)."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.links import SUMMATION_ITEM, SUMMATION_ITEM_21
from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Calculation, Summand
from xbrlesg.taxonomy.networks import Arc, Networks


def read_calculations(networks: Networks) -> tuple[tuple[Calculation, ...], list[Finding]]:
    """All sums by role, arcrole and total; those of both specifications stand side by side.

    A sum with a part whose weight is no number is left out and told: without that part it would say
    something else.
    """
    calculations: list[Calculation] = []
    findings: list[Finding] = []
    for role, arcrole, total, arcs in _sums(networks):
        parts = tuple(Summand(arc.child, arc.weight, arc.order) for arc in arcs if arc.weight)
        if len(parts) == len(arcs):
            calculations.append(Calculation(role, arcrole, total, parts))
        else:
            findings += (_unweighted(role, arc) for arc in arcs if not arc.weight)
    return tuple(calculations), findings


def _sums(networks: Networks) -> Iterator[tuple[str, str, QName, tuple[Arc, ...]]]:
    for role, arcrole in sorted(networks):
        if arcrole in (SUMMATION_ITEM, SUMMATION_ITEM_21):
            for total, arcs in sorted(networks[role, arcrole].items()):
                yield role, arcrole, total, arcs


def _unweighted(role: str, arc: Arc) -> Finding:
    message = f"the sum {arc.parent.local} in {role} is left out: its part {arc.child.local} has no weight"
    return finding(Code.TAXONOMY_WEIGHT, message, value=arc.child.clark)
