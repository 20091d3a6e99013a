"""The program as its users run it: what each command prints, and the exit code that it ends with."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import Project
from xbrlesg import __version__


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder."""
    command = [sys.executable, "-m", "xbrlesg", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


class TestClean:
    """Exit code 0."""

    def test_export_says_what_it_wrote(self, project: Project) -> None:
        ended = run(project.folder, "export", "report.yaml", "--out", "filed")
        assert (ended.returncode, ended.stderr.count("Traceback")) == (0, 0)
        assert "records:  24" in ended.stdout
        assert "facts:    22" in ended.stdout
        assert "findings: 1 warning, 1 advisory, 1 info" in ended.stdout
        names = {path.name for path in (project.folder / "filed" / "small-2023" / "small").iterdir()}
        assert names == {
            *("report.xhtml", "report.json", "lineage.json", "manifest.json"),
            *("findings.json", "findings.html"),
        }

    def test_validate_takes_what_export_wrote(self, project: Project) -> None:
        run(project.folder, "export", "report.yaml", "--check", "none")
        reports = [str(project.output / name) for name in ("report.xhtml", "report.json")]
        alone = run(project.folder, "validate", *reports, "--package", "small.zip", "--check", "none")
        assert (alone.returncode, alone.stdout) == (0, "files: 2; findings: none\n")
        ended = run(project.folder, "validate", *reports, "--package", "small.zip")
        assert (ended.returncode, ended.stdout) == (0, "files: 2; findings: none\n")

    def test_taxonomy_build_gives_the_same_package_each_time(self, project: Project) -> None:
        ended = run(project.folder, "taxonomy", "build", "registry", "-o", "again/small.zip", "--check")
        assert ended.returncode == 0, ended.stdout
        again = (project.folder / "again" / "small.zip").read_bytes()
        assert again == (project.folder / "small.zip").read_bytes()

    @pytest.mark.parametrize("name", ["NumberOfEmployees", "small:NumberOfEmployees"])
    def test_taxonomy_show_describes_a_concept(self, project: Project, name: str) -> None:
        ended = run(project.folder, "taxonomy", "show", name, "--package", "small.zip")
        assert ended.returncode == 0
        for part in ("integerItemType", "instant", "员工人数 (zh-hans)", "small:GenderAxis", "2-7"):
            assert part in ended.stdout

    def test_mapping_check_finds_nothing_in_a_good_mapping(self, project: Project) -> None:
        ended = run(project.folder, "mapping", "check", "mapping.yaml", "--package", "small.zip")
        assert (ended.returncode, ended.stdout) == (0, "mapping.yaml: findings: none\n")

    def test_template_writes_a_workbook(self, project: Project) -> None:
        ended = run(project.folder, "template", "mapping.yaml", "-o", "new/r.xlsx", "-p", "small.zip")
        assert (ended.returncode, ended.stdout) == (0, "new/r.xlsx: 16 columns, 15 indicators\n")
        assert (project.folder / "new" / "r.xlsx").read_bytes().startswith(b"PK")

    def test_taxonomy_diff_finds_a_package_equal_to_itself(self, project: Project) -> None:
        ended = run(project.folder, "taxonomy", "diff", "small.zip", "small.zip", "--mapping", "mapping.yaml")
        assert (ended.returncode, ended.stdout) == (0, "changes: 0, of which 0 breaking\n")

    def test_version(self, tmp_path: Path) -> None:
        assert run(tmp_path, "--version").stdout == "xbrlesg 0.1.0\n"

    def test_the_version_needs_nothing_but_python(self) -> None:
        asked = "import sys; sys.argv = ['xbrlesg', '--version']; from xbrlesg.__main__ import main; main(); "
        listed = "print(*sorted(name for name in sys.modules if name.startswith(('xbrlesg', 'typer'))))"
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-c", asked + listed], capture_output=True, text=True, check=True
        )
        assert ended.stdout.splitlines() == [f"xbrlesg {__version__}", "xbrlesg xbrlesg.__main__"]

    @pytest.mark.parametrize(
        "command",
        [
            (),
            ("export",),
            ("batch",),
            ("tag",),
            ("validate",),
            ("view",),
            ("bundle",),
            ("taxonomy", "build"),
            ("taxonomy", "show"),
            ("taxonomy", "diff"),
            ("taxonomy", "install"),
            ("taxonomy", "list"),
            ("taxonomy", "search"),
            ("taxonomy", "remove"),
            ("mapping", "check"),
            ("template",),
            ("explain",),
        ],
    )
    def test_every_command_has_help(self, tmp_path: Path, command: tuple[str, ...]) -> None:
        ended = run(tmp_path, *command, "--help")
        assert ended.returncode == 0
        assert "Usage:" in ended.stdout


