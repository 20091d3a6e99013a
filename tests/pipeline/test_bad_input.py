"""Bad input: each fault has its own code, file, row, column, value and hint, and no report is written."""

from dataclasses import dataclass

import pytest

from tests.projects import Project
from xbrlesg.cli.exit_codes import ExitCode, FailOn, exit_code

EMPLOYEES = "employees,990,Person,2022,,,,,,,,,5,Staff,Number of employees\n"
RATE = "turnover-rate,5.50,%,2023,,,,,,restored,9/0,The page prints a percent sign.,8,Staff,Turnover\n"
WAGES = 'wages,"19,678.67","RMB \'0,000",2023,about,,,,,,,,9,Staff,Wages\n'
IN_FORCE = "policy-in-force,Yes,,2023,,,,,,,,,19,Policy,in force\n"
DATED = 'policy-date,"November 10, 2023",,2023,,,,,,,,,20,Policy,approved\n'
REVIEW = "review,every year,,2023,,,,,,,,,21,Policy,reviewed\n"
TOPICS = "topics,privacy; safety & health,,2023,,,,,,,,,22,Policy,covers\n"
SUMMARY = "policy-text,概述：<安全> & 隐私。,,2023,,,,,zh-hans,summary,,,23-27,Policy,安全\n"
COMPANY = "company,Small & Sons <Ltd>,,2023,,,,,en,,,,1,Cover,Small & Sons\n"


def swap(row: str, old: str, new: str) -> tuple[str, str]:
    """A row, and the row with one part of it changed."""
    assert old in row
    return row, row.replace(old, new, 1)


@dataclass(frozen=True)
class Case:
    """What is changed in one file, and the finding that must follow."""

    code: str
    change: tuple[str, str]
    row: int
    column: str | None
    value: str | None
    file: str = "records.csv"
    hint: str = ""


