"""Records into facts: converts each record, then merges the records that state one fact.

Every record ends as a fact (its origin is in the lineage) or as a finding; none is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from textwrap import shorten
from typing import Final

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.lineage import Origin
from xbrlesg.mapping.conversion import Converted
from xbrlesg.mapping.convert import Converter
from xbrlesg.mapping.left_out import gather, left_out_by_all
from xbrlesg.mapping.notes import NoteBook
from xbrlesg.mapping.omissions import Omitted
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Fact, Note
from xbrlesg.report.order import fact_order
from xbrlesg.report.printed import Occurrence

_RESTATED: Final = (
    "One of the two is restated: the other may be the figure as first reported. File the restated one only, "
    "and name the earlier figure in its column restated."
)


@dataclass(frozen=True, slots=True)
class Applied:
    """What a mapping made of the records: facts in canonical order, occurrences in that of the records."""

    facts: tuple[Fact, ...]
    notes: tuple[Note, ...]
    occurrences: tuple[Occurrence, ...]
    origins: tuple[Origin, ...]
    findings: tuple[Finding, ...]


def apply_mappings(
    records: Sequence[IndicatorRecord],
    omissions: Sequence[Omitted],
    converters: Sequence[Converter],
    *,
    language: str,
    highlights: str | None,
) -> Applied:
    """Convert under each mapping, and merge.

    ``language`` is the notes'; ``highlights`` is the source's section of highlights. With several mappings, a
    record that one has no place for is told of only where no other has filed it.
    """
    groups: dict[str, list[Converted]] = defaultdict(list)
    findings: list[Finding] = []
    for converter in converters:
        for converted in _convert(records, omissions, converter):
            if isinstance(converted, Converted):
                # by the aspects themselves: ids are hashes, and two facts might share one
                groups[converted.aspects.text].append(converted)
            else:
                findings += converted
    findings = left_out_by_all(findings, (item.record for group in groups.values() for item in group))
    notebook = NoteBook(language)
    facts: list[Fact] = []
    stated: list[tuple[str, Converted, bool]] = []
    for group in groups.values():
        fact_id = group[0].aspects.fact_id
        kept, faults = _merge(fact_id, group)
        findings += faults
        # a coarser record is not filed, but what it says of a restatement is
        restated = [item.record.restated for item in group if item.record.restated]
        facts.append(_fact(fact_id, kept, notebook, restated))
        stated += [(fact_id, item, bool(restated)) for item in kept]
    row = {record.location: number for number, record in enumerate(records)}
    stated.sort(key=lambda each: row.get(each[1].record.location, len(row)))  # omissions come last
    return Applied(
        facts=tuple(sorted(facts, key=fact_order)),
        notes=notebook.notes,
        occurrences=tuple(
            _occurrence(fact_id, item, highlights, is_restated=is_restated)
            for fact_id, item, is_restated in stated
        ),
        origins=tuple(
            Origin(fact_id, item.record, item.power, item.rules, is_restated=is_restated)
            for fact_id, item, is_restated in stated
        ),
        findings=tuple(gather(findings)),
    )


def _convert(
    records: Sequence[IndicatorRecord], omissions: Sequence[Omitted], converter: Converter
) -> Iterator[Converted | list[Finding]]:
    reported: set[QName] = set()
    for record in records:
        converted = converter.convert(record)
        if isinstance(converted, Converted) and converted.value is not None:
            reported.add(converted.aspects.concept)
        yield converted
    for omitted in omissions:
        yield from converter.convert_omission(omitted, reported)


def _fact(fact_id: str, kept: Sequence[Converted], notebook: NoteBook, restated: Sequence[str]) -> Fact:
    item = kept[0]
    return Fact(
        id=fact_id,
        concept=item.aspects.concept,
        entity=item.aspects.entity,
        period=item.aspects.period,
        value=item.value,
        decimals=item.decimals,
        unit=item.aspects.unit,
        language=item.aspects.language,
        dimensions=item.aspects.dimensions,
        notes=notebook.notes_of([other.record for other in kept], restated),
        is_markup=item.is_markup,
        nil_number=item.nil_number,
    )


def _occurrence(fact_id: str, item: Converted, highlights: str | None, *, is_restated: bool) -> Occurrence:
    highlighted = highlights is not None and item.record.source.section == highlights
    return Occurrence(
        fact_id,
        item.printed,
        item.record.unit,
        highlighted,
        qualifier=item.record.qualifier,
        is_summary=item.record.reading is Reading.SUMMARY,
        is_restated=is_restated,
    )


def _merge(fact_id: str, group: list[Converted]) -> tuple[list[Converted], list[Finding]]:
    """The records that are filed, leading one first, and what is to be said of a fact stated more than once.

    A more precise figure is filed before a coarser one, and a clear reading before any other. An exact figure
    and a qualified one never meet here: they are two facts.
    """
    leading = min(group, key=lambda item: (_half(item), item.record.reading is not Reading.CLEAR))
    kept, findings = [leading], [_restored(item, fact_id) for item in group if _is_restored(item)]
    seen = {leading.record.source}
    for item in group:
        if item is leading:
            continue
        code, message = _compare(leading, item, repeated=item.record.source in seen)
        seen.add(item.record.source)
        if code is Code.RECORD_AGREES:
            kept.append(item)
        findings.append(_about(code, message, item, leading, fact_id))
    return kept, findings


def _compare(leading: Converted, item: Converted, *, repeated: bool) -> tuple[Code, str]:
    where = leading.record.location
    if (item.value, item.decimals) == (leading.value, leading.decimals):
        if repeated:
            return Code.RECORD_REPEATED, f"the record repeats {where}"
        return Code.RECORD_AGREES, f"the figure stands also at {where}, and both agree"
    if _overlap(leading, item):
        return Code.RECORD_LESS_PRECISE, f"{where} states the figure with more digits, and both agree"
    shown = shorten(f"{leading.record.value} {leading.record.unit}", 80, placeholder=" ...")
    return Code.RECORD_CONFLICT, f"{where} gives {shown} for the same fact"


def _overlap(one: Converted, other: Converted) -> bool:
    """True where the rounding intervals of two figures meet (OIM 1.0, 6.5.3).

    Two figures of one precision contradict each other, though their intervals may touch at the ends.
    """
    if one.decimals == other.decimals:
        return False
    if not isinstance(one.value, int | Decimal) or not isinstance(other.value, int | Decimal):
        return False
    # fractions, because a difference of Decimals is rounded to the context's precision
    return abs(Fraction(one.value) - Fraction(other.value)) <= _half(one) + _half(other)


def _half(item: Converted) -> Fraction:
    """Half a unit of the last digit; none where the value is exact."""
    return Fraction(0) if item.decimals is None else Fraction(10) ** -item.decimals / 2


def _is_restored(item: Converted) -> bool:
    return item.record.reading is Reading.RESTORED


def _restored(item: Converted, fact_id: str) -> Finding:
    record = item.record
    reading = " ".join(part for part in (record.value, record.unit, f"({record.period})") if part)
    message = f"OCR shows {record.ocr_text!r}, read as {reading}: {record.note}"
    return finding(
        Code.READING_RESTORED,
        message,
        record.at("reading"),
        value=record.ocr_text,
        indicator=record.indicator,
        fact=fact_id,
    )


def _about(code: Code, message: str, item: Converted, leading: Converted, fact_id: str) -> Finding:
    record = item.record
    is_one_restated = bool(record.restated) != bool(leading.record.restated)
    return finding(
        code,
        message,
        record.at("value"),
        hint=_RESTATED if code is Code.RECORD_CONFLICT and is_one_restated else None,
        value=f"{record.value} {record.unit}".strip(),
        indicator=record.indicator,
        fact=fact_id,
        related=(leading.record.at("value"),),
    )
