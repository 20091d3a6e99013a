"""Warm and cold runs say the same, of every report, in every format and in every order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.engine.documents import XML, Document, small_documents
from tests.engine.judged import Judged, Result, judge_all
from tests.engine.package_documents import PackedDocument, packed_documents
from tests.rules.cases import Maker
from tests.rules.test_agreement import House, facts_of
from tests.validation.small_taxonomy import ENTRY_POINT, write_package
from xbrlesg.report.model import Fact, Report
from xbrlesg.report.order import fact_order
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleOptions, ArelleRun
from xbrlesg.writers.xbrl_json import write_xbrl_json

PLAIN = {document.name: document for document in small_documents()}
PACKED = {document.name: document for document in packed_documents(PLAIN)}
DOCUMENTS: list[Document | PackedDocument] = [*PLAIN.values(), *PACKED.values()]
BY_NAME = {document.name: document for document in DOCUMENTS}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("documents")
    return {document.name: document.write(folder) for document in DOCUMENTS}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_package(tmp_path_factory.mktemp("package"))


@pytest.fixture(scope="module")
def small(written: dict[str, Path], package: Path) -> Judged:
    return judge_all(written, [ENTRY_POINT], [package])


def same(judged: Judged, name: str) -> None:
    assert judged.warm[name] == judged.cold[name]
    assert judged.again[name] == judged.cold[name]


@pytest.mark.parametrize("name", BY_NAME)
def test_reports_on_the_small_taxonomy(small: Judged, name: str) -> None:
    same(small, name)
    assert (name in small.not_warm) is BY_NAME[name].cold, small.not_warm.get(name)


def test_the_corpus_is_large_and_says_much(small: Judged) -> None:
    assert len(BY_NAME) == len(DOCUMENTS)
    assert sum(not document.cold for document in PLAIN.values()) >= 100
    assert sum(not document.cold for document in PACKED.values()) >= 9
    runs = [run for run in small.cold.values() if not isinstance(run, str)]
    assert len({message.code for run in runs for message in run.messages}) >= 60
    assert sum(run.read is not None and len(run.read.facts) > 5 for run in runs) >= 100


IN_PROCESS = [
    *("json clean", "json wrong member", "xbri sum", "csv 30 facts.csv"),
    *[name for name in PLAIN if name.startswith(("inline", "xml"))][::2],
]


@pytest.mark.parametrize("name", IN_PROCESS)
def test_a_cold_run_of_this_process_says_the_same(
    small: Judged, written: dict[str, Path], package: Path, name: str
) -> None:
    """Here Arelle is as it is, without the shortcuts of workers."""
    assert run_arelle(written[name], [package], keep_facts=True) == small.warm[name]


def test_loading_alone_gives_the_same_facts(small: Judged, written: dict[str, Path], package: Path) -> None:
    """Warm and cold: what ``facts`` needs, and not one message of a validation."""
    options = ArelleOptions(formulas=False, base_taxonomy=False)
    order = order_of([ENTRY_POINT], [package], options)
    compared = 0
    with Engine(order, Seat(order)) as engine:
        for name, path in written.items():
            run = small.cold[name]
            if isinstance(run, str):
                continue
            loaded = engine(path, [package], options, keep_facts=True, validates=False)
            facts = (loaded.read, loaded.fact_count, loaded.entry_points)
            assert facts == (run.read, run.fact_count, run.entry_points), name
            assert "calc11e:inconsistentCalculationUsingRounding" not in {m.code for m in loaded.messages}
            compared += 1
    assert compared > 150


SOME = [
    BY_NAME[name]
    for name in ("json clean", "json wrong member", "inline sum", "xml no such axis", "csv 30 facts.csv")
]


def without(package: Path, folder: Path, name: str) -> Path:
    """The package without one of its files."""
    path = folder / "lacking.zip"
    with ZipFile(package) as source, ZipFile(path, "w") as target:
        for item in source.namelist():
            if not item.endswith(name):
                target.writestr(item, source.read(item))
    return path


@pytest.mark.parametrize("fault", ["a sum without weight", "a missing linkbase"])
def test_on_a_taxonomy_with_errors_every_report_goes_cold(fault: str, tmp_path: Path) -> None:
    package = write_package(tmp_path, broken_sum=fault == "a sum without weight")
    if fault == "a missing linkbase":
        package = without(package, tmp_path, "small_cal.xml")
    written = {document.name: document.write(tmp_path / "d") for document in SOME}
    judged = judge_all(written, [ENTRY_POINT], [package])
    for name in written:
        same(judged, name)
    assert judged.not_warm.keys() == written.keys()
    assert all("errors" in reason for reason in judged.not_warm.values())


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


def house_documents(house: House) -> Iterator[Document]:
    """Reports that satisfy the taxonomy's formulas, that break each of them, that hold what they choke on."""
    maker = Maker(house.taxonomy)
    cases = [case for rule in house.rules.rules for case in maker.cases(rule)]

    def text(facts: list[Fact]) -> str:
        report = Report(house.taxonomy.entry_points, tuple(sorted(facts, key=fact_order)))
        return write_xbrl_json(report, house.taxonomy.prefixes).decode()

    broken = [case for case in cases if case.violates]
    yield Document("satisfied", "report.json", text(facts_of(case for case in cases if not case.violates)))
    yield Document("broken", "report.json", text(facts_of(broken)))
    spoilt = json.loads(text(facts_of(broken)[:40]))
    next(iter(spoilt["facts"].values()))["value"] = "many"
    yield Document("no number", "report.json", json.dumps(spoilt))


