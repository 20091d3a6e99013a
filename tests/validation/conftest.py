from __future__ import annotations

from pathlib import Path

import pytest

from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import NAMESPACE, write_package
from xbrlesg.writers.xbrl_json import write_xbrl_json


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture
def json_report(tmp_path: Path) -> Path:
    path = tmp_path / "report.json"
    path.write_bytes(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    return path


@pytest.fixture
def inline_report(tmp_path: Path) -> Path:
    path = tmp_path / "report.xhtml"
    path.write_text(INLINE, encoding="utf-8")
    return path
