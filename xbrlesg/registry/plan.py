"""What a registry turns into: the names, roles and numbers of everything that the builders write.

Owns the naming rules, so that the loader can find clashes and no two linkbases disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import AxisEntry, DataType, Indicator, Registry, Section, SubTheme, Theme
from xbrlesg.rules.declared import Identifier

STANDARD_YEAR: Final = "StandardYear"
"""The reference part of the house schema; XBRL's own parts know a full date, but no year or edition."""
CONTENTS: Final = "contents"
DEFAULTS: Final = "dimension-defaults"
ENUMERATION: Final = "enumeration"
RESERVED_SECTIONS: Final = (CONTENTS, DEFAULTS, ENUMERATION)
NUMERIC: Final = frozenset(
    {
        *(DataType.INTEGER, DataType.DECIMAL, DataType.PERCENT, DataType.MONETARY, DataType.HOURS),
        *(DataType.ENERGY, DataType.MASS, DataType.VOLUME, DataType.GHG_EMISSIONS),
    }
)
"""The data types that hold numbers."""


@dataclass(frozen=True, slots=True)
class Cube:
    """A closed hypercube: the indicators of a section that allow one breakdown.

    ``breakdown`` are axis ids in the section's order; empty for the indicators that are reported undivided
    only. ``axes`` are those, and after them the axes that every number has. ``are_statements`` tells the
    cubes of texts, answers and days from those of numbers: no cube holds both.
    """

    role: str
    table: str
    breakdown: tuple[Identifier, ...]
    axes: tuple[Identifier, ...]
    indicators: tuple[Indicator, ...]
    are_statements: bool = False


@dataclass(frozen=True, slots=True)
class Summation:
    """The sums that share one calculation role: totals and their parts, as indicator ids."""

    role: str
    sums: tuple[tuple[Identifier, tuple[Identifier, ...]], ...]


@dataclass(frozen=True, slots=True)
class SectionPlan:
    """A section with its sub-theme, its role and number, its cubes and its sums."""

    subtheme: SubTheme
    section: Section
    role: str
    number: int
    cubes: tuple[Cube, ...]
    summations: tuple[Summation, ...]


def camel(identifier: str) -> str:
    """``new-hires`` as ``NewHires``."""
    return "".join(word.capitalize() for word in identifier.split("-"))


def theme_abstract(theme: Theme) -> str:
    """The name of a theme's heading; its ending keeps it apart from sub-themes and sections of that name."""
    return f"{camel(theme.id)}ThemeAbstract"


def subtheme_abstract(subtheme: SubTheme) -> str:
    """The name of a sub-theme's heading."""
    return f"{camel(subtheme.subtheme)}SubThemeAbstract"


def section_abstract(section: Section) -> str:
    """The name of a section's heading."""
    return f"{section.concept}Abstract"


def line_items(section: Section) -> str:
    """The name of the element that holds a section's concepts together."""
    return f"{section.concept}LineItems"


def members_used(section: Section, axis_id: Identifier, axis: AxisEntry) -> tuple[Identifier, ...]:
    """The members of an axis in a section; the default is always one, or no undivided fact were valid."""
    if axis.every_number:
        return tuple(axis.members)
    chosen = section.axes[axis_id]
    if axis.default is not None and axis.default not in chosen:
        return (axis.default, *chosen)
    return chosen


def every_number(axes: Mapping[Identifier, AxisEntry]) -> tuple[Identifier, ...]:
    """The axes that every number has."""
    return tuple(axis_id for axis_id, axis in axes.items() if axis.every_number)


def plan_cubes(section: Section, axes: Mapping[Identifier, AxisEntry]) -> tuple[Cube, ...]:
    """The cubes of a section: those of its numbers, then those of all else.

    Of each kind the undivided one comes first, then each breakdown in the order of its first use. The two
    kinds are apart even where numbers have no axes of their own, so that such axes, and indicators of the
    other kind, can come later without a change of any role or table.
    """
    numbers = [indicator for indicator in section.indicators if indicator.type in NUMERIC]
    others = [indicator for indicator in section.indicators if indicator.type not in NUMERIC]
    return (
        *_cubes(section, axes, numbers, every_number(axes)),
        *_cubes(section, axes, others, (), are_statements=True),
    )


def _cubes(
    section: Section,
    axes: Mapping[Identifier, AxisEntry],
    indicators: Sequence[Indicator],
    added: tuple[Identifier, ...],
    *,
    are_statements: bool = False,
) -> Iterator[Cube]:
    order = list(section.axes)
    grouped: dict[tuple[Identifier, ...], list[Indicator]] = {(): []}
    for indicator in indicators:
        keys = [tuple(sorted(breakdown, key=order.index)) for breakdown in indicator.breakdowns]
        # A typed axis has no default: the undivided figure is not valid in such a cube and needs its own.
        if not any(all(not axes[axis].typed for axis in key) for key in keys):
            keys = [(), *keys]
        for key in dict.fromkeys(keys):
            grouped.setdefault(key, []).append(indicator)
    for key, items in grouped.items():
        if items:
            role, table = _cube_names(section, axes, key, are_statements=are_statements)
            yield Cube(role, table, key, (*key, *added), tuple(items), are_statements)


def _cube_names(
    section: Section,
    axes: Mapping[Identifier, AxisEntry],
    key: tuple[Identifier, ...],
    *,
    are_statements: bool,
) -> tuple[str, str]:
    """The role and the table of a cube; the axes that every number has are not named."""
    names = "And".join(axes[axis].concept.removesuffix("Axis") for axis in key)
    table = f"{section.concept}{'Statements' if are_statements else ''}{f'By{names}' if key else ''}Table"
    path = f"by-{'-and-'.join(key)}" if key else "undivided"
    return f"{section.id}/{'statements-' if are_statements else ''}{path}", table


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
    """All sections in registry order, numbered sub-theme * 10000 + section * 100."""
    for subtheme_order, subtheme in enumerate(registry.subthemes, 1):
        for section_order, section in enumerate(subtheme.sections, 1):
            yield SectionPlan(
                subtheme,
                section,
                section.id,
                subtheme_order * 10000 + section_order * 100,
                plan_cubes(section, registry.axes),
                plan_summations(section),
            )


def enumeration_role(enumeration_id: Identifier) -> str:
    """The role of an enumeration's members."""
    return f"{ENUMERATION}/{enumeration_id}"


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
