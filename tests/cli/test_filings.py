"""``facts`` and ``diff`` as their users run them: what they print, and the exit codes that they end with."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.projects import Project
from xbrlesg.cli.fact_table import table_lines

PACKAGE = ("--package", "small.zip")


@pytest.fixture
def filed(project: Project) -> Project:
    """The small project with its report, and a changed one beside it."""
    project.export()
    report = json.loads((project.output / "report.json").read_bytes())
    (project.folder / "a.json").write_text(json.dumps(report), "utf-8")
    facts = report["facts"]
    first = next(key for key, fact in facts.items() if fact["dimensions"]["concept"].endswith(":Wages"))
    facts[first]["value"] = "200000000.0"
    del facts[next(key for key, fact in facts.items() if "PolicyInForce" in fact["dimensions"]["concept"])]
    (project.folder / "b.json").write_text(json.dumps(report), "utf-8")
    return project


class TestFacts:
    def test_a_table_is_what_one_gets(self, filed: Project) -> None:
        ended = run(
            filed.folder, "facts", "a.json", *PACKAGE, "--concept", "small:NumberOfEmp*", "--labels", "en"
        )
        assert ended.returncode == 0, ended.stderr
        lines = ended.stdout.splitlines()
        assert lines[0].split() == ["concept", "period", "breakdown", "value", "unit", "decimals"]
        assert lines[1].split() == ["Number", "of", "employees", "2022-12-31", "990", "pure", "INF"]
        assert lines[-4:] == [
            "facts:    22 in the document: 22 read, 0 unread",
            "chosen:   4",
            "taxonomy: https://small.example/taxonomy/2024-01-01/small.xsd",
            "findings: none",
        ]

    def test_what_a_program_reads_is_alone_on_stdout(self, filed: Project) -> None:
        ended = run(filed.folder, "facts", "a.json", "--format", "csv")
        assert ended.returncode == 0
        assert len(list(csv.DictReader(io.StringIO(ended.stdout)))) == 22
        assert "in no package" in ended.stderr
        assert "findings: 1 info" in ended.stderr
        data = json.loads(run(filed.folder, "facts", "a.json", "--format", "json", *PACKAGE).stdout)
        assert len(data["facts"]) == 22

    @pytest.mark.parametrize("name", ["f.csv", "f.json", "f.parquet"])
    def test_the_name_of_the_output_says_its_form(self, filed: Project, name: str) -> None:
        ended = run(filed.folder, "facts", "a.json", *PACKAGE, "-o", f"new/{name}")
        assert (ended.returncode, ended.stderr) == (0, "")
        assert f"file:     new/{name}" in ended.stdout
        if name != "f.json":
            assert run(filed.folder, "diff", "a.json", f"new/{name}", *PACKAGE).returncode == 0

    @pytest.mark.parametrize(
        "arguments",
        [
            ("--format", "xml"),
            ("--format", "parquet"),
            ("--format", "table", "-o", "x.csv"),
            ("-o", "x.xls"),
            ("-o", "a.json"),
            ("--period", "soon"),
            ("--limit", "0"),
        ],
    )
    def test_wrong_usage(self, filed: Project, arguments: tuple[str, ...]) -> None:
        before = (filed.folder / "a.json").read_bytes()
        ended = run(filed.folder, "facts", "a.json", *arguments)
        assert (ended.returncode, ended.stdout) == (2, "")
        assert (filed.folder / "a.json").read_bytes() == before

    def test_a_fact_that_cannot_be_read_ends_in_1(self, filed: Project) -> None:
        ended = run(filed.folder, "facts", str(filed.output / "report.xhtml"))
        assert ended.returncode == 1
        assert "xbrlesg:factUnread" in ended.stdout
        assert "Traceback" not in ended.stderr
        assert run(filed.folder, "facts", "none.xbrl").returncode == 1

    def test_an_output_that_cannot_be_written_ends_in_3(self, filed: Project) -> None:
        ended = run(filed.folder, "facts", "a.json", "-o", "a.json/x.csv")
        assert (ended.returncode, "Traceback" in ended.stderr) == (3, False)


class TestDiff:
    def test_equal_filings_end_in_0(self, filed: Project) -> None:
        ended = run(filed.folder, "diff", "a.json", str(filed.output / "report.xhtml"), *PACKAGE)
        assert (ended.returncode, ended.stdout.splitlines()) == (
            0,
            [
                "a.json: 22 facts, 0 unread",
                "report.xhtml: 23 facts, 0 unread",
                "different facts: 22 before, 22 after; 22 unchanged",
                "findings: none",
            ],
        )

    def test_each_difference_is_told_and_counted(self, filed: Project) -> None:
        ended = run(filed.folder, "diff", "a.json", "b.json", *PACKAGE)
        assert ended.returncode == 1
        assert (
            "small:Wages, 2023, small:QualificationAxis=" in ended.stdout
            or "small:Wages, 202" in ended.stdout
        )
        assert ended.stdout.splitlines()[-5:] == [
            "b.json: 21 facts, 0 unread",
            "different facts: 22 before, 21 after; 20 unchanged",
            "  factRemoved                1",
            "  factValueChanged           1",
            "findings: 2 warning",
        ]
        assert "    see: a.json" in ended.stdout
        assert run(filed.folder, "diff", "a.json", "b.json", *PACKAGE, "--fail-on", "error").returncode == 0

    def test_files_of_one_name_are_told_apart(self, filed: Project) -> None:
        (filed.folder / "new").mkdir()
        (filed.folder / "b.json").rename(filed.folder / "new" / "a.json")
        told = run(filed.folder, "diff", "a.json", "new/a.json", *PACKAGE).stdout
        assert "new/a.json:" in told
        assert "    see: a.json" in told
        assert "new/a.json: 21 facts, 0 unread\n" in told

    def test_a_migration_file_leads_to_new_names(self, filed: Project) -> None:
        text = (filed.folder / "a.json").read_text("utf-8").replace("small:Wages", "small:Pay")
        (filed.folder / "c.json").write_text(text, "utf-8")
        moved = "prefixes: {s: https://small.example/taxonomy/2024-01-01}\nnames: {s:Wages: s:Pay}\n"
        (filed.folder / "move.yaml").write_text(moved, "utf-8")
        ended = run(filed.folder, "diff", "a.json", "c.json", "--migration", "move.yaml")
        assert ended.returncode == 0, ended.stdout
        assert "  factMigrated               2" in ended.stdout
        assert run(filed.folder, "diff", "a.json", "c.json").returncode == 1
        (filed.folder / "move.yaml").write_text("prefixes: {}\nnames: {s:Wages: s:Pay}\n", "utf-8")
        ended = run(filed.folder, "diff", "a.json", "c.json", "--mapping", "move.yaml")
        assert (ended.returncode, "move.yaml:2:names.s:Wages" in ended.stdout) == (1, True), ended.stdout

    @pytest.mark.parametrize("names", [("none.json", "a.json"), ("a.json", "small.zip")])
    def test_what_cannot_be_read_is_not_compared(self, filed: Project, names: tuple[str, str]) -> None:
        ended = run(filed.folder, "diff", *names, *PACKAGE)
        assert ended.returncode == 1
        assert "nothing was compared" in ended.stdout
        assert "factAdded" not in ended.stdout


class TestTable:
    HEADER = ("concept", "value")

    def test_numbers_stand_to_the_right_and_are_never_cut(self) -> None:
        lines = [(("a", "1.5"), True), (("b" * 40, "1234567890123"), True), (("c", "text " * 9), False)]
        assert table_lines(self.HEADER, lines, 1, 30) == [
            "concept         value",
            "a                          1.5",
            "bbbbbbbbbbbbb…   1234567890123",
            "c               text text tex…",
        ]

    def test_wide_characters_take_two_columns(self) -> None:
        lines = [(("员工人数", "1"), True), (("x", "员工人数员工人数"), False)]
        assert table_lines(self.HEADER, lines, 1, 21) == [
            "concept   value",
            "员工人数            1",
            "x         员工人数员…",
        ]

    def test_what_a_terminal_would_act_on_is_left_out(self) -> None:
        assert table_lines(self.HEADER, [(("a\nb", "\x1b[31mred"), False)], 1, 80)[1] == "a b      [31mred"


def test_help_names_both(tmp_path: Path) -> None:
    for command in ("facts", "diff"):
        assert "Usage:" in run(tmp_path, command, "--help").stdout
