"""What a standard's taxonomy costs to read, and what its index costs to open, as whole processes.

Prints a Markdown table: opening an index decodes nothing, so the lines below it say what the first use of its
parts adds. The packages lie in the folder that XBRLESG_TAXONOMY_PATH names.

    python -m benchmarks.taxonomy_index [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CODES = "xbrl-codelist-common-2024-01-31.zip"
TAXONOMIES = {
    "GRI": (
        "https://taxonomy.globalreporting.org/gri-sustainability-taxonomy/gri_srs/"
        "gri_srs_entry_point_2025-06-23.xsd",
        ["gri-sustainability-taxonomy-2025-06-23.zip", CODES],
    ),
    "ESRS": (
        "https://xbrl.efrag.org/taxonomy/esrs/2023-12-22/esrs_all.xsd",
        ["esrs-set1-2023-12-22.zip", "iso-3166-country-2024.zip", CODES],
    ),
}
PROGRAM = """
import sys
from pathlib import Path
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
cache, parts, entry, *files = sys.argv[1:]
packages, _ = open_packages([PackagePath(Path(file), file) for file in files])
taxonomy, findings = open_taxonomy(packages, (entry,), cache=Path(cache) if cache else None)
assert taxonomy and not findings
for part in parts.split():
    getattr(taxonomy, part)
"""
CONCEPTS = "concepts"
EVERYTHING = "concepts axes hypercubes presentation labels references prefixes successors calculations"


def measure(program: str, arguments: list[str]) -> tuple[float, float, float]:
    """Run a program once: wall seconds, seconds of the processor and peak MiB of the process."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, *arguments]) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the run failed")
    unit = 1024 if sys.platform == "darwin" else 1
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024 / unit


def tell(name: str, way: str, found: list[tuple[float, float, float]], size: float | None = None) -> None:
    """A line of the table."""
    wall, processor = (statistics.median(run[place] for run in found) for place in (0, 1))
    peak = max(run[2] for run in found)
    kept = "" if size is None else f"{size:.0f}"
    print(f"| {name} | {way} | {wall:.3f} | {processor:.3f} | {peak:.0f} | {kept} |")


def main() -> None:
    """Measure the ways in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    folder = Path(os.environ["XBRLESG_TAXONOMY_PATH"])
    print("| taxonomy | way | wall s (median) | processor s (median) | peak MiB | index KiB |")
    print("|---|---|---|---|---|---|")
    tell("none", "Python alone", [measure("pass", []) for _ in range(runs)])
    for name, (entry, files) in TAXONOMIES.items():
        rest = [entry, *(str(folder / file) for file in files)]
        with tempfile.TemporaryDirectory() as cache:
            built = measure(PROGRAM, [cache, "", *rest])
            size = sum(path.stat().st_size for path in Path(cache).iterdir()) / 1024
            ways = {
                "read, no index": ("", ""),
                "open the index": (cache, ""),
                "open it, take the concepts": (cache, CONCEPTS),
                "open it, take every part": (cache, EVERYTHING),
            }
            found = [[measure(PROGRAM, [*way, *rest]) for way in ways.values()] for _ in range(runs)]
        tell(name, "read and keep, once", [built], size)
        for way, measured in zip(ways, zip(*found, strict=True), strict=True):
            tell(name, way, list(measured))


if __name__ == "__main__":
    main()
