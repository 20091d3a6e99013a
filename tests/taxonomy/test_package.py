"""Opening packages: what is wrong with a file is told, and URLs lead to the right document."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.taxonomy.synthetic import BASE, ENTRY, item, package_files, schema, write
from xbrlesg.findings.model import Location
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

GOOD = package_files(t_xsd=schema(item("A")))
META, CATALOG = "top/META-INF/taxonomyPackage.xml", "top/META-INF/catalog.xml"


def codes(file: PackagePath) -> list[str]:
    packages, findings = open_packages([file])
    assert (packages is None) == bool(findings)
    return [item.code for item in findings]


def test_a_package_tells_its_identity(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    packages, _ = open_packages([file])
    assert packages is not None
    (package,) = packages.packages
    assert (package.identifier, package.name, package.version) == (BASE, "T", "1")
    assert package.sha256 == hashlib.sha256(file.path.read_bytes()).hexdigest()
    assert packages.entry_points == (ENTRY,)
    assert packages.read(ENTRY) == GOOD["top/tax/t.xsd"]
    assert packages.read(f"{BASE}/other.xsd") is None
    assert packages.read("https://elsewhere.example/t.xsd") is None


def test_a_missing_package_says_how_to_build_it(tmp_path: Path) -> None:
    place = Location("report.yaml", 7)
    packages, (found,) = open_packages([PackagePath(tmp_path / "no.zip", "no.zip", place)])
    assert packages is None
    assert (found.code, found.location, found.value) == ("xbrlesg:taxonomyPackageMissing", place, "no.zip")
    assert "xbrlesg taxonomy build" in found.hint


@pytest.mark.parametrize("name", [META, CATALOG])
def test_metadata_must_be_there(tmp_path: Path, name: str) -> None:
    assert codes(write(tmp_path, {key: data for key, data in GOOD.items() if key != name})) == [
        "xbrlesg:taxonomyPackageBroken"
    ]


@pytest.mark.parametrize("name", [META, CATALOG])
def test_metadata_must_be_xml(tmp_path: Path, name: str) -> None:
    assert codes(write(tmp_path, {**GOOD, name: b"<open>"})) == ["xbrlesg:taxonomyXml"]


def test_a_package_has_one_top_folder(tmp_path: Path) -> None:
    assert codes(write(tmp_path, {**GOOD, "second/readme.txt": b""})) == ["xbrlesg:taxonomyPackageBroken"]


def test_a_file_that_is_no_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    path.write_bytes(b"not a zip")
    assert codes(PackagePath(path, "t.zip")) == ["xbrlesg:taxonomyPackageBroken"]


def test_a_damaged_zip_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    data = bytearray(file.path.read_bytes())
    data[60:70] = b"\0" * 10
    file.path.write_bytes(bytes(data))
    assert codes(file) == ["xbrlesg:taxonomyXml"]


def test_a_damaged_document_is_told(tmp_path: Path) -> None:
    file = write(tmp_path, GOOD)
    data = file.path.read_bytes()
    start = data.index(b"top/tax/t.xsd") + len("top/tax/t.xsd")
    file.path.write_bytes(data[:start] + b"\0" * 10 + data[start + 10 :])
    packages, _ = open_packages([file])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY,))
    assert taxonomy is None
    assert [item.code for item in findings] == ["xbrlesg:taxonomyXml"]


def test_faults_of_all_packages_come_at_once(tmp_path: Path) -> None:
    files = [PackagePath(tmp_path / name, name) for name in ("a.zip", "b.zip")]
    assert len(open_packages(files)[1]) == 2


def test_the_longest_start_of_a_url_decides(tmp_path: Path) -> None:
    rewrites = (
        f'<rewriteURI uriStartString="{BASE}/" rewritePrefix="../tax/"/>'
        f'<rewriteURI uriStartString="{BASE}/deep/" rewritePrefix="../other/"/>'
    )
    catalog = f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{rewrites}</catalog>'
    files = {**GOOD, CATALOG: catalog.encode(), "top/tax/deep/x.xsd": b"wrong", "top/other/x.xsd": b"right"}
    packages, _ = open_packages([write(tmp_path, files)])
    assert packages is not None
    assert packages.read(f"{BASE}/deep/x.xsd") == b"right"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    meta = GOOD[META].decode().replace("<tp:name>T<", "<tp:name>&e;<", 1)
    packages, _ = open_packages([write(tmp_path, {**GOOD, META: (doctype + meta).encode()})])
    assert packages is not None
    assert "secret" not in packages.packages[0].name


def test_an_unknown_entry_point_suggests_a_near_one(tmp_path: Path) -> None:
    packages, _ = open_packages([write(tmp_path, GOOD)])
    assert packages is not None
    place = Location("mapping.yaml", 2, "taxonomy")
    taxonomy, (found,) = read_taxonomy(packages, (f"{BASE}/tt.xsd",), {f"{BASE}/tt.xsd": place})
    assert taxonomy is None
    assert (found.code, found.location) == ("xbrlesg:taxonomyEntryPoint", place)
    assert f"Did you mean '{ENTRY}'?" in found.hint


def test_a_broken_document_is_told(tmp_path: Path) -> None:
    packages, _ = open_packages([write(tmp_path, {**GOOD, "top/tax/t.xsd": b"<xs:schema>"})])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY,))
    assert taxonomy is None
    assert [item.code for item in findings] == ["xbrlesg:taxonomyXml"]


@pytest.mark.parametrize(
    ("location", "found"),
    [
        ("gone.xsd", [f"{BASE}/gone.xsd"]),
        ("https://elsewhere.example/x.xsd", ["https://elsewhere.example/x.xsd"]),
        ("http://www.xbrl.org/taxonomy/int/x.xsd", ["http://www.xbrl.org/taxonomy/int/x.xsd"]),
        ("http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd", []),
    ],
)
def test_a_missing_document_is_a_warning_unless_it_is_a_standard(
    tmp_path: Path, location: str, found: list[str]
) -> None:
    body = f'<xs:import namespace="urn:x" schemaLocation="{location}"/>{item("A")}'
    packages, _ = open_packages([write(tmp_path, package_files(t_xsd=schema(body)))])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY,))
    assert taxonomy is not None
    assert [item.value for item in findings] == found
    assert {item.code for item in findings} <= {"xbrlesg:taxonomyIncomplete"}
