"""The columns of a records file, besides those of the breakdowns."""

from __future__ import annotations

from typing import Final

REQUIRED: Final = ("indicator", "value", "unit", "period")
OPTIONAL: Final = (
    "qualifier",
    "restated",
    "language",
    "reading",
    "ocr_text",
    "note",
    "source_line",
    "source_section",
    "source_words",
)
