"""The template of a registry: its own labels as members and answers; units are the mapping's business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from xbrlesg.pipeline.template_texts import HEADINGS, YES_OR_NO, breakdown_column, some, template_of, unique
from xbrlesg.presentation.cells import QUALIFICATION
from xbrlesg.records.xlsx.template import Template
from xbrlesg.registry.model import DataType, Indicator, MemberEntry, Registry, Section, UnitFamily

PLAIN: Final = ("id", "concept", "type", "period", "family", "breakdowns", "answers")


def registry_template(registry: Registry) -> Template:
    """A template whose breakdown columns are the registry's axes, by their ids."""
    languages = registry.header.languages
    qualifiers = [axis for axis in registry.axes.values() if axis.concept == QUALIFICATION]
    breakdowns = [
        breakdown_column(key, _labels(axis.members, languages), list(axis.label.values()))
        for key, axis in registry.axes.items()
        if axis.concept != QUALIFICATION
    ]
    choices = {
        "indicator": [indicator.id for indicator in registry.indicators()],
        "language": languages,
        "qualifier": [text for axis in qualifiers for text in _labels(axis.members, languages)],
    }
    title = next(iter(registry.header.title.values()))
    return template_of(f"{title}, {registry.header.version}", choices, breakdowns, list(_page(registry)))


def _page(registry: Registry) -> Iterator[Sequence[str]]:
    languages = registry.header.languages
    texts = [f"{HEADINGS[kind]} ({language})" for kind in ("label", "definition") for language in languages]
    yield [*(HEADINGS[key] for key in PLAIN), *texts]
    for subtheme in registry.subthemes:
        for section in subtheme.sections:
            for indicator in section.indicators:
                yield [
                    indicator.id,
                    f"{registry.header.prefix}:{indicator.concept}",
                    indicator.type.value,
                    indicator.period,
                    "" if indicator.unit is UnitFamily.NONE else indicator.unit.value,
                    _breakdowns(indicator, section, registry),
                    _answers(indicator, registry),
                    *(indicator.label.get(language, "") for language in languages),
                    *(indicator.definition.get(language, "") for language in languages),
                ]


def _breakdowns(indicator: Indicator, section: Section, registry: Registry) -> str:
    """A line for each breakdown: its axes, each with the members that the section's tables admit."""
    lines = []
    for axes in indicator.breakdowns:
        parts = []
        for axis in axes:
            admitted = {key: registry.axes[axis].members[key] for key in section.axes.get(axis, ())}
            members = some(_labels(admitted, registry.header.languages[:1]))
            parts.append(f"{axis} ({members})" if members else axis)
        lines.append(" + ".join(parts))
    return "\n".join(lines)


def _answers(indicator: Indicator, registry: Registry) -> str:
    if indicator.type is DataType.BOOLEAN:
        return "\n".join(YES_OR_NO)
    if indicator.enumeration is None:
        return ""
    return "\n".join(_labels(registry.enumerations[indicator.enumeration].members, registry.header.languages))


def _labels(members: Mapping[str, MemberEntry], languages: Sequence[str]) -> tuple[str, ...]:
    """The members' labels, language by language."""
    return unique(
        member.label[language]
        for language in languages
        for member in members.values()
        if language in member.label
    )
