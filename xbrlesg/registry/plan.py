"""What a registry turns into: the names, roles and numbers of everything that the builders write.

Owns the naming rules, so that the loader can find clashes and no two linkbases disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import AxisEntry, Identifier, Indicator, Registry, Section, Theme

STANDARD_YEAR: Final = "StandardYear"
"""The reference part of the house schema; XBRL's own parts know a full date, but no year or edition."""
CONTENTS: Final = "contents"
DEFAULTS: Final = "dimension-defaults"
RESERVED_SECTIONS: Final = (CONTENTS, DEFAULTS)


@dataclass(frozen=True, slots=True)
class Cube:
    """A closed hypercube: the indicators of a section that allow one breakdown.

    ``axes`` are axis ids in the section's order; empty for the indicators that are reported undivided only.
    """

    role: str
    table: str
    axes: tuple[Identifier, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Summation:
    """The sums that share one calculation role: totals and their parts, as indicator ids."""

    role: str
    sums: tuple[tuple[Identifier, tuple[Identifier, ...]], ...]


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section with its theme, its role and number, its cubes and its sums."""

    theme: Theme
    section: Section
    role: str
    number: int
    cubes: tuple[Cube, ...]
    summations: tuple[Summation, ...]


def camel(identifier: str) -> str:
    """``new-hires`` as ``NewHires``."""
    return "".join(word.capitalize() for word in identifier.split("-"))


def theme_abstract(theme: Theme) -> str:
    """The name of a theme's heading."""
    return f"{camel(theme.theme)}Abstract"


def section_abstract(section: Section) -> str:
    """The name of a section's heading."""
    return f"{section.concept}Abstract"


def line_items(section: Section) -> str:
    """The name of the element that holds a section's concepts together."""
    return f"{section.concept}LineItems"


def members_used(section: Section, axis_id: Identifier, axis: AxisEntry) -> tuple[Identifier, ...]:
    """The members of an axis in a section; the default is always one, or no undivided fact were valid."""
    chosen = section.axes[axis_id]
    if axis.default is not None and axis.default not in chosen:
        return (axis.default, *chosen)
    return chosen


def plan_cubes(section: Section, axes: Mapping[Identifier, AxisEntry]) -> tuple[Cube, ...]:
    """The cubes of a section: undivided first, then each breakdown in the order of its first use."""
    order = list(section.axes)
    grouped: dict[tuple[Identifier, ...], list[Indicator]] = {(): []}
    for indicator in section.indicators:
        keys = [tuple(sorted(breakdown, key=order.index)) for breakdown in indicator.breakdowns]
        # A typed axis has no default: the undivided figure is not valid in such a cube and needs its own.
        if not any(all(not axes[axis].typed for axis in key) for key in keys):
            keys = [(), *keys]
        for key in dict.fromkeys(keys):
            grouped.setdefault(key, []).append(indicator)
    return tuple(_cube(section, axes, key, items) for key, items in grouped.items() if items)


def _cube(
    section: Section,
    axes: Mapping[Identifier, AxisEntry],
    key: tuple[Identifier, ...],
    indicators: list[Indicator],
) -> Cube:
    role = f"{section.id}/by-{'-and-'.join(key)}" if key else f"{section.id}/undivided"
    names = "And".join(axes[axis].concept.removesuffix("Axis") for axis in key)
    table = f"{section.concept}By{names}Table" if key else f"{section.concept}Table"
    return Cube(role, table, key, tuple(indicators))


def plan_summations(section: Section) -> tuple[Summation, ...]:
    """The calculation roles of a section.

    Two sums of one total would merge into one in a common role, so each further one takes its own.
    """
    rounds: list[list[tuple[Identifier, tuple[Identifier, ...]]]] = []
    seen: dict[Identifier, int] = {}
    for calculation in section.calculations:
        turn = seen.get(calculation.total, 0)
        seen[calculation.total] = turn + 1
        if turn == len(rounds):
            rounds.append([])
        rounds[turn].append((calculation.total, calculation.parts))
    return tuple(
        Summation(section.id if turn == 0 else f"{section.id}/sum-{turn + 1}", tuple(sums))
        for turn, sums in enumerate(rounds)
    )


def plan_sections(registry: Registry) -> Iterator[SectionPlan]:
    """All sections in registry order, numbered theme * 10000 + section * 100."""
    for theme_order, theme in enumerate(registry.themes, 1):
        for section_order, section in enumerate(theme.sections, 1):
            yield SectionPlan(
                theme,
                section,
                section.id,
                theme_order * 10000 + section_order * 100,
                plan_cubes(section, registry.axes),
                plan_summations(section),
            )


def role_uri(registry: Registry, role: str) -> str:
    """The URI of a role that is named by its path within the taxonomy."""
    return f"{registry.header.namespace}/role/{role}"


def role_id(role: str) -> str:
    """The XML id of a role's declaration; the dots keep it apart from element ids."""
    return f"role.{role.replace('/', '.')}"


def entry_point(registry: Registry) -> str:
    """The URL of the schema that opens the whole taxonomy."""
    return f"{registry.header.namespace}/{registry.header.prefix}.xsd"


def element_id(registry: Registry, name: str) -> str:
    """The XML id of an element."""
    return f"{registry.header.prefix}_{name}"
