"""Waivers of a report file hold in a batch as in an export, on the day of the run."""

from __future__ import annotations

import json

from tests.batch.batches import Batch

WAIVER = """\
waivers:
  - code: xbrlesg:readingUnreadable
    file: records.csv
    reason: The page is damaged.
    author: A. Preparer
    expires: 2026-12-31
"""


def waived(batch: Batch) -> tuple[int, set[str]]:
    """How many findings are waived, and the codes that count."""
    data = json.loads((batch.folder / "out" / "a-2023" / "small" / "findings.json").read_bytes())
    return len(data["waived"]), {item["code"] for item in data["findings"]}


def test_waivers_hold_until_their_day(batch: Batch) -> None:
    (batch.folder / "a" / "waivers.yaml").write_text(WAIVER, "utf-8")
    batch.edit("a/report.yaml", "report: a-2023", "waivers: waivers.yaml\nreport: a-2023")
    batch.run("--jobs", "1", "--date", "2026-11-26")
    count, codes = waived(batch)
    assert count
    assert "xbrlesg:readingUnreadable" not in codes
    batch.run("--jobs", "1", "--date", "2027-01-01", "--resume")
    count, codes = waived(batch)
    assert not count
    assert {"xbrlesg:readingUnreadable", "xbrlesg:waiverExpired"} <= codes
