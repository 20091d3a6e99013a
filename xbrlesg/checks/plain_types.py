"""Types of which a value is valid as soon as it is a number, a text, a day: types without facets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from xbrlesg.names import ENUM2, XBRLI, XS, QName
from xbrlesg.taxonomy.model import ValueKind
from xbrlesg.taxonomy.types import DTR_FAMILY, DTR_KINDS, ENUM2_KINDS, split_name
from xbrlesg.taxonomy.xml_source import BrokenDocumentError, parse_xml

_XBRLI: Final = frozenset(
    f"{name}ItemType"
    for name in ("string", "decimal", "monetary", "pure", "shares", "integer", "boolean", "date")
)
_RELEASES: Final = frozenset(f"{DTR_FAMILY}{day}" for day in ("2020-01-21", "2022-03-31", "2024-01-31"))
_KINDS: Final = frozenset({ValueKind.PERCENT, ValueKind.MEASURE, ValueKind.TEXT_BLOCK})
_NO_FACETS: Final = frozenset(f"{{{XS}}}{local}" for local in ("attribute", "attributeGroup", "anyAttribute"))


@dataclass(slots=True)
class PlainTypes:
    """Knows which types have facets: the standards' by name, a taxonomy's own by its schema.

    ``read`` gives the schemas of its entry points by their URLs; a type that is declared elsewhere may have
    facets, for all that is known of it.
    """

    read: Callable[[str], bytes | None]
    entry_points: Sequence[str]
    _own: frozenset[QName] | None = field(default=None)

    def has_facets(self, name: QName) -> bool:
        """Whether values of the type must fulfil more than its kind says."""
        if _is_plain(name):
            return False
        if self._own is None:
            self._own = frozenset(found for url in self.entry_points for found in self._declared(url))
        return name not in self._own

    def _declared(self, url: str) -> Iterator[QName]:
        content = self.read(url)
        if content is None:
            return
        try:
            schema = parse_xml(content, url)
        except BrokenDocumentError:
            return
        for declared in schema.iterfind(f"{{{XS}}}complexType"):
            base = declared.find(f"{{{XS}}}simpleContent/{{{XS}}}restriction")
            if base is not None and _is_plain(split_name(base, base.get("base", ""))) and _adds_nothing(base):
                yield QName(schema.get("targetNamespace", ""), declared.get("name", ""))


def _is_plain(name: QName) -> bool:
    return (
        (name.namespace == XBRLI and name.local in _XBRLI)
        or (name.namespace == ENUM2 and name.local in ENUM2_KINDS)
        or (name.namespace in _RELEASES and DTR_KINDS.get(name.local) in _KINDS)
    )


def _adds_nothing(restriction: etree._Element) -> bool:
    return all(child.tag in _NO_FACETS for child in restriction)
