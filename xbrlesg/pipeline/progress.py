"""Progress: what the pipeline is doing, told to whoever listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Hears of each stage as it ends."""

    def stage(self, name: str, outcome: str) -> None:
        """Hear that a stage ended, and what came of it ("records", "197 rows")."""
