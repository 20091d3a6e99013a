"""Output files appear whole or not at all, and a check that fails is told."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.projects import Project
from xbrlesg.archive import write_zip
from xbrlesg.errors import CannotWriteError
from xbrlesg.pipeline import build as build_module
from xbrlesg.pipeline import formats as formats_module
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.outputs import replace_files
from xbrlesg.registry.build import build_package
from xbrlesg.registry.model import Registry
from xbrlesg.report.model import Report
from xbrlesg.writers.xbrl_json import xbrl_json_text


def test_files_are_replaced_and_what_is_not_ours_is_spared(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    replace_files(tmp_path, {"a.json": b"a", "manifest.json": b"m"}, ["a.json", "old.json", "manifest.json"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.json": b"a",
        "manifest.json": b"m",
        "mine.txt": b"mine",
    }


def test_a_name_may_have_one_folder_before_it(tmp_path: Path) -> None:
    manifest = json.dumps({"outputs": {"csv/old.csv": {}, "gone/only.csv": {}}}).encode()
    replace_files(tmp_path, {"csv/old.csv": b"o", "gone/only.csv": b"g", "manifest.json": manifest}, [])
    replace_files(tmp_path, {"csv/new.csv": b"n", "manifest.json": b"{}"}, [])
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert found == {"csv", "csv/new.csv", "manifest.json"}


LEADS_OUT = [
    "../victim",
    "/victim",
    "a/../../victim",
    "csv/../../victim",
    "a/b/c",
    "..",
    ".",
    "",
    "a//b",
    "a\\b",
    "C:x",
]


@pytest.mark.parametrize("name", [*LEADS_OUT, 5])
def test_a_manifest_that_leads_out_of_the_folder_removes_nothing(tmp_path: Path, name: object) -> None:
    folder, victim = tmp_path / "out", tmp_path / "victim"
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "c").write_text("mine")
    victim.write_text("mine")
    (folder / "manifest.json").write_text(json.dumps({"outputs": [name, str(victim)]}))
    replace_files(folder, {"manifest.json": b"m"}, [])
    assert victim.read_text() == (folder / "a" / "b" / "c").read_text() == "mine"


@pytest.mark.parametrize("name", LEADS_OUT)
def test_nothing_is_written_outside_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "out"
    with pytest.raises(CannotWriteError, match="outside"):
        replace_files(folder, {name: b"x"}, [])
    assert [path.name for path in tmp_path.rglob("*")] == ["out"]


def test_a_folder_that_is_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "a.csv").write_text("mine")
    (folder / "csv").symlink_to(elsewhere)
    replace_files(folder, {"manifest.json": b"m"}, ["csv/a.csv"])
    assert (elsewhere / "a.csv").read_text() == "mine"
    with pytest.raises(CannotWriteError, match="outside"):
        replace_files(folder, {"csv/b.csv": b"b"}, [])
    assert [path.name for path in elsewhere.iterdir()] == ["a.csv"]


def test_a_write_that_fails_leaves_no_part_and_no_manifest(tmp_path: Path) -> None:
    replace_files(
        tmp_path, {"a.json": b"whole", "manifest.json": b"m"}, ["a.json", "b.json", "manifest.json"]
    )
    (tmp_path / "b.json").mkdir()
    with pytest.raises(CannotWriteError):
        replace_files(tmp_path, {"a.json": b"new", "b.json": b"new", "manifest.json": b"n"}, [])
    assert (tmp_path / "a.json").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.json"]


@pytest.mark.parametrize("level", [CheckLevel.FAST, CheckLevel.FULL])
def test_a_good_export_passes_its_checks(project: Project, level: CheckLevel) -> None:
    exported = project.export(level)
    assert [item.severity.word for item in exported.findings] == ["warning", "advisory", "info"]


def test_the_circle_test_finds_a_writer_that_changes_a_fact(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_wrongly(report: Report, prefixes: dict[str, str]) -> Iterator[str]:
        place = next(n for n, fact in enumerate(report.facts) if fact.concept.local == "NumberOfEmployees")
        changed = dataclasses.replace(report.facts[place], decimals=-3)
        facts = (*report.facts[:place], changed, *report.facts[place + 1 :])
        return xbrl_json_text(dataclasses.replace(report, facts=facts), prefixes)

    monkeypatch.setattr(formats_module, "xbrl_json_text", write_wrongly)
    exported = project.export(CheckLevel.FAST)
    errors = [item for item in exported.findings if item.severity.word == "error"]
    assert [item.code for item in errors] == ["xbrlesg:circleFactDiffers"]
    assert errors[0].indicator == "employees"
    assert errors[0].location is not None
    assert errors[0].location.file == "records.csv"
    assert project.export(CheckLevel.NONE).facts


def test_a_sum_that_does_not_add_up_is_a_warning_with_its_row(project: Project) -> None:
    project.edit("records.csv", "internal-sessions,14,", "internal-sessions,11,")
    exported = project.export(CheckLevel.FULL)
    found = [item for item in exported.findings if item.code.startswith("calc11e:")]
    assert {item.severity.word for item in found} == {"warning"}
    assert {item.location and item.location.file for item in found} == {"records.csv"}


def test_a_build_with_check_tells_what_arelle_says_of_the_package(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build_wrongly(registry: Registry) -> bytes:
        with ZipFile(BytesIO(build_package(registry))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        return write_zip(
            {name: text.replace(b"integerItemType", b"noItemType") for name, text in files.items()}
        )

    monkeypatch.setattr(build_module, "build_package", build_wrongly)
    folder, output = project.folder / "registry", project.folder / "wrong.zip"
    assert build_module.build_taxonomy(folder, output).findings == ()
    found = build_module.build_taxonomy(folder, output, check=True).findings
    assert {item.severity.word for item in found} == {"error"}
