"""A standard's list of disclosures, ``standards/NAME.yaml``, as a checked model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from xbrlesg.findings.model import Finding
from xbrlesg.yaml_source import Part, build_model, read_yaml


class Group(Part):
    """A part of a standard: its disclosures in order, code and title (None where it is not known)."""

    name: str
    title: str
    year: str | None = None
    disclosures: Annotated[dict[str, str | None], Field(min_length=1)]


class Standard(Part):
    """A standard.

    ``reference`` is what concepts' references call it where that is not the group's name. ``complete`` says
    whether the list holds all its disclosures. ``omission_reasons`` are those that the standard permits, by
    the word that ``report.yaml`` uses; ``no_omission`` are the disclosures that permit none.
    """

    standard: str
    index_title: str
    complete: bool
    reference: str | None = None
    omission_reasons: dict[str, str] = Field(default_factory=dict)
    no_omission: tuple[str, ...] = ()
    groups: tuple[Group, ...]

    def disclosures(self) -> Iterator[Disclosure]:
        """All disclosures, in the standard's order."""
        for group in self.groups:
            for code, title in group.disclosures.items():
                yield Disclosure(self.reference or group.name, group.year, code, title or "")


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One disclosure: what references call its standard, the year of its edition, its code and title."""

    standard: str
    year: str | None
    code: str
    title: str

    def is_meant_by(self, parts: dict[str, str]) -> bool:
        """True where a reference with these parts (by name) is to this disclosure."""
        named = (parts.get("Name"), parts.get("Section"))
        year = parts.get("StandardYear")
        return named == (self.standard, self.code) and year in (None, self.year)


def load_standard(path: Path, name: str) -> tuple[Standard | None, list[Finding]]:
    """Read a standard's file; ``name`` is what findings call it."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, findings
    standard, faults = build_model(source, Standard)
    return standard, [*findings, *faults]
