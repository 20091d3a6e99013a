"""What each command costs before it has done anything: its own imports, and how many modules they are.

Every command but ``explain`` is run on a file that does not exist, so that it imports what it needs and ends.
The Markdown table gives the whole process's median wall time, its ratio to Python's own start, and the
modules imported.

    python -m benchmarks.startup [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time

COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "export": ["export", "nowhere.yaml"],
    "validate --check none": ["validate", "nowhere.json", "--check", "none"],
    "facts": ["facts", "nowhere.json"],
    "explain": ["explain", "readingUnreadable"],
    "coverage": ["coverage", "nowhere.yaml"],
    "template": ["template", "nowhere.yaml", "-o", "nowhere.xlsx"],
    "tag": ["tag", "nowhere.xhtml", "nowhere.yaml"],
    "taxonomy build": ["taxonomy", "build", "nowhere", "-o", "nowhere.zip"],
    "taxonomy show": ["taxonomy", "show", "esg:Nothing", "--package", "nowhere.zip"],
    "taxonomy search": ["taxonomy", "search", "nothing", "--package", "nowhere.zip"],
    "mapping check": ["mapping", "check", "nowhere.yaml", "--package", "nowhere.zip"],
}
COUNT = "import atexit, sys; atexit.register(lambda: print(len(sys.modules), file=sys.stderr)); "
RUN = COUNT + "sys.argv[0] = 'xbrlesg'; from xbrlesg.__main__ import main; main()"


def measure(arguments: list[str], folder: str) -> tuple[float, int]:
    """Run a command once: wall seconds, and the modules that it had imported at its end."""
    start = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return time.perf_counter() - start, int(ended.stderr.split()[-1])


def main() -> None:
    """Measure all commands in turn, so that a slow moment of the machine touches them all."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    programs = {"python -c pass": [COUNT], **{name: [RUN, *words] for name, words in COMMANDS.items()}}
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs):
            for name, arguments in programs.items():
                found[name].append(measure(arguments, folder))
    base = statistics.median(wall for wall, _ in found["python -c pass"])
    print("| command | wall s (median) | min | ratio | modules |")
    print("|---|---|---|---|---|")
    for name, times in found.items():
        wall = statistics.median(wall for wall, _ in times)
        least = min(wall for wall, _ in times)
        print(f"| {name} | {wall:.3f} | {least:.3f} | {wall / base:.1f} | {times[0][1]} |")


if __name__ == "__main__":
    main()
