"""The small project, copied and edited: what tests of the whole pipeline run on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel

SMALL = Path(__file__).parent / "small_project"


class Silent:
    """Listens to no progress."""

    def stage(self, name: str, outcome: str) -> None:
        """Ignore the stage."""


@dataclass(frozen=True)
class Project:
    """A copy of the small project that a test may spoil."""

    folder: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that must be there, once."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
        path.write_text(text.replace(old, new), "utf-8")

    def export(self, check: CheckLevel = CheckLevel.NONE, target: str | None = None) -> Exported:
        """Export to ``out`` beside the report file."""
        return export(self.folder / "report.yaml", self.folder / "out", target, check, Silent())

    @property
    def output(self) -> Path:
        """Where the export writes."""
        return self.folder / "out" / "small-2023" / "small"


def copy_small_project(folder: Path, package: Path) -> Project:
    """Copy the small project and its built package."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    shutil.copy(package, folder / "small.zip")
    return Project(folder)
