"""The tagged facts of an inline report, as far as their tags tell without a taxonomy (Inline XBRL 1.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.names import IX
from xbrlesg.taxonomy.xml_source import line_of

FACTS: Final = tuple(f"{{{IX}}}{local}" for local in ("nonFraction", "nonNumeric", "fraction"))
NUMBER: Final = f"{{{IX}}}nonFraction"
HIDDEN: Final = f"{{{IX}}}hidden"
HEADER: Final = f"{{{IX}}}header"
_INVISIBLE: Final = re.compile(r"(?:^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_SHOWS: Final = re.compile(r"-(?:esef-|sec-)?ix-hidden\s*:\s*([^;\s]+)", re.IGNORECASE)
NUMBERS: Final = {
    "": re.compile(r"[0-9]+(?:\.([0-9]+))?"),
    "num-dot-decimal": re.compile(r"[0-9][0-9, \u00a0]*(?:\.([0-9]+))?"),
    "num-comma-decimal": re.compile(r"[0-9][0-9. \u00a0]*(?:,([0-9]+))?"),
}
"""How numbers are printed by format, the digits after the point apart; of other formats nothing is said."""
WHOLE: Final = re.compile(r"[+-]?[0-9]{1,4}")


class InlineFacts:
    """Facts that nobody can see or refer to, and numbers that claim another precision than they show.

    A page is checked part by part; whether hidden facts are shown is known once all of it was.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._shown: set[str] = set()
        self._hidden: list[tuple[str, Finding]] = []

    def check(self, part: etree._Element) -> Iterator[Finding]:
        """What is wrong with the facts of a part."""
        for element in part.iter():
            if style := element.get("style"):
                self._shown.update(_SHOWS.findall(style))
        for element in part.iter(*FACTS):
            name, concept = element.get("id"), element.get("name")
            if name is None:
                yield _fault(Code.INLINE_FACT_ID, "the fact has no id", element, self._file, concept)
            if next(element.iterancestors(HIDDEN), None) is None:
                yield from _check_visible(element, self._file)
            elif name is not None:
                message = "no visible text stands for the hidden fact"
                fault = _fault(Code.INLINE_HIDDEN_UNSHOWN, message, element, self._file, concept)
                self._hidden.append((name, fault))
            if element.tag == NUMBER:
                yield from _check_decimals(element, self._file)

    def unshown(self) -> Iterator[Finding]:
        """The hidden facts for which no part shows anything."""
        return (fault for name, fault in self._hidden if name not in self._shown)


def _check_visible(element: etree._Element, file: str) -> Iterator[Finding]:
    for scope in (element, *element.iterancestors()):
        found = _INVISIBLE.search(scope.get("style") or "")
        if found is not None:
            message = f"{found[1]} hides the fact"
            yield _fault(Code.INLINE_INVISIBLE, message, element, file, scope.get("style"))
            return


def _check_decimals(element: etree._Element, file: str) -> Iterator[Finding]:
    """Decimals speak of the final value: the digits shown after the point, minus the scale."""
    form = NUMBERS.get((element.get("format") or "").rpartition(":")[2])
    decimals, scale = element.get("decimals") or "", element.get("scale") or "0"
    printed = form.fullmatch("".join(str(text) for text in element.itertext()).strip()) if form else None
    if printed is None or not WHOLE.fullmatch(decimals) or not WHOLE.fullmatch(scale):
        return
    expected = len(printed[1] or "") - int(scale)
    if int(decimals) != expected:
        message = f"{printed[0]} with scale {scale} shows decimals {expected}, and the tag says {decimals}"
        yield _fault(Code.INLINE_DECIMALS, message, element, file, decimals)


def _fault(code: Code, message: str, element: etree._Element, file: str, value: str | None) -> Finding:
    name = element.get("id")
    text = f"fact {name}: {message}" if name else message
    return finding(code, text, Location(file, line_of(element)), value=value, fact=name)
