"""A report with every kind of fact on the taxonomy of ``full_registry``, and how its source prints them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from tests.builders import COMPANY, make_description, make_occurrence, year, year_end
from xbrlesg.names import ISO4217, QName
from xbrlesg.presentation.build import build_document
from xbrlesg.presentation.model import Document
from xbrlesg.report.model import Fact, Note, Report, Unit, Value
from xbrlesg.report.printed import Occurrence
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

REGISTRY: Final = Path(__file__).parent / "full_registry"
NAMESPACE: Final = "https://example.com/taxonomy/full/2025-06-30"
ENTRY_POINT: Final = f"{NAMESPACE}/full.xsd"
TARGET, MORE, AT_MOST = (
    {"ValueBasisAxis": "TargetMember"},
    {"QualificationAxis": "MoreThanMember"},
    {"QualificationAxis": "AtMostMember"},
)


def name(local: str) -> QName:
    return QName(NAMESPACE, local)


class Drafts:
    """Facts and their places, each with an id of its own."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.places: list[Occurrence] = []

    def add(
        self,
        concept: str,
        value: Value,
        dimensions: dict[str, str] | None = None,
        place: dict[str, Any] | None = None,
        **changes: Any,
    ) -> None:
        """A fact of 2023, and one place; explicit members are told by their ending."""
        pairs = sorted(
            (name(axis), name(member) if member.endswith("Member") else member)
            for axis, member in (dimensions or {}).items()
        )
        is_number = isinstance(value, int | Decimal) and not isinstance(value, bool)
        fact = Fact(
            f"{concept}-{len(self.facts)}",
            name(concept),
            COMPANY,
            year(2023),
            value,
            0 if is_number else None,
            dimensions=tuple(pairs),
        )
        self.facts.append(replace(fact, **changes))
        self.places.append(make_occurrence(self.facts[-1], **{"unit": "", **(place or {})}))


def full_report() -> tuple[Report, list[Occurrence]]:
    drafts = Drafts()
    add_words(drafts)
    add_listings(drafts)
    add_numbers(drafts)
    notes = (
        Note("n1", "en", "A summary by the preparer of this filing."),
        Note("n2", "en", "Printed twice."),
    )
    return Report((ENTRY_POINT,), tuple(drafts.facts), notes), drafts.places


def add_words(drafts: Drafts) -> None:
    summary: dict[str, Any] = {"place": {"is_summary": True}, "is_markup": True, "notes": ("n1",)}
    two = "<p>Gifts &amp; favours are &lt;refused&gt;.\nBy all.</p><p>关心 “each other”.</p>"
    drafts.add("ApproachToIntegrity", two, language="en", **summary)
    drafts.add("ApproachToIntegrity", "<p>拒绝礼品。</p>", language="zh-hans", is_markup=True)
    drafts.add("IncidentsOccurred", value=False, notes=("n2",))
    drafts.add("Hotline", "compliance <at> example & co", language="en")
    for concept, day, printed in (
        ("CharterAdoptionDate", date(2023, 11, 10), "November 10, 2023"),
        ("CharterInForceDate", date(2023, 12, 1), "1 December 2023"),
        ("CharterReviewDate", date(2023, 9, 5), "2023年9月5日"),
    ):
        drafts.add(concept, day, place={"number": printed})
    drafts.add("ReviewFrequency", name("QuarterlyMember"))
    drafts.add("ReportFrequencies", (name("MonthlyMember"), name("YearlyMember")))
    drafts.add("OtherFrequencies", ())
    drafts.add("ApproachToSuppliers", "<p>Suppliers are audited.</p>", language="en", **summary)


def add_listings(drafts: Drafts) -> None:
    for title in ("Code of conduct", "Anti-bribery procedure", "反舞弊制度 <R&D>"):
        drafts.add("PolicyInForce", value=True, dimensions={"PolicyAxis": title})
    drafts.add("PolicyInForce", value=False, dimensions={"PolicyAxis": "Gift register"})
    drafts.add("Certified", value=True, dimensions={"CertificateAxis": "ISO 14001"})
    for company in ("ZKTeco Guangdong", "Xiamen ZKTeco"):
        drafts.add(
            "Certified", value=True, dimensions={"CertificateAxis": "ISO 9001", "CompanyAxis": company}
        )
    for number, title, day in (
        ("GB/T 1", "Facial recognition", "2023-05-01"),
        ("GB/T 2", "Access control", "2023-06-30"),
    ):
        standard = {"StandardAxis": number}
        drafts.add("TitleOfStandard", title, standard, language="en")
        drafts.add("StandardReleaseDate", date.fromisoformat(day), standard, place={"number": day})
    drafts.add("StandardExperts", 3, {"StandardAxis": "GB/T 2"}, place={"unit": "persons"})


def add_numbers(drafts: Drafts) -> None:
    drafts.add("NumberOfMeetings", 12, place={"highlighted": True, "unit": "Times"})
    for region, number in (("MainlandMember", 800), ("OverseasMember", 300)):
        drafts.add("NumberOfSuppliers", number, {"RegionAxis": region}, period=year_end(2023))
    over = {"qualifier": "more than", "unit": "suppliers"}
    drafts.add("NumberOfSuppliers", 1200, MORE, place=over, period=year_end(2023))
    drafts.add("NumberOfSuppliers", 1100, place={"unit": "suppliers"}, period=year_end(2022))
    drafts.add("NumberOfComplaints", 2)
    drafts.add("NumberOfComplaints", 3, {**TARGET, **AT_MOST}, place={"qualifier": "no more than"})
    money = {"number": "19,678.67", "scale": 4, "unit": "RMB '0,000"}
    cny = Unit((QName(ISO4217, "CNY"),))
    drafts.add("SpendingOnSuppliers", Decimal(196786700), place=money, unit=cny, decimals=-2)


def full_taxonomy(package: Path) -> Taxonomy:
    packages, _ = open_packages([PackagePath(package, package.name)])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, (ENTRY_POINT,))
    assert taxonomy is not None, findings
    return taxonomy


def full_document(taxonomy: Taxonomy, report: Report, places: list[Occurrence]) -> Document:
    return build_document(report, taxonomy, places, make_description())
