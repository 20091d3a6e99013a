"""The pilot filing: nothing lost, every figure as printed, the facts unchanged, valid for Arelle itself."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import pytest

from tests.pilot.conftest import ROOT, VARIABLE, Pilot
from tests.pipeline.test_formats import ALL
from xbrlesg.findings.model import Severity
from xbrlesg.registry.load import load_registry
from xbrlesg.registry.resolve_rules import resolve_rules

GOLDEN = Path(__file__).parent / "golden-facts.txt"
RECORDS = ROOT / "examples" / "zkteco-2023" / "records"
FACTORS = {
    unit: Fraction(worth)
    for unit, worth in (("%", "0.01"), ("RMB '0,000", "1e4"), ("RMB million", "1e6"), ("RMB billion", "1e9"))
}
"""What the printed units are worth, written down apart from the mapping; every other unit is worth one."""


Place = tuple[str, int]
"""File and line of a record."""


def rows() -> dict[Place, dict[str, str]]:
    """Every record of every file, by the line on which it starts: a text may go over several."""
    found: dict[Place, dict[str, str]] = {}
    for path in sorted(RECORDS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream)
            header, line = next(reader), reader.line_num + 1
            for cells in reader:
                found[f"records/{path.name}", line] = dict(zip(header, cells, strict=True))
                line = reader.line_num + 1
    return found


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def place_of(origin: dict[str, Any]) -> Place:
    return origin["record"]["file"], origin["record"]["row"]


def read(pilot: Pilot, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((pilot.folder / name).read_text("utf-8"))
    return data


def is_number(fact: dict[str, Any]) -> bool:
    return "language" not in fact["dimensions"] and bool(re.fullmatch(r"-?\d+(\.\d+)?", fact["value"]))


def test_every_record_ends_as_a_fact_or_as_a_finding(pilot: Pilot) -> None:
    lineage = read(pilot, "lineage.json")["facts"]
    in_facts = Counter(place_of(origin) for origins in lineage.values() for origin in origins)
    without_fact = {
        (item.location.file, item.location.row)
        for item in pilot.exported.findings
        if item.code in ("xbrlesg:readingUnreadable", "xbrlesg:recordLessPrecise") and item.location
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
            record = records[place_of(origin)]
            assert origin["printed"]["value"] == record["value"]
            if not is_number(facts[fact_id]):
                continue
            printed = Fraction(record["value"].replace(",", "")) * FACTORS.get(record["unit"], Fraction(1))
            assert Fraction(facts[fact_id]["value"]) == printed
            compared += 1
    numeric = [fact for fact in facts.values() if is_number(fact)]
    assert compared >= len(numeric) > 300


def test_texts_answers_and_days_say_what_their_records_say(pilot: Pilot) -> None:
    facts, records = read(pilot, "report.json")["facts"], rows()
    checked: Counter[str] = Counter()
    for fact_id, origins in read(pilot, "lineage.json")["facts"].items():
        value = facts[fact_id]["value"]
        for record in (records[place_of(origin)] for origin in origins):
            if is_number(facts[fact_id]):
                continue
            if value in ("true", "false"):
                assert record["value"] == {"true": "Yes", "false": "No"}[value]
                checked["boolean"] += 1
            elif value.startswith("<p>"):
                paragraphs = [unescape(part) for part in re.findall(r"<p>(.*?)</p>", value, re.DOTALL)]
                assert paragraphs == record["value"].split("\n\n")
                checked["text block"] += 1
            elif record["language"]:
                assert value == record["value"]
                checked["string"] += 1
            else:
                checked["date" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "enumeration"] += 1
    assert min(checked[kind] for kind in ("boolean", "text block", "string", "date", "enumeration")) > 0


def test_nothing_is_found_but_what_the_source_itself_is_guilty_of(pilot: Pilot) -> None:
    found = Counter((item.code, item.severity) for item in pilot.exported.findings)
    readings = Counter(row["reading"] for row in rows().values())
    assert found.pop(("xbrlesg:readingUnreadable", Severity.WARNING)) == readings["unreadable"] == 4
    assert found.pop(("xbrlesg:readingRestored", Severity.ADVISORY)) == readings["restored"] == 76
    assert found.pop(("xbrlesg:targetMissed", Severity.ADVISORY)) == 1
    assert found.pop(("xbrlesg:partsAndWhole", Severity.ADVISORY)) == 2
    assert found.pop(("xbrlesg:percentageDisagrees", Severity.ADVISORY)) == 1
    told = {"xbrlesg:recordAgrees", "xbrlesg:recordLessPrecise", "xbrlesg:remainderUndisclosed"}
    assert {code for code, severity in found if severity is Severity.INFO} == told
    assert {severity for _, severity in found} == {Severity.INFO}


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
def test_arelles_own_program_says_only_that_a_target_is_missed(pilot: Pilot, name: str) -> None:
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
    lines = [line for line in run.stdout.splitlines() if line.strip()]
    others = [line for line in lines if not line.startswith(("INFO ", "DEBUG "))]
    target = "message:esg.incoming-inspection-qualification-rate-target"
    assert others == [f"WARNING {target} The target is not reached."]


def test_all_assertions_run_on_the_filing(pilot: Pilot) -> None:
    """Arelle's own count of each assertion: every one is there, many apply, and one target is missed."""
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", str(pilot.folder / "report.json")]
    command += ["--packages", str(pilot.package), "--validate", "--internetConnectivity", "offline"]
    command += ["--baseTaxonomyValidation", "none", "--formulaAsserResultCounts"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - Arelle itself
    counted = re.findall(
        r"Value Assertion esg\.(\S+) evaluations : (\d+) satisfied, (\d+) not satisfied", run.stdout
    )
    registry, _ = load_registry(ROOT / "taxonomy" / "esg")
    assert registry is not None
    assert sorted(name for name, _, _ in counted) == sorted(
        rule.head.id for rule in resolve_rules(registry).rules
    )
    assert sum(int(satisfied) > 0 for _, satisfied, _ in counted) > 40
    violated = {name for name, _, unsatisfied in counted if int(unsatisfied)}
    assert violated == {"incoming-inspection-qualification-rate-target"}


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed(tmp_path: Path, pilot: Pilot) -> None:
    script = (
        "import sys, pathlib, tests.pilot.conftest as pilot; pilot.export_pilot(pathlib.Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=environment, check=True)  # noqa: S603
    again = tmp_path / "out" / "zkteco-2023" / "esg"
    names = files_in(pilot.folder)
    assert files_in(again) == names
    for name in names:
        assert (again / name).read_bytes() == (pilot.folder / name).read_bytes(), name
    assert (tmp_path / "out/taxonomy/esg.zip").read_bytes() == pilot.package.read_bytes()


def test_the_manifest_tells_the_truth(pilot: Pilot) -> None:
    manifest = read(pilot, "manifest.json")
    for name, entry in manifest["outputs"].items():
        content = (pilot.folder / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert set(manifest["outputs"]) == files_in(pilot.folder) - {"manifest.json"}
    beside = {"findings.json", "findings.html", "lineage.json", "report.xbri", "report.xbr", "viewer.html"}
    assert ALL | beside == set(manifest["outputs"])
    records = {f"records/{path.name}" for path in RECORDS.glob("*.csv")}
    standards = {f"../../standards/{name}.yaml" for name in ("gri", "cass-esg", "esrs")}
    chosen = {"../../mappings/esg.yaml", "../../profiles/esg.yaml"}
    text = {f"${VARIABLE}"} if os.environ.get(VARIABLE) else set()  # the report's text, where it is at hand
    assert set(manifest["inputs"]) == {"report.yaml", "rules.yaml", *records, *standards, *chosen, *text}
    (package,) = manifest["taxonomy_packages"].values()
    assert package["sha256"] == hashlib.sha256(pilot.package.read_bytes()).hexdigest()