RECORDS = [
    Case(
        "indicatorUnknown",
        swap(EMPLOYEES, "employees", "employes"),
        4,
        "indicator",
        "employes",
        hint="'employees'",
    ),
    Case("unitUnknown", swap(EMPLOYEES, "Person", "Persom"), 4, "unit", "Persom", hint="'Person'"),
    Case("unitFamily", swap(EMPLOYEES, "Person", "RMB"), 4, "unit", "RMB"),
    Case("unitFamily", swap(EMPLOYEES, "Person", "%"), 4, "unit", "%"),
    Case("unitMissing", swap(EMPLOYEES, "Person", ""), 4, "unit", ""),
    Case("unitBrokenPercent", swap(RATE, "%", "9/0"), 8, "unit", "9/0"),
    Case("unitOnText", swap(COMPANY, ",,2023", ",Person,2023"), 2, "unit", "Person"),
    Case("languageMissing", swap(COMPANY, ",en,", ",,"), 2, "language", ""),
    Case("languageInvalid", swap(COMPANY, ",en,", ",EN,"), 2, "language", "EN"),
    Case("languageInvalid", swap(EMPLOYEES, "2022,,,,,", "2022,,,,,en"), 4, "language", "en"),
    Case("valueMissing", swap(EMPLOYEES, "990", ""), 4, "value", ""),
    Case("valueNotNumber", swap(EMPLOYEES, "990", "many"), 4, "value", "many"),
    Case("valueLostSeparator", swap(EMPLOYEES, "990", "1.660"), 4, "value", "1.660", hint="'1,660'"),
    Case("valueFullWidth", swap(EMPLOYEES, "990", "９９０"), 4, "value", "９９０", hint="'990'"),
    Case("valueStraySpace", swap(EMPLOYEES, "990", "9 90"), 4, "value", "9 90"),
    Case("valueStraySpace", swap(EMPLOYEES, "990", " 990"), 4, "value", " 990"),
    Case("valueGrouping", swap(EMPLOYEES, "990", '"99,0"'), 4, "value", "99,0"),
    Case("valueNotWhole", swap(EMPLOYEES, "990", "99.5"), 4, "value", "99.5"),
    Case("valueAbove100Percent", swap(RATE, "5.50", "100.01"), 8, "value", "100.01"),
    Case("periodMissing", swap(EMPLOYEES, "2022", ""), 4, "period", ""),
    Case("periodInvalid", swap(EMPLOYEES, "2022", "2022-13"), 4, "period", "2022-13"),
    Case("periodInvalid", swap(EMPLOYEES, "2022", "2022-02-30"), 4, "period", "2022-02-30"),
    Case("periodInvalid", swap(EMPLOYEES, "2022", "last year"), 4, "period", "last year"),
    Case("periodType", swap(RATE, "2023", "2023-12-31"), 8, "period", "2023-12-31"),
    Case("breakdownUnknown", swap(EMPLOYEES, "2022,,", "2022,,Mail"), 4, "gender", "Mail", hint="'Male'"),
    Case("breakdownNotAllowed", swap(RATE, "2023,,", "2023,,Male"), 8, "gender", "gender Male"),
    Case("breakdownNotAllowed", swap(EMPLOYEES, "2022,,,,", "2022,,Male,,Dongguan"), 4, "gender", None),
    Case("valueNotBoolean", swap(IN_FORCE, "Yes", "Yes."), 19, "value", "Yes.", hint="是"),
    Case("valueNotBoolean", swap(IN_FORCE, "Yes", "1"), 19, "value", "1"),
    Case("valueNotBoolean", swap(IN_FORCE, "Yes", " yes"), 19, "value", " yes"),
    Case("valueMissing", swap(IN_FORCE, "Yes", ""), 19, "value", ""),
    Case("valueMissing", swap(IN_FORCE, "Yes", " "), 19, "value", " "),
    Case("unitOnText", swap(IN_FORCE, ",,2023", ",%,2023"), 19, "unit", "%"),
    Case("languageInvalid", swap(IN_FORCE, "2023,,,,,", "2023,,,,,en"), 19, "language", "en"),
    Case("readingNotText", swap(IN_FORCE, "2023,,,,,,", "2023,,,,,,summary"), 19, "reading", "summary"),
    Case("readingNotText", swap(EMPLOYEES, "2022,,,,,,", "2022,,,,,,summary"), 4, "reading", "summary"),
    Case("readingUnexplained", swap(SUMMARY, "23-27", ""), 24, "source_line", "summary", hint="source_line"),
    Case("sourceLine", swap(SUMMARY, "23-27", "27-23"), 24, "source_line", "27-23", hint="148-152"),
    Case("valueNotDate", swap(DATED, "November 10", "November 31"), 21, "value", "November 31, 2023"),
    Case("valueNotDate", swap(DATED, "November 10, 2023", "2023"), 21, "value", "2023", hint="2023-11-10"),
    Case("valueNotDate", swap(DATED, " 10, ", " 10,"), 21, "value", "November 10,2023", hint="'2023-11-10'"),
    Case("unitOnText", swap(DATED, ",,2023", ",Times,2023"), 21, "unit", "Times"),
    Case("answerUnknown", swap(REVIEW, "every year", "anually"), 22, "value", "anually", hint="'annually'"),
    Case("answerUnknown", swap(REVIEW, "every year", "every year; quarterly"), 22, "value", None),
    Case("answerUnknown", swap(TOPICS, "privacy; ", "privacy;"), 23, "value", "privacy;safety & health"),
    Case("answerUnknown", swap(TOPICS, "privacy; ", "; "), 23, "value", ""),
    Case("answerRepeated", swap(TOPICS, "privacy; ", "safety & health; "), 23, "value", "safety & health"),
    Case("valueMissing", swap(TOPICS, "privacy; safety & health", ""), 23, "value", ""),
    Case("breakdownNotAllowed", swap(REVIEW, "2023,,,,", "2023,,,,Dongguan"), 22, "site", "site Dongguan"),
    Case("qualifierUnknown", swap(WAGES, "about", "abaut"), 9, "qualifier", "abaut", hint="'about'"),
    Case("qualifierNotAllowed", swap(DATED, "2023,,", "2023,about,"), 21, "qualifier", "about"),
    Case("qualifierNotAllowed", swap(COMPANY, "2023,,", "2023,over,"), 2, "qualifier", "over"),
    Case("breakdownNotAllowed", swap(WAGES, "about,,,", "about,,,Dongguan"), 9, "site", None),
    Case("recordRepeated", (EMPLOYEES, EMPLOYEES * 2), 5, "value", "990 Person"),
    Case("recordConflict", swap(EMPLOYEES, "990,Person,2022", "990,Person,2023"), 4, "value", "990 Person"),
]


