"""A standard's list of disclosures, ``standards/NAME.yaml``, as a checked model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from xbrlesg.coverage.references import Citation, ReferenceForm, cite
from xbrlesg.findings.model import Finding
from xbrlesg.yaml_source import Part, build_model, read_yaml


def _with_groups(pattern: re.Pattern[str]) -> re.Pattern[str]:
    if not {"disclosure", "requirement"} <= pattern.groupindex.keys():
        raise ValueError("the pattern needs the groups (?P<disclosure>...) and (?P<requirement>...)")
    return pattern


class Group(Part):
    """A part of a standard: its disclosures in order, code and title (None where it is not known)."""

    name: str
    title: str
    year: str | None = None
    disclosures: Annotated[dict[str, str | None], Field(min_length=1)]


class OmissionTags(Part):
    """How a taxonomy tags omissions: a concept for the reason and one for the explanation, per requirement.

    Their names start with ``reason`` and ``explanation``; their labels of the role ``label`` end with the
    requirement in round brackets. ``answers`` gives the word of ``omission_reasons`` for each answer.
    """

    reason: str
    explanation: str
    label: str
    answers: dict[str, str]


class LabelForm(Part):
    """Labels of the role ``role`` that name a requirement, for concepts whose references name none.

    ``pattern`` is a regular expression with the groups ``disclosure`` and ``requirement``.
    """

    role: str
    pattern: Annotated[re.Pattern[str], AfterValidator(_with_groups)]


class StatementForm(Part):
    """What follows from one answer to how the standard was used.

    ``statement`` holds ``{entity}``, ``{start}`` and ``{end}``. ``omissions`` says whether the index has
    columns for them; ``always`` are groups and disclosures that it lists even where nothing speaks to them.
    """

    statement: str
    omissions: bool = False
    always: tuple[str, ...] = ()


class Foundation(Part):
    """The line of an index that says which edition of the standard's foundation was used."""

    label: str
    title: str


class SectorStandards(Part):
    """The concept that says which sector standards apply, and the title of each of its answers."""

    label: str
    concept: str
    titles: dict[str, str]


class ContentIndexForm(Part):
    """The form that the standard gives its content index; ``forms`` is keyed by the answers to ``concept``.

    ``group_label`` heads the column that names the standards.
    """

    group_label: str
    foundation: Foundation
    concept: str
    forms: dict[str, StatementForm]
    sector_standards: SectorStandards | None = None


class Standard(Part):
    """A standard.

    ``reference`` is what concepts' references call it where that is not the group's name; ``references`` are
    the forms that other taxonomies' references to it have, ``labels`` stand in for those that name no
    requirement. ``complete`` says whether the list holds all its disclosures. ``omission_reasons`` are those
    that the standard permits, by the word that ``report.yaml`` uses; ``no_omission`` are the disclosures that
    permit none. ``mandatory_tags`` says, by assertion set, why a taxonomy expects the tags that the set's
    existence assertions ask for.
    """

    standard: str
    index_title: str
    complete: bool
    reference: str | None = None
    references: tuple[ReferenceForm, ...] = ()
    labels: LabelForm | None = None
    omission_reasons: dict[str, str] = Field(default_factory=dict)
    omission_tags: OmissionTags | None = None
    no_omission: tuple[str, ...] = ()
    content_index: ContentIndexForm | None = None
    mandatory_tags: dict[str, str] = Field(default_factory=dict)
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

    @property
    def number(self) -> str:
        """The code without the edition in brackets that tells it from another edition's."""
        return self.code.removesuffix(f" ({self.year})")

    def is_meant_by(self, parts: dict[str, str]) -> bool:
        """True where a reference with these parts (by name) is to this disclosure."""
        named = (parts.get("Name"), parts.get("Section"))
        year = parts.get("StandardYear")
        return named == (self.standard, self.number) and year in (None, self.year)


class ReferenceReader:
    """Tells what a reference is to, in one standard."""

    def __init__(self, standard: Standard) -> None:
        self._disclosures: dict[tuple[str, str], list[Disclosure]] = {}
        for item in standard.disclosures():
            self._disclosures.setdefault((item.standard, item.number), []).append(item)
        self._forms = standard.references
        self._labels = standard.labels
        self._groups = {code: group.name for group in standard.groups for code in group.disclosures}

    def read(self, parts: dict[str, str]) -> Citation | None:
        """What a reference with these parts is to; None where it is to something else than the standard.

        References that name a disclosure as this project's own taxonomies do are read so in any standard.
        """
        named = self._disclosures.get((parts.get("Name", ""), parts.get("Section", "")), ())
        meant = next((item for item in named if item.is_meant_by(parts)), None)
        if meant is not None:
            return Citation(meant.code)
        return cite(parts, self._forms, self._groups)

    @property
    def label_role(self) -> str | None:
        """The role of the labels that name requirements."""
        return self._labels.role if self._labels else None

    def read_label(self, label: str) -> Citation | None:
        """The requirement that a label names; None where it names none."""
        match = self._labels.pattern.search(label) if self._labels else None
        if match is None:
            return None
        disclosure = match["disclosure"]
        return Citation(disclosure if disclosure in self._groups else None, match["requirement"])


def load_standard(path: Path, name: str) -> tuple[Standard | None, list[Finding]]:
    """Read a standard's file; ``name`` is what findings call it."""
    source, findings = read_yaml(path, name)
    if source is None:
        return None, findings
    standard, faults = build_model(source, Standard)
    return standard, [*findings, *faults]
