"""Records that are packed by the pattern of one before come to what they come to by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from benchmarks.house import ROOT
from benchmarks.large_report import make_project
from tests.projects import copy_small_project
from xbrlesg.mapping import plain
from xbrlesg.mapping.conversion import Converted, Setting
from xbrlesg.mapping.convert import Converter
from xbrlesg.mapping.packing import Packed, Packer
from xbrlesg.mapping.plain import PlainRecords
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Entity

SETTING = Setting(Entity("urn:e", "1"), year_is_clear=True)
NUMBERS = ("7", "007", "1,234.50", "(3)", "(0)", "-0.5", "\N{MINUS SIGN}12", "120", "1.234", "1,23", "12 ")
OTHERS = ("0", " 1", "1" * 29, "9" * 28, "１２", "n/a", "none", "", " ", "many", "Yes", "NO", "是")
STATEMENTS = ("10 November 2023", "quarterly", "privacy; ethics", "ethics; ethics", "- a\n- b", "<p> & \n\nq")
SITES = ("Dongguan", "厦门", "HQ", " HQ", "a  b", "a\tb", "Süd & <Nord>", "x ", "\N{NO-BREAK SPACE}", "1,234")


def inputs_of(path: Path) -> Inputs:
    job, _ = load_job(path, None, None)
    assert job is not None
    inputs, findings = load_inputs(job)
    assert inputs is not None
    assert not findings
    return inputs


@pytest.fixture(scope="module", params=["", ", cases: {site: {HQ: small:NumberOfInternalSessions}}"])
def small(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project_package: Path
) -> Inputs:
    """The small project with all that a mapping may ask: any site, cases, words for numbers."""
    project = copy_small_project(tmp_path_factory.mktemp("plain"), project_package)
    edit = project.edit
    edit("mapping.yaml", "mapping: small", "mapping: small\nnil: [n/a, many]")
    edit("mapping.yaml", "{Dongguan: Dongguan, 厦门: Xiamen}", "as-printed")
    edit(
        "mapping.yaml",
        "  sessions: small:NumberOfSessions",
        f"  sessions: {{concept: small:NumberOfSessions, stated: {{none: 0}}{request.param}}}",
    )
    employees = "employees: {concept: small:NumberOfEmployees, stated: {'7': 8}}"
    edit("mapping.yaml", "employees: small:NumberOfEmployees", employees)
    return inputs_of(project.folder / "report.yaml")


class Pair:
    """What remembers patterns, and the way of all records, which remembers nothing."""

    def __init__(self, inputs: Inputs) -> None:
        (mapping,) = inputs.mappings
        self._converter = Converter(mapping, inputs.taxonomy, SETTING)
        self._packer = Packer(self._converter.namespaces)
        self._plain = PlainRecords(mapping, self._packer)

    def compare(self, record: IndicatorRecord) -> bool:
        """Hold one way against the other; true where there was a pattern. Then the pattern is learnt."""
        found = self._plain.pack(self._packer.records.pack(record))
        converted = self._converter.convert(record)
        if not isinstance(converted, Converted):
            assert found is None, f"{record} is at fault: {converted}"
            return False
        packed = self._packer.pack(converted)
        assert found is None or typed(found) == typed(packed)
        self._plain.learn(record, converted, packed[1])
        return found is not None


def typed(packed: Packed) -> Any:
    """A packed record with the types of its parts: 1 equals True, and neither may pass for the other."""
    return repr(packed)


def changed(record: IndicatorRecord, changes: dict[str, Any]) -> IndicatorRecord:
    site = changes.pop("site", None)
    if site is not None:
        rest = tuple(cell for cell in record.breakdown if cell[0] != "site")
        changes["breakdown"] = (*rest, ("site", site)) if site else rest
    return replace(record, **changes)


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "value": st.sampled_from((*NUMBERS, *OTHERS, *STATEMENTS)) | st.from_regex(r"[(-]?[0-9.,]{1,6}\)?"),
        "site": st.sampled_from(("", *SITES)) | st.text(max_size=3),
        "unit": st.sampled_from(("Person", "%", "RMB", "RMB '0,000", "", "Persons")),
        "period": st.sampled_from(("2022", "2023-12-31", "2023Q5", "")),
        "qualifier": st.sampled_from(("about", "over", "roughly")),
        "language": st.sampled_from(("en", "zh-hans", "EN")),
        "reading": st.sampled_from(Reading),
        "restated": st.just("previously 3"),
        "indicator": st.sampled_from(("sessions", "coverage", "wages", "topics", "no-such")),
    },
)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_records_one_after_the_other(small: Inputs, data: st.DataObject) -> None:
    pair = Pair(small)
    bases = st.sampled_from([*small.records])
    plain_ones = 0
    for base in data.draw(st.lists(bases, max_size=3)):
        plain_ones += sum(pair.compare(changed(base, dict(each))) for each in data.draw(st.lists(CHANGES)))
    event("some were plain" if plain_ones else "none was plain")


def test_each_value_of_each_record_of_the_small_project(small: Inputs) -> None:
    pair, plain_ones = Pair(small), 0
    values = (*NUMBERS, *OTHERS, *STATEMENTS)
    variants = [
        replace(changed(record, {"site": site}), value=value)
        for record in small.records
        for site in ("", *SITES)
        for value in (record.value, *values)
    ]
    for _ in range(2):
        plain_ones += sum(map(pair.compare, variants))
    assert plain_ones > 800


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    folder = tmp_path_factory.mktemp("large")
    package = folder / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy/esg", package).findings
    return inputs_of(make_project(folder / "large", 1_500, package=package).report)


def share(inputs: Inputs, records: Iterable[IndicatorRecord]) -> float:
    pair = Pair(inputs)
    found = [pair.compare(record) for record in records]
    return sum(found) / len(found)


def test_most_records_of_few_shapes_are_plain(large: Inputs) -> None:
    assert share(large, large.records) > 0.9


def test_patterns_that_are_too_many_are_forgotten(large: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST", 20)
    assert 0 < share(large, large.records) < 0.9


@pytest.mark.parametrize("value", ["8.5", "9"])
def test_a_count_stays_whole_and_exact(small: Inputs, value: str) -> None:
    converter = Converter(small.mappings[0], small.taxonomy, SETTING)
    (sessions,) = [r for r in small.records if r.indicator == "sessions" and not r.breakdown]
    converted = converter.convert(replace(sessions, value=value))
    if value == "9":
        assert isinstance(converted, Converted)
        assert (converted.value, type(converted.value), converted.decimals) == (9, int, None)
    else:
        assert isinstance(converted, list)
