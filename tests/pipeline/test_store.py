"""Installed packages: pinned, told when they conflict or lack something, and never left half there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.taxonomy.synthetic import BASE, item, package_files, schema, write
from xbrlesg.errors import CannotWriteError
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.show import show_concept
from xbrlesg.pipeline.store import install_package, list_packages, remove_package
from xbrlesg.pipeline.suggest import search_concepts

LOCK = "packages.lock"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return write(tmp_path, package_files(t_xsd=schema(item("Water")))).path


def codes(findings: Sequence[Finding]) -> list[str]:
    return [found.code.removeprefix("xbrlesg:") for found in findings]


def other(folder: Path, **changes: str) -> Path:
    """A package with other content, and with some texts replaced in its metadata and catalog."""
    files = package_files(t_xsd=schema(item("Waste")))
    for old, new in (change.split("->") for change in changes.values()):
        files = {name: content.replace(old.encode(), new.encode()) for name, content in files.items()}
    return write(folder, files, "other.zip").path


NEXT = "<tp:version>1</tp:version>-><tp:version>2</tp:version>"


def names(store: Path) -> list[str]:
    return sorted(path.name for path in store.iterdir()) if store.exists() else []


class TestInstalling:
    def test_a_package_is_pinned_listed_shown_and_searched(self, store: Path, package: Path) -> None:
        installed = install_package(store, package.as_posix())
        assert installed.findings == ()
        assert installed.entry is not None
        assert list_packages(store, check=True) == ((installed.entry,), ())
        assert names(store) == [installed.entry.file, LOCK]
        assert (store / installed.entry.file).read_bytes() == package.read_bytes()
        assert show_concept("Water", [], store)[0][0] == "t:Water"
        lines, findings = search_concepts("water", [], store, 5)
        assert findings == []
        assert len(lines) == 1
        assert "t:Water" in lines[0]

    def test_the_same_file_again_changes_nothing(self, store: Path, package: Path) -> None:
        install_package(store, package.as_posix())
        before = (store / LOCK).read_bytes()
        assert install_package(store, package.as_posix()).findings == ()
        assert (store / LOCK).read_bytes() == before

    def test_a_file_url(self, store: Path, package: Path) -> None:
        assert install_package(store, package.as_uri()).entry is not None

    def test_a_wanted_sha256(self, store: Path, package: Path) -> None:
        installed = install_package(store, package.as_posix(), sha256="0" * 64)
        assert codes(installed.findings) == ["storeSha"]
        assert names(store) == []
        found = installed.findings[0].message.rsplit(" ", 1)[-1]
        assert install_package(store, package.as_posix(), sha256=found).entry is not None

    @pytest.mark.parametrize(
        "source", ["none.zip", "ftp://example.com/t.zip", "file:///none.zip", "http://["]
    )
    def test_what_cannot_be_fetched(self, store: Path, source: str) -> None:
        assert codes(install_package(store, source).findings) == ["storeFetch"]
        assert names(store) == []

    def test_what_is_no_package(self, store: Path, tmp_path: Path) -> None:
        path = tmp_path / "bad.zip"
        path.write_bytes(b"no archive")
        assert codes(install_package(store, path.as_posix()).findings) == ["taxonomyPackageBroken"]
        assert names(store) == []

    def test_a_hostile_archive(self, store: Path, tmp_path: Path) -> None:
        files = {**package_files(t_xsd=schema("")), "top/../../out.txt": b""}
        path = write(tmp_path, files).path
        assert codes(install_package(store, path.as_posix()).findings) == ["taxonomyPackageHostile"]
        assert names(store) == []

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path, package: Path) -> None:
        with pytest.raises(CannotWriteError, match="cannot write"):
            install_package(package / "store", package.as_posix())
        assert names(tmp_path) == ["t.zip"]


class TestVersionsAndConflicts:
    def test_a_published_version_does_not_change(self, store: Path, tmp_path: Path, package: Path) -> None:
        first = install_package(store, package.as_posix()).entry
        changed = other(tmp_path).as_posix()
        assert codes(install_package(store, changed).findings) == ["storeVersion"]
        assert list_packages(store)[0] == (first,)
        second = install_package(store, changed, replace_other=True).entry
        assert second is not None
        assert names(store) == [second.file, LOCK]

    def test_two_versions_claim_the_same_addresses(self, store: Path, tmp_path: Path, package: Path) -> None:
        install_package(store, package.as_posix())
        installed = install_package(store, other(tmp_path, version=NEXT).as_posix())
        assert installed.entry is not None
        assert codes(installed.findings) == ["storeConflict"]
        assert installed.findings[0].value == f"{BASE}/"
        assert codes(list_packages(store, check=True)[1]) == ["storeConflict"]

    def test_a_missing_support_package_is_named(self, store: Path, tmp_path: Path) -> None:
        address = "https://www.xbrl.org/taxonomy/int/country/2023/country.xsd"
        body = f'<xs:import namespace="urn:c" schemaLocation="{address}"/>{item("Water")}'
        path = write(tmp_path, package_files(t_xsd=schema(body))).path
        findings = install_package(store, path.as_posix()).findings
        assert [found.value for found in findings] == [address]
        assert findings[0].hint.startswith("Install the ISO 3166 country code package.")


class TestRemoving:
    @pytest.mark.parametrize("name", [BASE, "T", "T 1", "sha", "file"])
    def test_by_any_of_its_names(self, store: Path, package: Path, name: str) -> None:
        entry = install_package(store, package.as_posix()).entry
        assert entry is not None
        name = {"sha": entry.sha256[:8], "file": entry.file}.get(name, name)
        assert remove_package(store, name) == (entry, ())
        assert names(store) == [LOCK]

    def test_a_name_that_means_none_or_two(self, store: Path, tmp_path: Path, package: Path) -> None:
        assert codes(remove_package(store, "T")[1]) == ["storeUnknown"]
        install_package(store, package.as_posix())
        install_package(store, other(tmp_path, version=NEXT).as_posix())
        entry, findings = remove_package(store, "T")
        assert entry is None
        assert codes(findings) == ["storeUnknown"]
        assert findings[0].hint == "Name one of these: T 1, T 2."


class TestDamage:
    def test_nothing_installed(self, store: Path) -> None:
        assert list_packages(store) == ((), ())
        assert codes(show_concept("Water", [], store)[1]) == ["storeEmpty"]

    @pytest.mark.parametrize("content", [b"changed", None])
    def test_a_changed_or_missing_file_is_not_trusted(
        self, store: Path, package: Path, content: bytes | None
    ) -> None:
        entry = install_package(store, package.as_posix()).entry
        assert entry is not None
        path = store / entry.file
        path.unlink() if content is None else path.write_bytes(content)
        assert codes(show_concept("Water", [], store)[1]) == ["storeDamaged"]
        assert codes(list_packages(store, check=True)[1]) == ["storeDamaged"]
        assert install_package(store, package.as_posix()).findings == ()
        assert show_concept("Water", [], store)[1] == []

    @pytest.mark.parametrize(
        "content",
        ["", "[]", "{}", '{"version": 2, "packages": []}', '{"version": 1, "packages": [{}]}', "\xff"],
    )
    def test_a_lock_file_that_cannot_be_read(self, store: Path, package: Path, content: str) -> None:
        store.mkdir()
        (store / LOCK).write_text(content, "latin-1")
        assert codes(list_packages(store)[1]) == ["storeLock"]
        assert codes(install_package(store, package.as_posix()).findings) == ["storeLock"]
        assert codes(remove_package(store, "T")[1]) == ["storeLock"]
        assert codes(show_concept("Water", [], store)[1]) == ["storeLock"]

    def test_a_lock_file_that_points_out_of_the_store(self, store: Path, package: Path) -> None:
        install_package(store, package.as_posix())
        lock = json.loads((store / LOCK).read_text())
        lock["packages"][0]["file"] = "../t.zip"
        (store / LOCK).write_text(json.dumps(lock))
        assert codes(remove_package(store, "T")[1]) == ["storeLock"]
        assert package.exists()
