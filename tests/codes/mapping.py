"""Mappings: names, units and answers that do not fit the taxonomy, or that a new version changes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.codes.project import small_project
from tests.codes.report import harbour_project
from tests.codes.shown import in_mapping, put_into, shown
from tests.pipeline.test_compare import DEPRECATED, PEOPLE, WAGES, compare
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.build import build_taxonomy


def _deprecated(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    project.edit(PEOPLE, WAGES, WAGES + DEPRECATED)
    assert not build_taxonomy(project.folder / "registry", project.folder / "small.zip").findings
    put_into(project.folder / "mapping.yaml", shown(Code.MAPPING_DEPRECATED))
    return project.export().findings


def _omissions(folder: Path) -> Iterable[Finding]:
    """GRI's taxonomy is not ours to publish; that of the harbours has omissions too."""
    project = harbour_project(folder)
    put_into(project.folder / "mapping.yaml", shown(Code.MAPPING_OMISSIONS).replace("gri:", "hb:"))
    return project.export().findings


def _affected(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    project.edit(PEOPLE, "concept: Wages", "concept: WagesPaid")
    put_into(project.folder / "mapping.yaml", shown(Code.MAPPING_AFFECTED))
    return compare(project).findings


EXAMPLES: Final[Examples] = {
    **{
        code: in_mapping(code)
        for code in (
            Code.MAPPING_PREFIX,
            Code.MAPPING_CONCEPT,
            Code.MAPPING_TYPE,
            Code.MAPPING_ENUMERATION,
            Code.MAPPING_AXIS,
            Code.MAPPING_MEMBER,
            Code.MAPPING_UNIT,
            Code.MAPPING_FACTOR,
        )
    },
    Code.MAPPING_DEPRECATED: _deprecated,
    Code.MAPPING_OMISSIONS: _omissions,
    Code.MAPPING_AFFECTED: _affected,
}
