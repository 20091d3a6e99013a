"""Every complaint about a registry has an example here, with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.registry.small_registry import SMALL, load, spoil
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.registry.load import load_registry

HEADER, AXES = "taxonomy.yaml", "axes.yaml"
STAFF, OTHER = "themes/people/employment.yaml", "themes/conduct/governance-and-ethics.yaml"
ANSWERS, RULES = "enumerations.yaml", "rules.yaml"
Case = tuple[Code, str, str, str] | tuple[Code, str, str, str, str]
CASES: list[Case] = [
    (Code.REGISTRY_THEME_MISSING, HEADER, "subthemes: [employment]", "subthemes: [employment, employmnt]"),
    (
        Code.REGISTRY_THEME_UNLISTED,
        HEADER,
        "subthemes: [governance-and-ethics]",
        "subthemes: []",
        f"{OTHER}|",
    ),
    (Code.REGISTRY_THEME_NAME, OTHER, "subtheme: governance-and-ethics", "subtheme: governance"),
    (Code.REGISTRY_PREFIX, HEADER, "prefix: sm", "prefix: link"),
    (Code.REGISTRY_LANGUAGE, AXES, "label: {en: Female, zh-hans: 女}", "label: {en: Female}"),
    (Code.REGISTRY_LANGUAGE, STAFF, ", zh-hans: 流动率}", ", zh-hans: 流动率, fr: Rotation}"),
    (Code.REGISTRY_LANGUAGE, OTHER, "zh-hans: 培训支出。", 'zh-hans: " "'),
    (Code.REGISTRY_LANGUAGE_UNKNOWN, HEADER, "[en, zh-hans]", "[en, zh-hans, fr]"),
    (Code.REGISTRY_DUPLICATE_ID, HEADER, "subthemes: [employment]", "subthemes: [employment, employment]"),
    (Code.REGISTRY_DUPLICATE_ID, OTHER, "- id: training-hours", "- id: employees"),
    (Code.REGISTRY_DUPLICATE_ID, OTHER, "- id: training\n", "- id: employees\n"),
    (Code.REGISTRY_DUPLICATE_ID, OTHER, "- id: training\n", "- id: contents\n"),
    (Code.REGISTRY_DUPLICATE_ID, STAFF, "{gender: [female, male], area", "{gender: [male, male], area"),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: NumberOfEmployees"),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: EmployeesByGenderTable"),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: GenderAxis"),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: EmploymentSubThemeAbstract"),
    (Code.REGISTRY_DUPLICATE_NAME, AXES, "MaleMember, label: {en: Male", "FemaleMember, label: {en: Male"),
    (Code.REGISTRY_AXIS_UNKNOWN, STAFF, ", site: []}", ", site: [], plant: []}"),
    (Code.REGISTRY_AXIS_KIND, AXES, "typed: true", "typed: true\n    default: hall", f"{AXES}|default: hall"),
    (Code.REGISTRY_AXIS_KIND, AXES, "    typed: true\n", "", f"{AXES}|site:"),
    (Code.REGISTRY_AXIS_KIND, STAFF, "site: []}", "site: [hall]}"),
    (Code.REGISTRY_AXIS_KIND, STAFF, "{gender: [female, male]}", "{gender: []}"),
    (
        Code.REGISTRY_AXIS_UNUSED,
        STAFF,
        "breakdowns: [[gender]]",
        "breakdowns: []",
        f"{STAFF}|axes: {{gender: [female, male]}}",
    ),
    (Code.REGISTRY_MEMBER_UNKNOWN, STAFF, "[mainland, overseas]", "[mainland, oversea]"),
    (Code.REGISTRY_MEMBER_UNKNOWN, AXES, "default: group", "default: grupo"),
    (Code.REGISTRY_BREAKDOWN, STAFF, "breakdowns: [[gender]]", "breakdowns: [[gender], [site]]"),
    (Code.REGISTRY_BREAKDOWN, STAFF, "breakdowns: [[gender]]", "breakdowns: [[gender, gender]]"),
    (Code.REGISTRY_BREAKDOWN, STAFF, "breakdowns: [[gender]]", "breakdowns: [[gender], []]"),
    (
        Code.REGISTRY_DUPLICATE_ID,
        HEADER,
        "  - {id: conduct,",
        "  - {id: people, label: {en: People, zh-hans: 人员}, subthemes: []}\n  - {id: conduct,",
    ),
    (Code.REGISTRY_DUPLICATE_ID, RULES, "{id: bounds,", "{id: employees-by-gender,"),
    (Code.REGISTRY_DUPLICATE_NAME, ANSWERS, "concept: YearlyMember", "concept: MaleMember"),
    (Code.REGISTRY_DUPLICATE_NAME, ANSWERS, "domain: FrequencyDomain", "domain: GenderDomain"),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: PeopleThemeAbstract"),
    (Code.REGISTRY_LANGUAGE, ANSWERS, "{en: Yearly, zh-hans: 每年}", "{en: Yearly}"),
    (Code.REGISTRY_LANGUAGE, OTHER, "in force., zh-hans: 改为披露政策是否有效。", "in force."),
    (Code.REGISTRY_LANGUAGE, RULES, "kind: bound", "kind: bound, message: {en: Odd.}"),
    (Code.REGISTRY_AXIS_KIND, AXES, "    default: exact\n    every_number: true", "    every_number: true"),
    (Code.REGISTRY_AXIS_KIND, STAFF, "{gender: [female, male]}", "{gender: [male], qualification: []}"),
    (
        Code.REGISTRY_ENUMERATION,
        OTHER,
        "type: enumeration-set",
        "type: string",
        f"{OTHER}|enumeration: frequency\n      - id: energy",
    ),
    (
        Code.REGISTRY_ENUMERATION,
        OTHER,
        "调查频率。}\n        enumeration: frequency",
        "调查频率。}",
        f"{OTHER}|type: enumeration-set",
    ),
    (
        Code.REGISTRY_ENUMERATION,
        OTHER,
        "评审频率。}\n        enumeration: frequency",
        "评审频率。}\n        enumeration: frequncy",
        f"{OTHER}|enumeration: frequncy",
    ),
    (
        Code.REGISTRY_ENUMERATION,
        ANSWERS,
        """    members:
      yearly: {concept: YearlyMember, label: {en: Yearly, zh-hans: 每年}}
      monthly: {concept: MonthlyMember, label: {en: Monthly, zh-hans: 每月}}
