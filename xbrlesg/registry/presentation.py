"""The presentation linkbase: a table of contents, and one tree a section."""

from __future__ import annotations

from xbrlesg.links import PARENT_CHILD
from xbrlesg.registry.markup import ExtendedLink, Linkbase
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import (
    CONTENTS,
    Cube,
    SectionPlan,
    enumeration_role,
    line_items,
    members_used,
    plan_sections,
    section_abstract,
    subtheme_abstract,
    theme_abstract,
)


def build_presentation(registry: Registry) -> bytes | None:
    """All trees, the contents first; the contents tell a reader of the package which section is whose."""
    linkbase = Linkbase(registry, "presentation")
    contents = linkbase.link(CONTENTS)
    subthemes = {subtheme.subtheme: subtheme for subtheme in registry.subthemes}
    for theme in registry.header.themes:
        for name in theme.subthemes:
            contents.arc(theme_abstract(theme), subtheme_abstract(subthemes[name]), PARENT_CHILD)
    for plan in plan_sections(registry):
        contents.arc(subtheme_abstract(plan.subtheme), section_abstract(plan.section), PARENT_CHILD)
    for plan in plan_sections(registry):
        _add_section(registry, plan, linkbase.link(plan.role))
    for enumeration_id, enumeration in registry.enumerations.items():
        link = linkbase.link(enumeration_role(enumeration_id))
        for member in enumeration.members.values():
            link.arc(enumeration.domain, member.concept, PARENT_CHILD)
    return linkbase.to_bytes()


def _add_section(registry: Registry, plan: SectionPlan, link: ExtendedLink) -> None:
    root = section_abstract(plan.section)
    for cube in plan.cubes:
        if cube.axes:
            link.arc(root, cube.table, PARENT_CHILD)
            _add_cube(registry, plan, cube, link)
    items = line_items(plan.section)
    link.arc(root, items, PARENT_CHILD)
    for indicator in plan.section.indicators:
        link.arc(items, indicator.concept, PARENT_CHILD)


def _add_cube(registry: Registry, plan: SectionPlan, cube: Cube, link: ExtendedLink) -> None:
    for axis_id in cube.axes:
        axis = registry.axes[axis_id]
        link.arc(cube.table, axis.concept, PARENT_CHILD)
        if axis.typed:
            continue
        link.arc(axis.concept, axis.domain, PARENT_CHILD)
        for member in members_used(plan.section, axis_id, axis):
            link.arc(axis.domain, axis.members[member].concept, PARENT_CHILD)
