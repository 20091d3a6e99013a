"""``validate`` of several files: what their findings call them, and what is told once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.checks.json_faults import dimension, spoilt
from tests.codes.arelle_documents import TAXONOMY_PACKAGES
from tests.engine.slow_taxonomy import write_slow_package
from tests.validation.small_report import INLINE
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.check import validate
from xbrlesg.pipeline.diff_filings import diff_filings
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.read_report import Source
from xbrlesg.pipeline.reports import Form, write_report
from xbrlesg.pipeline.suggest import suggest_concepts

FAULT = Code.FACT_UNIT_FAMILY.value.name
KIND = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023/xbr"}}'
INNER = "p/reports/report.json"
WANTED = {
    'xsi:schemaLocation="': 'xmlns:ea="http://xbrl.org/2008/assertion/existence" xsi:schemaLocation="'
    "http://xbrl.org/2008/assertion/existence http://www.xbrl.org/2008/existence-assertion.xsd ",
    '<va:valueAssertion xlink:type="resource" xlink:label="never"': (
        '<ea:existenceAssertion xlink:type="resource" xlink:label="never"'
    ),
    'implicitFiltering="false" test="count($c) eq 0"': 'implicitFiltering="false"',
}
"""What makes an assertion of the slow taxonomy one that wants a score, which ``good`` reports lack."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, which has a folder beside it; ``esg.zip`` is the package."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    write_package(here).rename(here / "esg.zip")
    return here


def faulty(path: Path) -> Path:
    """A report with one fault, in a file or a package."""
    path.parent.mkdir(exist_ok=True)
    content = spoilt(dimension("f8", "unit", "utr:kg")).encode()
    if path.suffix == ".xbr":
        content = write_zip({"p/META-INF/reportPackage.json": KIND, INNER: content})
    path.write_bytes(content)
    return path


def addresses(sarif: bytes) -> list[str]:
    (run,) = json.loads(sarif)["runs"]
    places = [place for result in run["results"] for place in result["locations"]]
    return [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]


def led_to(addresses: Sequence[str]) -> list[Path]:
    """The files that the addresses lead to from the working directory."""
    return [Path.cwd().joinpath(unquote(urlsplit(address).path)).resolve() for address in addresses]


@pytest.mark.parametrize("level", [CheckLevel.NONE, CheckLevel.FAST])
@pytest.mark.parametrize("name", ["report.json", "report.xbr"])
def test_of_two_files_of_one_name_each_is_pointed_at(here: Path, name: str, level: CheckLevel) -> None:
    files = [faulty(Path("a", name)), faulty(Path("b", name)), faulty(Path("..", "c", name))]
    files.append(faulty(here / "d" / name))
    told = validate(files, [Path("esg.zip")], level)
    inner = f"/{INNER}" if name.endswith(".xbr") else ""
    names = [path.as_posix() for path in files]
    called = {f"{name}{inner}" for name in names}
    assert {item.location.file for item in told.findings if item.location} == called
    assert FAULT in {item.code for item in told.findings}
    assert [item.name for item in told.checked] == [*names, "esg.zip"]

    found = addresses(write_report(Form.SARIF, told))
    assert {*led_to(found)} == {path.resolve() for path in files}
    assert {*found} == {f"a/{name}", f"b/{name}", f"../c/{name}", f"d/{name}"}
    suites = {suite.get("name") for suite in etree.fromstring(write_report(Form.JUNIT, told))}
    assert suites == {*called, "esg.zip"}
    for form in (Form.DATA, Form.MARKDOWN, Form.PAGE):
        text = write_report(form, told).decode()
        assert all(file in text or file.replace("_", r"\_") in text for file in called)


def test_a_file_elsewhere_that_is_not_there_is_an_address_that_leads_there(here: Path) -> None:
    gone = here.parent / "c d" / "gone.json"
    told = validate([gone], [Path("esg.zip")], CheckLevel.NONE)
    (address,) = addresses(write_report(Form.SARIF, told))
    assert address == gone.as_uri()
    assert led_to([address]) == [gone]


def test_a_lineage_that_cannot_be_read_is_told_by_its_path(here: Path) -> None:
    report = faulty(Path("a", "report.json"))
    Path("a", "lineage.json").write_text("[]")
    told = validate([report], [Path("esg.zip")], CheckLevel.NONE)
    (item,) = [item for item in told.findings if item.code == Code.LINEAGE_UNREADABLE.value.name]
    assert item.location is not None
    assert item.location.file == "a/lineage.json"


