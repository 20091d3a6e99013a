"""Batches with Arelle: its workers stay for the next report, and findings are those of single exports."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.batch.batches import Batch
from tests.projects import Silent
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.kept import Kept
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.engine.worker_process import AVAILABLE

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="the engine needs Linux")


def files(folder: Path | None) -> dict[str, bytes]:
    assert folder is not None
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_is_kept_changes_no_byte(batch: Batch) -> None:
    """The second report finds the taxonomy loaded, in the same process, though its package is a copy."""
    shutil.copy(batch.folder / "small.zip", batch.folder / "copy.zip")
    batch.edit("b/report.yaml", "../small.zip", "../copy.zip")
    kept = Kept(1 << 30)
    try:
        pids = set()
        for name in ("a", "b"):
            report = batch.folder / name / "report.yaml"
            warm = export(report, batch.folder / "warm", None, CheckLevel.FAST, Silent(), kept=kept)
            alone = export(report, batch.folder / "alone", None, CheckLevel.FAST, Silent())
            assert warm.findings == alone.findings
            assert files(warm.folder) == files(alone.folder)
            kept.tidy()
            pids.add(kept.pids)
        (workers,) = pids
        assert len(workers) == 1
    finally:
        kept.stop()
    assert kept.pids == ()


def test_little_memory_ends_workers_between_reports(batch: Batch) -> None:
    kept = Kept(1)
    try:
        report = batch.folder / "a" / "report.yaml"
        export(report, batch.folder / "warm", None, CheckLevel.FAST, Silent(), kept=kept)
        assert len(kept.pids) == 1
        kept.tidy()
        assert not kept.pids
    finally:
        kept.stop()
