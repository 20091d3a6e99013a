"""What tests of the engine judge: a report with a fault, on the small taxonomy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import write_package


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write_package(tmp_path)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xhtml"
    path.write_text(INLINE.replace(">2880<", ">2990<"), "utf-8")
    return path
