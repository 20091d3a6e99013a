"""Records that were packed when they were read are those that are unpacked, whoever unpacks them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.records.tables import as_csv
from xbrlesg.findings.model import Location
from xbrlesg.records.load import load_records
from xbrlesg.records.model import IndicatorRecord, Reading, Source
from xbrlesg.records.packing import Chained, RecordPacker

HEADER = ("site", "value", "indicator", "note", "unit", "gender", "period", "source_line", "source_words")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=4)


def load(folder: Path, name: str, *lines: tuple[str, ...]) -> Chained:
    path = folder / name
    path.write_bytes(as_csv([HEADER, *lines]))
    records, findings = load_records(path, name, ["gender", "site", "age"])
    assert not findings
    return Chained([records])


def test_the_cells_of_a_row_are_those_of_its_record(tmp_path: Path) -> None:
    (record,) = load(tmp_path, "a.csv", ("厦门", "1,000", "wages", "why", "RMB", "", "2023", "7-9", "Wages"))
    assert record == IndicatorRecord(
        Location("a.csv", 2),
        "wages",
        "1,000",
        "RMB",
        "2023",
        breakdown=(("site", "厦门"),),
        reading=Reading.CLEAR,
        note="why",
        source=Source(7, 9, "", "Wages"),
    )
    (bare,) = load(tmp_path, "b.csv", ("A", "1", "", "", "", "Male", "", "", ""))
    assert bare.source == Source()
    assert bare.breakdown == (("site", "A"), ("gender", "Male"))


def test_records_of_several_files_and_of_none_keep_their_places(tmp_path: Path) -> None:
    line = ("", "1", "wages", "", "", "", "2023", "3", "")
    first, second = load(tmp_path, "a.csv", line), load(tmp_path, "b.csv", line, line)
    stated = IndicatorRecord(Location("report.yaml", 4, "statements.a"), "policy", "Yes", "", "2023")
    records = Chained([first, second, [stated]])
    packer = RecordPacker()
    # one who has packed others before has other numbers for the same places
    packer.pack(stated)
    rows = [*packer.rows(records)]
    assert [*map(packer.unpack, rows)] == [*records]
    assert [str(packer.unpack(row).location) for row in rows] == [
        *("a.csv:2", "b.csv:2", "b.csv:3", "report.yaml:4:statements.a")
    ]
    assert rows == [*map(packer.pack, records)]


@given(st.lists(st.tuples(*(TEXTS for _ in HEADER[:-2])), min_size=1))
def test_packed_when_read_or_packed_as_a_record_is_one(lines: list[tuple[str, ...]]) -> None:
    packer = RecordPacker()
    pack = packer.cells(HEADER, ["site", "gender"], Location("a.csv"))
    for number, line in enumerate(lines, 2):
        for source in ((None, None, ""), (None, None, "words"), (number, number + 1, "")):
            first, last, words = source
            row = pack(number, (*line, "", words), first, last)
            assert row == packer.pack(packer.unpack(row))
            record = packer.unpack(row)
            assert (record.value, record.source) == (line[1], Source(first, last, "", words))
