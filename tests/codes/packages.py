"""Taxonomy packages: of a few lines, or the small project's own, named wrongly."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.codes.project import spoilt
from tests.codes.shown import in_mapping, shown
from tests.taxonomy.synthetic import item, link, linkbase, package_files, schema, write
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.show import show_concept
from xbrlesg.pipeline.store import install_package


def _shown(folder: Path, files: dict[str, bytes]) -> Sequence[Finding]:
    """What is found where a concept of the package is looked up."""
    return show_concept("Water", [write(folder, files).path], folder / "store")[1]


def _hostile(folder: Path) -> Sequence[Finding]:
    files = {**package_files(t_xsd=schema(item("Water"))), "top/../../out.txt": b""}
    return install_package(folder / "store", write(folder, files).path.as_posix()).findings


def _unweighted(folder: Path) -> Sequence[Finding]:
    sums = linkbase(link("calculation", "urn:role:a", 'sum Water Rain weight="0"'))
    return _shown(folder, package_files(t_xsd=schema(item("Water") + item("Rain"), "c.xml"), c_xml=sums))


EXAMPLES: Final[Examples] = {
    Code.TAXONOMY_PACKAGE_MISSING: lambda folder: spoilt(folder, "report.yaml", "[small.zip]", "[none.zip]"),
    Code.TAXONOMY_PACKAGE_BROKEN: lambda folder: spoilt(
        folder, "report.yaml", "[small.zip]", "[records.csv]"
    ),
    Code.TAXONOMY_PACKAGE_HOSTILE: _hostile,
    Code.TAXONOMY_XML: lambda folder: _shown(folder, package_files(t_xsd=shown(Code.TAXONOMY_XML))),
    Code.TAXONOMY_ENTRY_POINT: in_mapping(Code.TAXONOMY_ENTRY_POINT),
    Code.TAXONOMY_INCOMPLETE: lambda folder: _shown(
        folder, package_files(t_xsd=schema(shown(Code.TAXONOMY_INCOMPLETE) + item("Water")))
    ),
    Code.TAXONOMY_WEIGHT: _unweighted,
}
PLACELESS: Final = frozenset({Code.TAXONOMY_WEIGHT})
"""An arc is known by its role and its concepts; where it stands in which linkbase is not kept."""
