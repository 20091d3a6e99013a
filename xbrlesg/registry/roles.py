"""The roles of the house taxonomy: where each is used and how it is described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import CONTENTS, DEFAULTS, SectionPlan, enumeration_role, plan_sections
from xbrlesg.registry.wording import WORDINGS

ENUMERATIONS_NUMBER: Final = 980000
DEFAULTS_NUMBER: Final = 990000
LANGUAGE: Final = "en"
"""Role definitions carry one text; English if the registry has it, else its first language."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role type: its path within the taxonomy, its definition and the links that may use it."""

    path: str
    definition: str
    used_on: tuple[str, ...]


def plan_roles(registry: Registry) -> Iterator[Role]:
    """All roles, in the order of their numbers."""
    languages = registry.header.languages
    language = LANGUAGE if LANGUAGE in languages else languages[0]
    wording = WORDINGS[language]
    yield Role(CONTENTS, f"[000000] {wording.contents}", ("presentationLink",))
    for plan in plan_sections(registry):
        yield from _section_roles(registry, plan, language)
    for order, (enumeration_id, enumeration) in enumerate(registry.enumerations.items(), 1):
        definition = f"[{ENUMERATIONS_NUMBER + order}] {wording.enumeration} - {enumeration.label[language]}"
        yield Role(enumeration_role(enumeration_id), definition, ("presentationLink", "definitionLink"))
    if any(not axis.typed for axis in registry.axes.values()):
        yield Role(DEFAULTS, f"[{DEFAULTS_NUMBER}] {wording.defaults}", ("definitionLink",))


def _section_roles(registry: Registry, plan: SectionPlan, language: str) -> Iterator[Role]:
    text = f"{plan.subtheme.label[language]} - {plan.section.label[language]}"
    calculated = {summation.role for summation in plan.summations}
    used_on = ("presentationLink", *(["calculationLink"] if plan.role in calculated else []))
    yield Role(plan.role, f"[{plan.number:06}] {text}", used_on)
    for order, cube in enumerate(plan.cubes, 1):
        table = WORDINGS[language].cube_label(plan.section, cube, registry.axes, language)
        yield Role(
            cube.role,
            f"[{plan.number + order:06}] {plan.subtheme.label[language]} - {table}",
            ("definitionLink",),
        )
    number = plan.number + len(plan.cubes)
    for order, summation in enumerate(plan.summations[1:], 1):
        yield Role(summation.role, f"[{number + order:06}] {text} (sum {order + 1})", ("calculationLink",))
