"""``validate`` of several files: what their findings call them, and what is told once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree

from tests.checks.json_faults import dimension, spoilt
from tests.validation.small_taxonomy import write_package
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.check import validate
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.pipeline.reports import Form, write_report

FAULT = Code.FACT_UNIT_FAMILY.value.name
KIND = b'{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023/xbr"}}'
INNER = "p/reports/report.json"


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
    assert {suite.get("name") for suite in etree.fromstring(write_report(Form.JUNIT, told))} >= called
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
