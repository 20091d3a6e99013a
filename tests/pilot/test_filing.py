"""The pilot filing: nothing lost, every figure as printed, the facts unchanged, valid for Arelle itself."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.pilot.conftest import ROOT, Pilot
from xbrlesg.findings.model import Severity

GOLDEN = Path(__file__).parent / "golden-facts.txt"
RECORDS = ROOT / "examples" / "zkteco-2023" / "records.csv"
FACTORS = {
    unit: Fraction(worth)
    for unit, worth in (("%", "0.01"), ("RMB '0,000", "1e4"), ("RMB million", "1e6"), ("RMB billion", "1e9"))
}
"""What the printed units are worth, written down apart from the mapping; every other unit is worth one."""


def rows() -> dict[int, dict[str, str]]:
    with RECORDS.open(encoding="utf-8", newline="") as stream:
        return dict(enumerate(csv.DictReader(stream), start=2))


def read(pilot: Pilot, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((pilot.folder / name).read_text("utf-8"))
    return data


def test_every_record_ends_as_a_fact_or_as_a_finding(pilot: Pilot) -> None:
    lineage = read(pilot, "lineage.json")["facts"]
    in_facts = Counter(origin["record"]["row"] for origins in lineage.values() for origin in origins)
    without_fact = {
        item.location.row
        for item in pilot.exported.findings
        if item.code == "xbrlesg:readingUnreadable" and item.location
    }
    assert set(in_facts) | without_fact == set(rows())
    assert not set(in_facts) & without_fact
    assert max(in_facts.values()) == 1
    assert set(lineage) == set(read(pilot, "report.json")["facts"]) - {
        name for name in read(pilot, "report.json")["facts"] if name.startswith("note-")
    }


def test_every_figure_is_the_printed_one(pilot: Pilot) -> None:
    facts = read(pilot, "report.json")["facts"]
    records = rows()
    compared = 0
    for fact_id, origins in read(pilot, "lineage.json")["facts"].items():
        for origin in origins:
            record = records[origin["record"]["row"]]
            assert origin["printed"]["value"] == record["value"]
            if record["language"]:
                assert facts[fact_id]["value"] == record["value"]
                continue
            printed = Fraction(record["value"].replace(",", "")) * FACTORS.get(record["unit"], Fraction(1))
            assert Fraction(facts[fact_id]["value"]) == printed
            compared += 1
    assert compared == sum(bool(row["value"]) and not row["language"] for row in records.values())


def test_nothing_is_found_but_what_the_source_itself_is_guilty_of(pilot: Pilot) -> None:
    found = Counter((item.code, item.severity) for item in pilot.exported.findings)
    readings = Counter(row["reading"] for row in rows().values())
    assert found.pop(("xbrlesg:readingUnreadable", Severity.WARNING)) == readings["unreadable"] == 3
    assert found.pop(("xbrlesg:readingRestored", Severity.ADVISORY)) == readings["restored"] == 16
    assert found.pop(("xbrlesg:recordAgrees", Severity.INFO)) == 12
    assert not found


def golden_lines(report: dict[str, Any]) -> list[str]:
    """Every fact as one line, sorted: what a change of page design must not touch."""
    lines = []
    for fact in report["facts"].values():
        dimensions = dict(fact["dimensions"])
        concept, period = dimensions.pop("concept"), dimensions.pop("period", "-")
        dimensions.pop("entity", None)
        if concept == "xbrl:note":
            continue
        aspects = " ".join(f"{axis}={member}" for axis, member in sorted(dimensions.items()))
        notes = " footnoted" if "links" in fact else ""
        decimals = f" decimals={fact['decimals']}" if "decimals" in fact else ""
        lines.append(f"{concept} {period} {aspects} = {fact['value']}{decimals}{notes}".replace("  ", " "))
    return sorted(lines)


def test_the_facts_are_the_golden_ones(pilot: Pilot) -> None:
    lines = golden_lines(read(pilot, "report.json"))
    if os.environ.get("XBRLESG_GOLDEN") == "rewrite":
        GOLDEN.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == GOLDEN.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ["report.xhtml", "report.json"])
def test_arelles_own_program_has_nothing_to_say(pilot: Pilot, name: str) -> None:
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", str(pilot.folder / name)]
    command += ["--packages", str(pilot.package), "--validate", "--calc", "c11r", "--utr"]
    command += [
        "--internetConnectivity",
        "offline",
        "--logFormat",
        "%(levelname)s %(messageCode)s %(message)s",
    ]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - Arelle itself
    assert "validated in" in run.stdout
    others = [line for line in run.stdout.splitlines() if line.strip() and not line.startswith("INFO ")]
    assert not others


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path, pilot: Pilot) -> None:
    script = (
        "import sys, pathlib, tests.pilot.conftest as pilot; pilot.export_pilot(pathlib.Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=environment, check=True)  # noqa: S603
    again = tmp_path / "out" / "zkteco-2023" / "esg"
    assert {path.name for path in again.iterdir()} == {path.name for path in pilot.folder.iterdir()}
    for path in pilot.folder.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes(), path.name
    assert (tmp_path / "out/taxonomy/esg.zip").read_bytes() == pilot.package.read_bytes()


def test_the_manifest_tells_the_truth(pilot: Pilot) -> None:
    manifest = read(pilot, "manifest.json")
    for name, entry in manifest["outputs"].items():
        content = (pilot.folder / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert set(manifest["outputs"]) == {"report.xhtml", "report.json", "findings.json", "lineage.json"}
    assert set(manifest["inputs"]) == {"report.yaml", "records.csv", "../../mappings/esg.yaml"}
    (package,) = manifest["taxonomy_packages"].values()
    assert package["sha256"] == hashlib.sha256(pilot.package.read_bytes()).hexdigest()
