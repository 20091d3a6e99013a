"""The verdict as JSON, by the published schema ``schemas/findings-1.json``."""

from __future__ import annotations

from xbrlesg.findings.as_data import verdict_data
from xbrlesg.findings.verdict import Verdict
from xbrlesg.json_text import json_bytes


def data_report(told: Verdict) -> bytes:
    """``findings.json``."""
    return json_bytes(verdict_data(told))
