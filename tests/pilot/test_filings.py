"""The pilot's filing is one filing in whatever format: the same facts, and no difference between any two."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

import pytest

from tests.pilot.conftest import Pilot
from xbrlesg.pipeline.diff_filings import diff_filings
from xbrlesg.pipeline.read_report import ReportRead, Source, read_reports

FILES: Final = (
    *("report.xhtml", "report.json", "report.xbrl", "csv/report.json", "report.xbri", "report.xbr"),
    *("facts.csv", "facts.parquet"),
)
FACTS: Final = 1223
SHOWN: Final = {"report.xhtml": 1254, "report.xbri": 1254}
"""Tags of the pages, which show some facts more than once."""


@pytest.fixture(scope="module")
def read(pilot: Pilot) -> dict[str, ReportRead]:
    sources = [Source(pilot.folder / name, (pilot.package,)) for name in FILES]
    return dict(zip(FILES, read_reports(sources, pilot.folder / "store"), strict=True))


@pytest.mark.parametrize("name", FILES)
def test_every_fact_of_every_format_is_read(read: dict[str, ReportRead], name: str) -> None:
    found = read[name]
    assert (found.findings, found.unread) == ((), 0)
    assert found.stated == SHOWN.get(name, FACTS)
    assert all(filed.is_typed for filed in found.filing.facts)


@pytest.mark.parametrize("name", ["report.json", "facts.csv", "facts.parquet", "report.xbr"])
def test_what_we_read_ourselves_is_what_arelle_reads(read: dict[str, ReportRead], name: str) -> None:
    """Fact by fact and aspect by aspect; footnotes by their texts, for their ids are the file's own."""

    def facts(found: ReportRead) -> dict[str, object]:
        notes = found.filing.notes or {}
        return {
            filed.fact.id.removeprefix("numeric.r_").removeprefix("text.r_").removesuffix(".value"): (
                *(
                    filed.fact.concept,
                    filed.fact.entity,
                    filed.fact.period,
                    filed.fact.value,
                    filed.fact.unit,
                ),
                *(filed.fact.decimals, filed.fact.language, filed.fact.dimensions, filed.fact.is_markup),
                *(filed.fact.nil_number, type(filed.fact.value)),
                sorted((notes[note].language, notes[note].text) for note in filed.fact.notes),
            )
            for filed in found.filing.facts
        }

    assert facts(read[name]) == facts(read["report.xbrl"])


@pytest.mark.parametrize("name", FILES)
def test_no_format_differs_from_another(pilot: Pilot, name: str) -> None:
    """Through the command's own way; of Arelle's formats each is read once more, two in one load."""
    sources = (
        Source(pilot.folder / "report.json", (pilot.package,)),
        Source(pilot.folder / name, (pilot.package,)),
    )
    diffed = diff_filings(*sources, pilot.folder / "store", None, ignore_entity=False)
    assert diffed.findings == ()
    assert diffed.compared is not None
    assert (diffed.compared.old, diffed.compared.new, diffed.compared.unchanged) == (FACTS, FACTS, FACTS)


def test_a_difference_is_found_among_all_facts_at_once(pilot: Pilot, tmp_path: Path) -> None:
    report = json.loads((pilot.folder / "report.json").read_bytes())
    name = next(key for key, fact in report["facts"].items() if fact.get("decimals") == 0)
    report["facts"][name]["value"] = "7.0"
    (tmp_path / "changed.json").write_text(json.dumps(report), "utf-8")
    old = Source(pilot.folder / "report.json", (pilot.package,))
    new = Source(tmp_path / "changed.json", (pilot.package,))
    diff_filings(old, new, tmp_path, None, ignore_entity=False)  # the taxonomy's index is there from now on
    start = time.process_time()
    diffed = diff_filings(old, new, tmp_path, None, ignore_entity=False)
    assert time.process_time() - start < 1
    assert [(item.code, item.fact) for item in diffed.findings] == [("xbrlesg:factValueChanged", name)]