def good(*names: str) -> list[Path]:
    """Reports without a fault."""
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(spoilt(lambda document: document["facts"].pop("f7") and None), "utf-8")
    return [Path(name) for name in names]


def places(files: Sequence[Path], packages: Sequence[Path]) -> dict[str, list[str]]:
    """Where findings are told, by their codes: the place, and after it the related ones."""
    found: dict[str, list[str]] = {}
    for item in validate(files, packages, CheckLevel.FULL).findings:
        told = " ".join(map(str, filter(None, (item.location, *item.related))))
        found.setdefault(item.code, []).append(told)
    return found


def test_a_fault_of_a_package_is_told_once_and_of_the_package(here: Path) -> None:
    files = good("a/report.json", "b/report.json")
    Path("more.zip").write_bytes(write_zip(TAXONOMY_PACKAGES["tpe:missingLanguageAttribute"]))
    found = places(files, [Path("esg.zip"), Path("more.zip")])
    assert found == {"tpe:missingLanguageAttribute": ["", ""]}  # two elements; nobody says of which package
    Path("more.zip").write_bytes(b"no archive")
    found = places(files, [Path("esg.zip"), Path("more.zip")])
    assert found["arelle:packageLoadingError"] == ["more.zip"]
    assert {place for told in found.values() for place in told} == {"", "more.zip"}


def test_a_fault_of_a_taxonomy_is_told_once(here: Path) -> None:
    files = good("a/report.json", "b/report.json", "b/again.json")
    broken = write_package(here, broken_sum=True)
    found = places(files, [broken])
    assert len(found["xbrl.5.2.5.2.1:zeroWeight"]) == 2  # of two parts
    assert len(found[Code.TAXONOMY_WEIGHT.value.name]) == 2


def test_what_an_assertion_finds_lacking_is_told_of_each_report(here: Path) -> None:
    package = Path("formulas.zip")
    with ZipFile(write_slow_package(here)) as source, ZipFile(package, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in WANTED.items():
                text = text.replace(old, new)
            target.writestr(name, text)
    files = good("a/report.json", "b/report.json")
    assert places(files, [package]) == {
        "message:never": ["small_for.xml:25 a/report.json", "small_for.xml:25 b/report.json"]
    }
    assert places(files[:1], [package]) == {"message:never": ["small_for.xml:25"]}


def test_a_file_that_is_given_twice_is_told_once(here: Path) -> None:
    path = faulty(Path("a", "report.json"))
    package = [Path("esg.zip")]
    once, twice = (validate(files, package, CheckLevel.FAST).findings for files in ([path], [path, path]))
    assert once == twice


def test_equal_faults_are_told_as_often_as_they_are_there(here: Path) -> None:
    page = Path("report.xhtml")
    page.write_text(INLINE.replace("<p>\n", "<p>\n<u>x</u><u>x</u><u>x</u>"), "utf-8")
    found = validate([page], [Path("esg.zip")], CheckLevel.NONE).findings
    assert [item.code for item in found] == [Code.XHTML_ELEMENT.value.name] * 3
    assert len(set(found)) == 1


def test_a_fault_of_a_package_is_told_once_by_diff_too(here: Path) -> None:
    Path("more.zip").write_bytes(b"no archive")
    packages = (Path("esg.zip"), Path("more.zip"))
    old, new = (Source(path, packages) for path in good("a.json", "b.json"))
    found = [item.code for item in diff_filings(old, new, here / "store", None, ignore_entity=False).findings]
    assert found.count(Code.TAXONOMY_PACKAGE_BROKEN.value.name) == 1


def test_a_fault_of_a_taxonomy_is_told_once_for_two_mappings_on_it(here: Path) -> None:
    package = write_package(here, broken_sum=True)
    mappings = [Path("own.yaml"), Path("known.yaml")]
    for path in mappings:
        path.write_text(
            f"mapping: m\ntaxonomy: {ENTRY_POINT}\nprefixes: {{s: '{NAMESPACE}'}}\n"
            "indicators: {staff: s:Employees}\n"
        )
    _, found = suggest_concepts(mappings[0], mappings[1], [package], 3)
    assert [item.code for item in found] == [Code.TAXONOMY_WEIGHT.value.name] * 2  # of two parts
