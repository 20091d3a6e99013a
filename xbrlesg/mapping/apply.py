"""Records into facts: converts each record, sorts, then merges the records that state one fact.

Every record ends as a fact (its origin is in the lineage) or as a finding; none is lost. Nothing here holds
all records or facts: they pass through sorted runs (``spool``), and facts come out in canonical order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter

from xbrlesg.findings.model import Finding
from xbrlesg.lineage import Origin
from xbrlesg.mapping.conversion import Converted
from xbrlesg.mapping.convert import Converter
from xbrlesg.mapping.filing import Filing
from xbrlesg.mapping.left_out import gather, left_out_by_all
from xbrlesg.mapping.merge import merge
from xbrlesg.mapping.notes import NoteBook
from xbrlesg.mapping.omissions import Omitted
from xbrlesg.mapping.packing import Packer
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.packing import QUALIFIER, READING, RESTATED
from xbrlesg.report.model import Fact, Note
from xbrlesg.report.printed import Occurrence
from xbrlesg.spool import Row, sorted_rows


@dataclass(frozen=True)
class Applied:
    """What a mapping made of the records: facts in canonical order, notes, findings; ``filing`` is all of it.

    ``occurrences`` and ``origins`` are made when asked for, all of them, in the order of the records.
    """

    facts: Sequence[Fact]
    notes: tuple[Note, ...]
    filing: Filing
    findings: tuple[Finding, ...]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """The places at which the source prints the facts."""
        everything = [*chain.from_iterable(self.filing.occurrences())]
        return tuple(everything[place] for place in self._by_record)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The records behind the facts."""
        everything = [*chain.from_iterable(self.filing.origins_by_record())]
        return tuple(everything[place] for place in self._by_record)

    @cached_property
    def _by_record(self) -> list[int]:
        order = self.filing.records_order()
        return sorted(range(len(order)), key=order.__getitem__)


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
    packer = Packer(space for converter in converters for space in converter.namespaces)
    conversion = _Conversion(records, omissions, converters, packer)
    notebook = NoteBook(language)
    note_ids: dict[int, str] = {}
    filing = Filing(packer, note_ids, highlights)
    filer = _Filer(packer, notebook)
    for _, group in groupby(sorted_rows(conversion.rows()), key=itemgetter(0)):
        filing.append(*filer.file(list(group)))
    notes = notebook.notes()
    note_ids.update({number: note.id for number, note in notes.items()})
    findings = [*left_out_by_all(conversion.findings, conversion.filed), *filer.findings]
    return Applied(filing, tuple(notes.values()), filing, tuple(gather(findings)))


@dataclass(slots=True)
class _Conversion:
    """The conversion of all records under all mappings.

    What does not convert is among ``findings``, each with its record's row; ``filed`` tells by row what does.
    """

    records: Sequence[IndicatorRecord]
    omissions: Sequence[Omitted]
    converters: Sequence[Converter]
    packer: Packer
    findings: list[tuple[int, Finding]] = field(default_factory=list)
    filed: bytearray = field(default_factory=bytearray)

    def rows(self) -> Iterator[Row]:
        """``(key, number, row of the record, *packed)``: numbers count what is converted."""
        number = 0
        self.filed.extend(bytes(len(self.records) + 1))
        for converter in self.converters:
            for row, converted in self._under(converter):
                if isinstance(converted, Converted):
                    key, *packed = self.packer.pack(converted)
                    yield (key, number, row, *packed)
                    number += 1
                    self.filed[row] = True
                else:
                    self.findings += [(row, item) for item in converted]

    def _under(self, converter: Converter) -> Iterator[tuple[int, Converted | list[Finding]]]:
        """Each record, then the omissions, which have no row and come last."""
        reported: set[QName] = set()
        for row, record in enumerate(self.records):
            converted = converter.convert(record)
            if self.omissions and isinstance(converted, Converted) and converted.value is not None:
                reported.add(converted.aspects.concept)
            yield row, converted
        for omitted in self.omissions:
            for converted in converter.convert_omission(omitted, reported):
                yield len(self.records), converted


@dataclass(slots=True)
class _Filer:
    """Makes of the records that state one fact its two rows in a filing."""

    packer: Packer
    notebook: NoteBook
    findings: list[Finding] = field(default_factory=list)

    def file(self, group: Sequence[Row]) -> tuple[Row, Row]:
        """The fact, and its origins; what is to be said of its records is among the findings."""
        _, first, row, ground, dimensions, value, decimals, origin = group[0]
        fact_id = self.packer.fact_id(ground, dimensions)
        if len(group) == 1 and _is_plain(origin[0]):
            fact = (fact_id, ground, dimensions, value, decimals, ())
            return fact, (fact_id, False, first, ((row, *origin),))
        items = [self.packer.unpack((each[0], *each[3:])) for each in group]
        kept, faults = merge(fact_id, items)
        self.findings += faults
        # a coarser record is not filed, but what it says of a restatement is
        restated = [item.record.restated for item in items if item.record.restated]
        notes = self.notebook.number_notes([item.record for item in kept], restated, first)
        places = {id(item): place for place, item in enumerate(items)}
        stated = [group[places[id(item)]] for item in kept]
        leading, *others = stated
        origins = tuple((each[2], *each[-1]) for each in (leading, *sorted(others, key=itemgetter(2))))
        return (fact_id, *leading[3:7], notes), (fact_id, bool(restated), first, origins)


def _is_plain(record: Row) -> bool:
    """True where a record asks for no more than its value to be told."""
    return not (record[QUALIFIER] or record[RESTATED] or record[READING])