""",
        "    members: {}\n",
    ),
    (Code.REGISTRY_DEPRECATION, OTHER, "replaced_by: policy-in-force", "replaced_by: policy"),
    (Code.REGISTRY_DEPRECATION, OTHER, "replaced_by: policy-in-force", "replaced_by: policy-date"),
    (Code.REGISTRY_AXIS_KIND, AXES, "typed: true", "every_number: true\n    typed: true"),
    (Code.REGISTRY_BREAKDOWN, STAFF, "breakdowns: [[gender]]", "breakdowns: [[gender], [qualification]]"),
    (
        Code.REGISTRY_DUPLICATE_NAME,
        ANSWERS,
        "monthly: {concept: MonthlyMember",
        "monthly: {concept: YearlyMember",
    ),
    (Code.REGISTRY_DUPLICATE_NAME, OTHER, "concept: HoursOfTraining", "concept: YearlyMember"),
    (Code.REGISTRY_UNIT, OTHER, "unit: energy", "unit: mass"),
    (
        Code.REGISTRY_UNIT,
        OTHER,
        "type: boolean\n        unit: none",
        "type: boolean\n        unit: count",
        f"{OTHER}|unit: count",
    ),
    (
        Code.REGISTRY_CALCULATION_MIXED,
        OTHER,
        "    axes: {site: []}\n",
        "    axes: {site: []}\n    calculations: [{total: policy-in-force, parts: []}]\n",
        f"{OTHER}|calculations",
    ),
    *(
        (Code.REGISTRY_RULE, STAFF, "whole: employees, axis: gender", new)
        for new in (
            "whole: employes, axis: gender",
            "whole: employees, axis: site",
            "whole: employees, axis: sight",
            "whole: employees, axis: qualification",
            "whole: {indicator: employees, members: {gender: male}}, axis: gender",
            "whole: {indicator: employees, members: {gender: men}}, axis: area",
            "whole: {indicator: employees, members: {site: dongguan}}, axis: gender",
            "whole: {indicator: turnover-rate, members: {area: overseas}}, axis: gender",
            "whole: employees, parts: [turnover-rate]",
        )
    ),
    (
        Code.REGISTRY_RULE,
        STAFF,
        "{gender: [female, male], area",
        "{gender: [female], area",
        f"{STAFF}|whole: {{indicator: employees, members: {{gender: male",
    ),
    (Code.REGISTRY_RULE, OTHER, "[training-hours, training-cost]", "[training-hours, training-policy]"),
    (Code.REGISTRY_RULE, RULES, "axis: qualification, above", "axis: qualifcation, above"),
    (Code.REGISTRY_RULE, RULES, "axis: qualification, above: more-than", "axis: gender, above: male"),
    (Code.REGISTRY_RULE, RULES, "above: more-than", "above: more"),
    (Code.REGISTRY_RULE, RULES, "above: more-than", "above: more-than, at_least: more-than"),
    (Code.REGISTRY_RULE, RULES, "axis: qualification, above: more-than", "axis: qualification"),
    *(
        (Code.REGISTRY_RULE, RULES, "rules:\n", f"rules:\n  - {{id: other, {new}}}\n", f"{RULES}|{new}")
        for new in (
            "kind: stock-flow, stock: training-hours, inflows: [training-hours], outflows: []",
            "kind: stock-flow, stock: employees, inflows: [other-employees], outflows: []",
            "kind: stock-flow, stock: employees, inflows: [training-hours], outflows: []",
            "kind: stock-flow, stock: employees, inflows: [], outflows: []",
            "kind: percentage, result: employees, numerator: employees, denominator: employees",
            "kind: percentage, result: turnover-rate, numerator: training-hours, denominator: employees",
            "kind: ratio, result: satisfaction, numerator: training-hours, denominator: employes",
            "kind: target, indicator: employees, better: higher",
            "kind: target, indicator: employees, axis: qualification, target: exact, better: higher",
            "kind: target, indicator: satisfaction, axis: gender, target: male, better: higher",
        )
    ),
    (Code.REGISTRY_UNIT, OTHER, "unit: money", "unit: points"),
    (Code.REGISTRY_CALCULATION_UNKNOWN, STAFF, "employees, temporary", "employees, temprary"),
    (
        Code.REGISTRY_CALCULATION_UNKNOWN,
        STAFF,
        "{total: employees, parts: [permanent-employees, other",
        "{total: employes, parts: [permanent-employees, other",
    ),
    (Code.REGISTRY_CALCULATION_MIXED, STAFF, ", temporary-employees]", ", turnover-rate]"),
    (
        Code.REGISTRY_CALCULATION_MIXED,
        OTHER,
        "    indicators:\n",
        "    calculations: [{total: training-policy, parts: []}]\n    indicators:\n",
    ),
    (
        Code.REGISTRY_CALCULATION_CIRCLE,
        STAFF,
        ", temporary-employees]",
        ", permanent-employees]",
    ),
    (Code.REGISTRY_CALCULATION_CIRCLE, STAFF, ", temporary-employees]", ", employees]"),
    (
        Code.REGISTRY_CALCULATION_CIRCLE,
        STAFF,
        "{total: employees, parts: [permanent-employees, other",
        "{total: permanent-employees, parts: [employees, other",
    ),
]


@pytest.mark.parametrize("case", CASES)
def test_faults_are_found_at_their_line(tmp_path: Path, case: Case) -> None:
    code, file, old, new, *told_at = case
    folder = spoil(tmp_path, file, old, new)
    registry, findings = load_registry(folder)
    found = [item for item in findings if item.code == code.value.name]
    assert found, findings
    assert (registry is None) == (code.value.severity is Severity.ERROR)
    file, marker = told_at[0].split("|") if told_at else (file, new)
    text = (folder / file).read_text("utf-8")
    row = text[: text.index(marker)].count("\n") + 1 if marker else None
    places = [item.location for item in found if item.location]
    assert (f"{folder.as_posix()}/{file}", row) in [(place.file, place.row) for place in places]


def test_every_code_of_the_group_has_a_case() -> None:
    group = {code for code in Code if code.name.startswith("REGISTRY_")}
    assert {case[0] for case in CASES} == group


def test_near_names_are_suggested(tmp_path: Path) -> None:
    _, findings = load_registry(spoil(tmp_path, STAFF, "[mainland, overseas]", "[mainland, oversea]"))
    assert findings[0].hint.startswith("Did you mean 'overseas'?")


def test_a_misspelt_theme_suggests_the_file(tmp_path: Path) -> None:
    _, findings = load_registry(spoil(tmp_path, HEADER, "subthemes: [employment]", "subthemes: [employmnt]"))
    assert [item.value for item in findings] == ["employmnt", "employment"]
    assert findings[0].hint.startswith("Did you mean 'employment'?")


def test_a_file_under_another_theme_is_pointed_at(tmp_path: Path) -> None:
    folder = spoil(tmp_path, HEADER, "subthemes: [employment]", "subthemes: []")
    path = folder / HEADER
    path.write_text(path.read_text("utf-8").replace("[governance", "[employment, governance"), "utf-8")
    registry, findings = load_registry(folder)
    assert registry is None
    missing, unlisted = findings
    assert missing.hint == "The file lies at themes/people/employment.yaml: move it, or the entry."
    assert unlisted.message == "taxonomy.yaml names no sub-theme for the file themes/people/employment.yaml"


def test_a_file_of_no_theme_is_not_overlooked(tmp_path: Path) -> None:
    folder = spoil(tmp_path, HEADER, "subthemes: [employment]", "subthemes: [employment]")
    (folder / "themes" / "loose.yaml").write_text("subtheme: loose", "utf-8")
    registry, findings = load_registry(folder)
    assert registry is not None
    assert [item.message for item in findings] == [
        "taxonomy.yaml names no sub-theme for the file themes/loose.yaml"
    ]


def test_two_themes_cannot_share_a_sub_theme(tmp_path: Path) -> None:
    folder = spoil(
        tmp_path, HEADER, "subthemes: [employment]", "subthemes: [employment, governance-and-ethics]"
    )
    shutil.copy(folder / OTHER, folder / "themes" / "people")
    _, findings = load_registry(folder)
    assert "the sub-theme 'governance-and-ethics' is already taken" in findings[0].message
    assert [(item.row, item.column) for item in (findings[0].location,) if item] == [
        (10, "themes.1.subthemes.0")
    ]


def test_a_clash_names_both_places(tmp_path: Path) -> None:
    _, findings = load_registry(
        spoil(tmp_path, AXES, "MaleMember, label: {en: Male", "FemaleMember, label: {en: Male")
    )
    assert [place.row for place in findings[0].related] == [8]


def test_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = spoil(tmp_path, AXES, "concept: SiteAxis", "concept: siteAxis")
    (folder / "themes" / "people" / "employment.yaml").write_text("subtheme: [", "utf-8")
    _, findings = load_registry(folder)
    assert [item.code for item in findings] == ["xbrlesg:yamlContent", "xbrlesg:yamlSyntax"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    registry, findings = load_registry(tmp_path / "nowhere")
    assert registry is None
    assert {item.code for item in findings} == {"xbrlesg:fileMissing"}


def test_the_registry_comes_in_its_own_order() -> None:
    registry = load(SMALL)
    assert [subtheme.subtheme for subtheme in registry.subthemes] == ["employment", "governance-and-ethics"]
    assert list(registry.axes) == ["gender", "area", "site", "qualification"]
