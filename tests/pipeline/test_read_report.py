"""Every report is read to the last fact, by ourselves as by Arelle; what cannot be read is told."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.foreign import XML
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE, write_package
from tests.writers.test_xbrl_csv import write as write_tables
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.links import CATALOG, PACKAGE
from xbrlesg.names import XBRLI, XS, QName
from xbrlesg.pipeline.diff_filings import diff_filings
from xbrlesg.pipeline.read_report import ReportRead, Source, read_reports
from xbrlesg.report.model import Report
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.circle import compare_facts
from xbrlesg.validation.model import FactsRead
from xbrlesg.writers.report_package import DOCUMENT_TYPES, pack_report
from xbrlesg.writers.xbrl_json import write_xbrl_json
from xbrlesg.writers.xbrl_xml import write_xbrl_xml

PREFIXES = {NAMESPACE: "s"}
DOMAINS = ((QName(NAMESPACE, "SiteAxis"), QName(NAMESPACE, "Site")),)
JSON = write_xbrl_json(REPORT, PREFIXES)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One report in every format and in packages."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "report.xhtml").write_text(INLINE, "utf-8")
    (folder / "report.json").write_bytes(JSON)
    (folder / "report.xbri").write_bytes(pack_report("r", "xbri", {"report.xhtml": INLINE.encode()}))
    (folder / "report.xbr").write_bytes(pack_report("r", "xbr", {"report.json": JSON}))
    (folder / "report.zip").write_bytes(
        pack_report("r", "zip", {"report.xhtml": INLINE.encode(), "report.json": JSON})
    )
    return folder


def read(path: Path, store: Path, *packages: Path) -> ReportRead:
    (found,) = read_reports([Source(path, packages)], store)
    return found


def write_json(folder: Path, **facts: Any) -> Path:
    """The report in xBRL-JSON with some facts put in; None takes one away."""
    data = json.loads(JSON)
    data["facts"] = {key: fact for key, fact in {**data["facts"], **facts}.items() if fact is not None}
    path = folder / "changed.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def codes(found: ReportRead) -> set[str]:
    return {item.code.removeprefix("xbrlesg:") for item in found.findings}


@pytest.mark.parametrize("name", ["report.xhtml", "report.json", "report.xbri", "report.xbr", "report.zip"])
def test_the_facts_are_those_that_were_meant(reports: Path, package: Path, name: str, tmp_path: Path) -> None:
    found = read(reports / name, tmp_path, package)
    facts = tuple(filed.fact for filed in found.filing.facts)
    notes = tuple((found.filing.notes or {}).values())
    assert (found.findings, found.unread) == ((), 0)
    assert compare_facts(REPORT, FactsRead(facts, notes), name) == ()
    assert {filed.is_typed for filed in found.filing.facts} == {True}


def test_own_reading_of_json_gives_what_arelle_reads(package: Path, tmp_path: Path) -> None:
    """Aspect by aspect, and nil facts too."""
    nil = {
        "nil1": {"value": None, "dimensions": json.loads(JSON)["facts"]["f5"]["dimensions"]},
        "nil2": {"value": None, "dimensions": json.loads(JSON)["facts"]["f16"]["dimensions"]},
    }
    path = write_json(tmp_path, f5=None, f16=None, **nil)
    run = run_arelle(path, [package], keep_facts=True)
    found = read(path, tmp_path, package)
    assert run.read is not None
    assert len(run.read.facts) == found.stated == run.fact_count
    ours = Report((ENTRY_POINT,), tuple(filed.fact for filed in found.filing.facts))
    assert not run.read.unread
    by_id = {fact.id: replace(fact, notes=()) for fact in run.read.facts}
    assert by_id == {fact.id: replace(fact, notes=()) for fact in ours.facts}
    assert compare_facts(replace(ours, notes=tuple((found.filing.notes or {}).values())), run.read, "x") == ()


def test_a_plain_page_needs_no_arelle(
    reports: Path, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is read as Arelle reads it, places and all."""

    def fail(*_: object) -> None:
        raise AssertionError

    page = tmp_path / "report.xhtml"
    page.write_text(INLINE.replace("<html", "<!DOCTYPE x>\n<html").replace("\n<head>", "<head>"), "utf-8")
    by_arelle = read(page, tmp_path, package)
    monkeypatch.setattr("xbrlesg.pipeline.read_report.engine_for", fail)
    with pytest.raises(AssertionError):
        read(page, tmp_path, package)
    ours = read(reports / "report.xhtml", tmp_path, package)
    assert (ours.filing, ours.findings, ours.unread) == (by_arelle.filing, by_arelle.findings, 0)
    assert ours.filing.taxonomy == (ENTRY_POINT,)


