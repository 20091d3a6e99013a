"""Two filings compared fact by fact: every difference is a finding, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from xbrlesg.compare.differences import Differences, Notes
from xbrlesg.compare.equality import Sides, distinct
from xbrlesg.compare.model import FiledFact, Filing, Migration
from xbrlesg.compare.pairs import Pair, match
from xbrlesg.compare.texts import visible
from xbrlesg.compare.wording import entity_text, name_of
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, finding
from xbrlesg.report.model import Entity

_NAMED: Final = 3
"""So many facts of a changed footnote are named."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences, gravest first, and how many different facts there are.

    ``old`` and ``new`` are the numbers of different facts in each filing, ``unchanged`` that of the pairs
    without a difference, ``unjudged`` that of the facts whose value in the other filing could not be read.
    """

    findings: tuple[Finding, ...]
    old: int
    new: int
    unchanged: int
    unjudged: int = 0


def compare(old: Filing, new: Filing, move: Migration, *, ignore_entity: bool = False) -> Comparison:
    """Compare two filings.

    Where each is of one entity and the two are not the same, that is told once, and the facts are compared
    as if they were.
    """
    sides = Sides(old, new, move)
    was, now = distinct(old), distinct(new)
    entities = _entities(was), _entities(now)
    one_each = all(len(found) == 1 for found in entities)
    by_entity = not ignore_entity and not one_each
    matched = match(was, now, sides, by_entity=by_entity)
    differences = Differences(sides, with_entity=by_entity)
    findings = [*_frame(sides, entities, ignore_entity=ignore_entity)]
    findings += map(differences.gone, matched.removed)
    findings += map(differences.come, matched.added)
    unchanged, notes = 0, dict[tuple[Notes, Notes], list[Pair]]()
    for pair in matched.pairs:
        found = [*differences.of(pair)]
        changed = differences.other_notes(pair)
        if any(changed):
            notes.setdefault(changed, []).append(pair)
        unchanged += not found and not any(changed)
        findings += found
    findings += (_note(gone, come, pairs, new) for (gone, come), pairs in notes.items())
    told = tuple(sorted(findings, key=lambda item: item.sort_key))
    return Comparison(told, len(was), len(now), unchanged, matched.unjudged)


def _entities(facts: Iterable[FiledFact]) -> frozenset[Entity]:
    return frozenset(filed.fact.entity for filed in facts)


def _frame(
    sides: Sides, entities: tuple[frozenset[Entity], frozenset[Entity]], *, ignore_entity: bool
) -> Iterator[Finding]:
    """What differs of the filings as wholes."""
    old, new = sides.old, sides.new
    place = Location(new.name)
    if entities[0] != entities[1] and all(entities) and not ignore_entity:
        was, now = (", ".join(map(entity_text, sorted(found))) for found in entities)
        yield finding(Code.DIFF_ENTITY, f"{old.name} is of {was}, {new.name} of {now}", place)
    if old.taxonomy and new.taxonomy and set(old.taxonomy) != set(new.taxonomy):
        message = f"{old.name} is on {', '.join(old.taxonomy)}, {new.name} on {', '.join(new.taxonomy)}"
        moved = [f"{before} is taken for {after}" for before, after in sides.move.namespaces.items()]
        yield finding(Code.DIFF_TAXONOMY, "; ".join([message, *moved]), place)


def _note(gone: Notes, come: Notes, pairs: list[Pair], new: Filing) -> Finding:
    """One finding for a footnote that has changed, whatever number of facts have it."""
    was, now = (
        " and ".join(f"“{visible(text)}”" for _, text in sorted(notes)) or "none" for notes in (gone, come)
    )
    names = [name_of(pair.new.fact, new) for pair in pairs[:_NAMED]]
    more = f" and {len(pairs) - _NAMED} more facts" if len(pairs) > _NAMED else ""
    message = f"footnote of {'; '.join(names)}{more}: {was} → {now}"
    first = pairs[0]
    return finding(
        Code.DIFF_NOTE,
        message,
        first.new.place,
        fact=first.new.fact.id or None,
        related=tuple(
            dict.fromkeys(pair.new.place for pair in pairs[1:] if pair.new.place != first.new.place)
        ),
    )
