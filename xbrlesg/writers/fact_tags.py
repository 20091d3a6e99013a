"""What a tag says of its fact: the attributes of ``ix:nonFraction`` and ``ix:nonNumeric``, and hidden facts.

Both writers of inline XBRL use them: the one that draws a page, and the one that tags a page of others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from xbrlesg.names import IX, XSI, QName
from xbrlesg.report.model import Fact, Unit
from xbrlesg.writers.markup import LANG, make
from xbrlesg.writers.resources import Context, context_of, qualified, unit_of
from xbrlesg.writers.transformations import NUMBER

NON_NUMERIC: Final = f"{{{IX}}}nonNumeric"
NON_FRACTION: Final = f"{{{IX}}}nonFraction"


@dataclass(frozen=True, slots=True)
class FactTags:
    """The names, contexts and units of one page; ``transformations`` is the namespace of the registry."""

    names: Mapping[str, str]
    contexts: Mapping[Context, str]
    units: Mapping[Unit, str]
    transformations: str

    def number(
        self, fact: Fact, element_id: str, *, scale: int, negative: bool, rule: str = NUMBER
    ) -> dict[str, str]:
        """``ix:nonFraction`` (Inline XBRL 1.1, 10.1.1). A minus or brackets stay outside; @sign says it."""
        attributes = self._attributes(fact, element_id)
        attributes["unitRef"] = self.units[unit_of(fact)]
        attributes["decimals"] = "INF" if fact.decimals is None else str(fact.decimals)
        attributes["format"] = self._format(rule)
        if scale:
            attributes["scale"] = str(scale)
        if negative:
            attributes["sign"] = "-"
        return attributes

    def words(self, fact: Fact, element_id: str, rule: str) -> dict[str, str]:
        """``ix:nonNumeric`` of words that a rule of the registry reads."""
        return {**self._attributes(fact, element_id), "format": self._format(rule)}

    def text(self, fact: Fact, element_id: str, *, escape: bool = False) -> dict[str, str]:
        """``ix:nonNumeric`` (Inline XBRL 1.1, 11.1.1) of a text; its language goes with it."""
        attributes = self._attributes(fact, element_id)
        if fact.language:
            attributes[LANG] = fact.language
        if escape:
            attributes["escape"] = "true"
        return attributes

    def hidden(self, fact: Fact, element_id: str) -> etree._Element:
        """A hidden fact: the names of its members, which pages show in words; or one without a value.

        A nil element is empty, and has neither format nor decimals (Inline XBRL 1.1, 10.1.1 and 11.1.1).
        """
        if fact.is_nil:
            attributes = {**self._attributes(fact, element_id), f"{{{XSI}}}nil": "true"}
            if fact.has_unit:
                return make(NON_FRACTION, {**attributes, "unitRef": self.units[unit_of(fact)]})
            return make(NON_NUMERIC, attributes)
        return make(NON_NUMERIC, self._attributes(fact, element_id), " ".join(map(_expanded, _members(fact))))

    def _attributes(self, fact: Fact, element_id: str) -> dict[str, str]:
        return {
            "id": element_id,
            "name": qualified(fact.concept, self.names),
            "contextRef": self.contexts[context_of(fact)],
        }

    def _format(self, rule: str) -> str:
        return f"{self.names[self.transformations]}:{rule}"


def is_hidden(fact: Fact) -> bool:
    """True for answers of enumerations, which no transformation reads from words, and for nil facts."""
    return fact.is_nil or isinstance(fact.value, QName | tuple)


def _members(fact: Fact) -> tuple[QName, ...]:
    """The members that an enumeration names (Extensible Enumerations 2.0)."""
    match fact.value:
        case QName() as member:
            return (member,)
        case tuple(members):
            return members
        case other:
            raise ValueError(f"fact {fact.id}: {other!r} is no member")


def _expanded(member: QName) -> str:
    """An expanded name as Extensible Enumerations 2.0 writes it; no prefix can get lost."""
    return f"{member.namespace}#{member.local}"
