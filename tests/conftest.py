"""Fixtures that tests of several parts share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.projects import SMALL as SMALL_PROJECT
from tests.projects import Project, copy_small_project
from tests.registry.small_registry import SMALL, load
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.cache_folder import VARIABLE
from xbrlesg.registry.build import build_package


@pytest.fixture(scope="session")
def small_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the registry under tests/registry/small, which uses everything a registry can hold."""
    path = tmp_path_factory.mktemp("registry") / "small.zip"
    path.write_bytes(build_package(load(SMALL)))
    return path


@pytest.fixture(scope="session")
def project_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the small project, built once."""
    path = tmp_path_factory.mktemp("project") / "small.zip"
    built = build_taxonomy(SMALL_PROJECT / "registry", path)
    assert not built.findings
    return path


@pytest.fixture
def project(tmp_path: Path, project_package: Path) -> Project:
    """A copy of the small project, ready to be exported or spoilt."""
    return copy_small_project(tmp_path / "project", project_package)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests leave nothing in the user's cache, and find nothing there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield
