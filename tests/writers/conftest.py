"""The taxonomy with every kind of value, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.small_registry import load
from tests.writers.full_report import REGISTRY, full_taxonomy
from xbrlesg.registry.build import build_package
from xbrlesg.taxonomy.model import Taxonomy


@pytest.fixture(scope="session")
def full_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the registry under ``full_registry``."""
    path = tmp_path_factory.mktemp("full") / "full.zip"
    path.write_bytes(build_package(load(REGISTRY)))
    return path


@pytest.fixture(scope="session")
def taxonomy(full_package: Path) -> Taxonomy:
    """That package, read."""
    return full_taxonomy(full_package)
