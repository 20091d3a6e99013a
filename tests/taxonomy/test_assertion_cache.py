"""Assertions kept in a file: equal to what was read, beside the index, renewed when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT
from tests.taxonomy.synthetic import ENTRY, write
from tests.taxonomy.synthetic_formula import (
    arc,
    concepts,
    fact_variable,
    formula_files,
    formula_linkbase,
    resource,
)
from xbrlesg.taxonomy import assertion_cache
from xbrlesg.taxonomy.assertion_cache import dump_assertions, load_assertions, open_assertions
from xbrlesg.taxonomy.index import DamagedIndexError
from xbrlesg.taxonomy.package import PackagePath, PackageSet, open_packages


def opened(path: PackagePath) -> PackageSet:
    packages, findings = open_packages([path])
    assert packages is not None, findings
    return packages


@pytest.fixture
def packages(tmp_path: Path) -> PackageSet:
    """A taxonomy with everything that a file has to hold."""
    linkbase = formula_linkbase(
        resource("ea:existenceAssertion", "ea", 'test="if ($P) then . else true()"'),
        resource("bf:orFilter", "or"),
        concepts("a", "A", computed="node-name(.)"),
        arc("part", "or", "a", 'complement="true"'),
        fact_variable("ea", "v", "or", more='fallbackValue="()" nils="true"'),
        resource("variable:parameter", "p", 'name="P" select="t:Day" as="xs:date"'),
        arc("variable", "ea", "p", 'name="P" order="2"'),
        resource("variable:precondition", "q", 'test="$v"'),
        arc("precondition", "ea", "q"),
        resource("validation:assertionSet", "set"),
        arc("set", "set", "ea"),
        resource("va:valueAssertion", "va", 'test="true()"'),
    )
    return opened(write(tmp_path, formula_files(linkbase)))


def test_what_is_read_is_what_was_written(packages: PackageSet) -> None:
    found = open_assertions(packages, (ENTRY,), cache=None)
    assert len(found) == 2
    assert all((found[0].variables, found[0].preconditions, found[0].sets))
    assert load_assertions(dump_assertions(found)) == found
    assert dump_assertions(load_assertions(dump_assertions(found))) == dump_assertions(found)


def test_the_house_taxonomy_has_its_rules(small_package: Path) -> None:
    found = open_assertions(opened(PackagePath(small_package, "small.zip")), (ENTRY_POINT,), cache=None)
    by_id = {item.id: item for item in found}
    assert {item.local for item in by_id["sm.employees-by-gender"].subjects} == {"NumberOfEmployees"}
    assert by_id["sm.bounds-above"].subjects == ()  # it is about any figure
    assert load_assertions(dump_assertions(found)) == found


def test_the_second_opening_reads_no_linkbase(
    packages: PackageSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    first = open_assertions(packages, (ENTRY,), cache=cache)
    assert [path.suffix for path in cache.iterdir()] == [".assertions"]
    monkeypatch.setattr(assertion_cache, "read_assertions", None)
    assert open_assertions(packages, (ENTRY,), cache=cache) == first


@pytest.mark.parametrize("spoil", ["empty", "cut", "changed", "foreign", "older"])
def test_a_damaged_file_is_read_anew_and_replaced(packages: PackageSet, tmp_path: Path, spoil: str) -> None:
    cache = tmp_path / "cache"
    first = open_assertions(packages, (ENTRY,), cache=cache)
    (path,) = cache.iterdir()
    content = path.read_bytes()
    spoilt = {
        "empty": b"",
        "cut": content[:-1],
        "changed": content[:-9] + bytes([content[-9] ^ 1]) + content[-8:],
        "foreign": b"PK\x03\x04",
        "older": content.replace(b"assertions 1 ", b"assertions 0 ", 1),
    }
    with pytest.raises(DamagedIndexError):
        load_assertions(spoilt[spoil])
    path.write_bytes(spoilt[spoil])
    assert open_assertions(packages, (ENTRY,), cache=cache) == first
    assert path.read_bytes() == content


def test_a_taxonomy_with_findings_is_not_kept(tmp_path: Path) -> None:
    files = formula_files(formula_linkbase(resource("va:valueAssertion", "va", 'test="true()"')))
    del files["top/tax/f0.xml"]
    cache = tmp_path / "cache"
    assert open_assertions(opened(write(tmp_path, files)), (ENTRY,), cache=cache) == ()
    assert not cache.exists()


def test_a_folder_that_cannot_be_written_is_no_fault(packages: PackageSet, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert open_assertions(packages, (ENTRY,), cache=blocked / "cache")
