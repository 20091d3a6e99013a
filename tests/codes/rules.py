"""Rules of the taxonomy and of the report: figures that disagree, and rules that cannot be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from tests.codes.examples import Example, Examples
from tests.codes.project import small_project
from tests.codes.shown import put_into, shown
from tests.projects import Project
from xbrlesg.archive import write_zip
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.levels import CheckLevel

MAPPING: Final = """\
indicators:
  new-employees: small:NumberOfInternalSessions
  departures: small:NumberOfExternalSessions
  rate-of-new-employees: small:TurnoverRate
  hours-per-session: small:TrainingScore
axes:
  value-basis: {members: {target: "small:TargetMember"}}
"""
"""The examples' indicators; in the small taxonomy other concepts of their kinds stand for some of them."""
RULES: Final = {
    Code.PARTS_AND_WHOLE: "kind: part-whole, whole: employees, axis: gender",
    Code.REMAINDER_UNDISCLOSED: "kind: part-whole, whole: employees, axis: gender",
    Code.PERCENTAGE_DISAGREES: (
        "kind: percentage, result: turnover-rate, numerator: internal-sessions, denominator: employees"
    ),
    Code.RATIO_DISAGREES: "kind: ratio, result: score, numerator: training-hours, denominator: sessions",
    Code.STOCK_AND_FLOWS: (
        "kind: stock-flow, stock: employees, inflows: [internal-sessions], outflows: [external-sessions]"
    ),
    Code.NEGATIVE_VALUE: "kind: non-negative, severity: error, indicators: [employees]",
    Code.TARGET_MISSED: "kind: target, severity: advisory, indicator: sessions, better: higher",
    Code.BOUND_CONTRADICTED: "kind: bound, axis: qualification, above: more-than",
}
"""The rule of the taxonomy that each example violates."""


def _ruled(folder: Path, rule: str, records: str) -> Project:
    """The small project with a rule in its taxonomy, and with these records."""
    project = small_project(folder)
    (project.folder / "registry" / "rules.yaml").write_text(f"rules: [{{id: the-rule, {rule}}}]", "utf-8")
    assert not build_taxonomy(project.folder / "registry", project.folder / "small.zip").findings
    put_into(project.folder / "mapping.yaml", MAPPING)
    (project.folder / "records.csv").write_text(records, "utf-8")
    return project


def _violated(code: Code) -> Example:
    return lambda folder: _ruled(folder, RULES[code], shown(code)).export().findings


def _change_rules(project: Project, change: Callable[[str], str]) -> None:
    """Change the file of rules in the project's package, and nothing else."""
    package = project.folder / "small.zip"
    with ZipFile(package) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = next(name for name in files if name.endswith("-rules.json"))
    files[name] = change(files[name].decode("utf-8")).encode("utf-8")
    package.write_bytes(write_zip(files))


def _unreadable(folder: Path) -> Iterable[Finding]:
    project = _ruled(folder, RULES[Code.PARTS_AND_WHOLE], shown(Code.PARTS_AND_WHOLE))
    _change_rules(project, lambda _: shown(Code.RULES_UNREADABLE))
    return project.export().findings


def _judged_differently(folder: Path) -> Iterable[Finding]:
    """Arelle judges by the assertion, and we by the file of rules, which somebody has changed."""
    project = _ruled(folder, RULES[Code.PARTS_AND_WHOLE], shown(Code.PARTS_AND_WHOLE))
    _change_rules(project, lambda text: text.replace("NumberOfEmployees", "NumberOfSessions"))
    return project.export(CheckLevel.FULL).findings


def _of_the_report(folder: Path) -> Iterable[Finding]:
    project = small_project(folder)
    (project.folder / "rules.yaml").write_text(shown(Code.REPORT_RULE), "utf-8")
    put_into(project.folder / "report.yaml", "rules: rules.yaml")
    return project.export().findings


EXAMPLES: Final[Examples] = {
    Code.REPORT_RULE: _of_the_report,
    Code.RULES_UNREADABLE: _unreadable,
    **{code: _violated(code) for code in RULES},
    Code.RULE_JUDGED_DIFFERENTLY: _judged_differently,
}