def in_mapping(code: str, row: int, column: str, old: str, new: str, **more: str) -> Case:
    """A fault in the mapping; its value is the new text unless given."""
    return Case(code, (old, new), row, column, more.get("value", new), "mapping.yaml", more.get("hint", ""))


def in_report(code: str, row: int, column: str | None, old: str, new: str, **more: str) -> Case:
    """A fault in the report file; its value is not looked at unless given."""
    return Case(code, (old, new), row, column, more.get("value"), "report.yaml", more.get("hint", ""))


REPORT_FILE = [
    in_report("yamlSyntax", 9, None, "[en, zh-hans]", "[en"),
    in_report("yamlDuplicateKey", 11, "records", "records: records.csv", "records: a.csv\nrecords: b.csv"),
    in_report("yamlContent", 7, "reporting_period", "end: 2023-12-31", "end: 2022-12-31"),
    in_report("yamlContent", 7, "reporting_period.end", "end: 2023-12-31", "end: 2023-12-32"),
    in_report("yamlContent", 8, "languages.1", "[en, zh-hans]", "[en, EN]", value="EN"),
    in_report("yamlContent", 9, "standard", "standards:", "standard:"),
    in_report(
        "taxonomyPackageMissing",
        15,
        "targets.small.packages.0",
        "[small.zip]",
        "[none.zip]",
        value="none.zip",
        hint="taxonomy build",
    ),
    in_report("taxonomyPackageBroken", 15, "targets.small.packages.0", "[small.zip]", "[records.csv]"),
]

