"""Which disclosures of a standard a concept belongs to, by its references.

Standards write references each in their own way. ESRS has the disclosure requirement as section (``S1-6``),
GRI has it as number (``2-7``). What they have in common is that a code has no blanks, and that the
paragraph stands in parts of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from xbrlesg.names import QName
from xbrlesg.taxonomy.model import Reference, Taxonomy

_CODED: Final = re.compile(r"(?=\S*[-.\d])\S+")
"""A section that is a code (S1-6, MDR-T, 2-7, E1.8), and not a heading or the name of an annex."""
_CODED_NUMBER: Final = re.compile(r"[0-9A-Z]{1,3}-[0-9A-Z]{1,3}")
"""A number that is a code (205-2), and not that of a regulation or of a whole standard."""
_DIGITS: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A disclosure: its code (``S1-6``, ``ESRS 2 BP-1``) and where within it (``50 (d)``, or nothing)."""

    code: str
    paragraph: str = ""

    @property
    def sort_key(self) -> tuple[tuple[str | int, ...], ...]:
        """As people count: S1-2 before S1-10."""
        return (_natural(self.code), _natural(self.paragraph))

    def __str__(self) -> str:
        return f"{self.code}, {self.paragraph}" if self.paragraph else self.code


def disclosures_of(taxonomy: Taxonomy, concept: QName) -> tuple[Disclosure, ...]:
    """The disclosures of a concept, sorted; of its references, the most telling ones decide.

    A reference that calls itself the main one comes before those that are merely related, then a code comes
    before the number of a whole standard.
    """
    ranked = [
        (_rank(reference), disclosure)
        for reference in taxonomy.references.get(concept, ())
        if (disclosure := _disclosure(reference)) is not None
    ]
    best = min((rank for rank, _ in ranked), default=None)
    return sort_disclosures(disclosure for rank, disclosure in ranked if rank == best)


def sort_disclosures(found: Iterable[Disclosure]) -> tuple[Disclosure, ...]:
    """All disclosures once each, as people count them."""
    return tuple(sorted(set(found), key=lambda item: item.sort_key))


def name_disclosures(found: Iterable[Disclosure]) -> str | None:
    """Disclosures in words: with the paragraph where there is but one, else their codes. None for none."""
    ordered = sort_disclosures(found)
    if len(ordered) == 1:
        return str(ordered[0])
    return ", ".join(dict.fromkeys(item.code for item in ordered)) or None


def part_values(taxonomy: Taxonomy, concept: QName, part: str) -> tuple[str, ...]:
    """What the references of a concept say in parts of a name, each once, in their order."""
    parts = (pair for reference in taxonomy.references.get(concept, ()) for pair in reference.parts)
    return tuple(dict.fromkeys(text for name, text in parts if name == part and text))


def _disclosure(reference: Reference) -> Disclosure | None:
    parts = dict(reference.parts)
    section, number = parts.get("Section", ""), parts.get("Number", "")
    code = number
    if _CODED.fullmatch(section):
        # several ESRS have a section SBM-3
        code = section if section.startswith(number) else f"{number} {section}"
    if not code:
        return None
    below = [text for name in ("Subparagraph", "Clause") if (text := parts.get(name))]
    paragraph = " ".join(filter(None, (parts.get("Paragraph"), *(f"({text})" for text in below))))
    return Disclosure(code, paragraph)


def _rank(reference: Reference) -> tuple[bool, bool]:
    parts = dict(reference.parts)
    coded = _CODED.fullmatch(parts.get("Section", "")) or _CODED_NUMBER.fullmatch(parts.get("Number", ""))
    return (parts.get("ReferenceType") != "Main", not coded)


def _natural(text: str) -> tuple[str | int, ...]:
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(text))
