"""What each format of the pilot report costs: bytes, seconds to write it, seconds to check it (fast).

Prints a Markdown table of processor time, the best of a few writings. Needs ``out/taxonomy/esg.zip``.

    python benchmarks/formats.py
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check import check_formats
from xbrlesg.pipeline.formats import FORMATS, Writing, Written, write_formats
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import Job, load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.profile import Format
from xbrlesg.report.model import Report
from xbrlesg.validation.check import Expected

REPORT = Path(__file__).parents[1] / "examples/zkteco-2023/report.yaml"
RUNS = 3


def only(job: Job, name: Format) -> Job:
    """The job with one format."""
    target = job.target.model_copy(update={"outputs": (name,)})
    return replace(job, chosen=replace(job.chosen, target=target))


def write(writing: Writing, name: Format) -> tuple[Written, float]:
    """Write one format from scratch; the first time brings its libraries, which the best run leaves out."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        (written,) = write_formats(replace(writing, job=only(writing.job, name)))
        best = min(best, time.process_time() - start)
    return written, best


def main() -> None:
    """Measure every format."""
    job, findings = load_job(REPORT, None, None)
    inputs = load_inputs(job)[0] if job else None
    if job is None or inputs is None:
        sys.exit(f"cannot load {REPORT}: {findings}")
    applied = apply_job(job, inputs)
    report = Report(inputs.taxonomy.entry_points, applied.facts, applied.notes)
    packages = [package.file.path for package in inputs.packages.packages]
    print("| format | files | bytes | write s | check s |")
    print("|---|---|---|---|---|")
    for name in FORMATS:
        written, seconds = write(Writing(job, inputs, applied, report), name)
        start = time.process_time()
        found = check_formats([written], packages, Expected(report), CheckLevel.FAST)
        check = time.process_time() - start
        if found:
            sys.exit(f"{name}: {found[0]}")
        size = sum(map(len, written.files.values()))
        print(f"| {name} | {len(written.files)} | {size} | {seconds:.2f} | {check:.2f} |")


if __name__ == "__main__":
    main()
