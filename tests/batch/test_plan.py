"""The plan: each report and target once, its folder and its files known before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.batches import Batch
from xbrlesg.batch.manifest import Listed
from xbrlesg.batch.plan import make_plan
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Location
from xbrlesg.pipeline.levels import CheckLevel


@pytest.fixture(autouse=True)
def _here(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(batch.folder)


def test_an_entry_knows_its_folder_and_all_that_it_reads() -> None:
    plan, findings = make_plan([Listed("a/report.yaml")], None, CheckLevel.FAST, None)
    (entry,) = plan.entries
    assert not findings
    assert (entry.report, entry.target, entry.wanted, entry.check) == ("a-2023", "small", "small", "fast")
    assert set(entry.inputs) == {"report.yaml", "records.csv", "mapping.yaml"}
    assert entry.packages == {"../small.zip": Path("a/../small.zip")}


def test_without_a_target_all_are_made(batch: Batch) -> None:
    batch.edit("a/report.yaml", "  small:\n", "  other: {mapping: mapping.yaml}\n  small:\n")
    plan, _ = make_plan([Listed("a/report.yaml")], None, CheckLevel.NONE, batch.folder / "store")
    assert [entry.target for entry in plan.entries] == ["other", "small"]
    assert plan.entries[0].packages == {"packages.lock": batch.folder / "store" / "packages.lock"}
    plan, _ = make_plan([Listed("a/report.yaml")], "other", CheckLevel.NONE, None)
    assert [entry.target for entry in plan.entries] == ["other"]


def test_a_target_file_is_found_from_the_manifest(batch: Batch) -> None:
    (batch.folder / "lists").mkdir()
    (batch.folder / "lists" / "vendor.yaml").write_text("mapping: ../a/mapping.yaml\n")
    listed = Listed("a/report.yaml", "vendor.yaml", base=Path("lists"))
    plan, _ = make_plan([listed], None, CheckLevel.NONE, None)
    assert [(entry.target, entry.wanted) for entry in plan.entries] == [("vendor", "lists/vendor.yaml")]


def test_a_report_that_cannot_be_read_has_its_findings() -> None:
    plan, findings = make_plan([Listed("e/report.yaml"), Listed("none.yaml")], None, CheckLevel.NONE, None)
    assert (plan.entries, findings) == ((), [])
    assert [(item.file, item.findings[0].code) for item in plan.unread] == [
        ("e/report.yaml", Code.YAML_CONTENT.value.name),
        ("none.yaml", Code.FILE_MISSING.value.name),
    ]


@pytest.mark.parametrize("second", ["a/report.yaml", "b/report.yaml", "e/report.yaml"])
def test_what_would_be_written_twice_is_an_error(batch: Batch, second: str) -> None:
    batch.edit("b/report.yaml", "report: b-2023", "report: A-2023")
    first = "e/report.yaml" if second.startswith("e") else "a/report.yaml"
    places = [Location("list.csv", 2), Location("list.csv", 3)]
    listed = [Listed(file, place=place) for file, place in zip((first, second), places, strict=True)]
    _, (item,) = make_plan(listed, None, CheckLevel.NONE, None)
    assert (item.code, str(item.location)) == (Code.BATCH_FOLDER_TAKEN.value.name, "list.csv:3")
    assert f"{first} (list.csv:2)" in item.message
