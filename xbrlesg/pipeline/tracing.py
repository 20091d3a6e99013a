"""Findings traced to the records behind them: what is printed there, and where the source prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from xbrlesg.findings.model import Finding, Location
from xbrlesg.lineage import Origin, by_fact, record_evidence
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.validation.model import FactPlace, fact_shown

Row = tuple[str, str | None, int | None]


def fact_places(origins: Sequence[Origin]) -> Mapping[str, FactPlace]:
    """The records behind each fact, leading one first: where a user mends what a check finds."""
    return {
        fact: FactPlace(
            fact,
            found[0].record.indicator,
            found[0].record.at("value"),
            tuple(each.evidence for each in found),
        )
        for fact, found in by_fact(origins).items()
    }


def traced(
    findings: Iterable[Finding], records: Iterable[IndicatorRecord], origins: Iterable[Origin] = ()
) -> Iterator[Finding]:
    """The findings, those about rows of records with these as evidence; evidence that they have stays."""
    known = {_row(record.location): record_evidence(record) for record in records}
    known |= {_row(origin.record.location): origin.evidence for origin in origins}
    for item in findings:
        places = (item.location, *item.related)
        rows = dict.fromkeys(_row(place) for place in places if place is not None and place.row is not None)
        shown = tuple(known[row] for row in rows if row in known)
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


def _row(place: Location) -> Row:
    return place.file, place.sheet.name if place.sheet else None, place.row
