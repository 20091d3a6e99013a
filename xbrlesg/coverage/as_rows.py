"""Indexes as rows: ``*-index.csv`` for machines, ``*-content-index.csv`` in the standard's form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from xbrlesg.coverage.model import ContentIndex, DisclosureCoverage, Omission, StandardCoverage


def index_csv(standard: StandardCoverage) -> bytes:
    """A standard's disclosures: a row for each, where it stands, or why it is omitted."""
    return _csv(_index_rows(standard))


def content_index_csv(index: ContentIndex) -> bytes:
    """A content index as the standard lays it out: what it is and by what, then a row for each disclosure."""
    return _csv(_content_index_rows(index))


def requirements_omitted(omission: Omission) -> str:
    """The column "requirement(s) omitted"."""
    return ", ".join(omission.requirements) or "all"


def _index_rows(standard: StandardCoverage) -> Iterator[Iterable[str]]:
    yield ("group", "disclosure", "title", "status", "location", "omission_reason", "explanation")
    for group in standard.groups:
        for item in group.disclosures:
            reasons = "; ".join(omission.reason for omission in item.omissions)
            explanations = "; ".join(omission.explanation for omission in item.omissions)
            location = "; ".join(item.sections)
            yield (group.name, item.code, item.title, item.status.value, location, reasons, explanations)


def _content_index_rows(index: ContentIndex) -> Iterator[Iterable[str]]:
    yield (index.title,)
    yield from index.head
    yield ()
    omission = ("Requirement(s) omitted", "Reason", "Explanation") if index.omissions else ()
    yield (index.group_label, "Disclosure", "Location", *omission)
    for group in index.groups:
        for item in group.rows:
            yield from _disclosure_rows(group.heading, item, omissions=index.omissions)


def _disclosure_rows(heading: str, item: DisclosureCoverage, *, omissions: bool) -> Iterator[Iterable[str]]:
    """A row, and one more for each further omission."""
    named = (heading, f"{item.code} {item.title}".strip(), "; ".join(item.sections))
    if not omissions:
        yield named
        return
    columns = [(requirements_omitted(one), one.reason, one.explanation) for one in item.omissions]
    for column in columns or [("", "", "")]:
        yield (*named, *column)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode("utf-8")
