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
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.own_checks import check_files
from xbrlesg.records.load import load_records
from xbrlesg.records.xlsx.cells import CellFault, cell_text
from xbrlesg.records.xlsx.formats import Shown
from xbrlesg.registry.load import load_registry
from xbrlesg.tagging.parse import parse_page

OMISSIONS = (
    "omissions: {requirement: [Number], reason: small:No, explanation: small:Why, "
    "reasons: {none: small:MaleMember}}\n"
)


@pytest.mark.parametrize(
    ("edit", "code", "message"),
    [
        (put("f1", "links", []), Code.JSON_STRUCTURE, "no object of objects"),
        (put("f1", "links", {"footnote": {"_": "n1"}}), Code.JSON_STRUCTURE, "no list of ids"),
        (put("f1", "size", 3), Code.JSON_STRUCTURE, "facts have no 'size'"),
        (lambda report: report.__setitem__("author", "x"), Code.JSON_STRUCTURE, "no property 'author'"),
        (dimension("f1", "noteId", "f1"), Code.JSON_NOTE, "is no note"),
        (drop("n1", "language"), Code.JSON_NOTE, "does not say its language"),
        (dimension("n1", "period", "2023-01-01T00:00:00"), Code.JSON_NOTE, "period"),
        (lambda report: report.__setitem__("documentInfo", 7), Code.JSON_STRUCTURE, "no object documentInfo"),
        (lambda report: report.__setitem__("facts", []), Code.JSON_STRUCTURE, "no object facts"),
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


def test_qualifiers_on_a_typed_axis(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.edit("mapping.yaml", "axis: small:QualificationAxis", "axis: small:SiteAxis")
    project.edit("mapping.yaml", "  site:", "  # site:")
    found = [each for each in project.export().findings if each.code == Code.MAPPING_AXIS.value.name]
    assert any("qualifiers become members" in each.message for each in found)


def test_omissions_that_no_concept_has_a_place_for(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    project.edit("mapping.yaml", "axes:\n", f"{OMISSIONS}axes:\n")
    found = [each for each in project.export().findings if each.code == Code.MAPPING_OMISSIONS.value.name]
    assert any("no concept has a pair" in each.message for each in found)


def test_a_column_that_only_one_of_two_mappings_knows(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    text = (project.folder / "mapping.yaml").read_text("utf-8")
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("  site:"))
    (project.folder / "other.yaml").write_text(without, "utf-8")
    project.edit("report.yaml", "mapping: mapping.yaml", "mapping: [mapping.yaml, other.yaml]")
    found = {(each.code, each.location and each.location.column) for each in project.export().findings}
    assert (Code.BREAKDOWN_UNKNOWN.value.name, "site") in found


def test_a_target_file_whose_name_is_no_folder(tmp_path: Path) -> None:
    project = small_project(tmp_path)
    path = project.folder / "a target.yaml"
    path.write_text("mapping: mapping.yaml\n", "utf-8")
    job, (found,) = load_job(project.folder / "report.yaml", str(path), None)
    assert job is None
    assert (found.code, found.value) == (Code.TARGET_UNKNOWN.value.name, "a target")


def test_a_record_in_json_that_is_no_object(tmp_path: Path) -> None:
    path = tmp_path / "records.json"
    path.write_text(
        '[{"indicator": "employees", "value": "7", "unit": "Person", "period": "2023"}, 7]', "utf-8"
    )
    _, findings = load_records(path, path.name, [])
    assert [(each.code, str(each.location)) for each in findings] == [
        (Code.RECORDS_JSON.value.name, "records.json:2")
    ]


def test_a_number_of_a_workbook_with_more_digits_than_anybody_printed() -> None:
    fault = cell_text(0.1 + 0.2, "value", Shown.NUMBER)
    assert isinstance(fault, CellFault)
    assert fault.code is Code.CELL_NUMBER


def test_an_entity_that_nobody_defines_in_a_document_to_be_tagged() -> None:
    page, (found,) = parse_page(
        b"<html xmlns='http://www.w3.org/1999/xhtml'><body>&nosuch;</body></html>", "d.xhtml"
    )
    assert page is None
    assert (found.code, str(found.location)) == (Code.TAG_ENTITY.value.name, "d.xhtml:1:50")
