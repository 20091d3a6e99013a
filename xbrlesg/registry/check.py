"""The cross-checks of a registry: whatever one file alone cannot show. Each check yields its findings."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity, finding, worst
from xbrlesg.findings.near import near_hint
from xbrlesg.names import PREFIXES
from xbrlesg.registry.check_calculations import check_calculations
from xbrlesg.registry.check_names import check_ids, check_names
from xbrlesg.registry.check_rules import check_rules
from xbrlesg.registry.check_texts import check_texts
from xbrlesg.registry.model import AxisEntry, DataType, Indicator, Registry, Section
from xbrlesg.registry.sources import Place, Sources, enumerations, indicators, sections
from xbrlesg.registry.wording import MEASURED

OTHER_PREFIXES = ("ref", "tp")
ENUMERATED = (DataType.ENUMERATION, DataType.ENUMERATION_SET)


def check_registry(registry: Registry, sources: Sources) -> list[Finding]:
    """All complaints about a registry whose files are each in order by themselves."""
    findings = [
        *_check_prefix(registry, sources),
        *check_texts(registry, sources),
        *_check_axes(registry, sources),
        *_check_sections(registry, sources),
        *_check_units(registry, sources),
        *_check_enumerations(registry, sources),
        *_check_deprecations(registry, sources),
        *check_calculations(registry, sources),
        *check_rules(registry, sources),
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
        elif axis.every_number and axis.default is None:
            message = f"axis {axis_id!r} is every number's and has no default member"
            yield finding(Code.REGISTRY_AXIS_KIND, message, place.at("every_number"))


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
            elif axis.every_number:
                message = f"axis {axis_id!r} is every number's and is not named in a section"
                yield finding(Code.REGISTRY_AXIS_KIND, message, where.at(), value=axis_id)
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


def _check_enumerations(registry: Registry, sources: Sources) -> Iterator[Finding]:
    for enumeration_id, enumeration, place in enumerations(registry, sources):
        if not enumeration.members:
            message = f"enumeration {enumeration_id!r} has no members"
            yield finding(Code.REGISTRY_ENUMERATION, message, place.at("members"))
    for indicator, place in indicators(registry, sources):
        named, takes_one = indicator.enumeration, indicator.type in ENUMERATED
        if takes_one and named is None:
            message = f"an indicator of type {indicator.type.value} needs an enumeration"
            yield finding(Code.REGISTRY_ENUMERATION, message, place.at("type"), indicator=indicator.id)
        elif named is not None and not takes_one:
            message = f"an indicator of type {indicator.type.value} takes no enumeration"
            yield finding(Code.REGISTRY_ENUMERATION, message, place.at("enumeration"), indicator=indicator.id)
        elif named is not None and named not in registry.enumerations:
            yield finding(
                Code.REGISTRY_ENUMERATION,
                f"enumerations.yaml has no enumeration {named!r}",
                place.at("enumeration"),
                value=named,
                indicator=indicator.id,
                hint=near_hint(named, registry.enumerations, Code.REGISTRY_ENUMERATION.value.hint),
            )


def _check_deprecations(registry: Registry, sources: Sources) -> Iterator[Finding]:
    known = {indicator.id: indicator for indicator in registry.indicators()}
    for indicator, place in indicators(registry, sources):
        successor = indicator.deprecated.replaced_by if indicator.deprecated else None
        if successor is None:
            continue
        where = place.at("deprecated", "replaced_by")
        if successor not in known:
            hint = near_hint(successor, known, Code.REGISTRY_DEPRECATION.value.hint)
            message = f"the registry has no indicator {successor!r}"
            yield finding(
                Code.REGISTRY_DEPRECATION, message, where, value=successor, indicator=indicator.id, hint=hint
            )
        elif known[successor].deprecated is not None:
            message = f"{successor!r}, which replaces {indicator.id!r}, is deprecated itself"
            yield finding(Code.REGISTRY_DEPRECATION, message, where, value=successor, indicator=indicator.id)