def settled(run: Result) -> ArelleRun:
    """The run without what differs from one cold run to the next.

    Arelle goes over facts in the order of their addresses. An assertion that chokes on a value stops there,
    and has told by then what it came across before.
    """
    assert not isinstance(run, str)
    choked = {message.line for message in run.messages if message.code == "err:FORG0001"}
    kept = [m for m in run.messages if m.line not in choked or not m.code.startswith("message:")]
    return replace(run, messages=tuple(kept))


def test_reports_on_a_taxonomy_with_formulas(house: House, tmp_path: Path) -> None:
    written = {document.name: document.write(tmp_path) for document in house_documents(house)}
    judged = judge_all(written, house.taxonomy.entry_points, [house.package])
    for name in ("satisfied", "broken"):
        same(judged, name)
    cold, warm, again = (settled(by["no number"]) for by in (judged.cold, judged.warm, judged.again))
    assert warm == cold
    assert again == cold
    assert "err:FORG0001" in {message.code for message in cold.messages}
    assert not judged.not_warm
    broken = judged.warm["broken"]
    assert not isinstance(broken, str)
    assert len({message.code for message in broken.messages if message.code.startswith("message:")}) > 20


@pytest.mark.parametrize(("old", "new"), [('test="', 'test="('), ('test="', 'test="$nothing + ')])
def test_on_a_taxonomy_whose_formulas_do_not_compile(
    old: str, new: str, small_package: Path, tmp_path: Path
) -> None:
    """A formula that is no expression, and one with a variable that there is not."""
    path = tmp_path / "spoilt.zip"
    changed = 0
    with ZipFile(small_package) as source, ZipFile(path, "w") as target:
        for item in source.namelist():
            text = source.read(item).decode()
            changed += old in text
            target.writestr(item, text.replace(old, new, 1))
    assert changed
    entry_point = "https://example.com/taxonomy/small/2025-06-30/sm.xsd"
    document = Document("report", "report.xbrl", XML.replace(ENTRY_POINT, entry_point))
    judged = judge_all({"report": document.write(tmp_path)}, [entry_point], [path])
    same(judged, "report")
    assert "errors" in judged.not_warm["report"]
