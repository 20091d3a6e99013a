from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the small taxonomy: closed cubes by gender and by site, a fact of each kind."""
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="session")
def taxonomy(package: Path) -> Taxonomy:
    """The small taxonomy, read by ourselves."""
    packages, _ = open_packages([PackagePath(package, package.name)])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY_POINT,))
    assert taxonomy is not None
    assert not findings
    return taxonomy
