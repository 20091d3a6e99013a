"""The viewer of reports, ours and others', and beside an export."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.projects import Project, Silent
from xbrlesg.archive import write_zip
from xbrlesg.checks.inline_reader import read_inline
from xbrlesg.cli.app import run
from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.viewer import view_report
from xbrlesg.validation import viewer

pytest.importorskip("iXBRLViewerPlugin", reason="the extra viewer is not installed")

SET = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023/xbri"}}'
PACKAGE = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023"}}'


@pytest.fixture
def exported(project: Project) -> Project:
    project.export()
    return project


def export_viewer(project: Project) -> Exported:
    report = project.folder / "report.yaml"
    return export(report, project.folder / "out", None, CheckLevel.NONE, Silent(), viewer=True)


def codes(project: Project, path: Path) -> list[str]:
    """What is said of a report that has no viewer."""
    made = view_report(path, [project.folder / "small.zip"], project.folder / "store")
    assert made.page is None
    return [item.code for item in made.findings]


def test_an_export_writes_the_viewer_and_lists_it(project: Project) -> None:
    written = export_viewer(project)
    page = (project.output / "viewer.html").read_bytes()
    outputs = json.loads((project.output / "manifest.json").read_text("utf-8"))["outputs"]
    assert outputs["viewer.html"]["bytes"] == len(page)
    assert "viewer.html" in written.files
    project.export()
    assert not (project.output / "viewer.html").exists()


def test_a_target_may_ask_for_it(project: Project) -> None:
    export_viewer(project)
    asked_for = (project.output / "viewer.html").read_bytes()
    (project.output / "viewer.html").unlink()
    project.edit("report.yaml", "    packages: [small.zip]", "    packages: [small.zip]\n    viewer: true")
    project.export()
    assert (project.output / "viewer.html").read_bytes() == asked_for


def test_the_viewer_is_the_report_with_all_its_facts(project: Project) -> None:
    export_viewer(project)
    report, page = (
        read_inline((project.output / name).read_bytes(), name) for name in ("report.xhtml", "viewer.html")
    )
    assert report is not None
    assert page is not None
    assert [(fact.id, fact.concept, fact.text) for fact in page.facts] == [
        (fact.id, fact.concept, fact.text) for fact in report.facts
    ]


def test_the_licences_go_along_and_the_program_is_unchanged(exported: Project) -> None:
    made = view_report(exported.output / "report.xhtml", [exported.folder / "small.zip"], exported.folder)
    assert made.page is not None
    text = made.page.decode()
    plugin = distribution("ixbrl-viewer")
    script = Path(str(plugin.locate_file("iXBRLViewerPlugin/viewer/dist/ixbrlviewer.js")))
    assert script.read_text("utf-8") in text
    for name in ("licenses/NOTICE", "licenses/LICENSE.md"):
        assert (plugin.read_text(name) or "-").strip() in text
    assert script.with_name("ixbrlviewer.js.LICENSE.txt").read_text("utf-8").strip() in text


def test_folder_time_zone_and_hash_seed_do_not_matter(exported: Project, tmp_path: Path) -> None:
    pages = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        folder = tmp_path / f"folder {seed}"
        folder.mkdir()
        for path in (exported.output / "report.xhtml", exported.folder / "small.zip"):
            shutil.copy(path, folder)
        command = [sys.executable, "-m", "xbrlesg", "view", "report.xhtml", "-p", "small.zip"]
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, "--no-open", "-o", "v.html"], cwd=folder, env=settings, check=True)  # noqa: S603
        pages.append((folder / "v.html").read_bytes())
    assert pages[0] == pages[1]


def test_a_target_without_inline_report_has_no_viewer(project: Project) -> None:
    project.edit(
        "report.yaml", "    mapping: mapping.yaml\n", "    mapping: mapping.yaml\n    outputs: [json]\n"
    )
    found = export_viewer(project)
    assert Code.VIEWER_NOT_INLINE.value.name in [item.code for item in found.findings]
    assert "viewer.html" not in found.files


def test_other_formats_have_no_viewer(exported: Project) -> None:
    assert codes(exported, exported.output / "report.json") == [Code.VIEWER_NOT_INLINE.value.name]
    path = exported.folder / "r.zip"
    report = (exported.output / "report.json").read_bytes()
    path.write_bytes(write_zip({"t/META-INF/reportPackage.json": PACKAGE, "t/reports/a.json": report}))
    assert codes(exported, path) == [Code.VIEWER_NOT_INLINE.value.name]


@pytest.mark.parametrize("folder", ["reports/set/", "reports/"])
def test_reports_of_several_documents_are_named(exported: Project, folder: str) -> None:
    page = (exported.output / "report.xhtml").read_bytes()
    path = exported.folder / ("set.xbri" if "set" in folder else "two.zip")
    about = SET if path.suffix == ".xbri" else PACKAGE
    documents = {f"t/{folder}a.xhtml": page, f"t/{folder}b.xhtml": page}
    path.write_bytes(write_zip({"t/META-INF/reportPackage.json": about, **documents}))
    assert codes(exported, path) == [Code.VIEWER_SEVERAL.value.name]


def test_archives_that_are_broken_or_harmful_are_refused(exported: Project) -> None:
    path = exported.folder / "r.xbri"
    path.write_bytes(b"no archive")
    assert codes(exported, path) == [Code.REPORT_ARCHIVE.value.name]
    path.write_bytes(write_zip({"t/META-INF/reportPackage.json": SET, "t/../../a.xhtml": b""}))
    assert codes(exported, path) == [Code.REPORT_ARCHIVE.value.name]


def test_what_is_missing_or_no_report_is_told(exported: Project, tmp_path: Path) -> None:
    assert codes(exported, tmp_path / "nowhere.xhtml") == [Code.FILE_MISSING.value.name]
    plain = tmp_path / "plain.html"
    plain.write_text("<html><body>Hello</body></html>", "utf-8")
    assert codes(exported, plain) == [Code.NO_FACTS.value.name]
    cut = tmp_path / "cut.xhtml"
    cut.write_bytes((exported.output / "report.xhtml").read_bytes()[:3000])
    assert codes(exported, cut) == ["xmlSchema:syntax"]


def test_without_the_taxonomy_there_is_no_viewer(exported: Project, small_package: Path) -> None:
    made = view_report(exported.output / "report.xhtml", [], exported.folder / "store")
    assert [item.code for item in made.findings] == [Code.STORE_EMPTY.value.name]
    other = exported.folder / "other.zip"
    text = (exported.output / "report.xhtml").read_text("utf-8").replace("2024-01-01/small.xsd", "1/none.xsd")
    (exported.folder / "report.xhtml").write_text(text, "utf-8")
    shutil.copy(small_package, other)
    assert Code.TAXONOMY_MISSING.value.name in codes(exported, exported.folder / "report.xhtml")


def test_without_the_extra_the_command_says_what_to_install(
    exported: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(viewer, "PLUGIN", "ixbrl-viewer-that-nobody-has")
    with pytest.raises(MissingExtraError):
        export_viewer(exported)
    report = str(exported.output / "report.xhtml")
    monkeypatch.setattr(sys, "argv", ["xbrlesg", "view", report, "--no-open"])
    assert run() == 3
    assert "pip install 'xbrlesg[viewer]'" in capsys.readouterr().err


def test_the_report_is_not_overwritten(exported: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    report = exported.output / "report.xhtml"
    before = report.read_bytes()
    monkeypatch.setattr(sys, "argv", ["xbrlesg", "view", str(report), "-o", str(report), "--no-open"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 2
    assert report.read_bytes() == before
