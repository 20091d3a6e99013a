"""The definition linkbase: closed hypercubes, the axes' defaults, enumerations, what replaces what."""

from __future__ import annotations

from xbrlesg.links import (
    ALL,
    DEPRECATED_CONCEPT,
    DIMENSION_DEFAULT,
    DIMENSION_DOMAIN,
    DOMAIN_MEMBER,
    HYPERCUBE_DIMENSION,
)
from xbrlesg.registry.markup import ExtendedLink, Linkbase
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import (
    DEFAULTS,
    Cube,
    SectionPlan,
    enumeration_role,
    line_items,
    members_used,
    plan_sections,
)

ARCROLES = (ALL, HYPERCUBE_DIMENSION, DIMENSION_DOMAIN, DOMAIN_MEMBER, DIMENSION_DEFAULT)


def build_definition(registry: Registry) -> bytes | None:
    """All hypercubes (XBRL Dimensions 1.0, 2.2 to 2.6) and enumerations, each in a role of its own."""
    replacements = _replacements(registry)
    linkbase = Linkbase(registry, "definition", (*ARCROLES, *([DEPRECATED_CONCEPT] if replacements else [])))
    for plan in plan_sections(registry):
        for cube in plan.cubes:
            _add_cube(registry, plan, cube, linkbase.link(cube.role))
    for enumeration_id, enumeration in registry.enumerations.items():
        link = linkbase.link(enumeration_role(enumeration_id))
        for member in enumeration.members.values():
            link.arc(enumeration.domain, member.concept, DOMAIN_MEMBER)
    # Beside dimension-domain these arcs would join one pair twice in one link, which XLink forbids.
    defaults = linkbase.link(DEFAULTS)
    for axis in registry.axes.values():
        if not axis.typed:
            default = axis.domain if axis.default is None else axis.members[axis.default].concept
            defaults.arc(axis.concept, default, DIMENSION_DEFAULT)
    link = linkbase.link()
    for successor, deprecated in replacements:
        link.arc(successor, deprecated, DEPRECATED_CONCEPT)
    return linkbase.to_bytes()


def _replacements(registry: Registry) -> list[tuple[str, str]]:
    """Each concept that replaces a deprecated one, and the deprecated one."""
    concepts = {indicator.id: indicator.concept for indicator in registry.indicators()}
    return [
        (concepts[indicator.deprecated.replaced_by], indicator.concept)
        for indicator in registry.indicators()
        if indicator.deprecated and indicator.deprecated.replaced_by
    ]


def _add_cube(registry: Registry, plan: SectionPlan, cube: Cube, link: ExtendedLink) -> None:
    items = line_items(plan.section)
    link.arc(items, cube.table, ALL, closed="true", contextElement="scenario")
    for indicator in cube.indicators:
        link.arc(items, indicator.concept, DOMAIN_MEMBER)
    for axis_id in cube.axes:
        axis = registry.axes[axis_id]
        link.arc(cube.table, axis.concept, HYPERCUBE_DIMENSION)
        if axis.typed:
            continue
        # A default must be usable, or a fact without the axis is invalid (XBRL Dimensions 1.0, 2.7.1);
        # a head that is no default stands for nothing.
        unusable = {} if axis.default is None else {"usable": "false"}
        link.arc(axis.concept, axis.domain, DIMENSION_DOMAIN, **unusable)
        for member in members_used(plan.section, axis_id, axis):
            link.arc(axis.domain, axis.members[member].concept, DOMAIN_MEMBER)
