"""A batch as its users run it: what it leaves and says, for any number of jobs, and how it ends."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.batch.batches import Batch
from tests.projects import Silent
from xbrlesg.batch import findings_table
from xbrlesg.batch.findings_table import finding_row, write_findings
from xbrlesg.batch.run import Wanted, run_batch
from xbrlesg.batch.task import Ending, Outcome, Task
from xbrlesg.cli.batch_text import Meter
from xbrlesg.errors import MissingExtraError
from xbrlesg.findings.model import Severity
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_report_is_what_an_export_writes(finished: Batch, tmp_path: Path) -> None:
    for name in "abcdfgh":
        exported = export(finished.folder / name / "report.yaml", tmp_path, None, CheckLevel.NONE, Silent())
        assert exported.folder is not None
        assert tree(exported.folder) == tree(finished.folder / "out" / f"{name}-2023" / "small")


def test_the_bytes_do_not_depend_on_jobs_nor_on_order(batch: Batch, finished: Batch) -> None:
    lines = "".join(f"{name}/report.yaml\n" for name in "hgfedcba")
    (batch.folder / "list.csv").write_text("report\n" + lines)
    assert batch.run("@list.csv", "--jobs", "3").returncode == 1
    assert batch.tree() == finished.tree()


def test_the_summary_says_what_came_of_each(finished: Batch) -> None:
    own = finished.folder / "out" / "_batch"
    summary = json.loads((own / "summary.json").read_bytes())
    assert summary["totals"] == {
        "reports": 8,
        "exported": 6,
        "refused": 1,
        "failed": 0,
        "unread": 1,
        "records": 7 * 24,
        "facts": 6 * 22,
        "findings": {"error": 2, "warning": 7, "advisory": 7, "info": 7},
    }
    ends = [(row["report"], row["status"], row["exit_code"]) for row in summary["reports"]]
    assert ends[2:5] == [("c-2023", "refused", 1), ("d-2023", "exported", 0), ("e/report.yaml", "unread", 1)]
    assert [report for report, _, _ in ends] == sorted(report for report, _, _ in ends)
    with (own / "summary.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["report"], row["status"], int(row["exit_code"])) for row in rows] == ends


def test_duckdb_reads_the_findings_of_all(finished: Batch) -> None:
    table = str(finished.folder / "out" / "_batch" / "findings.parquet")
    ask = duckdb.connect().execute
    assert ask(f"select count(*), count(distinct report) from '{table}'").fetchone() == (23, 8)  # noqa: S608
    where = f"select report, target, file, \"row\", \"column\", value from '{table}' where severity = 'error'"  # noqa: S608
    assert ask(where).fetchall() == [
        ("c-2023", "small", "records.csv", 4, "value", "1.990"),
        ("e/report.yaml", "", "report.yaml", 8, "languages", None),
    ]


def test_what_the_terminal_shows(batch: Batch) -> None:
    done = batch.run("--jobs", "2")
    assert "reports: 8, to be made: 7" in done.stderr  # one cannot be read
    assert "7/7 reports" in done.stderr
    head, first, second, third, *_ = done.stdout.splitlines()
    assert head.split()[:3] == ["report", "target", "status"]
    assert [line.split()[0] for line in (first, second, third)] == ["c-2023", "e/report.yaml", "a-2023"]
    assert "reports:  8 (6 exported, 1 refused, 1 unread)" in done.stdout


class TestEnds:
    """How a batch ends, by exit code."""

    def test_clean(self, batch: Batch) -> None:
        assert batch.run("@a/report.yaml").returncode == 0

    def test_findings_at_the_fail_level(self, batch: Batch) -> None:
        assert batch.run("@a/report.yaml", "--fail-on", "warning").returncode == 1

    def test_a_list_of_reports_that_is_no_good(self, batch: Batch) -> None:
        (batch.folder / "list.csv").write_text("report\na/report.yaml\na/../a/report.yaml\n")
        done = batch.run("@list.csv")
        assert done.returncode == 1
        assert "list.csv:3: error:" in done.stdout
        assert "nothing was run" in done.stdout
        assert not (batch.folder / "out").exists()

    def test_a_folder_that_holds_a_batch(self, batch: Batch, finished: Batch) -> None:
        shutil.copytree(finished.folder / "out", batch.folder / "out")
        done = batch.run()
        assert done.returncode == 2
        assert "--resume goes on with it" in done.stderr
        assert batch.tree() == finished.tree()

    @pytest.mark.parametrize("option", [("--jobs", "0"), ("--memory", "0")])
    def test_wrong_usage(self, batch: Batch, option: tuple[str, str]) -> None:
        assert batch.run(*option).returncode == 2

    def test_a_folder_that_cannot_be_written(self, batch: Batch) -> None:
        (batch.folder / "out").write_text("a file")
        done = batch.run()
        assert (done.returncode, "Traceback" in done.stderr) == (3, False)

    def test_another_batch_is_writing_there(self, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(batch.folder)

        class Meanwhile:
            def plan(self, reports: int, missing: int) -> None:
                self.other = batch.run("--resume")

            def done(self, task: Task, outcome: Outcome) -> None:
                pass

            def gather(self) -> None:
                pass

        meanwhile = Meanwhile()
        run_batch(wanted(), meanwhile)
        assert meanwhile.other.returncode == 3
        assert "another batch is writing to out" in meanwhile.other.stderr


def wanted(**changes: Any) -> Wanted:
    given: dict[str, Any] = {
        "sources": ["a/report.yaml"],
        "out": Path("out"),
        "jobs": 1,
        "target": None,
        "check": CheckLevel.NONE,
        "store": None,
        "memory": 1 << 30,
        "fail_on": Severity.ERROR,
    }
    return Wanted(**{**given, **changes})


@pytest.mark.parametrize(
    ("library", "extra", "scheduler"),
    [("pyarrow", "parquet", None), ("distributed", "batch", "tcp://127.0.0.1:1")],
)
def test_without_its_library_a_batch_does_not_begin(
    library: str, extra: str, scheduler: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("xbrlesg.batch.run.find_spec", lambda name: None if name == library else object())
    with pytest.raises(MissingExtraError, match=rf"xbrlesg\[{extra}\]"):
        run_batch(wanted(scheduler=scheduler), Meter(sys.stderr))
    assert not Path("out").exists()


def test_the_table_of_findings_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_table, "GROUP", 3)
    item = {"code": "c", "severity": "error", "message": "m"}
    write_findings(tmp_path / "f.parquet", (finding_row(f"r{number}", "t", item) for number in range(8)))
    path = str(tmp_path / "f.parquet")
    groups = "select count(distinct row_group_id) from parquet_metadata(?)"
    assert duckdb.connect().execute(groups, [path]).fetchone() == (3,)
    assert duckdb.connect().execute("select count(*) from read_parquet(?)", [path]).fetchone() == (8,)


def test_the_meter_tells_rate_and_time_left(tmp_path: Path) -> None:
    now = iter([0.0, 5.0, 20.0, 40.0])
    task = Task("r.yaml", "t", CheckLevel.NONE, "r", "t", "out", None)
    with (tmp_path / "log").open("w") as stream:
        meter = Meter(stream, lambda: next(now))
        meter.plan(5, 4)
        meter.done(task, Outcome(Ending.MADE))
        meter.done(task, Outcome(Ending.FAILED, "it broke"))
        meter.gather()
    assert (tmp_path / "log").read_text() == (
        "reports: 5, to be made: 4\n"
        "  r/t failed: it broke\n"
        "  2/4 reports, 0.1 a second, 0:00:20 left, 1 failed\n"
        "  2/4 reports, 0.1 a second, 0:00:40 left, 1 failed\n"
    )
