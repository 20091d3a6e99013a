"""A package that the code has never heard of: installed, searched, mapped and exported by configuration."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.third_party.harbour import ENTRY_POINT, NAMESPACE, write_harbour
from xbrlesg.validation.arelle_session import run_arelle

PROJECT = Path(__file__).parent / "project"
OMISSION = """coverage:
  omissions:
    - {disclosure: C-1, reason: secret, explanation: {en: The harbour's customers are few.}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_harbour(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def folder(tmp_path: Path, package: Path) -> Path:
    """A copy of the project, with the package installed in a store beside it."""
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    ended = run(tmp_path, "taxonomy", "install", str(package))
    assert (ended.returncode, ended.stdout.startswith("Harbour Taxonomy 2026: ")) == (0, True), ended.stdout
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    store = ("--store", "store") if arguments[0] in ("taxonomy", "export", "coverage") else ()
    command = [sys.executable, "-m", "xbrlesg", *arguments, *store]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def facts(folder: Path) -> dict[tuple[str, ...], dict[str, Any]]:
    """The facts of the JSON report, by their dimensions without those that all share."""
    path = folder / "out" / "north-quay-2026" / "ports" / "NQ-7-2026-12-31.json"
    report = json.loads(path.read_text("utf-8"))
    return {
        tuple(
            f"{key}={value}" for key, value in item["dimensions"].items() if key not in ("entity", "period")
        ): item
        for item in report["facts"].values()
    }


def test_the_package_itself_is_valid(package: Path) -> None:
    assert run_arelle(ENTRY_POINT, [package]).messages == ()


def test_it_is_listed_searched_and_shown(folder: Path) -> None:
    assert NAMESPACE in run(folder, "taxonomy", "list").stdout
    found = run(folder, "taxonomy", "search", "dock workers")
    assert (found.returncode, "hb:DockWorkers (integer, instant)" in found.stdout) == (0, True)
    shown = run(folder, "taxonomy", "show", "ShorePowerConsumed")
    assert shown.returncode == 0
    assert "hb:BerthAxis" in shown.stdout


def test_it_is_exported_and_arelle_reads_what_was_meant(folder: Path) -> None:
    ended = run(folder, "export", "report.yaml")
    assert (ended.returncode, ended.stderr.count("Traceback")) == (0, 0), ended.stdout
    assert "findings: none" in ended.stdout
    assert {(name, item["value"]) for name, item in facts(folder).items()} == {
        (("concept=hb:CargoHandled", "unit=utr:t"), "12400.0"),
        (("concept=hb:CargoHandled", "unit=utr:t", "hb:CargoAxis=hb:BulkMember"), "8100.0"),
        (("concept=hb:ShorePowerConsumed", "unit=utr:MWh", "hb:BerthAxis=Quay 3"), "310.5"),
        (("concept=hb:ShorePowerConsumed", "unit=utr:MWh", "hb:BerthAxis=Quay 4"), "95.0"),
        (("concept=hb:DockWorkers",), "212"),
        (("concept=hb:ShareOfCallsInspected",), "0.045"),
        (("concept=hb:DustPolicy", "language=en"), "<p>Heaps are sprayed and covered.</p>"),
        (("concept=hb:DustPolicyIsPublic",), "true"),
        (("concept=hb:KindOfHarbour",), "hb:SeaportMember"),
    }


def test_the_profile_decides_on_names_dialect_and_packages(folder: Path, package: Path) -> None:
    run(folder, "export", "report.yaml", "--check", "none")
    written = folder / "out" / "north-quay-2026" / "ports"
    stem = "NQ-7-2026-12-31"
    reports = {path.name for path in written.iterdir() if path.name.startswith(stem)}
    assert reports == {f"{stem}.{ending}" for ending in ("xhtml", "json", "xbri", "xbr", "zip")}
    page = (written / f"{stem}.xhtml").read_text("utf-8")
    assert "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" in page
    assert 'style="-esef-ix-hidden:' in page
    for ending in ("xbri", "xbr"):
        ran = run_arelle(written / f"{stem}.{ending}", [package])
        assert (ran.messages, ran.fact_count) == ((), 9)
    edit(folder / "authority.yaml", '"{entity}-{end}"', "filing")
    run(folder, "export", "report.yaml", "--check", "none")
    assert not [path.name for path in written.iterdir() if path.name.startswith(stem)]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("records.csv", '"8,100",t,2026,bulk,', '"8,100",t,2026,,Quay 3', "breakdownNotAllowed"),
        (
            "records.csv",
            "212,persons,2026-12-31,,",
            "212,persons,2026-12-31,bulk,Quay 3",
            "breakdownNotAllowed",
        ),
        ("records.csv", "bulk", "Bulk", "breakdownUnknown"),
        ("ports.yaml", "seaport", "spaceport", "answerUnknown"),
        ("ports.yaml", "kind-of-harbour: seaport", "kind-of-harbor: seaport", "indicatorUnknown"),
        ("mapping.yaml", "t: {unit: utr:t,", "t: {unit: utr:m3,", "unitType"),
        ("mapping.yaml", "hb:RiverPortMember", "hb:BulkMember", "mappingEnumeration"),
        ("mapping.yaml", "secret: hb:SecretMember", "secret: hb:BulkMember", "mappingOmissions"),
        ("mapping.yaml", "reason: hb:CargoHandledReason", "reason: hb:Nothing", "mappingOmissions"),
    ],
)
def test_what_its_tables_do_not_allow_is_told(folder: Path, name: str, old: str, new: str, code: str) -> None:
    """The open hypercube would let an XBRL processor accept the first two."""
    edit(folder / name, old, new)
    ended = run(folder, "export", "report.yaml", "--check", "none")
    assert (ended.returncode, ended.stderr.count("Traceback")) == (1, 0)
    assert f"(xbrlesg:{code})" in ended.stdout


