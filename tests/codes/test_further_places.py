"""Places that raise a code besides the one of its example, and that no other test reaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.json_faults import Edit, dimension, drop, put, spoilt
from tests.codes.project import small_project
from tests.registry.small_registry import spoil
from tests.taxonomy.synthetic import item, package_files, schema, write
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.compare import compare_taxonomies
from xbrlesg.pipeline.own_checks import check_files
from xbrlesg.registry.load import load_registry


@pytest.mark.parametrize(
    ("edit", "code", "message"),
    [
        (put("f1", "links", []), Code.JSON_STRUCTURE, "no object of objects"),
        (put("f1", "links", {"footnote": {"_": "n1"}}), Code.JSON_STRUCTURE, "no list of ids"),
        (put("f1", "size", 3), Code.JSON_STRUCTURE, "facts have no 'size'"),
        (lambda report: report.__setitem__("author", "x"), Code.JSON_STRUCTURE, "no property 'author'"),
        (dimension("f1", "noteId", "f1"), Code.JSON_NOTE, "is no note"),
        (drop("n1", "language"), Code.JSON_NOTE, "does not say its language"),
    ],
)
def test_in_xbrl_json(edit: Edit, code: Code, message: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(spoilt(edit), "utf-8")
    found = [each for each in check_files([path], []) if each.code == code.value.name]
    assert any(message in each.message for each in found)


def test_a_yaml_file_in_another_encoding(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    path = project.folder / "report.yaml"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    (found,) = project.export().findings
    assert (found.code, str(found.location)) == (Code.FILE_ENCODING.value.name, "report.yaml:2")


def test_a_taxonomy_without_languages(tmp_path: Path) -> None:
    _, findings = load_registry(spoil(tmp_path, "taxonomy.yaml", "[en, zh-hans]", "[]"))
    assert Code.REGISTRY_LANGUAGE.value.name in {each.code for each in findings}


def test_a_package_without_entry_points_cannot_be_compared(tmp_path: Path) -> None:
    files = package_files(t_xsd=schema(item("Water")))
    name = "top/META-INF/taxonomyPackage.xml"
    files[name] = files[name].replace(b"entryPointDocument", b"entryPointDocumentation")
    path = write(tmp_path, files).path
    found = compare_taxonomies(path, path, None).findings
    assert {each.code for each in found} == {Code.TAXONOMY_ENTRY_POINT.value.name}
