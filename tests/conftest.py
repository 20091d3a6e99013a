from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.small_registry import SMALL, load
from xbrlesg.registry.build import build_package


@pytest.fixture(scope="session")
def small_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registry") / "small.zip"
    path.write_bytes(build_package(load(SMALL)))
    return path
