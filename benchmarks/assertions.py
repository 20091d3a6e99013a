"""What a standard's assertions cost to read, and what their file costs to open, as whole processes.

Prints a Markdown table; the packages lie in the folder that XBRLESG_TAXONOMY_PATH names. Opening the packages
alone is in each figure, and given by itself.

    python -m benchmarks.assertions [RUNS]
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.taxonomy_index import TAXONOMIES, measure, tell

PACKAGES = """
import sys
from pathlib import Path
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.package import PackagePath, open_packages
cache, entry, *files = sys.argv[1:]
packages, _ = open_packages([PackagePath(Path(file), file) for file in files])
"""
ASSERTIONS = f"{PACKAGES}assert open_assertions(packages, (entry,), cache=Path(cache) if cache else None)\n"


def main() -> None:
    """Measure the ways in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    folder = Path(os.environ["XBRLESG_TAXONOMY_PATH"])
    print("| taxonomy | way | wall s (median) | CPU s (median) | peak MiB | file KiB |")
    print("|---|---|---|---|---|---|")
    for name, (entry, files) in TAXONOMIES.items():
        paths = [str(folder / file) for file in files]
        with tempfile.TemporaryDirectory() as cache:
            measure(ASSERTIONS, [cache, entry, *paths])
            size = sum(path.stat().st_size for path in Path(cache).iterdir()) / 1024
            ways = {
                "open the packages alone": [measure(PACKAGES, ["", entry, *paths]) for _ in range(runs)],
                "read": [measure(ASSERTIONS, ["", entry, *paths]) for _ in range(runs)],
                "open the file": [measure(ASSERTIONS, [cache, entry, *paths]) for _ in range(runs)],
            }
        for way, found in ways.items():
            tell(name, way, found, size)


if __name__ == "__main__":
    main()
