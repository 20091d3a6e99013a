"""The circle test: the facts that Arelle reads from a written file are the facts of the report.

Every aspect of every fact is compared, and every difference is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding, sort_findings, untold
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Note, Period, Report, Unit
from xbrlesg.validation.model import FactPlace, FactsRead, fact_shown

_NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class _Side:
    """The notes of one side of the comparison, by their ids on that side."""

    notes: Mapping[str, Note]

    def aspects(self, fact: Fact) -> dict[str, object]:
        """All that a fact says, by aspect, in a form that is equal where the meaning is."""
        return {
            "concept": fact.concept,
            "entity": fact.entity,
            "period": fact.period,
            "unit": fact.unit and Unit(*map(_sorted, (fact.unit.numerators, fact.unit.denominators))),
            "language": fact.language and fact.language.lower(),
            "dimensions": tuple(sorted(fact.dimensions, key=lambda pair: pair[0])),
            "value": fact.value,
            "decimals": fact.decimals,
            "footnotes": tuple(sorted(self._footnote(note) for note in fact.notes)),
        }

    def _footnote(self, note_id: str) -> tuple[str, str]:
        """A footnote is its language and text; its id belongs to the file's syntax."""
        note = self.notes[note_id]
        return note.language.lower(), note.text


def compare_facts(
    expected: Report, read: FactsRead, document: str, places: Mapping[str, FactPlace] | None = None
) -> tuple[Finding, ...]:
    """Compare ``expected`` with what was ``read`` from ``document``; no finding means that all is equal.

    Facts are matched by id, where ``X.2`` is a further showing of fact ``X`` and must equal it too; a fact
    without id is matched by its aspects.
    """
    return sort_findings(_Comparison(expected, read, document, places or {}).findings())


@dataclass(frozen=True, slots=True)
class _Comparison:
    expected: Report
    read: FactsRead
    document: str
    places: Mapping[str, FactPlace]

    def findings(self) -> Iterator[Finding]:
        ours = _Side({note.id: note for note in self.expected.notes})
        theirs = _Side({note.id: note for note in self.read.notes})
        wanted = {fact.id: fact for fact in self.expected.facts}
        missing = set(wanted)
        told: set[Finding] = set()  # a page may show a fact at several places
        for item in self.read.unread:
            fact_id = fact_shown(item.id, wanted)
            missing.discard(fact_id)
            yield self._finding(Code.CIRCLE_FACT_DIFFERS, fact_id, f"cannot be compared: {item.reason}")
        for fact in self.read.facts:
            match = wanted.get(fact_shown(fact.id, wanted)) or self._like(fact, ours, theirs)
            if match is None:
                yield self._finding(
                    Code.CIRCLE_FACT_EXTRA, fact.id, f"is no fact of the report: {_say(fact)}"
                )
                continue
            missing.discard(match.id)
            differences = untold(self._differences(match.id, ours.aspects(match), theirs.aspects(fact)), told)
            told.update(differences)
            yield from differences
        for fact_id in sorted(missing):
            yield self._finding(Code.CIRCLE_FACT_MISSING, fact_id, f"is missing: {_say(wanted[fact_id])}")
        yield from self._lost_notes()

    def _like(self, fact: Fact, ours: _Side, theirs: _Side) -> Fact | None:
        """The fact of the report that a fact without id can only be: equal in all but value and notes."""
        if fact.id:
            return None
        aspects = _identity(theirs.aspects(fact))
        alike = (item for item in self.expected.facts if _identity(ours.aspects(item)) == aspects)
        return next(alike, None)

    def _differences(
        self, fact_id: str, ours: Mapping[str, object], theirs: Mapping[str, object]
    ) -> Iterator[Finding]:
        for aspect, wanted in ours.items():
            if wanted != theirs[aspect]:
                message = f"has {aspect} {_text(theirs[aspect])}, but the report has {_text(wanted)}"
                yield self._finding(Code.CIRCLE_FACT_DIFFERS, fact_id, message)

    def _lost_notes(self) -> Iterator[Finding]:
        used = {note for fact in self.expected.facts for note in fact.notes}
        for note in self.expected.notes:
            if note.id not in used:
                message = f"{self.document}: note {note.id} footnotes no fact, so that no reader can find it"
                yield finding(Code.CIRCLE_FACT_MISSING, message, Location(self.document))

    def _finding(self, code: Code, fact_id: str, message: str) -> Finding:
        place = self.places.get(fact_id, FactPlace(fact_id))
        made = finding(
            code,
            f"{self.document}: fact {fact_id or 'without id'} {message}",
            place.location or Location(self.document),
            indicator=place.indicator,
            fact=fact_id or None,
        )
        return replace(made, evidence=place.evidence)


def _sorted(names: tuple[QName, ...]) -> tuple[QName, ...]:
    return tuple(sorted(names))


def _identity(aspects: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in aspects.items() if key not in ("value", "decimals", "footnotes")}


def _say(fact: Fact) -> str:
    return f"{fact.concept.local} {_text(fact.value)}, {_text(fact.period)}"


def _text(aspect: object) -> str:  # noqa: PLR0911 - one for each kind of aspect
    """An aspect in a reader's words, exact enough to show any difference."""
    match aspect:
        case None | ():
            return _NONE
        case str():
            return repr(aspect)
        case QName():
            return aspect.clark
        case Period():
            return f"{aspect.start}/{aspect.end}" if aspect.start else str(aspect.end)
        case Unit():
            return "/".join(
                "*".join(map(_text, part)) for part in (aspect.numerators, aspect.denominators) if part
            )
        case (QName(), *_):
            return " ".join(map(_text, aspect))
        case tuple():
            return ", ".join(": ".join(map(_text, pair)) for pair in aspect)
        case _:
            return str(aspect)
