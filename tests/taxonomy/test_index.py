"""Indexes of taxonomies: equal to what was read, kept under the packages' hashes, renewed when damaged."""

from __future__ import annotations

import copy
import os
import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT
from tests.taxonomy.test_read_arelle import OTHERS, read
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.pipeline import cache_folder
from xbrlesg.taxonomy import read as reader
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.index import DamagedIndexError, read_index, write_index
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages


@pytest.fixture(scope="module")
def small(small_package: Path) -> Taxonomy:
    return read(ENTRY_POINT, [small_package])


def packages(*paths: Path) -> PackageSet:
    found, findings = open_packages([PackagePath(path, path.name) for path in paths])
    assert found is not None, findings
    return found


def test_what_is_read_is_what_was_written(small: Taxonomy) -> None:
    assert small.successors
    assert small.calculations
    content = write_index(small)
    assert read_index(content) == small
    assert list(read_index(content).concepts) == list(small.concepts)
    assert write_index(read_index(content)) == content


def test_parts_that_are_not_decoded_yet_are_there_all_the_same(small: Taxonomy) -> None:
    content = write_index(small)
    for field in fields(Taxonomy):
        assert getattr(read_index(content), field.name) == getattr(small, field.name)
        assert type(getattr(read_index(content), field.name)) is type(getattr(small, field.name))
    other = replace(small, calculations=())
    assert small == read_index(content) != other
    assert read_index(write_index(other)) == other != read_index(content)
    assert replace(read_index(content), calculations=()) == other
    assert read_index(content).__eq__("a taxonomy") is NotImplemented
    assert copy.deepcopy(read_index(content)) == small
    with pytest.raises(AttributeError, match="colour"):
        read_index(content).colour  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(FrozenInstanceError):
        read_index(content).labels = {}  # type: ignore[misc]


def test_names_are_shared_by_all_parts(small: Taxonomy) -> None:
    taxonomy = read_index(write_index(small))
    names = {name: name for name in taxonomy.concepts}
    assert all(names[name] is name for name, _, _ in taxonomy.labels)
    assert all(names[item.total] is item.total for item in taxonomy.calculations)


def test_concepts_that_must_have_a_value_stay_so(small: Taxonomy) -> None:
    name, concept = next(iter(small.concepts.items()))
    strict = replace(small, concepts={**small.concepts, name: replace(concept, nillable=False)})
    found = read_index(write_index(strict))
    assert found == strict
    assert not found.concepts[name].nillable


@pytest.mark.parametrize("key", sorted(OTHERS))
def test_taxonomies_of_others_are_the_same_too(key: str) -> None:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    entry, names = OTHERS[key]
    taxonomy = read(entry, [Path(os.environ[VARIABLE]) / name for name in names])
    content = write_index(taxonomy)
    assert read_index(content) == taxonomy
    assert write_index(read_index(content)) == content


@pytest.mark.parametrize("spoil", ["empty", "cut", "changed", "foreign", "older"])
def test_a_damaged_index_is_never_used(small: Taxonomy, spoil: str) -> None:
    content = write_index(small)
    spoilt = {
        "empty": b"",
        "cut": content[:-1],
        "changed": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        "foreign": b"PK\x03\x04",
        "older": content.replace(b"index 4 ", b"index 3 ", 1),
    }
    with pytest.raises(DamagedIndexError):
        read_index(spoilt[spoil])


def test_the_second_run_reads_no_schema(
    small: Taxonomy, small_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path) == (small, [])
    monkeypatch.delattr(reader, "read_taxonomy")
    assert open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path) == (small, [])


def test_who_opens_an_index_loads_neither_readers_nor_arelle(small_package: Path, tmp_path: Path) -> None:
    open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path)
    program = (
        "import sys; from pathlib import Path; from xbrlesg.taxonomy.cache import open_taxonomy;"
        "from xbrlesg.taxonomy.package import PackagePath, open_packages;"
        "package, entry, cache = sys.argv[1:];"
        "found, _ = open_packages([PackagePath(Path(package), 'p')]);"
        "taxonomy, _ = open_taxonomy(found, (entry,), cache=Path(cache));"
        "print(len(taxonomy.labels), *sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'arelle', 'pydantic', 'tempfile'}), *(name for name in sys.modules if name.endswith('.read')))"
    )
    command = [sys.executable, "-c", program, str(small_package), ENTRY_POINT, str(tmp_path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    assert told.stdout.split() == [str(len(read(ENTRY_POINT, [small_package]).labels))]


def test_a_damaged_index_is_renewed(small: Taxonomy, small_package: Path, tmp_path: Path) -> None:
    open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path)
    (index,) = tmp_path.iterdir()
    whole = index.read_bytes()
    index.write_bytes(whole[:100])
    assert open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path) == (small, [])
    assert index.read_bytes() == whole


def test_another_package_has_another_index(small_package: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    shutil.copy(small_package, other)
    with other.open("ab") as file:  # a comment at the end changes the hash and nothing else
        file.seek(-2, os.SEEK_END)
        file.truncate()
        file.write(b"\x01\x00x")
    folder = tmp_path / "cache"
    open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=folder)
    open_taxonomy(packages(other), (ENTRY_POINT,), cache=folder)
    assert len(list(folder.iterdir())) == 2


def test_faults_are_told_by_each_run(small_package: Path, tmp_path: Path) -> None:
    for _ in range(2):
        taxonomy, findings = open_taxonomy(
            packages(small_package), ("https://none.example/",), cache=tmp_path
        )
        assert taxonomy is None
        assert findings
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_is_no_fault(small: Taxonomy, small_package: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert open_taxonomy(packages(small_package), (ENTRY_POINT,), cache=tmp_path / "file") == (small, [])


def test_the_user_decides_on_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache_folder.VARIABLE, str(tmp_path))
    assert cache_folder.cache_folder() == tmp_path
    monkeypatch.setenv(cache_folder.VARIABLE, "")
    assert cache_folder.cache_folder() is None
    monkeypatch.delenv(cache_folder.VARIABLE)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder.cache_folder() == tmp_path / "xbrlesg"
