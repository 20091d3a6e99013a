"""A content index takes the form that the company's statement calls for; without one it is undecided."""

import csv
from collections.abc import Mapping, Sequence

from tests.coverage.own_references import STANDARD, answer, assess, fact, make_assessor
from xbrlesg.coverage.as_rows import content_index_csv
from xbrlesg.coverage.content_index import NO_SECTOR, NOT_STATED, build_content_index
from xbrlesg.coverage.model import ContentIndex, Omission
from xbrlesg.report.model import Fact

NAMED = {"entity": "Small & Sons", "start": "2023-01-01", "end": "2023-12-31"}
OMISSIONS = {
    "2-1": [Omission("Not applicable", "Dry trade.", ("2-1-a",)), Omission("Secret", "Ours.", ("2-1-b",))],
    "2-3": [Omission("Not applicable", "All is still.")],
}


def index(*facts: Fact, omissions: Mapping[str, Sequence[Omission]] | None = None) -> ContentIndex:
    groups = assess(*facts, omissions=omissions)
    made = build_content_index(make_assessor(*facts), STANDARD, groups, NAMED)
    assert made is not None
    return made


def codes(made: ContentIndex) -> dict[str, list[str]]:
    return {group.heading: [item.code for item in group.rows] for group in made.groups}


def test_a_full_statement_lists_what_must_be_listed_with_columns_for_omissions() -> None:
    made = index(answer("UseOfCandour", "FullMember"), fact("WasteWeight"), omissions=OMISSIONS)
    assert made.stated
    assert made.head == (
        ("Statement of use", "Small & Sons follows the code in full from 2023-01-01 to 2023-12-31."),
        ("Candour 0 used", "Candour 0: Basis 2020"),
        ("Sector codes", NO_SECTOR),
    )
    assert made.omissions
    assert codes(made) == {"C 1: Company 2020": ["1-1", "1-2"], "C 2: Impact": ["2-1", "2-2", "2-3"]}


def test_sector_standards_have_their_titles() -> None:
    one = index(answer("UseOfCandour", "FullMember"), answer("SectorCodes", "CoalMember"))
    assert one.head[2] == ("Sector codes", "Candour 12: Coal")
    two = index(answer("UseOfCandour", "FullMember"), answer("SectorCodes", "CoalMember", "OddMember"))
    assert two.head[2] == ("Sector codes", "Candour 12: Coal; esg:OddMember")


def test_the_shorter_form_lists_what_is_disclosed() -> None:
    made = index(answer("UseOfCandour", "PartMember"), fact("WasteWeight"), omissions=OMISSIONS)
    assert made.head == (
        ("Statement of use", "Small & Sons cites the code from 2023-01-01 to 2023-12-31."),
        ("Candour 0 used", "Candour 0: Basis 2020"),
    )
    assert (made.omissions, codes(made)) == (False, {"C 2: Impact": ["2-2"]})


def test_nothing_is_inferred() -> None:
    made = index(fact("WasteWeight"), fact("Employees"))
    assert (made.stated, made.head[0]) == (False, ("Statement of use", NOT_STATED))
    assert (made.omissions, codes(made)) == (False, {"C 1: Company 2020": ["1-2"], "C 2: Impact": ["2-2"]})
    assert index(fact("WasteWeight"), omissions=OMISSIONS).omissions


def test_two_statements_are_none() -> None:
    both = [answer("UseOfCandour", "FullMember"), answer("UseOfCandour", "PartMember")]
    assert not index(*both).stated
    assert index(both[0], both[0]).stated


def test_a_standard_without_a_form_has_no_index() -> None:
    plain = STANDARD.model_copy(update={"content_index": None})
    assert build_content_index(make_assessor(), plain, assess(), NAMED) is None


def test_rows_of_the_table() -> None:
    facts = (answer("UseOfCandour", "FullMember"), fact("WasteWeight"))
    rows = list(
        csv.reader(content_index_csv(index(*facts, omissions=OMISSIONS)).decode("utf-8").splitlines())
    )
    assert rows[0] == ["Candour index"]
    assert rows[5] == [
        *("Candour code", "Disclosure", "Location"),
        *("Requirement(s) omitted", "Reason", "Explanation"),
    ]
    assert rows[6:] == [
        ["C 1: Company 2020", "1-1 Name", "", "", "", ""],
        ["C 1: Company 2020", "1-2 Staff", "", "", "", ""],
        ["C 2: Impact", "2-1 Water", "", "2-1-a", "Not applicable", "Dry trade."],
        ["C 2: Impact", "2-1 Water", "", "2-1-b", "Secret", "Ours."],
        ["C 2: Impact", "2-2 Waste", "Section WasteWeight", "", "", ""],
        ["C 2: Impact", "2-3 Noise", "", "all", "Not applicable", "All is still."],
    ]
    short = content_index_csv(index(answer("UseOfCandour", "PartMember"), fact("WasteWeight")))
    assert short.decode("utf-8").splitlines()[4:] == [
        "Candour code,Disclosure,Location",
        "C 2: Impact,2-2 Waste,Section WasteWeight",
    ]
