"""Findings traced to the records behind them: what is printed there, and where the source prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xbrlesg.findings.model import Finding, Location
from xbrlesg.lineage import Origin, record_evidence
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.validation.model import FactPlace, fact_shown

if TYPE_CHECKING:
    from xbrlesg.mapping.filing import Filing

Row = tuple[str, str | None, int | None]


def fact_places(filing: Filing) -> Mapping[str, FactPlace]:
    """The records behind each fact, leading one first: where a user mends what a check finds."""
    return {fact: fact_place(behind) for fact, behind in zip(filing.ids(), filing.origins(), strict=True)}


def fact_place(behind: Sequence[Origin]) -> FactPlace:
    """The records behind one fact."""
    leading = behind[0]
    evidence = tuple(each.evidence for each in behind)
    return FactPlace(leading.fact_id, leading.record.indicator, leading.record.at("value"), evidence)


def traced(
    findings: Iterable[Finding], records: Iterable[IndicatorRecord], filing: Filing | None = None
) -> Iterator[Finding]:
    """The findings, those about rows of records with these as evidence; evidence that they have stays."""
    told = list(findings)
    wanted = {row for item in told if not item.evidence for row in _rows(item)}
    known, numbers = {}, set()
    for number, record in enumerate(records if wanted else ()):
        row = _row(record.location)
        if row in wanted:
            known[row] = record_evidence(record)
            numbers.add(number)
    if filing is not None and numbers:
        known |= {_row(each.record.location): each.evidence for each in filing.origins_at(numbers)}
    for item in told:
        shown = tuple(known[row] for row in _rows(item) if row in known)
        yield item if item.evidence or not shown else replace(item, evidence=shown)


def named_by_records(findings: Iterable[Finding], places: Mapping[str, FactPlace]) -> Iterator[Finding]:
    """Findings about facts of a report file, placed at the records behind these: there one mends them."""
    for item in findings:
        names = filter(None, (item.fact, *(part.fact for part in item.evidence)))
        facts = dict.fromkeys(fact_shown(name, places) for name in names)
        found = [places[fact] for fact in facts if fact in places]
        if not found:
            yield item
            continue
        evidence = [part for place in found for part in place.evidence]
        cells = [part.location for part in evidence if part.location is not None]
        stated = [item.location] if item.location is not None else []
        yield replace(
            item,
            location=cells[0],
            indicator=found[0].indicator,
            related=tuple(dict.fromkeys((*cells[1:], *stated, *item.related))),
            evidence=(*evidence, *item.evidence),
        )


def _rows(item: Finding) -> Iterable[Row]:
    """The rows that a finding names, each once."""
    places = (item.location, *item.related)
    return dict.fromkeys(_row(place) for place in places if place is not None and place.row is not None)


def _row(place: Location) -> Row:
    return place.file, place.sheet.name if place.sheet else None, place.row