CONCEPT, GENDER = "indicators.employees", "axes.gender"
MAPPING = [
    in_mapping("yamlContent", 6, CONCEPT, "small:NumberOfEmployees", "NumberOfEmployees"),
    in_mapping("yamlContent", 31, "units.RMB '0,000.factor", "10000", "ten"),
    in_mapping(
        *("mappingConcept", 6, CONCEPT, "small:NumberOfEmployees", "small:NumberOfEmployes"),
        hint="'small:NumberOfEmployees'",
    ),
    in_mapping("mappingConcept", 6, CONCEPT, "small:NumberOfEmployees", "small:StaffAbstract"),
    in_mapping(
        *("mappingPrefix", 6, CONCEPT, "small:NumberOfEmployees", "smal:NumberOfEmployees"), hint="'small'"
    ),
    in_mapping(
        *("mappingAxis", 22, GENDER + ".axis", "small:GenderAxis", "small:GendersAxis"),
        hint="'small:GenderAxis'",
    ),
    in_mapping(
        *("mappingAxis", 23, "axes.value-basis.typed", "members: {Target", "typed: {Target"),
        value="small:ValueBasisAxis",
    ),
    in_mapping("mappingAxis", 22, GENDER + ".members", "small:GenderAxis", "small:SiteAxis"),
    in_mapping("mappingMember", 22, GENDER + ".members.Male", "small:MaleMember", "small:TargetMember"),
    in_mapping(
        "mappingMember", 23, "axes.value-basis.members.Target", "small:TargetMember", "small:ActualMember"
    ),
    in_mapping(
        *("mappingEnumeration", 39, "enumerations.small:TopicDomain.ethics", "EthicsMember", "EthicMember"),
        value="small:EthicMember",
        hint="'small:EthicsMember'",
    ),
    in_mapping(
        *("mappingEnumeration", 39, "enumerations.small:TopicDomain.ethics"),
        *("small:EthicsMember", "small:YearlyMember"),
    ),
    in_mapping(
        *("mappingEnumeration", 38, "enumerations.small:TopicsDomain", "enumerations:\n"),
        "enumerations:\n  small:TopicsDomain: {ethics: 'small:EthicsMember'}\n",
        value="small:TopicsDomain",
        hint="'small:TopicDomain'",
    ),
    in_mapping(
        *("mappingEnumeration", 20, "indicators.topics", "small:TopicDomain", "small:TopicsDomain"),
        value="small:TopicsOfPolicy",
    ),
    in_mapping(
        *(
            "mappingPrefix",
            39,
            "enumerations.small:TopicDomain.ethics",
            "small:EthicsMember",
            "s:EthicsMember",
        ),
    ),
    in_mapping("yamlContent", 35, "qualifiers.axis", "small:QualificationAxis", "QualificationAxis"),
    in_mapping(
        *("mappingAxis", 35, "qualifiers.axis", "small:QualificationAxis", "small:QualifierAxis"),
        hint="'small:QualificationAxis'",
    ),
    in_mapping(
        "mappingAxis",
        35,
        "qualifiers.axis",
        "axis: small:QualificationAxis",
        "axis: small:SiteAxis",
        value="small:SiteAxis",
    ),
    in_mapping(
        "mappingAxis",
        35,
        "qualifiers.axis",
        "axis: small:QualificationAxis",
        "axis: small:GenderAxis",
        value="small:GenderAxis",
    ),
    in_mapping(
        "mappingMember", 36, "qualifiers.members.about", "small:ApproximatelyMember", "small:ExactMember"
    ),
    in_mapping(
        "yamlContent",
        24,
        "axes.site.typed",
        "typed: {Dongguan: Dongguan, 厦门: Xiamen}",
        "typed: anything",
        value="anything",
    ),
    in_mapping(
        "mappingAxis",
        23,
        "axes.value-basis.typed",
        'members: {Target: "small:TargetMember"}',
        "typed: as-printed",
        value="small:ValueBasisAxis",
    ),
    in_mapping("mappingUnit", 33, "units.Hour.unit", "utr:H", "xyz:H"),
    in_mapping("mappingUnit", 33, "units.Hour.unit", "utr:H", "iso4217:CNY"),
    in_mapping("mappingFactor", 31, "units.RMB '0,000.factor", "10000", "12"),
    in_mapping(
        *("taxonomyEntryPoint", 2, "taxonomy", "2024-01-01/small.xsd", "2024-01-01/smal.xsd"),
        value="https://small.example/taxonomy/2024-01-01/smal.xsd",
        hint="small.xsd",
    ),
]


@pytest.mark.parametrize(
    "case", [*RECORDS, *REPORT_FILE, *MAPPING], ids=lambda case: f"{case.code}-{case.change[1][-30:]!r}"
)
def test_a_fault_is_found_and_no_report_is_written(project: Project, case: Case) -> None:
    project.edit(case.file, *case.change)
    exported = project.export()
    found = [item for item in exported.findings if item.code == f"xbrlesg:{case.code}"]
    assert found, exported.findings
    item = found[0]
    assert item.location is not None
    assert (item.location.file, item.location.row, item.location.column) == (case.file, case.row, case.column)
    assert case.value is None or item.value == case.value
    assert item.hint
    assert case.hint in item.hint
    assert exit_code(exported.findings, FailOn.ERROR) is ExitCode.FINDINGS
    if exported.folder is not None:
        left = sorted(path.name for path in exported.folder.iterdir())
        assert left == ["findings.html", "findings.json"]


def test_a_qualified_figure_without_a_table_of_qualifiers_never_passes_for_exact(project: Project) -> None:
    text = (project.folder / "mapping.yaml").read_text("utf-8")
    start, end = text.index("qualifiers:"), text.index("enumerations:")
    (project.folder / "mapping.yaml").write_text(text[:start] + text[end:], "utf-8")
    errors = [item for item in project.export().findings if item.severity.word == "error"]
    assert [(item.code, item.location and str(item.location), item.value) for item in errors] == [
        ("xbrlesg:qualifierUnmapped", "records.csv:9:qualifier", "about")
    ]


def test_a_mapping_to_a_concept_of_a_foreign_type_is_found(project: Project) -> None:
    project.edit("mapping.yaml", "company: small:NameOfCompany", "company: small:StaffTable")
    codes = {item.code for item in project.export().findings if item.severity.word == "error"}
    assert codes == {"xbrlesg:mappingConcept"}


