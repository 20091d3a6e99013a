"""The roles of the house taxonomy: where each is used and how it is described."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import CONTENTS, DEFAULTS, SectionPlan, plan_sections
from xbrlesg.registry.wording import WORDINGS

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
    if any(not axis.typed for axis in registry.axes.values()):
        yield Role(DEFAULTS, f"[{DEFAULTS_NUMBER}] {wording.defaults}", ("definitionLink",))


def _section_roles(registry: Registry, plan: SectionPlan, language: str) -> Iterator[Role]:
    text = f"{plan.theme.label[language]} - {plan.section.label[language]}"
    calculated = {summation.role for summation in plan.summations}
    used_on = ("presentationLink", *(["calculationLink"] if plan.role in calculated else []))
    yield Role(plan.role, f"[{plan.number:06}] {text}", used_on)
    for order, cube in enumerate(plan.cubes, 1):
        axes = [registry.axes[axis].label[language] for axis in cube.axes]
        table = WORDINGS[language].table_label(plan.section.label[language], axes)
        yield Role(
            cube.role,
            f"[{plan.number + order:06}] {plan.theme.label[language]} - {table}",
            ("definitionLink",),
        )
    number = plan.number + len(plan.cubes)
    for order, summation in enumerate(plan.summations[1:], 1):
        yield Role(summation.role, f"[{number + order:06}] {text} (sum {order + 1})", ("calculationLink",))
