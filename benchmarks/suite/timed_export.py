"""The stages of one export, timed inside its process; and what writing its JSON costs Python itself.

Writes OUT/timed.json: processor seconds by stage, peak MiB, and for JSON what ``json.dumps`` takes for the
same. The first report is small: its export brings all that is imported, and is not counted.

    python -m benchmarks.suite.timed_export SMALL.yaml REPORT.yaml OUT TARGET
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel


class Clock:
    """Hears of each stage as it ends, and keeps how long it took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.process_time()

    def stage(self, name: str, outcome: str) -> None:
        """Keep the time since the stage before."""
        del outcome
        now = time.process_time()
        self.seconds[name] = now - self._since
        self._since = now


def floor(report: Path) -> float:
    """The least of three writings of the report by ``json.dumps``, with our indent, to bytes."""
    data = json.loads(report.read_bytes())
    times = []
    for _ in range(3):
        start = time.process_time()
        json.dumps(data, ensure_ascii=False, indent=2).encode()
        times.append(time.process_time() - start)
    return min(times)


def run(report: str, out: str, target: str) -> tuple[dict[str, float], Path]:
    """Export once, unchecked: seconds by stage, and the folder."""
    clock = Clock()
    exported = export(Path(report), Path(out), target, CheckLevel.NONE, clock)
    clock.stage("publish", "")
    if exported.folder is None or not exported.facts:
        sys.exit(f"nothing was exported: {exported.findings[0] if exported.findings else 'no facts'}")
    return clock.seconds, exported.folder


def main() -> None:
    """Export the small report, then the other one."""
    small, report, out, target = sys.argv[1:]
    run(small, out, target)
    told, folder = run(report, out, target)
    unit = 1 if sys.platform == "darwin" else 1024
    told["MiB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / (1 << 20)
    if (folder / "report.json").exists():
        told["json.dumps"] = floor(folder / "report.json")
    Path(out, "timed.json").write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
