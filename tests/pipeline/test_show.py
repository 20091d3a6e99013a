"""What ``taxonomy show`` says of a concept."""

from __future__ import annotations

from pathlib import Path

import pytest

from xbrlesg.pipeline.show import show_concept

NAMESPACE = "  namespace:   https://example.com/taxonomy/small/2025-06-30"


def show(package: Path, name: str) -> list[str]:
    lines, findings = show_concept(name, [package], Path("unused"))
    assert findings == []
    assert lines[-1] == ""
    return lines[:-1]


def test_a_number_with_its_axes_breakdowns_and_references(small_package: Path) -> None:
    assert show(small_package, "NumberOfPermanentEmployees") == [
        "sm:NumberOfPermanentEmployees",
        NAMESPACE,
        "  type:        integerItemType (integer)",
        "  period:      instant",
        "  label:       Number of permanent employees (en)",
        "  label:       长期员工人数 (zh-hans)",
        "  meaning:     Employees without a term. (en)",
        "  meaning:     无固定期限员工。 (zh-hans)",
        "  axis:        sm:QualificationAxis (ExactMember, MoreThanMember)",
        "  axis:        sm:SiteAxis (any text)",
        "  breakdown:   sm:SiteAxis",
        "  breakdown:   none",
        "  part of:     sm:NumberOfEmployees",
    ]


def test_a_total_with_each_of_its_sums(small_package: Path) -> None:
    assert [line for line in show(small_package, "NumberOfEmployees") if line.startswith("  sum of:")] == [
        "  sum of:      sm:NumberOfPermanentEmployees + sm:NumberOfTemporaryEmployees",
        "  sum of:      sm:NumberOfPermanentEmployees + sm:NumberOfOtherEmployees",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sm:EnergyConsumption", ["  reference:   ESRS E1 (2023), E1-5, paragraph 37"]),
        ("EmployeeTurnoverRate", ["  reference:   GRI 401, 401-1"]),
        (
            "FrequencyOfReview",
            [
                "  type:        enumerationItemType (enumeration)",
                "  answer:      sm:MonthlyMember (Monthly, 每月)",
                "  answer:      sm:YearlyMember (Yearly, 每年)",
            ],
        ),
        (
            "DateOfPolicy",
            [
                "  deprecated:  Report whether the policy is in force. (en)",
                "  deprecated:  改为披露政策是否有效。 (zh-hans)",
                "  since:       2025-06-30",
                "  replaced by: sm:PolicyInForce",
            ],
        ),
        ("FemaleMember", ["  type:        domainItemType (abstract)"]),
    ],
)
def test_what_else_there_is_to_say(small_package: Path, name: str, expected: list[str]) -> None:
    lines = show(small_package, name)
    assert [line for line in expected if line not in lines] == [], lines
    assert not any(line.startswith("  breakdown:") for line in lines)


def test_an_unknown_concept_is_found(small_package: Path) -> None:
    lines, findings = show_concept("sm:NumberOfEmployes", [small_package], Path("unused"))
    assert lines == []
    assert [item.code for item in findings] == ["xbrlesg:mappingConcept"]
    assert "'NumberOfEmployees'" in findings[0].hint
