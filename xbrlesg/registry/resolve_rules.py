"""The registry's rules with names instead of ids: the one form that the check and the linkbase share."""

from __future__ import annotations

from collections.abc import Mapping

from xbrlesg.names import QName
from xbrlesg.registry.model import Registry
from xbrlesg.registry.plan import every_number, members_used
from xbrlesg.rules.model import RuleSet
from xbrlesg.rules.resolve import Resolver
from xbrlesg.rules.wording import SAID


def resolve_rules(registry: Registry) -> RuleSet:
    """All rules of a registry that has passed its checks, and the axes that exact actual values lack."""
    ids = _RegistryIds(registry)
    resolver = Resolver(ids)
    return RuleSet(
        tuple(rule for entry in registry.rules for rule in resolver.rules(entry)),
        tuple(sorted(ids.axis(axis)[0] for axis in every_number(registry.axes))),
    )


class _RegistryIds:
    """What a registry's ids mean."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._known = {
            indicator.id: (indicator, section)
            for subtheme in registry.subthemes
            for section in subtheme.sections
            for indicator in section.indicators
        }

    def concept(self, indicator: str) -> tuple[QName, bool]:
        entry, _ = self._known[indicator]
        return self._name(entry.concept), entry.period == "instant"

    def axis(self, axis: str) -> tuple[QName, bool]:
        entry = self._registry.axes[axis]
        return self._name(entry.concept), entry.typed

    def member(self, axis: str, member: str) -> QName:
        return self._name(self._registry.axes[axis].members[member].concept)

    def expected(self, indicator: str, axis: str) -> int:
        entry = self._registry.axes[axis]
        members = members_used(self._known[indicator][1], axis, entry)
        return len([member for member in members if member != entry.default])

    def said(self, kind: str) -> Mapping[str, str]:
        return {language: SAID[language][kind] for language in self._registry.header.languages}

    def _name(self, local: str) -> QName:
        return QName(self._registry.header.namespace, local)
