"""Messages of the check and the disclosures that they are about: by assertion, by fact, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.registry.small_registry import ENTRY_POINT
from tests.taxonomy.synthetic import BASE, ENTRY, linkbase, write
from tests.taxonomy.synthetic_formula import (
    concepts,
    fact_variable,
    formula_files,
    formula_linkbase,
    resource,
)
from xbrlesg.names import QName
from xbrlesg.pipeline.check import validate_files
from xbrlesg.pipeline.disclosures import DisclosureTeller
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.report.model import Entity, Fact, Period, Report
from xbrlesg.taxonomy.package import PackageSet, open_packages
from xbrlesg.writers.xbrl_json import write_xbrl_json

A, B = QName(BASE, "A"), QName(BASE, "B")
REFERENCES = {"A": ("Section", "S1-1"), "B": ("Number", "205-2"), "C": ("Paragraph", "7")}


def reference_linkbase() -> str:
    """References of the synthetic concepts; that of C names no disclosure."""
    body = "".join(
        f'<link:loc xlink:type="locator" xlink:label="{name}" xlink:href="t.xsd#t_{name}"/>'
        f'<link:reference xlink:type="resource" xlink:label="r{name}" xlink:role="r">'
        f'<ref:{part} xmlns:ref="http://www.xbrl.org/2006/ref">{text}</ref:{part}></link:reference>'
        f'<link:referenceArc xlink:type="arc" xlink:arcrole="a" xlink:from="{name}" xlink:to="r{name}"/>'
        for name, (part, text) in REFERENCES.items()
    )
    return linkbase(f'<link:referenceLink xlink:type="extended" xlink:role="x">{body}</link:referenceLink>')


@pytest.fixture
def packages(tmp_path: Path) -> PackageSet:
    formulas = formula_linkbase(
        *(resource("va:valueAssertion", key, 'test="$v"') for key in ("of-a", "of-c", "of-all")),
        *(concepts(f"named-{name}", name) for name in "ABC"),
        fact_variable("of-a", "v", "named-A"),
        fact_variable("of-c", "v", "named-C"),
        fact_variable("of-all", "v", "named-A"),
        fact_variable("of-all", "w", "named-B"),
    )
    files = formula_files(formulas, refs_xml=reference_linkbase())
    found, findings = open_packages([write(tmp_path, files)])
    assert found is not None, findings
    return found


def tell(
    packages: PackageSet | None, code: str, *facts: QName, entry: tuple[str, ...] = (ENTRY,)
) -> str | None:
    return DisclosureTeller(lambda: packages)(entry, code, facts)


@pytest.mark.parametrize(
    ("code", "facts", "told"),
    [
        ("message:of-a", [B], "S1-1"),
        ("message:of-a", [], "S1-1"),
        # what it tests has no disclosure, and neither has an assertion that nobody knows
        ("message:of-c", [B], "205-2"),
        ("message:unknown", [A], "S1-1"),
        ("message:unknown", [], None),
        # only w stands in no test
        ("message:of-all", [], "S1-1"),
        ("xbrldie:PrimaryItemDimensionallyInvalidError", [B], "205-2"),
        ("calc11e:inconsistentCalculationUsingRounding", [A, B], "205-2, S1-1"),
        ("xbrldie:PrimaryItemDimensionallyInvalidError", [QName(BASE, "C")], None),
        ("xbrldie:PrimaryItemDimensionallyInvalidError", [], None),
    ],
)
def test_what_a_message_is_about(
    packages: PackageSet, code: str, facts: list[QName], told: str | None
) -> None:
    assert tell(packages, code, *facts) == told


def test_without_a_taxonomy_nothing_is_told(packages: PackageSet) -> None:
    assert tell(None, "message:of-a", A) is None
    assert tell(packages, "message:of-a", A, entry=()) is None
    assert tell(packages, "message:of-a", A, entry=(f"{BASE}/other.xsd",)) is None


def test_nothing_is_opened_before_a_message_asks(packages: PackageSet) -> None:
    opened: list[PackageSet] = []

    def open_once() -> PackageSet:
        opened.append(packages)
        return packages

    teller = DisclosureTeller(open_once)
    assert opened == []
    assert {teller((ENTRY,), "message:of-a", [A]) for _ in range(3)} == {"S1-1"}
    assert len(opened) == 1


NAMESPACE = ENTRY_POINT.rpartition("/")[0]
GENDER = QName(NAMESPACE, "GenderAxis")


def employees(key: str, value: int, *dimensions: tuple[QName, QName]) -> Fact:
    concept = QName(NAMESPACE, "NumberOfEmployees")
    period = Period.at_end_of(date(2023, 12, 31))
    return Fact(key, concept, Entity("https://example.com", "1"), period, value, 0, dimensions=dimensions)


def gender(local: str) -> tuple[QName, QName]:
    return GENDER, QName(NAMESPACE, local)


def validate(folder: Path, package: Path, level: CheckLevel, *facts: Fact) -> dict[str, str | None]:
    path = folder / "report.json"
    path.write_bytes(write_xbrl_json(Report((ENTRY_POINT,), facts), {NAMESPACE: "sm"}))
    return {item.code: item.disclosure for item in validate_files([path], [package], level)}


def test_validate_names_the_disclosure_of_an_assertion(tmp_path: Path, small_package: Path) -> None:
    facts = (
        employees("f1", 10),
        employees("f2", 6, gender("FemaleMember")),
        employees("f3", 7, gender("MaleMember")),
    )
    found = validate(tmp_path, small_package, CheckLevel.FULL, *facts)
    assert found["message:sm.employees-by-gender"] == "2-7, S3.1"


def test_validate_names_the_disclosure_of_a_fact(tmp_path: Path, small_package: Path) -> None:
    odd = employees("f1", 10, (QName(NAMESPACE, "SiteAxis"), QName(NAMESPACE, "FemaleMember")))
    found = validate(tmp_path, small_package, CheckLevel.FAST, odd)
    assert "2-7, S3.1" in found.values()


def test_a_package_that_cannot_be_read_is_for_arelle_to_tell(tmp_path: Path) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"no archive")
    found = validate(tmp_path, broken, CheckLevel.FAST, employees("f1", 10))
    assert set(found.values()) == {None}
    assert "arelle:packageLoadingError" in found
