"""Every number that the pilot company's report prints is a fact, part of a text that is one, or excluded.

Set XBRLESG_PILOT_SOURCE to the report's text; it is not part of this repository.
"""

import csv
from collections import Counter
from pathlib import Path

from tests.pilot.numbers_in_text import EVERY, accounted, numbers_in, read_exclusions
from tests.pilot.printed_source import Source

EXAMPLE = Path(__file__).parents[2] / "examples" / "zkteco-2023"
EXCLUSIONS = EXAMPLE / "exclusions.csv"


def records() -> list[dict[str, str]]:
    """All records of the pilot report, from all its files."""
    rows = []
    for path in sorted((EXAMPLE / "records").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


def test_every_number_is_a_fact_or_excluded_with_a_reason(source: Source) -> None:
    covered, exclusions = accounted(records()), read_exclusions(EXCLUSIONS)
    missing = [
        f"line {number.line}: {number.text} in {text[:80]!r}"
        for line, text in source.lines()
        for number in numbers_in(line, text)
        if number.value not in covered.get(line, ())
        and not any(exclusion.covers(number) for exclusion in exclusions)
    ]
    assert missing == []


def test_every_exclusion_excludes_a_number_and_gives_its_reason(source: Source) -> None:
    idle = [
        exclusion
        for exclusion in read_exclusions(EXCLUSIONS)
        if not exclusion.reason
        or not any(
            exclusion.covers(number)
            for line in range(exclusion.first, exclusion.last + 1)
            for number in numbers_in(line, source.text(line))
        )
    ]
    assert idle == []


def test_a_number_that_no_record_holds_is_missed() -> None:
    """The check itself: a number counts for the lines of its own record only."""
    record = {"value": "1,200", "source_line": "7-8", "source_words": "more than 1,200", "note": "99"}
    covered = accounted([record])
    assert [
        number.value in covered.get(line, ()) for line in (6, 7, 8) for number in numbers_in(line, "1200")
    ] == [
        False,
        True,
        True,
    ]
    assert not any(number.value in covered[7] for number in numbers_in(7, "99 of twelve, half of 1,200.5"))


def test_dates_are_no_numbers_and_words_are() -> None:
    text = "On August 26, 2023, two of 1,226 (29.86%) left; in March 2024 and 2022 three."
    assert [number.text for number in numbers_in(1, text)] == ["two", "1,226", "29.86", "three"]


def test_exclusions_of_whole_lines_are_few() -> None:
    """A star hides every number of its lines, so it is for contents, forms and addresses only."""
    stars = Counter(
        exclusion.reason for exclusion in read_exclusions(EXCLUSIONS) if exclusion.number == EVERY
    )
    assert sum(stars.values()) <= 60, stars
