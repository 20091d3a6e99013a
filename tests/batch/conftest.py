"""Fixtures of the tests of batches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.batches import Batch, make_batch


@pytest.fixture
def batch(tmp_path: Path, project_package: Path) -> Batch:
    """Eight small reports of a test's own."""
    return make_batch(tmp_path / "batch", project_package)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory, project_package: Path) -> Batch:
    """The same reports, exported by one process without any interruption to ``out``. Not to be changed."""
    batch = make_batch(tmp_path_factory.mktemp("finished") / "batch", project_package)
    assert batch.run("--jobs", "1").returncode == 1
    return batch
