"""Rules over facts as they pass by come to what they come to over all facts at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from benchmarks.house import ROOT
from benchmarks.large_report import make_project
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.rules.evaluate import Evaluation, Outcome, evaluate
from xbrlesg.rules.in_order import evaluate_in_order
from xbrlesg.rules.stored import read_rules, rules_url


def told(evaluations: Iterable[Evaluation]) -> list[str]:
    return sorted(repr((each.rule.head.id, each.outcome, each.fact, each.others)) for each in evaluations)


def outcomes(report: Path) -> Counter[Outcome]:
    """What rules came to, the same both ways."""
    job, _ = load_job(report, None, None)
    assert job is not None
    inputs, _ = load_inputs(job)
    assert inputs is not None
    facts = apply_job(job, inputs).facts
    (entry_point,) = inputs.taxonomy.entry_points
    rules, faults = read_rules(inputs.packages.read(rules_url(entry_point)), entry_point)
    assert not faults
    whole = list(evaluate(facts, rules))
    broken = [each for each in whole if each.outcome is not Outcome.HOLDS]

    # a rule on several concepts is a rule of its own for each of them where facts pass by
    assert (
        told(broken) == told(evaluate_in_order(facts, rules)) == told(evaluate_in_order(list(facts), rules))
    )
    return Counter(each.outcome for each in whole)


def test_sums_that_hold_that_do_not_and_that_leave_something(tmp_path: Path) -> None:
    package = tmp_path / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy/esg", package).findings
    made = make_project(tmp_path / "large", 1_000, package=package)
    records = made.report.parent / "records.csv"
    lines = records.read_text("utf-8").splitlines(keepends=True)
    sessions = "training-programme-sessions,"
    online = [n for n, line in enumerate(lines) if line.startswith(sessions) and ",online," in line]
    for number in online[:3]:
        lines[number] = lines[number].replace(sessions, f"{sessions}99", 1)
    del lines[online[9]]
    # figures that several concepts join: a percentage of two counts, one of them wrong
    counts = ("rd-personnel,30,Person", "employees,60,Person", "rd-personnel-proportion,50,%")
    for year, counted in (("2017", counts), ("2018", (*counts[:2], "rd-personnel-proportion,40,%"))):
        lines += [f"{cells},{year}{',' * 11}\n" for cells in counted]
    records.write_text("".join(lines), "utf-8")
    found = outcomes(made.report)
    assert found[Outcome.HOLDS] > 300
    assert found[Outcome.VIOLATED] == 4
    assert found[Outcome.REMAINDER] == 1
