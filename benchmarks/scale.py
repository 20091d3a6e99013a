"""What an export costs from a hundred facts to a million: seconds by stage, facts per second, peak memory.

Beside each writer stands its floor, measured in the same run on the same data: ``csv.writer``, ``json.dumps``
and a plain join of strings that make the same bytes of rows that lie ready, and ``lxml.etree.xmlfile`` that
writes the same elements. Every run counts its records: facts, records merged and records found must add up.

    python -m benchmarks.scale [--inline] [FACTS ...]      # 100 10000 100000 1000000
"""

from __future__ import annotations

import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from lxml import etree

from benchmarks.house import ROOT, build_package
from benchmarks.large_report import make_project
from xbrlesg.__main__ import set_up
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check_own import check_own
from xbrlesg.pipeline.formats import Writing, write_formats
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.publication import plan_publication
from xbrlesg.pipeline.rules import judge
from xbrlesg.pipeline.staging import StagedFile
from xbrlesg.profile import Format
from xbrlesg.report.model import Report

SIZES: Final = (100, 10_000, 100_000, 1_000_000)
FORMATS: Final[tuple[Format, ...]] = ("json", "csv", "parquet")
MERGED: Final = (Code.RECORD_AGREES.value.name, Code.RECORD_LESS_PRECISE.value.name)


class Clock:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, stage: str, work: Callable[[], Any]) -> Any:
        """Do the work and note what it took."""
        start = time.process_time()
        done = work()
        self.seconds[stage] = round(time.process_time() - start, 3)
        return done


def main() -> None:
    """Measure each size in processes of its own, and print two tables."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    if sys.argv[1:2] == ["--floors"]:
        print(json.dumps(floors(Path(sys.argv[2]))))
        return
    build_package()
    formats: tuple[Format, ...] = ("inline",) if "--inline" in sys.argv else FORMATS
    sizes = [int(size) for size in sys.argv[1:] if size.isdecimal()] or SIZES
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            made = make_project(Path(folder), size, outputs=formats)
            found = _run("--one", str(made.report), folder)
            found["floors"] = _run("--floors", f"{folder}/aside")
        if found["facts"] != made.facts or found["records"] != made.records:
            sys.exit(f"{made.records} records should make {made.facts} facts: {found}")
        if found["records"] != found["facts"] + found["merged"] + found["found"]:
            sys.exit(f"records are lost: {found}")
        _tell(size, found)


def _run(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _tell(size: int, found: dict[str, Any]) -> None:
    print(f"\n{size} facts, {found['records']} records, peak {found['peak']:.0f} MiB")
    print("| stage | s | facts a second | floor s | ratio |")
    print("|---|---|---|---|---|")
    for stage, seconds in found["seconds"].items():
        told = [
            f"{name} {floor:.2f} | {seconds / floor:.1f}"
            for name, floor in found["floors"].get(stage, {}).items()
            if floor
        ]
        rate = f"{size / seconds:,.0f}" if seconds else "-"
        for text in told or [" | "]:
            print(f"| {stage} | {seconds:.2f} | {rate} | {text} |")


def measure(path: Path, folder: Path) -> dict[str, Any]:
    """The stages of an export, one after the other, and what became of the records."""
    set_up()
    clock = Clock()
    job, _ = clock.timed("open", lambda: load_job(path, None, None))
    inputs, faults = clock.timed("read", lambda: load_inputs(job))
    applied = clock.timed("map", lambda: apply_job(job, inputs))
    judged = clock.timed("rules", lambda: judge(applied.facts, applied.filing.origins_of, inputs, (), "en"))
    report = Report(inputs.taxonomy.entry_points, applied.facts, applied.notes)
    publication = plan_publication(job, inputs, applied)[0]
    aside = folder / "aside"
    aside.mkdir()
    files: dict[str, StagedFile] = {}
    for name in job.target.outputs:
        writing = Writing(_only(job, name), inputs, applied, report, publication)
        for written in clock.timed(name, partial(write_formats, writing, aside)):
            files |= written.files
    checked = clock.timed(
        "check", lambda: check_own(files, report.facts, inputs.taxonomy, applied.filing.origins_of)
    )
    findings = [*faults, *applied.findings]
    merged = sum(item.code in MERGED for item in findings)
    return {
        "records": len(inputs.records),
        "facts": len(report.facts),
        "merged": merged,
        "found": len(findings) - merged,
        "violated": len(judged.violated),
        "faults": len(checked),
        "seconds": clock.seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _only(job: Job, name: Format) -> Job:
    target = job.target.model_copy(update={"outputs": (name,)})
    return replace(job, chosen=replace(job.chosen, target=target))


def floors(folder: Path) -> dict[str, dict[str, float]]:
    """What libraries and plain strings take for the files that lie in a folder."""
    clock, found = Clock(), dict[str, dict[str, float]]()
    tables = list(folder.glob("csv/*.csv"))
    if tables:
        rows = {path: list(csv.reader(path.open(encoding="utf-8", newline=""))) for path in tables}
        by_csv = clock.timed("csv.writer", lambda: {path: _by_csv(each) for path, each in rows.items()})
        joined = clock.timed("strings", lambda: {path: _by_strings(each) for path, each in rows.items()})
        _same({path: path.read_bytes() for path in tables}, by_csv, joined)
        found["csv"] = {"csv.writer": clock.seconds["csv.writer"], "strings": clock.seconds["strings"]}
        del rows, by_csv, joined
    report = folder / "report.json"
    if report.is_file():
        data = json.loads(report.read_bytes())
        written = clock.timed("json.dumps", lambda: _by_json(data))
        _same(report.read_bytes(), written)
        found["json"] = {"json.dumps": clock.seconds["json.dumps"]}
    page = folder / "report.xhtml"
    if page.is_file():
        root = etree.parse(page, etree.XMLParser(huge_tree=True)).getroot()
        clock.timed("xmlfile", lambda: _by_xmlfile(root))
        found["inline"] = {"xmlfile": clock.seconds["xmlfile"]}
    return found


def _by_csv(rows: list[list[str]]) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def _by_strings(rows: list[list[str]]) -> bytes:
    lines = ['"' + '","'.join([cell.replace('"', '""') for cell in row]) + '"\n' for row in rows]
    return "".join(lines).encode()


def _by_json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _by_xmlfile(root: etree._Element) -> int:
    stream = io.BytesIO()
    with etree.xmlfile(stream, encoding="UTF-8") as file:
        for _ in _elements(file, root):
            pass
    return len(stream.getvalue())


def _elements(file: Any, element: etree._Element) -> Iterator[None]:
    with file.element(element.tag, dict(element.items()), nsmap=element.nsmap):
        if element.text:
            file.write(element.text)
        for child in element:
            yield from _elements(file, child)
            if child.tail:
                file.write(child.tail)
    yield


def _same(expected: object, *written: object) -> None:
    for each in written:
        if each != expected:
            sys.exit("a floor writes other bytes than we do")


if __name__ == "__main__":
    main()
