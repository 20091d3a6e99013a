"""The small project for examples: its package is built once, and each example has a copy of its own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.projects import SMALL, Project, copy_small_project
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.build import build_taxonomy


@cache
def package() -> bytes:
    """The package of the small project."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "small.zip"
        assert not build_taxonomy(SMALL / "registry", path).findings
        return path.read_bytes()


def small_project(folder: Path) -> Project:
    """A copy of the small project, with its package beside it."""
    path = folder / "small.zip"
    path.write_bytes(package())
    return copy_small_project(folder / "project", path)


def spoilt(folder: Path, name: str, old: str, new: str) -> tuple[Finding, ...]:
    """What the export of the small project finds where one text of one file is changed."""
    project = small_project(folder)
    project.edit(name, old, new)
    return tuple(project.export().findings)
