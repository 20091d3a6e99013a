"""A printed index against what was found."""

import pytest

from xbrlesg.coverage.index import PrintedRow, compare_index, printed_row
from xbrlesg.coverage.model import DisclosureCoverage, IndexEntry, Outcome, Status


def disclosure(code: str, *sections: str, status: Status = Status.DISCLOSED) -> DisclosureCoverage:
    return DisclosureCoverage(code, "", status, (), sections, 1)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2-2/2-3", ("2-2", "2-3")),
        ("S1.1/S1.2", ("S1.1", "S1.2")),
        ("403-1, 403-2; 403-3 403-4", ("403-1", "403-2", "403-3", "403-4")),
        ("/", ()),
        ("", ()),
    ],
)
def test_a_cell_is_read_as_codes(text: str, codes: tuple[str, ...]) -> None:
    assert printed_row("Staff", text) == PrintedRow("Staff", codes)


def test_every_outcome() -> None:
    printed = [PrintedRow("Staff", ("2-7", "2-8", "401-1", "9-9"))]
    items = [
        disclosure("2-7", "Staff", "Cover"),
        disclosure("2-8", status=Status.NOT_DISCLOSED),
        disclosure("401-1", "Hiring", status=Status.TEXT_ONLY),
    ]
    assert compare_index(printed, items) == (
        IndexEntry("Staff", "2-7", Outcome.CONFIRMED),
        IndexEntry("Staff", "2-8", Outcome.NOTHING),
        IndexEntry("Staff", "401-1", Outcome.ELSEWHERE, ("Hiring",)),
        IndexEntry("Staff", "9-9", Outcome.UNKNOWN),
        IndexEntry("Cover", "2-7", Outcome.NOT_PRINTED),
        IndexEntry("Hiring", "401-1", Outcome.NOT_PRINTED),
    )


def test_an_omitted_disclosure_that_the_index_prints_is_nothing_found() -> None:
    entries = compare_index([PrintedRow("Staff", ("2-8",))], [disclosure("2-8", status=Status.OMITTED)])
    assert [entry.outcome for entry in entries] == [Outcome.NOTHING]


def test_without_a_printed_index_nothing_is_compared() -> None:
    assert compare_index([], [disclosure("2-7", "Staff")]) == ()
