"""Facts as files have them made into facts of the report model, with or without their taxonomy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from xbrlesg.checks.lexical import ReadName
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.written import WrittenFact
from xbrlesg.compare.model import FiledFact
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.names import QName
from xbrlesg.report.model import Fact, Member, Value
from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.validation.model import UnreadFact

INVALID: Final = "its value is not valid for its type"
_NUMBER: Final = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]{1,3})?")
_LONGEST: Final = 4000


@dataclass(slots=True)
class Collected:
    """The facts of a file, and a finding for each that cannot be read; of some of these only the value."""

    facts: list[FiledFact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: int = 0
    valueless: list[Fact] = field(default_factory=list)

    def lose(self, fact_id: str, reason: str, place: Location) -> None:
        """Tell of a fact that cannot be read."""
        self.unread += 1
        message = f"fact {fact_id or f'without id ({self.unread})'} cannot be read: {reason}"
        self.findings.append(finding(Code.FILED_FACT_UNREAD, message, place, fact=fact_id or None))

    def take(
        self,
        facts: Iterable[Fact],
        unread: Iterable[UnreadFact],
        file: Location,
        places: Mapping[str, Location],
    ) -> None:
        """Take what Arelle has read; ``places`` says where in the file a fact stands, by its id."""
        self.facts += (FiledFact(fact, places.get(fact.id, file)) for fact in facts)
        for item in unread:
            self.lose(item.id, item.reason, places.get(item.id, file))

    def take_written(
        self, written: Sequence[WrittenFact], read_name: ReadName | None = None, without: str = ""
    ) -> None:
        """Take facts whose taxonomy is not known; ``without`` says what would let more of them be read.

        Where members are texts, one that ``read_name`` takes for a name is taken for an explicit member.
        """
        for item in written:
            fact, fault = _untyped(item, read_name)
            if fact is not None and not fault:
                self.facts.append(FiledFact(fact, item.place, is_typed=False))
                continue
            self.lose(item.id, f"{fault}{without}", item.place)
            self.valueless += () if fact is None else (fact,)

    def take_stated(
        self,
        written: Sequence[WrittenFact],
        stated: Sequence[StatedFact],
        taxonomy: Taxonomy,
        read_name: ReadName,
    ) -> None:
        """Take facts of a known taxonomy, in the file's order; ``stated`` lacks those of no entity or period.

        A concept that the taxonomy does not have leaves its fact without a type.
        """
        typed = iter(stated)
        for item in written:
            whole = item.entity is not None and item.period is not None
            fact = next(typed) if whole else None
            concept = taxonomy.concepts.get(item.concept)
            if concept is None or fact is None:
                self.take_written([item], read_name)
            elif item.unread or not _is_of_kind(fact.fact.value, concept.kind):
                self.lose(item.id, _missing(item) or INVALID, item.place)
                self.valueless.append(fact.fact)
            else:
                self.facts.append(FiledFact(_as_read(fact.fact, concept.kind), item.place))


def _member(member: Member | None, read_name: ReadName | None) -> Member:
    if isinstance(member, str) and read_name is not None:
        return read_name(member) or member
    return member or ""


def _missing(item: WrittenFact) -> str:
    """What could not be read of a fact; the form of it is a finding of its own."""
    return f"its {', '.join(sorted(item.unread))} cannot be read" if item.unread else ""


def _untyped(item: WrittenFact, read_name: ReadName | None) -> tuple[Fact | None, str]:
    """A fact as far as its file alone tells, and why its value cannot be read, if so.

    None where it has no entity or no period.
    """
    fault = _missing(item)
    if item.entity is None or item.period is None:
        return None, fault or "it lacks an entity or a period"
    value, is_valid = _value(item)
    fact = Fact(
        id=item.id,
        concept=item.concept,
        entity=item.entity,
        period=item.period,
        value=value,
        decimals=item.decimals,
        unit=item.unit,
        language=item.language or (item.language_around if isinstance(value, str) else None),
        dimensions=tuple((axis, _member(member, read_name)) for axis, member in item.dimensions),
        notes=_notes(item),
        nil_number=value is None and item.unit is not None,
    )
    return fact, fault or ("" if is_valid else INVALID)


def _notes(item: WrittenFact) -> tuple[str, ...]:
    return tuple(target for kind, target in item.links if kind == "footnote")


def _value(item: WrittenFact) -> tuple[Value, bool]:
    """The value, and whether it is one; a unit or decimals show a number."""
    if item.text is None or (item.unit is None and item.decimals is None):
        return item.text, True
    text = item.text.strip()
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return None, False
    return Decimal(text), True


def _is_of_kind(value: Value, kind: ValueKind) -> bool:
    match kind:
        case ValueKind.BOOLEAN:
            return value is None or isinstance(value, bool)
        case ValueKind.DATE:
            return value is None or isinstance(value, date)
        case ValueKind.ENUMERATION:
            return value is None or isinstance(value, QName)
        case ValueKind.ENUMERATION_SET:
            return value is None or isinstance(value, tuple)
        case numeric if numeric.is_numeric:
            return not isinstance(value, str)
        case _:
            return True


def _as_read(fact: Fact, kind: ValueKind) -> Fact:
    """The aspects that OIM gives a fact of the kind: numbers have decimals, texts a language."""
    return replace(
        fact,
        decimals=fact.decimals if kind.is_numeric else None,
        unit=fact.unit if kind.is_numeric else None,
        language=fact.language if kind.is_text else None,
        nil_number=fact.is_nil and kind.is_numeric,
    )
