"""What is sent to another machine, and what is taken back from it; here both machines are this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.batch.batches import Batch
from tests.projects import Silent
from xbrlesg.batch.cargo import Cargo, Packer, Parcel
from xbrlesg.batch.make import receive
from xbrlesg.batch.manifest import Listed
from xbrlesg.batch.plan import make_plan
from xbrlesg.batch.station import Station
from xbrlesg.batch.task import Ending, Task
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.export import export
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


@pytest.mark.parametrize(
    "named", ["../texts", "../texts/report.txt", "$SMALL_TEXTS", "${SMALL_TEXTS}/report.txt"]
)
def test_the_text_of_the_report_goes_along_be_it_a_folder_or_behind_a_variable(
    station: Station, batch: Batch, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    texts = batch.folder / "texts"
    texts.mkdir()
    (texts / "report.txt").write_text("Nothing of what the records say.", "utf-8")
    source_text(batch, named)
    monkeypatch.setenv("SMALL_TEXTS", str(texts))
    here = export(Path("a/report.yaml"), Path("here"), None, CheckLevel.NONE, Silent()).findings
    task, cargo, request, contents = packed("a")
    monkeypatch.delenv("SMALL_TEXTS")  # which the workers of a cluster do not have
    texts.rename(batch.folder / "gone")
    assert receive(task, station.make(cargo, contents), request).ending is Ending.MADE
    assert findings_of(batch) == findings_of(batch, "here")
    assert Code.SOURCE_DISAGREES.value.name in {item.code for item in here}


@pytest.mark.parametrize("value", ["nowhere", None])
def test_a_text_that_is_not_at_hand_here_is_none_there(
    station: Station, batch: Batch, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    """Here the variable leads nowhere, or is not set; the workers have another one of its name."""
    source_text(batch, "$SMALL_TEXTS/report.txt")
    (batch.folder / "theirs").mkdir()
    (batch.folder / "theirs" / "report.txt").write_text("Nothing of what the records say.", "utf-8")
    with monkeypatch.context() as patch:
        patch.setenv("SMALL_TEXTS", value) if value else patch.delenv("SMALL_TEXTS", raising=False)
        export(Path("a/report.yaml"), Path("here"), None, CheckLevel.NONE, Silent())
        task, cargo, request, contents = packed("a")
    monkeypatch.setenv("SMALL_TEXTS", str(batch.folder / "theirs"))
    assert receive(task, station.make(cargo, contents), request).ending is Ending.MADE
    assert findings_of(batch) == findings_of(batch, "here")


def source_text(batch: Batch, named: str) -> None:
    batch.edit("a/report.yaml", "records: records.csv\n", f"records: records.csv\nsource_text: {named}\n")


def findings_of(batch: Batch, out: str = "out") -> bytes:
    return (batch.folder / out / "a-2023" / "small" / "findings.json").read_bytes()