def test_an_omission_is_filed_as_the_taxonomy_has_it(folder: Path) -> None:
    edit(folder / "report.yaml", "targets:\n", f"{OMISSION}targets:\n")
    edit(folder / "records.csv", 'cargo,"12,400",t,2026,,,\ncargo,"8,100",t,2026,bulk,,\n', "")
    ended = run(folder, "export", "report.yaml")
    assert ended.returncode == 0, ended.stdout
    assert "findings: none" in ended.stdout
    found = facts(folder)
    assert found["concept=hb:CargoHandledReason",]["value"] == "hb:SecretMember"
    explanation = found["concept=hb:CargoHandledExplanation", "language=en"]["value"]
    assert "The harbour's customers are few." in explanation


def test_an_omission_of_what_is_reported_is_told_and_not_filed(folder: Path) -> None:
    edit(folder / "report.yaml", "targets:\n", f"{OMISSION}targets:\n")
    ended = run(folder, "export", "report.yaml", "--check", "none")
    assert ended.returncode == 0
    assert "report.yaml:9:coverage.omissions.0: warning" in ended.stdout
    assert "(xbrlesg:omissionLeftOut)" in ended.stdout
    assert not [name for name in facts(folder) if "Reason" in name[0]]


def test_without_the_package_nothing_is_written(folder: Path) -> None:
    shutil.rmtree(folder / "store")
    ended = run(folder, "export", "report.yaml")
    assert (ended.returncode, ended.stderr.count("Traceback")) == (1, 0)
    assert "(xbrlesg:storeEmpty)" in ended.stdout


def test_a_target_file_may_be_named_on_the_command_line(folder: Path) -> None:
    edit(folder / "report.yaml", "  ports: ports.yaml", "  other: nothing.yaml")
    (folder / "elsewhere").mkdir()
    for name in ("ports.yaml", "authority.yaml", "mapping.yaml"):
        (folder / name).rename(folder / "elsewhere" / name)
    ended = run(folder, "export", "report.yaml", "--target", "elsewhere/ports.yaml", "--check", "none")
    assert ended.returncode == 0, ended.stdout
    assert len(facts(folder)) == 9
    manifest = json.loads((folder / "out/north-quay-2026/ports/manifest.json").read_text("utf-8"))
    assert {"report.yaml", "records.csv", "elsewhere/ports.yaml"} <= set(manifest["inputs"])
    missing = run(folder, "export", "report.yaml", "--check", "none")
    assert (missing.returncode, "(xbrlesg:fileMissing)" in missing.stdout) == (1, True)