def test_a_year_alone_is_ambiguous_where_the_reporting_period_is_no_calendar_year(project: Project) -> None:
    project.edit("report.yaml", "start: 2023-01-01, end: 2023-12-31", "start: 2022-04-01, end: 2023-03-31")
    codes = [item.code for item in project.export().findings if item.severity.word == "error"]
    assert set(codes) == {"xbrlesg:periodAmbiguous"}
    assert len(codes) == 24


def test_a_missing_records_file_is_found(project: Project) -> None:
    project.edit("report.yaml", "records: records.csv", "records: none.csv")
    (item,) = project.export().findings
    assert (item.code, item.value) == ("xbrlesg:fileMissing", "none.csv")


def test_two_columns_cannot_share_an_axis(project: Project) -> None:
    project.edit("mapping.yaml", "  site:", '  sex: {axis: "small:GenderAxis"}\n  site:')
    errors = [item for item in project.export().findings if item.severity.word == "error"]
    assert [(item.code, item.location and item.location.row) for item in errors] == [
        ("xbrlesg:mappingAxis", 24)
    ]


def test_an_unknown_target_is_found(project: Project) -> None:
    (item,) = project.export(target="gri").findings
    assert (item.code, item.value) == ("xbrlesg:targetUnknown", "gri")
    assert "small" in item.hint


def test_all_faults_of_a_run_come_together(project: Project) -> None:
    project.edit("records.csv", "employees,990,Person,2022", "employees,99 0,Persom,2022-13")
    project.edit("records.csv", "training-hours,244.0", "training-ours,244.0")
    project.edit("mapping.yaml", "factor: 10000", "factor: 12")
    project.edit("report.yaml", "[small.zip]", "[small.zip, none.zip]")
    first = {item.code.partition(":")[2] for item in project.export().findings}
    assert first == {"taxonomyPackageMissing"}
    project.edit("report.yaml", ", none.zip]", "]")
    second = {item.code.partition(":")[2] for item in project.export().findings}
    assert {"valueStraySpace", "unitUnknown", "periodInvalid", "indicatorUnknown", "mappingFactor"} <= second


def test_a_failed_run_takes_an_earlier_report_away_and_spares_other_files(project: Project) -> None:
    assert project.export().facts
    (project.output / "notes.txt").write_text("mine")
    project.edit("records.csv", "employees,990", "employees,many")
    project.export()
    assert sorted(path.name for path in project.output.iterdir()) == [
        *("findings.html", "findings.json", "notes.txt")
    ]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("mappingAxis", "small:GenderAxis", "small:GendersAxis"),
        ("mappingMember", "small:MaleMember", "small:MalesMember"),
        ("mappingMember", 'Target: "small:TargetMember', 'Target: "small:AimMember'),
        ("mappingPrefix", "small:FemaleMember", "smal:FemaleMember"),
        ("mappingAxis", "small:QualificationAxis", "small:QualificationsAxis"),
        ("mappingMember", "small:ApproximatelyMember", "small:AboutMember"),
    ],
)
def test_an_axis_or_a_member_at_fault_is_told_once_and_not_of_its_records(
    project: Project, code: str, old: str, new: str
) -> None:
    """Nor do these records pass for totals or exact figures, which would contradict others."""
    with (project.folder / "records.csv").open("a", encoding="utf-8") as records:
        records.write('wages,"19,678.66","RMB \'0,000",2023,,,,,,,,,9,Staff,Wages\n')
    project.edit("mapping.yaml", old, new)
    found = [item for item in project.export().findings if item.severity.word == "error"]
    assert [item.code for item in found] == [f"xbrlesg:{code}"]


def test_values_that_a_mapping_with_a_member_at_fault_does_not_know_are_told(project: Project) -> None:
    project.edit("mapping.yaml", "small:MaleMember", "small:MalesMember")
    project.edit("records.csv", "employees,400,Person,2023,,Female", "employees,400,Person,2023,,Femal")
    found = [item.code for item in project.export().findings if item.severity.word == "error"]
    assert sorted(found) == ["xbrlesg:breakdownUnknown", "xbrlesg:mappingMember"]
