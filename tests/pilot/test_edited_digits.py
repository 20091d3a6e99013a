"""Editing one digit of one record gives a finding that names that row and cell, whichever check finds it.

Without the text of the printed report, a figure that no rule, sum or repetition binds cannot be found wrong
by logic. With it, what cannot be found is an edit whose result the same line prints as well.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import pytest

from tests.pilot.conftest import ROOT, VARIABLE
from tests.pilot.printed_source import Source
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity, worst
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.report_rules import load_report_rules
from xbrlesg.pipeline.rules import judge
from xbrlesg.pipeline.source_text import compare_with_source
from xbrlesg.pipeline.tracing import traced
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.records.source_check import check_source
from xbrlesg.records.source_text import SourceText
from xbrlesg.rules.model import Rule

SEED, EACH = 20231231, 10
FOUND_WITHOUT_TEXT = 30
"""So many of the sixty edits at least are found by rules, sums and repetitions alone."""


@dataclass(frozen=True)
class Bench:
    """The pilot's inputs, read once, and what is found of its records or of edited ones."""

    job: Job
    inputs: Inputs
    rules: Sequence[Rule]

    def findings(self, records: Sequence[IndicatorRecord]) -> frozenset[Finding]:
        """All that the checks of records find, but for Arelle's."""
        inputs = replace(self.inputs, records=records)
        applied = apply_job(self.job, inputs)
        found = [*applied.findings, *compare_with_source(self.job, records)]
        if worst(applied.findings) is not Severity.ERROR:  # as an export does
            found += judge(applied.facts, applied.filing.origins_of, inputs, self.rules, "en").findings
        return frozenset(traced(found, records, applied.filing))

    def edited(self, edit: Edit) -> list[IndicatorRecord]:
        """The records with one of them edited."""
        return [
            edit.record if record.location == edit.record.location else record
            for record in self.inputs.records
        ]


@dataclass(frozen=True)
class Edit:
    """A record with one digit of its value changed."""

    kind: str
    record: IndicatorRecord
    before: str


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The pilot in a copy of the project's layout."""
    folder = tmp_path_factory.mktemp("edited")
    for part in ("examples", "mappings", "profiles", "standards"):
        shutil.copytree(ROOT / part, folder / part)
    assert not build_taxonomy(ROOT / "taxonomy" / "esg", folder / "out" / "taxonomy" / "esg.zip").findings
    job, faults = load_job(folder / "examples" / "zkteco-2023" / "report.yaml", None, None)
    assert job is not None, faults
    inputs, faults = load_inputs(job)
    assert inputs is not None, faults
    rules, faults = load_report_rules(job, inputs.mappings[0], inputs.taxonomy)
    assert not faults
    return Bench(job, inputs, rules)


def kinds(bench: Bench) -> dict[str, Callable[[IndicatorRecord], bool]]:
    """Kinds of records, the rarer ones first."""
    stated = Counter(
        (record.indicator, record.period, record.breakdown, record.qualifier)
        for record in bench.inputs.records
    )

    def repeated(record: IndicatorRecord) -> bool:
        return stated[record.indicator, record.period, record.breakdown, record.qualifier] > 1

    return {
        "target": lambda record: dict(record.breakdown).get("value-basis") == "Objective",
        "repeated": repeated,
        "percentage": lambda record: record.unit == "%",
        "part": lambda record: record.indicator == "employees",
        "money": lambda record: "RMB" in record.unit,
        "plain": lambda record: not record.language and record.reading is Reading.CLEAR,
    }


def sample(bench: Bench) -> Iterator[Edit]:
    """Ten edits of each kind of record with digits, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    left = [
        record
        for record in bench.inputs.records
        if any(map(str.isdigit, record.value)) and not record.language
    ]
    for kind, fits in kinds(bench).items():
        of_kind = [record for record in left if fits(record)]
        left = [record for record in left if not fits(record)]
        for record in chance.sample(of_kind, min(EACH, len(of_kind))):
            place = chance.choice([at for at, letter in enumerate(record.value) if letter.isdigit()])
            digit = chance.choice([digit for digit in "0123456789" if digit != record.value[place]])
            value = record.value[:place] + digit + record.value[place + 1 :]
            yield Edit(kind, replace(record, value=value), record.value)


def names(item: Finding, record: IndicatorRecord) -> bool:
    """True where a finding names the cell of the record's value."""
    places = (item.location, *item.related, *(part.location for part in item.evidence))
    return record.at("value") in places


@pytest.fixture(scope="module")
def found(bench: Bench) -> list[tuple[Edit, set[str]]]:
    """The edits of the sample, each with the codes of what is newly found of its cell."""
    before = bench.findings(bench.inputs.records)
    return [
        (
            edit,
            {item.code for item in bench.findings(bench.edited(edit)) - before if names(item, edit.record)},
        )
        for edit in sample(bench)
    ]


def test_the_unedited_pilot_agrees_with_its_source(bench: Bench, source: Source) -> None:
    assert source is not None
    assert compare_with_source(bench.job, bench.inputs.records) == []


def test_without_the_text_an_info_says_so(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    (item,) = compare_with_source(bench.job, bench.inputs.records)
    assert (item.code, item.severity) == (Code.SOURCE_NOT_COMPARED.value.name, Severity.INFO)


def test_every_edited_digit_is_found_with_the_text(
    found: list[tuple[Edit, set[str]]], source: Source
) -> None:
    assert source is not None
    assert len(found) == 6 * EACH
    assert [edit for edit, codes in found if not codes] == []


def test_without_the_text_logic_alone_finds_some(found: list[tuple[Edit, set[str]]]) -> None:
    seen = Counter(edit.kind for edit, codes in found if codes - {Code.SOURCE_DISAGREES.value.name})
    assert sum(seen.values()) >= FOUND_WITHOUT_TEXT, seen
    assert seen["part"] == seen["repeated"] == EACH


def test_of_all_digits_few_can_be_edited_unseen(bench: Bench, source: Source) -> None:
    """Every digit of every record, one at a time, against the text alone: 98 of 100 edits are found."""
    assert source is not None
    path = bench.job.source_text()
    assert path is not None
    text = SourceText.of(path.name, path.read_text("utf-8"))
    by_line: dict[int | None, list[IndicatorRecord]] = {}
    records = list(bench.inputs.records)
    for record in records:
        by_line.setdefault(record.source.line, []).append(record)
    edits = unseen = 0
    for record in records:
        for place, letter in enumerate(record.value):
            if letter.isdigit():
                digit = str((int(letter) + 1 + place % 8) % 10)
                edited = replace(record, value=record.value[:place] + digit + record.value[place + 1 :])
                beside = [edited if each is record else each for each in by_line[record.source.line]]
                edits += 1
                unseen += not any(names(item, record) for item in check_source(beside, text))
    assert edits > 1500
    assert unseen <= edits // 50
