"""Facts against a standard's disclosures and requirements, through the references of their concepts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from xbrlesg.coverage.cited import Cited, References
from xbrlesg.coverage.model import (
    DisclosureCoverage,
    GroupCoverage,
    IndicatorCoverage,
    Omission,
    RequirementCoverage,
    Status,
    Texts,
)
from xbrlesg.coverage.order import code_key
from xbrlesg.coverage.standards import Disclosure, Standard
from xbrlesg.names import QName
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Taxonomy

Sections = Mapping[str, Collection[tuple[int, str]]]
"""For each fact, by id, the sections of the source where it is printed: place in the source, and heading."""

Omissions = Mapping[str, Sequence[Omission]]
"""What is omitted with a reason, by the disclosure's code."""


@dataclass(frozen=True, slots=True)
class Assessor:
    """What all assessments of one report share."""

    taxonomy: Taxonomy
    facts: Mapping[QName, Sequence[Fact]]
    sections: Sections
    languages: Sequence[str]

    def groups(
        self, standard: Standard, references: References, omissions: Omissions
    ) -> tuple[GroupCoverage, ...]:
        """Each disclosure of a standard, with the facts of all concepts that refer to it."""
        covered = {
            item.code: self._disclosure(item, references, omissions.get(item.code, ()))
            for item in standard.disclosures()
        }
        return tuple(
            GroupCoverage(
                group.name, group.title, group.year, tuple(covered[code] for code in group.disclosures)
            )
            for group in standard.groups
        )

    def elsewhere(self, references: References) -> tuple[RequirementCoverage, ...]:
        """The requirements that concepts name beneath no disclosure of the list."""
        return self._requirements(references.requirements.get(None, {}), ())

    def indicator(self, name: QName) -> IndicatorCoverage:
        """One concept, and whether the report holds facts of it."""
        facts = self.facts.get(name, ())
        return IndicatorCoverage(name.local, self.label(name), self._status(facts), len(facts))

    def label(self, name: QName) -> Texts:
        """A concept's label in each language of the report that it has one in."""
        labels = ((language, self.taxonomy.label(name, language)) for language in self.languages)
        return tuple((language, text) for language, text in labels if text is not None)

    def _disclosure(
        self, disclosure: Disclosure, references: References, omissions: Sequence[Omission]
    ) -> DisclosureCoverage:
        concepts = references.disclosures.get(disclosure.code, Cited()).concepts
        requirements = self._requirements(references.requirements.get(disclosure.code, {}), omissions)
        facts = self._facts(concepts)
        return DisclosureCoverage(
            disclosure.code,
            disclosure.title,
            self._status(facts, omitted=_all_omitted(omissions, requirements)),
            tuple(fact.id for fact in facts),
            self._places(facts),
            len(concepts),
            tuple(omissions),
            requirements,
        )

    def _requirements(
        self, cited: Mapping[str, Cited], omissions: Sequence[Omission]
    ) -> tuple[RequirementCoverage, ...]:
        return tuple(
            self._requirement(code, cited[code], next((one for one in omissions if one.covers(code)), None))
            for code in sorted(cited, key=code_key)
        )

    def _requirement(self, code: str, cited: Cited, omission: Omission | None) -> RequirementCoverage:
        facts = self._facts(cited.concepts)
        return RequirementCoverage(
            code,
            self._status(facts, omitted=omission is not None),
            tuple(fact.id for fact in facts),
            self._places(facts),
            tuple(self.indicator(name) for name in cited.concepts),
            tuple(cited.standing),
            omission,
        )

    def _facts(self, concepts: Iterable[QName]) -> list[Fact]:
        return [fact for name in concepts for fact in self.facts.get(name, ())]

    def _places(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        places = sorted({place for fact in facts for place in self.sections.get(fact.id, ())})
        return tuple(dict.fromkeys(heading for _, heading in places))

    def _status(self, facts: Sequence[Fact], *, omitted: bool = False) -> Status:
        if any(not self.taxonomy.concepts[fact.concept].kind.is_text for fact in facts):
            return Status.DISCLOSED
        if facts:
            return Status.TEXT_ONLY
        return Status.OMITTED if omitted else Status.NOT_DISCLOSED


def _all_omitted(omissions: Sequence[Omission], requirements: Sequence[RequirementCoverage]) -> bool:
    """True where a disclosure is omitted as a whole, or in each of its requirements."""
    if any(not omission.requirements for omission in omissions):
        return True
    return bool(requirements) and all(item.omission is not None for item in requirements)
