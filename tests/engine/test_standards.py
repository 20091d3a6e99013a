"""Warm and cold runs say the same on GRI's and ESRS's own taxonomies, with and without their formulas."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.checks.standards_faults import ESRS_FACTS, GRI_FACTS, report_text
from tests.engine.judged import Judged, judge_all
from tests.pilot.test_targets import copy_pilot
from tests.projects import Silent
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.model import ArelleOptions

FACTS = {"gri": GRI_FACTS, "esrs": ESRS_FACTS}
FAST = ArelleOptions(formulas=False, base_taxonomy=False)
WITH_FORMULAS = {"gri": ("pilot.xhtml",), "esrs": ("wrong.json",)}
"""Each takes a minute or so, cold."""


@pytest.fixture(scope="module", params=OTHERS)
def standard(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A standard's key, and a folder with reports on its taxonomy: the pilot's, and faulty ones."""
    key = str(request.param)
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    folder = tmp_path_factory.mktemp(key)
    exported = export(copy_pilot(folder), folder / "out", key, CheckLevel.NONE, Silent())
    assert exported.folder is not None
    page = (exported.folder / "report.xhtml").read_text("utf-8")
    report = (exported.folder / "report.json").read_text("utf-8")
    entry_point = OTHERS[key][0]
    texts = {
        "pilot.xhtml": page,
        "pilot.json": report,
        "no context.xhtml": replaced(page, 'contextRef="', 'contextRef="nowhere-'),
        "no concept.json": replaced(report, f'"concept": "{key}:', f'"concept": "{key}:Un'),
        "wrong.json": report_text(entry_point, FACTS[key]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return key, folder


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def judged(key: str, folder: Path, names: tuple[str, ...], options: ArelleOptions) -> Judged:
    entry_point, packages = OTHERS[key]
    paths = [Path(os.environ[VARIABLE]) / name for name in packages]
    documents = {name: folder / name for name in names}
    return judge_all(documents, [entry_point], paths, options, twice=len(names) > 1)


def test_without_formulas(standard: tuple[str, Path]) -> None:
    key, folder = standard
    names = ("pilot.xhtml", "pilot.json", "no context.xhtml", "no concept.json", "wrong.json")
    found = judged(key, folder, names, FAST)
    assert not found.not_warm
    for name in names:
        assert found.warm[name] == found.cold[name]
        assert found.again[name] == found.cold[name]
    runs = [run for run in found.cold.values() if not isinstance(run, str)]
    assert len(runs) == len(names)
    assert len({message.code for run in runs for message in run.messages}) > 2


def test_with_formulas(standard: tuple[str, Path]) -> None:
    key, folder = standard
    found = judged(key, folder, WITH_FORMULAS[key], ArelleOptions())
    assert not found.not_warm
    assert found.warm == found.cold
    (run,) = found.cold.values()
    assert not isinstance(run, str)
    assert len([message for message in run.messages if message.code.startswith("message:")]) > 5
