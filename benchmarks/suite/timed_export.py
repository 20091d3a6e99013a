"""The stages of one export, timed inside its process; and what writing its JSON costs Python itself.

Prints JSON: processor seconds by stage, with ``--floor`` also those of ``json.dumps`` on what was written.

    python -m benchmarks.suite.timed_export REPORT.yaml OUT TARGET none|fast|full [--floor]
"""

from __future__ import annotations

import json
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


def main() -> None:
    """Export once."""
    report, out, target, check = sys.argv[1:5]
    clock = Clock()
    exported = export(Path(report), Path(out), target, CheckLevel(check), clock)
    clock.stage("publish", "")
    if exported.folder is None or not exported.facts:
        sys.exit(f"nothing was exported: {exported.findings[0] if exported.findings else 'no facts'}")
    told = dict(clock.seconds)
    if "--floor" in sys.argv[5:]:
        told["json.dumps"] = floor(exported.folder / "report.json")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
