"""The pilot filing, exported once as the demo does it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pilot.printed_source import Source
from tests.projects import Silent
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel

ROOT = Path(__file__).parents[2]
VARIABLE = "XBRLESG_PILOT_SOURCE"


@dataclass(frozen=True)
class Pilot:
    """The exported pilot filing: its folder, its taxonomy package, and what the export came to."""

    folder: Path
    package: Path
    exported: Exported


def export_pilot(folder: Path, check: CheckLevel = CheckLevel.FULL) -> Pilot:
    """Build the house taxonomy and export the pilot records, in a copy of the project's layout."""
    for part in ("examples", "mappings", "profiles", "standards"):
        shutil.copytree(ROOT / part, folder / part)
    package = folder / "out" / "taxonomy" / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy" / "esg", package).findings
    report = folder / "examples" / "zkteco-2023" / "report.yaml"
    exported = export(report, folder / "out", None, check, Silent())
    assert exported.folder is not None
    return Pilot(exported.folder, package, exported)


@pytest.fixture(scope="session")
def pilot(tmp_path_factory: pytest.TempPathFactory) -> Pilot:
    """The pilot filing."""
    return export_pilot(tmp_path_factory.mktemp("pilot"))


@pytest.fixture(scope="session")
def source() -> Source:
    """The text of the printed report, which is not part of this repository."""
    given = os.environ.get(VARIABLE)
    if not given:
        pytest.skip(f"{VARIABLE} does not name the text of the printed report")
    path = Path(given)
    if path.is_dir():
        (path,) = path.glob("*.txt")
    return Source(path.read_text(encoding="utf-8"))
