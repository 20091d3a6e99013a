"""Bundles: what is in them, what the certificate says, and when there is none."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.projects import SMALL, Project, Silent
from xbrlesg.errors import CannotWriteError
from xbrlesg.pipeline.bundle import Bundled, Wanted, bundle
from xbrlesg.pipeline.levels import CheckLevel

pytest.importorskip("iXBRLViewerPlugin", reason="the extra viewer is not installed")

NAMES = {
    *("README.txt", "certificate.html", "certificate.json", "manifest.json"),
    *("report.json", "report.xbri", "viewer.html"),
}
FAULTY = """\
rules:
  - id: men-are-staff
    kind: part-whole
    severity: error
    complete: true
    whole: employees
    parts: [{indicator: employees, members: {gender: Male}}]
    message: {en: Not all are men.}
"""
QUICK = Wanted(check=CheckLevel.FAST)


def pack(project: Project, wanted: Wanted = QUICK, place: str = "bundle") -> Bundled:
    return bundle(project.folder / "report.yaml", project.folder / place, wanted, Silent())


def certificate(project: Project) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((project.folder / "bundle" / "certificate.json").read_text("utf-8"))
    return data


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def faulty(project: Project) -> Project:
    """A report that can be written, and that breaks a rule of its own."""
    (project.folder / "rules.yaml").write_text(FAULTY, "utf-8")
    project.edit("report.yaml", "records: records.csv", "records: records.csv\nrules: rules.yaml")
    return project


def test_a_bundle_holds_what_receivers_need_and_proves_it(project: Project) -> None:
    bundled = pack(project, Wanted())
    folder = project.folder / "bundle"
    assert {path.name for path in folder.iterdir()} == NAMES == set(bundled.files)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert {name: entry["sha256"] for name, entry in manifest["outputs"].items()} == {
        name: digest(folder / name) for name in NAMES - {"manifest.json"}
    }
    said = certificate(project)
    assert {name: entry["sha256"] for name, entry in said["files"].items()} == {
        name: digest(folder / name)
        for name in NAMES - {"manifest.json", "certificate.html", "certificate.json"}
    }
    with ZipFile(folder / "report.xbri") as package:
        page = package.read("report/reports/report.xhtml")
    assert said["pages_in_package"]["report.xhtml"]["sha256"] == hashlib.sha256(page).hexdigest()


def test_the_certificate_says_who_what_and_how(project: Project) -> None:
    bundled = pack(project, Wanted())
    said = certificate(project)
    assert said["verdict"] == bundled.verdict == "accepted with warnings"
    assert said["report"]["entity"] == {
        "name": {"en": "Small & Sons"},
        "scheme": "https://register.example",
        "identifier": "S-1",
    }
    assert said["report"]["period"] == {"start": "2023-01-01", "end": "2023-12-31"}
    (package,) = said["taxonomies"]["packages"]
    assert (package["file"], package["sha256"]) == ("small.zip", digest(project.folder / "small.zip"))
    assert set(said["tools"]) == {"xbrlesg", "arelle-release", "ixbrl-viewer"}
    assert said["findings"]["summary"] == {"error": 0, "warning": 1, "advisory": 1, "info": 1}
    assert all(check["ran"] for check in said["checks"])
    assert "date" not in said
    page = (project.folder / "bundle" / "certificate.html").read_text("utf-8")
    for part in ("Accepted with warnings", "Small &amp; Sons", package["sha256"], *said["files"]):
        assert part in page
    assert "this is no assurance" in page
    assert "Not every check ran" not in page


def test_what_was_not_checked_is_said(project: Project) -> None:
    pack(project, Wanted(check=CheckLevel.FAST, stated=date(2024, 4, 1)))
    said = certificate(project)
    skipped = [check["name"] for check in said["checks"] if not check["ran"]]
    assert skipped == ["Formulas of the taxonomies", "The taxonomies' own files"]
    assert said["not_checked"][0] == "Formulas of the taxonomies: not at the level fast."
    assert said["date"] == "2024-04-01"
    page = (project.folder / "bundle" / "certificate.html").read_text("utf-8")
    assert "Not every check ran" in page
    assert "not at the level fast" in page


def test_what_a_profile_leaves_out_is_said(project: Project) -> None:
    (project.folder / "lax.yaml").write_text("profile: lax\nvalidations: [units]\n", "utf-8")
    project.edit(
        "report.yaml", "    mapping: mapping.yaml\n", "    mapping: mapping.yaml\n    profile: lax.yaml\n"
    )
    pack(project, Wanted())
    said = certificate(project)
    assert "Calculations 1.1: the profile lax leaves it out." in said["not_checked"]
    assert "Formulas of the taxonomies: the profile lax leaves it out." in said["not_checked"]


def test_a_report_with_errors_is_packed_only_on_demand(faulty: Project) -> None:
    refused = pack(faulty)
    assert (refused.path, refused.packable) == (None, True)
    assert not (faulty.folder / "bundle").exists()
    bundled = pack(faulty, Wanted(check=CheckLevel.FAST, allow_errors=True))
    assert bundled.verdict == certificate(faulty)["verdict"] == "not accepted"
    folder = faulty.folder / "bundle"
    assert "The checks found 1 error." in (folder / "certificate.html").read_text("utf-8")
    assert "Verdict of the checks: not accepted" in (folder / "README.txt").read_text("utf-8")


def test_a_report_that_cannot_be_written_is_never_packed(project: Project) -> None:
    project.edit("mapping.yaml", "small:Wages\n", "small:Wagges\n")
    bundled = pack(project, Wanted(check=CheckLevel.FAST, allow_errors=True))
    assert (bundled.path, bundled.packable) == (None, False)
    project.edit("report.yaml", "report: small-2023", "reprot: small-2023")
    assert pack(project).path is None


def test_a_target_without_page_goes_out_as_xbr_without_viewer(project: Project) -> None:
    project.edit(
        "report.yaml", "    mapping: mapping.yaml\n", "    mapping: mapping.yaml\n    outputs: [json]\n"
    )
    bundled = pack(project)
    assert set(bundled.files) == NAMES - {"viewer.html", "report.xbri"} | {"report.xbr"}
    assert "ixbrl-viewer" not in certificate(project)["tools"]
    assert "viewer.html" not in (project.folder / "bundle" / "README.txt").read_text("utf-8")


def test_a_folder_of_other_files_stays_as_it_is(project: Project) -> None:
    project.export()
    before = sorted(path.name for path in project.output.iterdir())
    with pytest.raises(CannotWriteError, match="other files than a bundle"):
        pack(project, place="out/small-2023/small")
    assert sorted(path.name for path in project.output.iterdir()) == before


def test_a_later_bundle_takes_the_place_of_an_earlier_one(project: Project) -> None:
    pack(project)
    project.edit(
        "report.yaml", "    mapping: mapping.yaml\n", "    mapping: mapping.yaml\n    outputs: [json]\n"
    )
    pack(project)
    assert not (project.folder / "bundle" / "viewer.html").exists()


def test_folder_time_zone_and_hash_seed_do_not_matter(project_package: Path, tmp_path: Path) -> None:
    bundles = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo")):
        folder = tmp_path / f"folder {seed}"
        shutil.copytree(SMALL, folder)
        shutil.copy(project_package, folder / "small.zip")
        command = [sys.executable, "-m", "xbrlesg", "bundle", "report.yaml", "-o", "b.zip", "--check", "fast"]
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(command, cwd=folder, env=settings, check=True)  # noqa: S603
        bundles.append((folder / "b.zip").read_bytes())
    assert bundles[0] == bundles[1]
    with ZipFile(BytesIO(bundles[0])) as archive:
        assert set(archive.namelist()) == {f"small-2023-small/{name}" for name in NAMES}


@pytest.mark.parametrize("wrong", [("--check", "none"), ("--date", "yesterday")])
def test_wrong_usage_ends_with_exit_code_2(project: Project, wrong: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "xbrlesg", "bundle", "report.yaml", *wrong]
    ended = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=False)  # noqa: S603
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)
    assert wrong[0] in ended.stderr
