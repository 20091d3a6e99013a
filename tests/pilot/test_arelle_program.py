"""Arelle's own command line over every file of the pilot's filings that it can read, for each target."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.pilot.conftest import Pilot
from tests.pilot.test_targets import copy_pilot
from tests.projects import Silent
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel

REPORTS = ("report.xhtml", "report.json", "csv/report.json", "report.xbrl")
PACKAGES = ("report.xbri", "report.xbr")
LOADED = re.compile(r"^INFO info loaded in", re.MULTILINE)


def arelle_on_all(folder: Path, packages: Sequence[Path]) -> tuple[int, list[str]]:
    """How many files it loaded, and each line that is more than an information.

    Report packages want a command each; other reports may share one.
    """
    runs = [
        arelle([folder / name for name in names], packages)
        for names in (REPORTS, *([name] for name in PACKAGES))
    ]
    return sum(loaded for loaded, _ in runs), [line for _, told in runs for line in told]


def arelle(files: Sequence[Path], packages: Sequence[Path]) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", "--file", "|".join(map(str, files))]
    command += ["--packages", "|".join(map(str, packages)), "--validate", "--calc", "c11r", "--utr"]
    command += ["--internetConnectivity", "offline", "--baseTaxonomyValidation", "none", "--formula", "none"]
    command += ["--logFormat", "%(levelname)s %(messageCode)s %(message)s"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - Arelle itself
    lines = [line for line in run.stdout.splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("INFO ", "DEBUG "))]
    return len(LOADED.findall(run.stdout)), told


def test_every_file_under_the_house_taxonomy(pilot: Pilot) -> None:
    assert arelle_on_all(pilot.folder, [pilot.package]) == (6, [])


@pytest.mark.parametrize("target", ["gri", "esrs"])
def test_every_file_under_the_standards_taxonomies(target: str, tmp_path: Path) -> None:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    exported = export(copy_pilot(tmp_path), tmp_path / "out", target, CheckLevel.NONE, Silent())
    assert exported.folder is not None
    packages = [Path(os.environ[VARIABLE]) / name for name in OTHERS[target][1]]
    assert arelle_on_all(exported.folder, packages) == (6, [])
