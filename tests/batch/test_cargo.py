"""What is sent to another machine, and what is taken back from it; here both machines are this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batches import Batch
from xbrlesg.batch.cargo import Cargo, Packer, Parcel
from xbrlesg.batch.make import receive
from xbrlesg.batch.manifest import Listed
from xbrlesg.batch.plan import make_plan
from xbrlesg.batch.station import Station
from xbrlesg.batch.task import Ending, Task
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.store import install_package


@pytest.fixture(autouse=True)
def _here(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(batch.folder)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    station = Station(tmp_path / "there", 1 << 30)
    yield station
    station.stop()


def packed(
    name: str, store: Path | None = None
) -> tuple[Task, Cargo, Mapping[str, Any], Mapping[str, bytes]]:
    plan, _ = make_plan([Listed(f"{name}/report.yaml")], None, CheckLevel.NONE, store)
    (entry,) = plan.entries
    installed = str(store) if store else None
    task = Task(entry.file, entry.wanted, entry.check, entry.report, entry.target, "out", installed)
    packer = Packer()
    cargo, request = packer.pack(task, entry)
    return task, cargo, request, {key: path.read_bytes() for key, path in packer.contents.items()}


def made(station: Station, name: str) -> tuple[Task, Parcel, Mapping[str, Any]]:
    task, cargo, request, contents = packed(name)
    return task, station.make(cargo, contents), request


def test_package_and_index_go_apart_by_their_sha256(batch: Batch) -> None:
    _, cargo, _, contents = packed("a")
    assert {Path(path).name for path in cargo.files} == {"report.yaml", "records.csv", "mapping.yaml"}
    assert list(cargo.shared.values()) == [sha256((batch.folder / "small.zip").read_bytes()).hexdigest()]
    ((index, digest),) = cargo.indexes.items()
    assert index.endswith(".index")
    assert sha256(contents[digest]).hexdigest() == digest
    assert set(contents) == {*cargo.shared.values(), *cargo.indexes.values()}


def test_installed_packages_go_along_with_their_lock_file(station: Station, batch: Batch) -> None:
    assert install_package(Path("store"), "small.zip").entry is not None
    batch.edit("a/report.yaml", "    packages: [../small.zip]\n", "")
    task, cargo, request, contents = packed("a", Path("store"))
    assert len(cargo.shared) == 2
    assert receive(task, station.make(cargo, contents), request).ending is Ending.MADE
    assert (batch.folder / "out" / "a-2023" / "small" / "report.xhtml").is_file()


@pytest.mark.parametrize("name", ["a", "c"])
def test_what_comes_back_is_what_would_have_been_made_here(
    station: Station, finished: Batch, batch: Batch, name: str
) -> None:
    task, parcel, request = made(station, name)
    assert receive(task, parcel, request).ending is Ending.MADE
    there = {path: content for path, content in finished.tree().items() if path.startswith(f"{name}-2023/")}
    here = {path: content for path, content in batch.tree().items() if path.startswith(f"{name}-2023/")}
    assert here == there
    state = f"_batch/states/{name}-2023/small.json"
    assert batch.tree()[state] == finished.tree()[state]


def test_nothing_of_a_report_stays_there(station: Station, tmp_path: Path) -> None:
    made(station, "a")
    left = {path.name for path in (tmp_path / "there").rglob("*") if path.is_file()}
    assert not left & {"report.yaml", "records.csv", "report.xhtml"}


def test_a_report_made_from_other_inputs_is_not_taken(station: Station, batch: Batch) -> None:
    task, parcel, request = made(station, "a")
    other = {**request, "inputs": {**request["inputs"], "records.csv": "0" * 64}}
    outcome = receive(task, parcel, other)
    assert outcome.ending is Ending.FAILED
    assert outcome.reason == "it was made from other inputs than those here: records.csv"
    assert not (batch.folder / "out" / "a-2023" / "small" / "report.xhtml").exists()


def test_a_parcel_without_its_state_is_not_taken(station: Station) -> None:
    task, parcel, request = made(station, "a")
    outcome = receive(task, replace(parcel, state=b""), request)
    assert (outcome.ending, outcome.reason) == (Ending.FAILED, "what came back is not whole")
