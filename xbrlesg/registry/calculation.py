"""The calculation linkbase: sums that always hold (Calculations 1.1, 3)."""

from __future__ import annotations

from xbrlesg.links import SUMMATION_ITEM
from xbrlesg.registry.markup import Linkbase
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import plan_sections


def build_calculation(registry: Registry) -> bytes | None:
    """All sums, each part with weight 1; None where there is none."""
    concepts = {indicator.id: indicator.concept for indicator in registry.indicators()}
    linkbase = Linkbase(registry, "calculation", (SUMMATION_ITEM,))
    for plan in plan_sections(registry):
        for summation in plan.summations:
            link = linkbase.link(summation.role)
            for total, parts in summation.sums:
                for part in parts:
                    link.arc(concepts[total], concepts[part], SUMMATION_ITEM, weight="1")
    return linkbase.to_bytes()
