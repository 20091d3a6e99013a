"""Faults in reports under GRI's and ESRS's own taxonomies: many facts in one file, with one fault each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from tests.taxonomy.test_third_party import ESRS, GRI
from xbrlesg.findings.catalogue import Code

YEAR: Final = "2023-01-01T00:00:00/2024-01-01T00:00:00"
YEAR_END: Final = "2024-01-01T00:00:00"
UTR: Final = "utre:error-NumericFactUtrInvalid"
PERIOD: Final = "oime:invalidPeriodDimension"
CRITICAL: Final = "TotalNumberOfCriticalConcernsCommunicatedToHighestGovernanceBodyDuringReportingPeriod"


@dataclass(frozen=True)
class WrongFact:
    """A fact with a fault: ``ours`` are the codes that we raise of it, ``arelle`` those of Arelle."""

    concept: str
    value: str
    dimensions: dict[str, str]
    ours: tuple[Code, ...]
    arelle: tuple[str, ...] = ()
    period: str = YEAR


GRI_FACTS: Final = {
    "good_gender": WrongFact("gri:TotalNumberOfEmployees", "1514.0", {"gri:GenderAxis": "Female"}, ()),
    "good_total": WrongFact("gri:TotalNumberOfEmployees", "4106.0", {}, ()),
    "age_of_employees": WrongFact(  # T3
        "gri:TotalNumberOfEmployees",
        "900.0",
        {"gri:AgeGroupAxis": "gri:AgeUnder30YearsMember"},
        (Code.FACT_BREAKDOWN,),
    ),
    "gender_and_region": WrongFact(
        "gri:TotalNumberOfEmployees",
        "12.0",
        {"gri:GenderAxis": "Female", "gri:RegionAxis": "Asia"},
        (Code.FACT_BREAKDOWN,),
    ),
    "employees_in_kg": WrongFact(
        "gri:TotalNumberOfEmployees",
        "7.0",
        {"gri:GenderAxis": "x", "unit": "utr:kg"},
        (Code.FACT_UNIT_UNUSUAL,),
    ),
    "waste_in_m3": WrongFact(
        "gri:WeightOfWasteGenerated", "7.0", {"unit": "utr:m3"}, (Code.FACT_UNIT,), (UTR,)
    ),
    "water_in_Ml": WrongFact(
        "gri:TotalWaterWithdrawalFromAllAreas", "7.0", {"unit": "utr:Ml"}, (Code.FACT_UNIT,), (UTR,)
    ),
    "concerns_in_money": WrongFact(f"gri:{CRITICAL}", "7", {"unit": "iso4217:CNY"}, (Code.FACT_UNIT_FAMILY,)),
    "accordance_member": WrongFact(
        "gri:LevelOfAccordance",
        "gri:AgeUnder30YearsMember",
        {},
        (Code.FACT_ANSWER,),
        ("enum2ie:InvalidEnumerationValue",),
    ),
    "waste_instant": WrongFact(
        "gri:WeightOfWasteGenerated", "7.0", {"unit": "utr:t"}, (Code.FACT_PERIOD,), (PERIOD,), YEAR_END
    ),
}
ESRS_FACTS: Final = {
    "good_scope_1": WrongFact("esrs:GrossScope1GreenhouseGasEmissions", "7.0", {"unit": "utr:tCO2e"}, ()),
    "good_gender": WrongFact(
        "esrs:NumberOfEmployeesHeadcountAtEndOfPeriod",
        "7",
        {"esrs:GenderAxis": "esrs:MaleMember"},
        (),
        (),
        YEAR_END,
    ),
    "gender_of_scope_1": WrongFact(  # T4
        "esrs:GrossScope1GreenhouseGasEmissions",
        "7.0",
        {"unit": "utr:tCO2e", "esrs:GenderAxis": "esrs:MaleMember"},
        (Code.FACT_BREAKDOWN,),
    ),
    "scope_1_in_kg": WrongFact(
        "esrs:GrossScope1GreenhouseGasEmissions",
        "8.0",
        {"unit": "utr:kg"},
        (Code.FACT_UNIT,),
        (UTR,),
    ),
    "headcount_of_year": WrongFact(
        "esrs:NumberOfEmployeesHeadcountAtEndOfPeriod", "7", {}, (Code.FACT_PERIOD,), (PERIOD,)
    ),
    "headcount_in_kg": WrongFact(
        "esrs:NumberOfEmployeesHeadcountAtEndOfPeriod",
        "7",
        {"unit": "utr:kg"},
        (Code.FACT_UNIT_FAMILY,),
        (),
        YEAR_END,
    ),
    "headcount_and_a_half": WrongFact(
        "esrs:NumberOfEmployeesHeadcountAtEndOfPeriod",
        "7.5",
        {"esrs:GenderAxis": "esrs:FemaleMember"},
        (Code.FACT_VALUE,),
        ("xbrlje:invalidFactValue", "xbrlje:nonCanonicalValue", "xmlSchema:valueError"),
        YEAR_END,
    ),
    "default_gender": WrongFact(
        "esrs:NumberOfEmployeesHeadcountAtEndOfPeriod",
        "7",
        {"esrs:GenderAxis": "esrs:GenderMember"},
        (Code.FACT_DEFAULT_MEMBER,),
        ("oime:invalidDimensionValue",),
        YEAR_END,
    ),
    "turnover_of_550": WrongFact("esrs:PercentageOfEmployeeTurnover", "5.5", {}, (Code.FACT_ABOVE_100,)),
    "risk_of_gender": WrongFact(
        "esrs:TypesOfClimaterelatedRisks",
        "esrs:MaleMember",
        {},
        (Code.FACT_ANSWER,),
        ("enum2ie:InvalidEnumerationSetValue",),
    ),
}
PREFIXES: Final = {
    "xbrl": "https://xbrl.org/2021",
    "utr": "http://www.xbrl.org/2009/utr",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "szse": "https://www.szse.cn",
    "gri": f"{GRI}/core",
    "esrs": ESRS,
}


def report_text(entry_point: str, facts: dict[str, WrongFact]) -> str:
    """The xBRL-JSON report that holds all of these facts."""
    info = {
        "documentType": "https://xbrl.org/2021/xbrl-json",
        "namespaces": PREFIXES,
        "taxonomy": [entry_point],
        "features": {"xbrl:canonicalValues": True},
    }
    written = {
        key: {
            "value": fact.value,
            "dimensions": {"concept": fact.concept, "entity": "szse:301330", "period": fact.period}
            | fact.dimensions,
        }
        for key, fact in facts.items()
    }
    return json.dumps({"documentInfo": info, "facts": written}, indent=1)
