"""Large taxonomies of others, where the machine has them: they are not ours to ship."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

VARIABLE = "XBRLESG_TAXONOMY_PATH"
GRI = "https://taxonomy.globalreporting.org/gri-sustainability-taxonomy/gri_srs"
ESRS = "https://xbrl.efrag.org/taxonomy/esrs/2023-12-22"


@pytest.fixture(scope="module")
def folder() -> Path:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    return Path(os.environ[VARIABLE])


def read(folder: Path, entry_point: str, *names: str) -> Taxonomy:
    packages, findings = open_packages([PackagePath(folder / name, name) for name in names])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, (entry_point,))
    assert taxonomy is not None, findings
    assert findings == []
    return taxonomy


def periods(taxonomy: Taxonomy, namespace: str) -> tuple[int, int]:
    own = [
        item for item in taxonomy.concepts.values() if item.name.namespace == namespace and not item.abstract
    ]
    instants = sum(item.period_type == "instant" for item in own)
    return len(own) - instants, instants


def test_gri(folder: Path) -> None:
    taxonomy = read(
        folder,
        f"{GRI}/gri_srs_entry_point_2025-06-23.xsd",
        "gri-sustainability-taxonomy-2025-06-23.zip",
        "xbrl-codelist-common-2024-01-31.zip",
    )
    core = f"{GRI}/core"
    own = [item for item in taxonomy.concepts.values() if item.name.namespace == core]
    assert len(own) == 1968
    assert periods(taxonomy, core) == (1129, 10)
    kinds = [item.kind for item in own if not item.abstract]
    counted = {kind: kinds.count(kind) for kind in (ValueKind.INTEGER, ValueKind.PERCENT, ValueKind.MONETARY)}
    assert counted == {ValueKind.INTEGER: 41, ValueKind.PERCENT: 38, ValueKind.MONETARY: 28}
    assert kinds.count(ValueKind.MEASURE) == 16 + 14 + 14 + 14 + 8 + 1
    typed = [axis for axis in taxonomy.axes.values() if axis.typed_domain]
    defaults = [axis for axis in taxonomy.axes.values() if axis.default]
    assert (len(typed), len(taxonomy.axes) - len(typed), len(defaults)) == (26, 26, 25)
    assert not any(cube.closed for cube in taxonomy.hypercubes)
    assert taxonomy.prefixes[core] == "gri"


def test_esrs(folder: Path) -> None:
    taxonomy = read(
        folder,
        f"{ESRS}/esrs_all.xsd",
        "esrs-set1-2023-12-22.zip",
        "iso-3166-country-2024.zip",
        "xbrl-codelist-common-2024-01-31.zip",
    )
    own = [item for item in taxonomy.concepts.values() if item.name.namespace == ESRS]
    assert len(own) == 5430 - 10  # ten elements are typed domains and parts of references, not concepts
    assert periods(taxonomy, ESRS) == (1185, 32)
    typed = [axis for axis in taxonomy.axes.values() if axis.typed_domain]
    assert (len(typed), len(taxonomy.axes) - len(typed)) == (27, 72)
    closed = [cube for cube in taxonomy.hypercubes if cube.closed]
    assert (len(closed), len(taxonomy.hypercubes) - len(closed)) == (208, 5)


def test_gri_without_its_code_lists_is_incomplete(folder: Path) -> None:
    name = "gri-sustainability-taxonomy-2025-06-23.zip"
    packages, _ = open_packages([PackagePath(folder / name, name)])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (f"{GRI}/gri_srs_entry_point_2025-06-23.xsd",))
    assert taxonomy is not None
    assert {item.code for item in findings} == {"xbrlesg:taxonomyIncomplete"}
    assert all("codelist-common" in str(item.value) for item in findings)
