"""The cross-checks of a registry: whatever one file alone cannot show. Each check yields its findings."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity, finding, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.names import PREFIXES
from xbrlesg.registry.check_calculations import check_calculations
from xbrlesg.registry.check_names import check_ids, check_names
from xbrlesg.registry.check_texts import check_texts
from xbrlesg.registry.model import AxisEntry, Indicator, Registry, Section
from xbrlesg.registry.sources import Place, Sources, indicators, sections
from xbrlesg.registry.wording import MEASURED

OTHER_PREFIXES = ("ref", "tp")


def check_registry(registry: Registry, sources: Sources) -> list[Finding]:
    """All complaints about a registry whose files are each in order by themselves."""
    findings = [
        *_check_prefix(registry, sources),
        *check_texts(registry, sources),
        *_check_axes(registry, sources),
        *_check_sections(registry, sources),
        *_check_units(registry, sources),
        *check_calculations(registry, sources),
        *check_ids(registry, sources),
    ]
    if worst(findings) is not Severity.ERROR:  # names of tables are built from axes that are in order
        findings += check_names(registry, sources)
    return findings


def _check_prefix(registry: Registry, sources: Sources) -> Iterator[Finding]:
    prefix = registry.header.prefix
    if prefix in (*PREFIXES.values(), *OTHER_PREFIXES):
        message = f"the prefix {prefix!r} is customary for a standard"
        yield finding(Code.REGISTRY_PREFIX, message, sources.header.at("prefix"), value=prefix)


def _check_axes(registry: Registry, sources: Sources) -> Iterator[Finding]:
    for axis_id, axis in registry.axes.items():
        place = Place(sources.axes, ("axes", axis_id))
        if axis.typed and (axis.members or axis.default is not None):
            message = f"typed axis {axis_id!r} has members or a default"
            yield finding(
                Code.REGISTRY_AXIS_KIND, message, place.at("members" if axis.members else "default")
            )
        elif not axis.typed and not axis.members:
            yield finding(Code.REGISTRY_AXIS_KIND, f"explicit axis {axis_id!r} has no members", place.at())
        elif axis.default is not None and axis.default not in axis.members:
            yield _unknown_member(axis_id, axis, axis.default, place.into("default"))


def _check_sections(registry: Registry, sources: Sources) -> Iterator[Finding]:
    for section, place in sections(registry, sources):
        for axis_id, members in section.axes.items():
            where = place.into("axes", axis_id)
            axis = registry.axes.get(axis_id)
            if axis is None:
                yield finding(
                    Code.REGISTRY_AXIS_UNKNOWN,
                    f"axes.yaml has no axis {axis_id!r}",
                    where.at(),
                    value=axis_id,
                    hint=near_hint(axis_id, registry.axes, Code.REGISTRY_AXIS_UNKNOWN.value.hint),
                )
            else:
                yield from _check_members(axis_id, axis, members, where)
        for order, indicator in enumerate(section.indicators):
            yield from _check_breakdowns(section, indicator, place.into("indicators", order))
        yield from _unused_axes(section, place)


def _check_members(
    axis_id: str, axis: AxisEntry, members: tuple[str, ...], place: Place
) -> Iterator[Finding]:
    if axis.typed and members:
        yield finding(Code.REGISTRY_AXIS_KIND, f"typed axis {axis_id!r} takes no members here", place.at())
        return
    if not axis.typed and not members:
        yield finding(Code.REGISTRY_AXIS_KIND, f"explicit axis {axis_id!r} names no members here", place.at())
    for order, member in enumerate(members):
        if member not in axis.members:
            yield _unknown_member(axis_id, axis, member, place.into(order))
        elif member in members[:order]:
            message = f"member {member!r} of axis {axis_id!r} stands twice"
            yield finding(Code.REGISTRY_DUPLICATE_ID, message, place.at(order), value=member)


def _unknown_member(axis_id: str, axis: AxisEntry, member: str, place: Place) -> Finding:
    return finding(
        Code.REGISTRY_MEMBER_UNKNOWN,
        f"axis {axis_id!r} has no member {member!r}",
        place.at(),
        value=member,
        hint=near_hint(member, axis.members, Code.REGISTRY_MEMBER_UNKNOWN.value.hint),
    )


def _check_breakdowns(section: Section, indicator: Indicator, place: Place) -> Iterator[Finding]:
    for order, breakdown in enumerate(indicator.breakdowns):
        where = place.into("breakdowns", order)
        if not breakdown or len(set(breakdown)) < len(breakdown):
            message = "the breakdown names no axis" if not breakdown else "the breakdown names an axis twice"
            yield finding(Code.REGISTRY_BREAKDOWN, message, where.at(), indicator=indicator.id)
        for step, axis_id in enumerate(breakdown):
            if axis_id not in section.axes:
                yield finding(
                    Code.REGISTRY_BREAKDOWN,
                    f"section {section.id!r} does not declare the axis {axis_id!r}",
                    where.at(step),
                    value=axis_id,
                    indicator=indicator.id,
                    hint=near_hint(axis_id, section.axes, Code.REGISTRY_BREAKDOWN.value.hint),
                )


def _unused_axes(section: Section, place: Place) -> Iterator[Finding]:
    used = {axis for indicator in section.indicators for cube in indicator.breakdowns for axis in cube}
    for axis_id in section.axes:
        if axis_id not in used:
            message = f"no breakdown of section {section.id!r} uses the axis {axis_id!r}"
            yield finding(Code.REGISTRY_AXIS_UNUSED, message, place.at("axes", axis_id), value=axis_id)


def _check_units(registry: Registry, sources: Sources) -> Iterator[Finding]:
    for indicator, place in indicators(registry, sources):
        if (indicator.type, indicator.unit) in MEASURED:
            continue
        fitting = ", ".join(unit.value for kind, unit in sorted(MEASURED) if kind is indicator.type)
        yield finding(
            Code.REGISTRY_UNIT,
            f"type {indicator.type.value} is not measured in {indicator.unit.value}, but in {fitting}",
            place.at("unit"),
            value=indicator.unit.value,
            indicator=indicator.id,
        )
