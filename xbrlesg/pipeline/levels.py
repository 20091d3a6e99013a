"""How deeply a run checks."""

from __future__ import annotations

from enum import StrEnum


class CheckLevel(StrEnum):
    """How deeply to check. The checks of records, mapping, facts and files are ours and always run."""

    NONE = "none"  # without Arelle
    FAST = "fast"  # Arelle on the report, and the circle test; no formulas
    FULL = "full"  # as fast, plus the taxonomy's formulas and the taxonomy's own files
