"""What it costs to compare two xBRL-JSON reports of so many facts, as a whole process and without Arelle.

Prints a Markdown table. One fact of a hundred differs.

    python benchmarks/filings.py [FACTS ...]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

INFO = {
    "documentType": "https://xbrl.org/2021/xbrl-json",
    "namespaces": {
        "esg": "https://esg.example",
        "scheme": "https://scheme.example",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xbrl": "https://xbrl.org/2021",
    },
    "taxonomy": ["https://esg.example/esg.xsd"],
}


def write_report(path: Path, facts: int, more: int) -> None:
    """A report of amounts by site and year."""
    found = {
        f"f{number}": {
            "value": str(number * 7 + (more if number % 100 == 0 else 0)),
            "decimals": 0,
            "dimensions": {
                "concept": f"esg:C{number % 500}",
                "entity": "scheme:1",
                "period": f"{2000 + number % 20}-01-01T00:00:00/{2001 + number % 20}-01-01T00:00:00",
                "unit": "iso4217:CNY",
                "esg:SiteAxis": f"site {number}",
            },
        }
        for number in range(facts)
    }
    path.write_text(json.dumps({"documentInfo": INFO, "facts": found}, indent=1), encoding="utf-8")


def main() -> None:
    """Measure each size once."""
    sizes = [int(text) for text in sys.argv[1:]] or [1_223, 100_000]
    print("| facts in each | MB in each | wall s | processor s | peak MiB |")
    print("|---|---|---|---|---|")
    for facts in sizes:
        with tempfile.TemporaryDirectory() as name:
            old, new = Path(name, "old.json"), Path(name, "new.json")
            write_report(old, facts, 0)
            write_report(new, facts, 1)
            size = old.stat().st_size / 1e6
            command = [sys.executable, "-m", "xbrlesg", "diff", str(old), str(new), "--store", name]
            start = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
                told = process.stdout.read() if process.stdout else ""
                _, _, usage = os.wait4(process.pid, 0)
                process.returncode = 1
            wall = time.perf_counter() - start
        if f"{facts - -(-facts // 100)} unchanged" not in told:
            sys.exit(f"the run failed: {told}")
        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        used = usage.ru_utime + usage.ru_stime
        print(f"| {facts} | {size:.1f} | {wall:.2f} | {used:.2f} | {usage.ru_maxrss / unit:.0f} |")


if __name__ == "__main__":
    main()
