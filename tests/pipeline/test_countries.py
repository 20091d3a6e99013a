"""Countries under the standards' own taxonomies: as answers of an enumeration, and as members of an axis.

The pilot names no complete list of countries, so a small record set stands for a report that does.
GRI's 201-1 has a country axis without countries (its arc to the domain names no target role); 201-4 has
one with them.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.projects import Silent
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import ESRS, GRI, VARIABLE
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.export import Exported, export
from xbrlesg.pipeline.levels import CheckLevel

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)


@dataclass(frozen=True)
class Standard:
    """How one taxonomy speaks of countries."""

    prefixes: str
    concept: str  # an enumeration of countries
    amount: str  # money by country
    axis: str
    printed: str  # the answer in the record
    value: str  # and in the report


STANDARDS = {
    "gri": Standard(
        prefixes=f"{{gri: '{GRI}/core', country: 'https://xbrl.org/2023/iso3166/PR/2024-01-31'}}",
        concept="gri:CountriesOfOperation",
        amount="gri:TotalMonetaryValueOfFinancialAssistanceReceivedFromAnyGovernmentDuringReportingPeriod",
        axis="gri:CountryAxis",
        printed="South Africa; China",
        value="country:CN country:ZA",
    ),
    "esrs": Standard(
        prefixes=f"{{esrs: '{ESRS}', country: 'https://xbrl.org/2024/iso3166'}}",
        concept="esrs:CountriesWithOperationsConsideredAtSignificantRiskOfIncidentsOfForcedLabourOrCompulsoryLabour",
        amount="esrs:Revenue",
        axis="esrs:CountryAxis",
        printed="South Africa",
        value="country:ZA",
    ),
}
RECORDS = """\
indicator,value,unit,period,qualifier,country,language,reading,ocr_text,note,source_line,source_section,source_words
countries,{countries},,2023,,,,,,,1,Sites,We operate in
amount,30,RMB,2023,,,,,,,2,Money,in all
amount,20,RMB,2023,,China,,,,,3,Money,in China
amount,10,RMB,2023,,South Africa,,,,,4,Money,in South Africa
"""
MAPPING = """\
mapping: countries
taxonomy: {entry_point}
prefixes: {prefixes}
indicators:
  countries: {concept}
  amount: {amount}
axes:
  country: {{axis: '{axis}', members: {{China: 'country:CN', South Africa: 'country:ZA'}}}}
enumerations:
  country:CountryDomain: {{China: 'country:CN', South Africa: 'country:ZA', Panama: 'country:PA'}}
units:
  RMB: {{unit: 'iso4217:CNY', factor: 1, family: money}}
"""
REPORT = """\
report: countries
title: {{en: Countries}}
entity: {{name: {{en: Small & Sons}}, scheme: 'https://register.example', identifier: S-1}}
reporting_period: {{start: 2023-01-01, end: 2023-12-31}}
languages: [en]
standards: []
records: records.csv
targets:
  countries:
    mapping: mapping.yaml
    packages: [{packages}]
    outputs: [inline, json]
"""


def file_countries(folder: Path, name: str, countries: str) -> Exported:
    """Export a small report that names countries."""
    standard = STANDARDS[name]
    entry_point, names = OTHERS[name]
    packages = ", ".join(str(Path(os.environ[VARIABLE]) / file) for file in names)
    (folder / "records.csv").write_text(RECORDS.format(countries=countries), "utf-8")
    (folder / "report.yaml").write_text(REPORT.format(packages=packages), "utf-8")
    mapping = MAPPING.format(
        entry_point=entry_point,
        prefixes=standard.prefixes,
        concept=standard.concept,
        amount=standard.amount,
        axis=standard.axis,
    )
    (folder / "mapping.yaml").write_text(mapping, "utf-8")
    return export(folder / "report.yaml", folder / "out", None, CheckLevel.FAST, Silent())


def facts(exported: Exported) -> list[dict[str, Any]]:
    assert exported.folder is not None
    report = json.loads((exported.folder / "report.json").read_text("utf-8"))
    return list(report["facts"].values())


@pytest.mark.parametrize("name", STANDARDS)
def test_countries_are_answers_and_members(tmp_path: Path, name: str) -> None:
    """Arelle reads both back, and finds nothing wrong with them."""
    standard = STANDARDS[name]
    exported = file_countries(tmp_path, name, standard.printed)
    assert [item for item in exported.findings if item.severity >= Severity.WARNING] == []
    found = {
        (item["dimensions"]["concept"], item["dimensions"].get(standard.axis)): item["value"]
        for item in facts(exported)
    }
    assert found == {
        (standard.concept, None): standard.value,
        (standard.amount, None): "30.0",
        (standard.amount, "country:CN"): "20.0",
        (standard.amount, "country:ZA"): "10.0",
    }


@pytest.mark.parametrize("name", STANDARDS)
def test_a_country_that_the_mapping_does_not_know_is_told(tmp_path: Path, name: str) -> None:
    exported = file_countries(tmp_path, name, "Chima")
    (fault,) = [item for item in exported.findings if item.severity is Severity.ERROR]
    assert fault.code == Code.ANSWER_UNKNOWN.value.name
    assert fault.hint is not None
    assert "China" in fault.hint
