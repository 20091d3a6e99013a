"""Our judgement of existence assertions is Arelle's, message by message, before and after a phase-in.

The report is an XBRL 2.1 instance. Of an inline document or xBRL-JSON, Arelle 2.47.3 has no element for the
path ``/xbrli:xbrl/...`` with which ESRS reads the reporting period, so that no phase ever begins there.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.builders import COMPANY
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import ESRS, VARIABLE
from xbrlesg.names import LINK, XBRLI, XLINK, QName
from xbrlesg.report.model import Fact, Period, Value
from xbrlesg.report.order import fact_order
from xbrlesg.rules.existence import missing_tags
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.assertions import Assertion
from xbrlesg.taxonomy.model import Taxonomy, ValueKind
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.messages import findings_of
from xbrlesg.validation.model import ArelleOptions

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)
DAY = QName(ESRS, "ReportingPeriodEndDate")
SAMPLES: dict[ValueKind, Value] = {
    ValueKind.STRING: "words",
    ValueKind.TEXT_BLOCK: "<p>words</p>",
    ValueKind.BOOLEAN: True,
}


@pytest.fixture(scope="module")
def paths() -> list[Path]:
    return [Path(os.environ[VARIABLE]) / name for name in OTHERS["esrs"][1]]


@pytest.fixture(scope="module")
def esrs(paths: list[Path]) -> tuple[Taxonomy, tuple[Assertion, ...]]:
    packages, findings = open_packages([PackagePath(path, path.name) for path in paths])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, (OTHERS["esrs"][0],))
    assert taxonomy is not None, findings
    return taxonomy, open_assertions(packages, taxonomy.entry_points, cache=None)


def tagged(taxonomy: Taxonomy, assertions: tuple[Assertion, ...], day: date) -> list[Fact]:
    """The day, and a fact of every seventh concept that an existence assertion asks for in words."""
    asked = sorted({name for item in assertions if item.variables for name in item.concepts})[::7]
    values = {name: SAMPLES.get(taxonomy.concepts[name].kind) for name in asked} | {DAY: day}
    return [
        Fact(
            f"f{number}",
            name,
            COMPANY,
            Period.days(date(day.year, 1, 1), day),
            value,
            language="en" if taxonomy.concepts[name].kind.is_text else None,
        )
        for number, (name, value) in enumerate(values.items())
        if value is not None and taxonomy.concepts[name].period_type == "duration"
    ]


def instance(entry_point: str, facts: tuple[Fact, ...]) -> str:
    first, last = facts[0].period.start, facts[0].period.last_day
    return (
        f'<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:e="{ESRS}">'
        f'<link:schemaRef xlink:type="simple" xlink:href="{entry_point}"/>'
        f'<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="{COMPANY.scheme}">'
        f"{COMPANY.identifier}</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>{first}"
        f"</xbrli:startDate><xbrli:endDate>{last}</xbrli:endDate></xbrli:period></xbrli:context>"
        f"{''.join(map(element, facts))}</xbrli:xbrl>"
    )


def element(fact: Fact) -> str:
    name = f"e:{fact.concept.local}"
    return f'<{name} id="{fact.id}" contextRef="c">{printed(fact.value)}</{name}>'


def printed(value: Value) -> str:
    return escape(str(value).lower() if isinstance(value, bool) else str(value))


def test_the_same_tags_are_missing(
    esrs: tuple[Taxonomy, tuple[Assertion, ...]], paths: list[Path], tmp_path: Path
) -> None:
    taxonomy, assertions = esrs
    # in 2026 the first two phases have begun, and the third has not
    facts = tuple(sorted(tagged(taxonomy, assertions, date(2026, 12, 31)), key=fact_order))
    assert len(facts) > 50
    path = tmp_path / "report.xbrl"
    path.write_text(instance(taxonomy.entry_points[0], facts), "utf-8")
    run = run_arelle(path, paths, ArelleOptions(base_taxonomy=False, formula_seconds=300))
    assert run.fact_count == len(facts)
    assert run.entry_points == taxonomy.entry_points
    theirs = {
        (item.code, item.severity)
        for item in findings_of(run.messages, path.name)
        if item.code.startswith("message:ea_")
    }
    found = missing_tags(assertions, facts, taxonomy)
    assert found.not_judged == ()
    assert {(item.assertion.code, item.severity) for item in found.missing} == theirs
    tested = {item.assertion.test or "" for item in found.missing}
    assert any("year1phaseIn" in test for test in tested)
    assert not any("year3phaseIn" in test for test in tested)
