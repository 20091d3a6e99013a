"""Figures that are converted by the pattern of one before come to what they come to by themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.large_report import ROOT, make_project
from tests.projects import Project
from xbrlesg.mapping.conversion import Converted, Setting
from xbrlesg.mapping.convert import Converter
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.inputs import Inputs, load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.records.model import IndicatorRecord, Reading
from xbrlesg.report.model import Entity

SETTING = Setting(Entity("urn:e", "1"), year_is_clear=True)
VALUES = ("7", "1,234.50", "(3)", "-0.5", "120", "1.234", "n/a", "none", "", "many", "12 ", "0")


def inputs_of(path: Path) -> Inputs:
    job, _ = load_job(path, None, None)
    assert job is not None
    inputs, _ = load_inputs(job)
    assert inputs is not None
    return inputs


def variants(record: IndicatorRecord) -> list[IndicatorRecord]:
    """Other figures of the same shape, well or not, and records that are a little less alike."""
    typed = tuple((column, f"{text} ") for column, text in record.breakdown)
    other = tuple((column, f"{text}x") for column, text in record.breakdown)
    return [
        *(replace(record, value=value) for value in VALUES),
        replace(record, breakdown=typed),
        replace(record, breakdown=other),
        replace(record, language="en"),
        replace(record, qualifier="about"),
        replace(record, reading=Reading.WORDED),
        replace(record, unit="%"),
        replace(record, period="2022"),
    ]


def check(inputs: Inputs) -> int:
    """Compare a converter that has seen all records with one that sees each for the first time."""
    (mapping,), taxonomy = inputs.mappings, inputs.taxonomy
    warm = Converter(mapping, taxonomy, SETTING)
    for record in inputs.records:
        warm.convert(record)
    compared = 0
    for record in [*inputs.records][:60]:
        for variant in [record, *variants(record)]:
            cold = Converter(mapping, taxonomy, SETTING)
            assert warm.convert(variant) == cold.convert(variant)
            compared += isinstance(warm.convert(variant), Converted)
    return compared


def test_the_small_project_with_its_cases_answers_and_qualifiers(project: Project) -> None:
    assert check(inputs_of(project.folder / "report.yaml")) > 50


def test_many_records_of_few_shapes(tmp_path: Path) -> None:
    package = tmp_path / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy/esg", package).findings
    made = make_project(tmp_path / "large", 150, package=package)
    assert check(inputs_of(made.report)) > 300


@pytest.mark.parametrize("value", ["8.5", "9"])
def test_a_count_stays_whole_and_exact(project: Project, value: str) -> None:
    inputs = inputs_of(project.folder / "report.yaml")
    converter = Converter(inputs.mappings[0], inputs.taxonomy, SETTING)
    (sessions,) = [r for r in inputs.records if r.indicator == "sessions" and not r.breakdown]
    converter.convert(sessions)
    converted = converter.convert(replace(sessions, value=value))
    if value == "9":
        assert isinstance(converted, Converted)
        assert (converted.value, type(converted.value), converted.decimals) == (9, int, None)
    else:
        assert isinstance(converted, list)