def test_a_plain_page_within_a_package_of_reports_is_left_to_arelle(
    reports: Path, package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xbrlesg.pipeline.read_report.read_plain", None)
    assert len(read(reports / "report.xbri", tmp_path, package).filing.facts) == len(REPORT.facts) + 1


@pytest.mark.parametrize("name", ["report.json", "report.xbr"])
def test_json_without_its_taxonomy_keeps_all_aspects(
    reports: Path, package: Path, name: str, tmp_path: Path
) -> None:
    bare = read(reports / name, tmp_path)
    assert (codes(bare), bare.stated, bare.unread) == ({"filingWithoutTypes"}, len(REPORT.facts), 0)
    values = {filed.fact.id: filed.fact.value for filed in bare.filing.facts}
    assert (values["f1"], values["f9"], values["f12"]) == (Decimal(4106), Decimal(-196786700), "true")
    for old, new in ((reports / name, reports / "report.xhtml"), (reports / "report.xhtml", reports / name)):
        one, other = (Source(path, () if path.name == name else (package,)) for path in (old, new))
        diffed = diff_filings(one, other, tmp_path, None, ignore_entity=False)
        assert {item.code for item in diffed.findings} == {Code.FILING_WITHOUT_TYPES.value.name}


@pytest.mark.parametrize("name", ["report.xhtml", "report.xbri"])
def test_inline_without_its_taxonomy_tells_what_it_cannot_read(
    reports: Path, package: Path, name: str, tmp_path: Path
) -> None:
    bare = read(reports / name, tmp_path)
    assert codes(bare) == {"filingWithoutTypes", "factUnread"}
    lost = {item.fact for item in bare.findings if item.code == "xbrlesg:factUnread"}
    assert lost == {"f13", "f16"}  # a date printed in Chinese, and markup
    assert bare.stated == len(REPORT.facts) + 1  # one is shown twice
    sources = Source(reports / "report.json", (package,)), Source(reports / name)
    diffed = diff_filings(*sources, tmp_path, None, ignore_entity=False)
    assert diffed.compared is not None
    assert (diffed.compared.findings, diffed.compared.unjudged) == ((), 2)


def test_without_the_taxonomy_of_other_formats_nothing_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.xbrl"
    path.write_bytes(write_xbrl_xml(REPORT, PREFIXES, DOMAINS))
    assert codes(read(path, tmp_path)) == {"taxonomyMissing"}
    (tmp_path / "csv").mkdir()
    assert codes(read(write_tables(tmp_path / "csv", REPORT), tmp_path)) == {"taxonomyMissing"}


def test_a_report_of_others_is_read_to_the_last_fact(package: Path, tmp_path: Path) -> None:
    path = tmp_path / "foreign.xbrl"
    path.write_text(XML, "utf-8")
    found = read(path, tmp_path, package)
    assert (found.stated, len(found.filing.facts), found.unread) == (8, 6, 2)
    told = [item.message for item in found.findings]
    assert told == [
        "fact without id (1) cannot be read: its period is not bounded",
        "fact without id (2) cannot be read: its value is not valid for its type",
    ]
    notes = found.filing.notes or {}
    footnoted = {
        filed.fact.id: [notes[note].text for note in filed.fact.notes] for filed in found.filing.facts
    }
    assert (footnoted["staff"], footnoted["engineers"]) == (["At year end"], ["Full time"])
    assert found.filing.spelt(found.filing.facts[0].fact.concept) == "s:Revenue"


OWN = "https://company.example"
EXTENSION = f"""<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" targetNamespace="{OWN}">
<xs:import namespace="{XBRLI}" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="{NAMESPACE}" schemaLocation="{ENTRY_POINT}"/>
<xs:element name="Own" id="x_Own" type="xbrli:decimalItemType" substitutionGroup="xbrli:item"
 nillable="true" xbrli:periodType="duration"/>
</xs:schema>"""


def test_a_report_package_may_bring_a_taxonomy_of_its_own(package: Path, tmp_path: Path) -> None:
    page = INLINE.replace(ENTRY_POINT, f"{OWN}/own.xsd").replace("xmlns:s=", f'xmlns:own="{OWN}" xmlns:s=')
    page = page.replace('name="s:Score"', 'name="own:Own"')
    start, about = '<?xml version="1.0"?>', "META-INF/taxonomyPackage.xml"
    entry = f'<tp:entryPoint><tp:entryPointDocument href="{OWN}/own.xsd"/></tp:entryPoint>'
    files = {
        "META-INF/reportPackage.json": json.dumps({"documentInfo": {"documentType": DOCUMENT_TYPES["xbri"]}}),
        "META-INF/catalog.xml": f'{start}<catalog xmlns="{CATALOG}"><rewriteURI uriStartString="{OWN}/" '
        'rewritePrefix="../own/"/></catalog>',
        about: f'{start}<tp:taxonomyPackage xmlns:tp="{PACKAGE}"><tp:identifier>{OWN}</tp:identifier>'
        f"<tp:entryPoints>{entry}</tp:entryPoints></tp:taxonomyPackage>",
        "own/own.xsd": EXTENSION,
        "reports/page.xhtml": page,
    }
    path = tmp_path / "r.xbri"
    path.write_bytes(write_zip({f"r/{name}": text.encode() for name, text in files.items()}))
    found = read(path, tmp_path, package)
    assert (found.findings, found.stated, found.unread) == ((), len(REPORT.facts) + 1, 0)
    own = next(filed.fact for filed in found.filing.facts if filed.fact.concept.namespace == OWN)
    assert (own.id, own.value) == ("f7", REPORT.facts[6].value)


class TestFaults:
    @pytest.mark.parametrize(
        ("fact", "reason"),
        [
            ({"value": "many"}, "its value is not valid for its type"),
            ({"value": 3}, "its value cannot be read"),
            ({"dimensions": {"concept": "s:Employees"}}, "it lacks an entity or a period"),
            ({"dimensions": {}}, "it does not say its concept"),
        ],
    )
    def test_a_fact_of_json_that_cannot_be_read_is_told(
        self, package: Path, tmp_path: Path, fact: dict[str, Any], reason: str
    ) -> None:
        data = json.loads(JSON)["facts"]
        path = write_json(tmp_path, f1={**data["f1"], **fact})
        found = read(path, tmp_path, package)
        assert (found.stated, found.unread) == (len(REPORT.facts), 1)
        (told,) = [item for item in found.findings if item.code == "xbrlesg:factUnread"]
        assert told.message == f"fact f1 cannot be read: {reason}"
        assert told.location is not None
        assert told.location.file == "changed.json"

    def test_a_concept_that_the_taxonomy_lacks_leaves_its_fact_without_type(
        self, package: Path, tmp_path: Path
    ) -> None:
        fact = json.loads(JSON)["facts"]["f11"]
        fact["dimensions"]["concept"] = "s:Unknown"
        found = read(write_json(tmp_path, f11=fact), tmp_path, package)
        assert found.unread == 0
        assert [filed.fact.id for filed in found.filing.facts if not filed.is_typed] == ["f11"]

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("none.json", None, "fileMissing"),
            ("r.pdf", b"%PDF", "filingUnknown"),
            ("r.json", b"[", "jsonSyntax"),
            ("r.json", b'{"documentInfo": {}}', "jsonDocumentType"),
            ("r.xhtml", b"<p>No facts</p>", "noFacts"),
            ("r.xhtml", b"<html", "xmlSchema:syntax"),
            ("r.xbrl", b"", "xmlSchema:syntax"),
            ("r.csv", b"a,b\r\n1,2\r\n", "flatFactsForm"),
            ("r.csv", b"\xff", "flatFactsForm"),
            ("r.parquet", b"PAR1", "flatFactsForm"),
            ("r.xbri", b"no archive", "reportArchive"),
            ("r.zip", pack_report("r", "zip", {}), "reportArchive"),
        ],
    )
    def test_files_that_hold_no_report(
        self, package: Path, tmp_path: Path, name: str, content: bytes | None, code: str
    ) -> None:
        if content is not None:
            (tmp_path / name).write_bytes(content)
        found = read(tmp_path / name, tmp_path, package)
        assert code in codes(found)
        assert found.stated == 0
        assert found.findings[0].severity.word == "error"

    def test_a_file_that_makes_arelle_fail(
        self, package: Path, tmp_path: Path, reports: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, keep_facts: bool) -> None:
            raise ValueError(f"no such day {keep_facts}")

        monkeypatch.setenv("XBRLESG_ENGINE", "off")
        monkeypatch.setattr("xbrlesg.validation.arelle_session.gather", fail)
        (tmp_path / "r.xhtml").write_text(INLINE.replace("<html", "<!DOCTYPE html><html"), "utf-8")
        found = read(tmp_path / "r.xhtml", tmp_path, package)
        assert codes(found) == {"arelleGaveUp"}
        assert "no such day" in found.findings[0].message

    def test_a_package_that_is_none(self, reports: Path, tmp_path: Path) -> None:
        found = read(reports / "report.json", tmp_path, tmp_path / "none.zip")
        assert codes(found) == {"taxonomyPackageMissing", "filingWithoutTypes"}
