"""The report file: omissions, targets, profiles, charts, the theme."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest

from tests.codes.examples import Example, Examples
from tests.codes.project import small_project
from tests.codes.shown import in_report, put_into, shown
from tests.pipeline.test_coverage import STANDARD, assess
from tests.projects import Project
from tests.third_party.harbour import write_harbour
from tests.third_party.test_third_package import PROJECT
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding


def harbour_project(folder: Path) -> Project:
    """The project of the harbours: a package of others, whose taxonomy has units by type and omissions."""
    shutil.copytree(PROJECT, folder, dirs_exist_ok=True)
    write_harbour(folder)
    put_into(folder / "ports.yaml", "packages: [harbour.zip]")
    return Project(folder)


def _covered(code: Code) -> Example:
    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        (project.folder / "gri.yaml").write_text(STANDARD, "utf-8")
        put_into(project.folder / "report.yaml", shown(code))
        return assess(project).findings

    return run


def _left_out(folder: Path) -> Iterable[Finding]:
    """GRI's taxonomy is not ours to publish; in that of the harbours cargo (C-1) has figures."""
    project = harbour_project(folder)
    text = shown(Code.OMISSION_LEFT_OUT).replace("2-7-b", "C-1").replace("information-unavailable", "secret")
    put_into(project.folder / "report.yaml", text)
    return project.export().findings


def _profiled(code: Code) -> Example:
    """The example is the profile of the target."""

    def run(folder: Path) -> Iterable[Finding]:
        project = small_project(folder)
        (project.folder / "profile.yaml").write_text(shown(code), "utf-8")
        put_into(project.folder / "report.yaml", "targets: {small: {profile: profile.yaml}}")
        return project.export().findings

    return run


def _chart(code: Code) -> Example:
    def run(folder: Path) -> Iterable[Finding]:
        pytest.importorskip("matplotlib", reason="the extra charts is not installed")
        return in_report(code)(folder)

    return run


def _unset(folder: Path) -> Iterable[Finding]:
    with patch.dict(os.environ):
        os.environ.pop("ESG_PACKAGES", None)
        return in_report(Code.VARIABLE_UNSET)(folder)


def _without_matplotlib(folder: Path) -> Iterable[Finding]:
    with patch.dict(sys.modules, {"matplotlib": None}):  # what is None here cannot be found
        return in_report(Code.CHART_EXTRA)(folder)


EXAMPLES: Final[Examples] = {
    **{
        code: _covered(code)
        for code in (Code.OMISSION_UNKNOWN, Code.OMISSION_REASON, Code.OMISSION_DISCLOSED)
    },
    Code.OMISSION_LEFT_OUT: _left_out,
    Code.TARGET_UNKNOWN: lambda folder: (
        small_project(folder).export(target=shown(Code.TARGET_UNKNOWN).split()[-1]).findings
    ),
    Code.VARIABLE_UNSET: _unset,
    **{
        code: _profiled(code)
        for code in (
            Code.PROFILE_FORMAT,
            Code.PROFILE_TAXONOMY,
            Code.PROFILE_SCHEME,
            Code.STATEMENT_EXPECTED,
        )
    },
    **{code: _chart(code) for code in (Code.CHART_UNKNOWN, Code.CHART_EMPTY, Code.CHART_UNITS)},
    Code.CHART_EXTRA: _without_matplotlib,
    Code.THEME_CONTRAST: in_report(Code.THEME_CONTRAST),
    Code.THEME_LOGO: in_report(Code.THEME_LOGO, logo_pdf=b"%PDF-1.7\n"),
}
