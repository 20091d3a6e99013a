"""Records into facts: converts each record, sorts, then merges the records that state one fact.

Every record ends as a fact (its origin is in the lineage) or as a finding; none is lost. Nothing here holds
all records or facts: they pass through sorted runs (``spool``), and facts come out in canonical order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, count
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
from xbrlesg.mapping.packing import Packed, Packer
from xbrlesg.mapping.plain import PlainRecords
from xbrlesg.names import QName
from xbrlesg.records.model import IndicatorRecord
from xbrlesg.records.packing import QUALIFIER, READING, RESTATED
from xbrlesg.report.model import Fact, Note
from xbrlesg.report.printed import Occurrence
from xbrlesg.spool import Row, sorted_by_key


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
    for group in _groups(sorted_by_key(conversion.rows())):
        filing.append(*filer.file(group))
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

    def rows(self) -> Iterator[tuple[str, Row]]:
        """The key of each, and ``(number, row of the record, packed)``: numbers count what is converted."""
        numbers, filed = count(), self.filed
        filed.extend(bytes(len(self.records) + 1))
        for converter in self.converters:
            plain, has_omissions = PlainRecords(converter.mapping, self.packer), bool(self.omissions)
            reported: set[QName] = set()
            for row, record in enumerate(self.packer.records.rows(self.records)):
                made = plain.pack(record) or self._convert(converter, plain, row, record)
                if made is None:
                    continue
                key, packed = made
                yield key, (next(numbers), row, packed)
                filed[row] = True
                if has_omissions:
                    reported.update(self.packer.reported(packed))
            yield from self._omitted(converter, reported, numbers)

    def _omitted(
        self, converter: Converter, reported: Collection[QName], numbers: Iterator[int]
    ) -> Iterator[tuple[str, Row]]:
        """The omissions, which have no row and come last."""
        row = len(self.records)
        for omitted in self.omissions:
            for converted in converter.convert_omission(omitted, reported):
                if isinstance(converted, Converted):
                    key, packed = self.packer.pack(converted)
                    yield key, (next(numbers), row, packed)
                    self.filed[row] = True
                else:
                    self.findings += [(row, item) for item in converted]

    def _convert(self, converter: Converter, plain: PlainRecords, row: int, packed: Row) -> Packed | None:
        """The way of all records; what is wrong with one is among the findings."""
        record = self.packer.records.unpack(packed)
        converted = converter.convert(record)
        if not isinstance(converted, Converted):
            self.findings += [(row, item) for item in converted]
            return None
        made = self.packer.pack(converted)
        plain.learn(record, converted, made[1])
        return made


def _groups(keyed: Iterable[tuple[str, Row]]) -> Iterator[list[Row]]:
    """The rows of each key, which come one after the other."""
    group: list[Row] = []
    last = None
    for key, row in keyed:
        if key == last:
            group.append(row)
        else:
            if group:
                yield group
            group, last = [row], key
    if group:
        yield group


@dataclass(slots=True)
class _Filer:
    """Makes of the records that state one fact its two rows in a filing."""

    packer: Packer
    notebook: NoteBook
    findings: list[Finding] = field(default_factory=list)

    def file(self, group: Sequence[Row]) -> tuple[Row, Row]:
        """The fact, and its origins; what is to be said of its records is among the findings."""
        first, row, packed = group[0]
        fact_id, ground, dimensions, value, decimals, origin = packed
        if len(group) == 1 and _is_plain(origin[0]):
            fact = (fact_id, ground, dimensions, value, decimals, ())
            return fact, (fact_id, False, first, ((row, *origin),))
        items = [self.packer.unpack(each[2]) for each in group]
        kept, faults = merge(fact_id, items)
        self.findings += faults
        # a coarser record is not filed, but what it says of a restatement is
        restated = [item.record.restated for item in items if item.record.restated]
        notes = self.notebook.number_notes([item.record for item in kept], restated, first)
        places = {id(item): place for place, item in enumerate(items)}
        stated = [group[places[id(item)]] for item in kept]
        leading, *others = stated
        ordered = (leading, *sorted(others, key=itemgetter(1)))
        origins = tuple((row, *packed[-1]) for _, row, packed in ordered)
        return (*leading[2][:-1], notes), (fact_id, bool(restated), first, origins)


def _is_plain(record: Row) -> bool:
    """True where a record asks for no more than its value to be told."""
    return not (record[QUALIFIER] or record[RESTATED] or record[READING])
