"""Archives that are refused: each for its reason, told in words, and nothing of them is read."""

from __future__ import annotations

import stat
import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from tests.taxonomy.synthetic import item, package_files, schema, write
from xbrlesg import archive_check
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.taxonomy.package import PackagePath, open_packages

GOOD = package_files(t_xsd=schema(item("A")))


def refused(file: PackagePath) -> Finding:
    packages, (found,) = open_packages([file])
    assert packages is None
    assert found.code == Code.TAXONOMY_PACKAGE_HOSTILE.value.name
    return found


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("top/../../evil.xsd", "leads out"),
        ("../top/evil.xsd", "leads out"),
        ("/top/evil.xsd", "absolute"),
        ("C:/top/evil.xsd", "absolute"),
        ("top\\tax\\evil.xsd", "backslash"),
        ("top/e\x1bvil.xsd", "printed"),
    ],
)
def test_names_that_lead_elsewhere(tmp_path: Path, name: str, reason: str) -> None:
    assert reason in refused(write(tmp_path, {**GOOD, name: b"<x/>"})).message


def test_a_link(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    with ZipFile(file.path, "a") as archive:
        entry = ZipInfo("top/tax/link.xsd")
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    assert "is a link" in refused(file).message


def test_an_entry_that_is_there_twice(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    with ZipFile(file.path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("top/tax/t.xsd", b"<another/>")
    assert "more than once" in refused(file).message


def test_an_encrypted_entry(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    data = bytearray(file.path.read_bytes())
    start = data.index(b"PK\x01\x02")  # the first entry of the directory; its flags are 8 bytes on
    (flags,) = struct.unpack_from("<H", data, start + 8)
    struct.pack_into("<H", data, start + 8, flags | 1)
    file.path.write_bytes(bytes(data))
    assert "is encrypted" in refused(file).message


def test_a_bomb(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    with ZipFile(file.path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("top/tax/bomb.xsd", bytes(archive_check.SMALL + 1), compresslevel=9)
    assert "unpacks to" in refused(file).message


@pytest.mark.parametrize(("limit", "reason"), [("MAX_ENTRIES", "entries"), ("MAX_TOTAL", "unpacks to")])
def test_more_than_a_taxonomy_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, reason: str
) -> None:
    file = write(tmp_path, GOOD)
    assert open_packages([file])[1] == []
    monkeypatch.setattr(archive_check, limit, 1)
    assert reason in refused(file).message
