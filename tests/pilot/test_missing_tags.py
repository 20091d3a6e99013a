"""The pilot's ESRS filing: the tags that Arelle misses are those that we miss, each with its disclosure."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.pilot.conftest import ROOT
from tests.projects import Silent
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.pages.findings import group_findings
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.rules.existence import MissingTags, missing_tags
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.disclosures import name_disclosures

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)
EXISTENCE = "message:ea_"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("esrs")
    for part in ("examples", "mappings", "profiles", "standards"):
        shutil.copytree(ROOT / part, folder / part)
    return folder / "examples" / "zkteco-2023" / "report.yaml"


@pytest.fixture(scope="module")
def checked(report: Path) -> Exported:
    return export(report, report.parents[2] / "out", "esrs", CheckLevel.FULL, Silent())


@pytest.fixture(scope="module")
def ours(report: Path) -> MissingTags:
    job, _ = load_job(report, "esrs", None)
    assert job is not None
    inputs, findings = load_inputs(job)
    assert inputs is not None, findings
    assertions = open_assertions(inputs.packages, inputs.taxonomy.entry_points, cache=None)
    return missing_tags(assertions, apply_job(job, inputs).facts, inputs.taxonomy)


def test_the_same_tags_are_missing(checked: Exported, ours: MissingTags) -> None:
    theirs = {(item.code, item.severity) for item in checked.findings if item.code.startswith(EXISTENCE)}
    assert ours.not_judged == ()
    assert {(item.assertion.code, item.severity) for item in ours.missing} == theirs
    assert len(theirs) == len(ours.missing) > 500


def test_each_message_names_the_disclosure_of_its_tags(checked: Exported, ours: MissingTags) -> None:
    found = {item.code: item.disclosure for item in checked.findings if item.code.startswith(EXISTENCE)}
    assert found == {tag.assertion.code: name_disclosures(tag.disclosures) for tag in ours.missing}
    assert None not in found.values()
    assert found["message:ea_eu_tags_16"] == "E1-5, 37 (a)"


def test_the_page_goes_through_the_standard(checked: Exported) -> None:
    (group,) = (group for group in group_findings(checked.findings) if group.code == "message:ea_eu_tags")
    codes = [(item.disclosure or "").partition(",")[0] for item in group.findings]
    numbers = [int(code.removeprefix("S1-")) for code in codes if code.startswith("S1-")]
    assert numbers == sorted(numbers)
    assert max(numbers) > 9 > min(numbers)  # as people count, not by letters
