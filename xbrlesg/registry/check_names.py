"""Cross-checks of a registry's identifiers and of the element names that its package will declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import (
    RESERVED_SECTIONS,
    STANDARD_YEAR,
    line_items,
    plan_cubes,
    section_abstract,
    subtheme_abstract,
    theme_abstract,
)
from xbrlesg.registry.sources import Place, Sources, enumerations, indicators, rules, sections

Named = tuple[str, Location]


def check_ids(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Themes, sections and indicators that share an identifier with another of their kind."""
    header = sources.header
    themes = [
        (theme.id, header.at("themes", order, "id")) for order, theme in enumerate(registry.header.themes)
    ]
    yield from _repeated(Code.REGISTRY_DUPLICATE_ID, "the theme", themes)
    subthemes = [
        (name, header.at("themes", number, "subthemes", order))
        for number, theme in enumerate(registry.header.themes)
        for order, name in enumerate(theme.subthemes)
    ]
    yield from _repeated(Code.REGISTRY_DUPLICATE_ID, "the sub-theme", subthemes)
    reserved = [(name, header.at()) for name in RESERVED_SECTIONS]  # role URIs are made of section ids
    own = [(section.id, place.at("id")) for section, place in sections(registry, sources)]
    yield from _repeated(Code.REGISTRY_DUPLICATE_ID, "the section", [*reserved, *own])
    ids = [(indicator.id, place.at("id")) for indicator, place in indicators(registry, sources)]
    yield from _repeated(Code.REGISTRY_DUPLICATE_ID, "the indicator", ids)
    stated = [(rule.id, place.at("id")) for rule, place in rules(registry, sources)]
    yield from _repeated(Code.REGISTRY_DUPLICATE_ID, "the rule", stated)


def check_names(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Elements that would be declared twice, headings and tables included."""
    yield from _repeated(Code.REGISTRY_DUPLICATE_NAME, "the element", _element_names(registry, sources))


def _element_names(registry: Registry, sources: Sources) -> Iterator[Named]:
    yield STANDARD_YEAR, sources.header.at()
    for axis_id, axis in registry.axes.items():
        place = Place(sources.axes, ("axes", axis_id))
        yield axis.concept, place.at("concept")
        yield axis.domain, place.at("domain")
        for member_id, member in axis.members.items():
            yield member.concept, place.at("members", member_id, "concept")
    for _, enumeration, place in enumerations(registry, sources):
        yield enumeration.domain, place.at("domain")
        for member_id, member in enumeration.members.items():
            yield member.concept, place.at("members", member_id, "concept")
    for order, theme in enumerate(registry.header.themes):
        yield theme_abstract(theme), sources.header.at("themes", order, "id")
    for subtheme, source in zip(registry.subthemes, sources.subthemes, strict=True):
        yield subtheme_abstract(subtheme), source.at("subtheme")
    for section, place in sections(registry, sources):
        where = place.at("concept")
        yield section_abstract(section), where
        yield line_items(section), where
        for cube in plan_cubes(section, registry.axes):
            yield cube.table, where
    for indicator, place in indicators(registry, sources):
        yield indicator.concept, place.at("concept")


def _repeated(code: Code, what: str, named: Iterable[Named]) -> Iterator[Finding]:
    first: dict[str, Location] = {}
    for name, place in named:
        if name in first:
            message = f"{what} {name!r} is already taken, see {first[name]}"
            yield finding(code, message, place, value=name, related=(first[name],))
        else:
            first[name] = place
