"""The label linkbases, one a language: standard labels, definitions and how a figure is measured."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.links import (
    CONCEPT_LABEL,
    DEPRECATED_DATE_LABEL,
    DEPRECATED_LABEL,
    DOCUMENTATION,
    MEASUREMENT_GUIDANCE,
    STANDARD_LABEL,
)
from xbrlesg.registry.markup import Linkbase
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import (
    SectionPlan,
    line_items,
    plan_sections,
    section_abstract,
    subtheme_abstract,
    theme_abstract,
)
from xbrlesg.registry.wording import WORDINGS

Label = tuple[str, str, str]
"""Concept name, label role, text."""


def build_labels(registry: Registry, language: str) -> bytes | None:
    """The label linkbase of one language, in registry order."""
    linkbase = Linkbase(registry, "label")
    link = linkbase.link()
    for name, role, text in _labels(registry, language):
        link.resource(name, CONCEPT_LABEL, role, language).text = text
    return linkbase.to_bytes()


def _labels(registry: Registry, language: str) -> Iterator[Label]:
    for axis in registry.axes.values():
        yield axis.concept, STANDARD_LABEL, axis.label[language]
        if not axis.typed:  # a typed domain is no concept, and labels belong to concepts (XBRL 2.1, 5.2.2)
            yield axis.domain, STANDARD_LABEL, axis.domain_label[language]
        for member in axis.members.values():
            yield member.concept, STANDARD_LABEL, member.label[language]
    for enumeration in registry.enumerations.values():
        yield enumeration.domain, STANDARD_LABEL, enumeration.label[language]
        for member in enumeration.members.values():
            yield member.concept, STANDARD_LABEL, member.label[language]
    for theme in registry.header.themes:
        yield theme_abstract(theme), STANDARD_LABEL, theme.label[language]
    for subtheme in registry.subthemes:
        yield subtheme_abstract(subtheme), STANDARD_LABEL, subtheme.label[language]
    for plan in plan_sections(registry):
        yield from _section_labels(registry, plan, language)


def _section_labels(registry: Registry, plan: SectionPlan, language: str) -> Iterator[Label]:
    wording = WORDINGS[language]
    section = plan.section
    text = section.label[language]
    yield section_abstract(section), STANDARD_LABEL, text
    for cube in plan.cubes:
        yield cube.table, STANDARD_LABEL, wording.cube_label(section, cube, registry.axes, language)
    yield line_items(section), STANDARD_LABEL, wording.line_items.format(section=text)
    for indicator in section.indicators:
        yield indicator.concept, STANDARD_LABEL, indicator.label[language]
        yield indicator.concept, DOCUMENTATION, indicator.definition[language]
        yield indicator.concept, MEASUREMENT_GUIDANCE, wording.guidance[indicator.type, indicator.unit]
        if indicator.deprecated is not None:
            yield indicator.concept, DEPRECATED_LABEL, indicator.deprecated.note[language]
            yield indicator.concept, DEPRECATED_DATE_LABEL, indicator.deprecated.since
