"""What a standard's taxonomy costs to read, and what its index costs to open, as whole processes.

Prints a Markdown table; the packages lie in the folder that XBRLESG_TAXONOMY_PATH names.

    python benchmarks/taxonomy_index.py [RUNS]
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
cache, entry, *files = sys.argv[1:]
packages, _ = open_packages([PackagePath(Path(file), file) for file in files])
taxonomy, findings = open_taxonomy(packages, (entry,), cache=Path(cache) if cache else None)
assert taxonomy and not findings
"""


def measure(program: str, arguments: list[str]) -> tuple[float, float]:
    """Run a program once: wall seconds and peak MiB of the process."""
    start = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", program, *arguments]) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("the run failed")
    unit = 1024 if sys.platform == "darwin" else 1
    return wall, usage.ru_maxrss / 1024 / unit


def main() -> None:
    """Measure the ways in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    folder = Path(os.environ["XBRLESG_TAXONOMY_PATH"])
    print("| taxonomy | way | wall s (median) | peak MiB | index KiB |")
    print("|---|---|---|---|---|")
    empty = statistics.median(measure("pass", [])[0] for _ in range(runs))
    print(f"| none | Python alone | {empty:.3f} | | |")
    for name, (entry, files) in TAXONOMIES.items():
        paths = [str(folder / file) for file in files]
        with tempfile.TemporaryDirectory() as cache:
            built = measure(PROGRAM, [cache, entry, *paths])
            size = sum(path.stat().st_size for path in Path(cache).iterdir()) / 1024
            plain = [measure(PROGRAM, ["", entry, *paths]) for _ in range(runs)]
            opened = [measure(PROGRAM, [cache, entry, *paths]) for _ in range(runs)]
        for way, found in {"read": plain, "read and keep": [built], "open the index": opened}.items():
            wall = statistics.median(seconds for seconds, _ in found)
            print(f"| {name} | {way} | {wall:.3f} | {max(peak for _, peak in found):.0f} | {size:.0f} |")


if __name__ == "__main__":
    main()