class TestFindings:
    """Exit code 1."""

    def test_bad_input_names_its_cell_and_leaves_no_report(self, project: Project) -> None:
        project.edit("records.csv", "employees,990,", "employees,1.990,")
        ended = run(project.folder, "export", "report.yaml")
        assert ended.returncode == 1
        assert "records.csv:4:value: error:" in ended.stdout
        assert "no report was written" in ended.stdout
        data = json.loads((project.output / "findings.json").read_text("utf-8"))
        assert data["summary"]["error"] == 1
        assert data["findings"][0]["location"] == {"file": "records.csv", "row": 4, "column": "value"}

    def test_the_fail_level_can_be_lowered(self, project: Project) -> None:
        arguments = ("export", "report.yaml", "--check", "none", "--fail-on")
        assert run(project.folder, *arguments, "warning").returncode == 1
        project.edit(
            "records.csv",
            "score,,Points,2023,,,,,,unreadable,/0,Two readings are possible.",
            "score,9,Points,2023,,,,,,,,",
        )
        assert run(project.folder, *arguments, "warning").returncode == 0
        assert run(project.folder, *arguments, "advisory").returncode == 1

    def test_a_report_without_its_taxonomy(self, project: Project) -> None:
        run(project.folder, "export", "report.yaml", "--check", "none")
        ended = run(project.folder, "validate", str(project.output / "report.json"))
        assert ended.returncode == 1
        assert "xbrlesg:taxonomyMissing" in ended.stdout

    def test_taxonomy_diff_ends_so_where_a_change_breaks_something(self, project: Project) -> None:
        project.edit("registry/themes/social/people.yaml", "concept: Wages", "concept: WagesPaid")
        run(project.folder, "taxonomy", "build", "registry", "-o", "new.zip")
        ended = run(project.folder, "taxonomy", "diff", "small.zip", "new.zip", "--mapping", "mapping.yaml")
        assert ended.returncode == 1
        assert ended.stdout.startswith("breaking: concept small:Wages removed\n")
        assert "mapping.yaml:9:indicators.wages: error:" in ended.stdout

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("export", "none.yaml"), "xbrlesg:fileMissing"),
            (("validate", "none.xhtml"), "xbrlesg:fileMissing"),
            (("taxonomy", "build", "none", "-o", "x.zip"), "xbrlesg:fileMissing"),
            (("taxonomy", "show", "NumberOfEmploees", "-p", "small.zip"), "'NumberOfEmployees'"),
            (("taxonomy", "show", "NumberOfEmployees", "-p", "none.zip"), "xbrlesg:taxonomyPackageMissing"),
            (("mapping", "check", "report.yaml", "-p", "small.zip"), "xbrlesg:yamlContent"),
            (("template", "report.yaml", "-o", "x.xlsx"), "no template was written"),
        ],
    )
    def test_a_fault_is_told_without_a_traceback(
        self, project: Project, arguments: tuple[str, ...], code: str
    ) -> None:
        ended = run(project.folder, *arguments)
        assert ended.returncode == 1, ended.stderr
        assert code in ended.stdout
        assert "Traceback" not in ended.stderr


class TestUsage:
    """Exit code 2."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("export",),
            ("batch",),
            ("tag",),
            ("export", "report.yaml", "--check", "some"),
            ("exprt", "report.yaml"),
            ("validate", "report.json", "--check", "some"),
            ("taxonomy", "show"),
            ("mapping", "check", "mapping.yaml"),
            ("template", "mapping.yaml", "-o", "records.csv"),
        ],
    )
    def test_wrong_usage(self, project: Project, arguments: tuple[str, ...]) -> None:
        ended = run(project.folder, *arguments)
        assert ended.returncode == 2, ended.stdout
        assert "Traceback" not in ended.stderr


class TestCannotRun:
    """Exit code 3."""

    def test_a_folder_that_cannot_be_made(self, project: Project) -> None:
        (project.folder / "taken").write_text("a file, not a folder")
        ended = run(project.folder, "export", "report.yaml", "--check", "none", "--out", "taken")
        assert ended.returncode == 3
        assert "Traceback" not in ended.stderr
        assert "cannot write" in ended.stderr
        built = run(project.folder, "taxonomy", "build", "registry", "-o", "taken/small.zip")
        assert built.returncode == 3

    @pytest.mark.parametrize(
        ("package", "extra", "arguments"),
        [
            ("python_calamine", "xlsx", ("export", "report.yaml")),
            ("pyarrow", "parquet", ("export", "report.yaml")),
            ("xlsxwriter", "xlsx", ("template", "mapping.yaml", "-o", "x.xlsx")),
        ],
    )
    def test_without_an_extra(
        self, project: Project, package: str, extra: str, arguments: tuple[str, ...]
    ) -> None:
        (project.folder / f"{package}.py").write_text("raise ImportError")  # in the way of the real one
        run(project.folder, "template", "mapping.yaml", "-o", "records.xlsx")
        (project.folder / "records.parquet").write_bytes(b"PAR1")
        project.edit("report.yaml", "records: records.csv", f"records: records.{extra}")
        ended = run(project.folder, *arguments)
        assert ended.returncode == 3, ended.stdout
        assert f"pip install 'xbrlesg[{extra}]'" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_concepts_are_found_and_suggested(project: Project) -> None:
    found = run(project.folder, "taxonomy", "search", "training hours", "--package", "small.zip")
    assert (found.returncode, found.stderr) == (0, "")
    assert "small:TrainingHours (hours, duration)" in found.stdout
    mapping = (project.folder / "mapping.yaml").read_text("utf-8")
    few = mapping.replace("  training-hours: small:TrainingHours\n", "")
    (project.folder / "few.yaml").write_text(few, "utf-8")
    options = ("--known", "mapping.yaml", "--package", "small.zip", "--limit", "1")
    suggested = run(project.folder, "mapping", "suggest", "few.yaml", *options)
    assert suggested.returncode == 0
    head, first = suggested.stdout.splitlines()
    assert head == "training-hours (small:TrainingHours)"
    assert "small:TrainingHours" in first
    missing = run(project.folder, "mapping", "suggest", "none.yaml", *options)
    assert (missing.returncode, missing.stderr) == (1, "")
