"""Every format holds the same facts, whole and alone; what is not asked for is not there."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.pipeline.test_kinds import rewrite
from tests.projects import Project, copy_small_project
from xbrlesg.cli.exit_codes import ExitCode
from xbrlesg.errors import MissingExtraError
from xbrlesg.lineage import Origin
from xbrlesg.mapping.filing import Filing
from xbrlesg.pipeline import check as check_module
from xbrlesg.pipeline import formats as formats_module
from xbrlesg.pipeline.apply import apply_job
from xbrlesg.pipeline.check import validate_files
from xbrlesg.pipeline.formats import FORMATS, FormatRule, Writing
from xbrlesg.pipeline.inputs import load_inputs
from xbrlesg.pipeline.job import load_job
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.profile import FILING_FORMATS, Format
from xbrlesg.records.packing import Whence
from xbrlesg.report.model import Fact
from xbrlesg.report.rows import FactRow
from xbrlesg.report.shapes import fact_ids, shapes_of
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.check import check_report_file
from xbrlesg.validation.model import ArelleOptions

ALL = {
    "report.xhtml",
    "report.json",
    "report.xbrl",
    "csv/report.json",
    "csv/numeric.csv",
    "csv/text.csv",
    "csv/notes.csv",
    "facts.parquet",
    "facts.csv",
    "facts.xlsx",
}
ALWAYS = {"findings.html", "findings.json", "lineage.json", "manifest.json"}


def ask_for(project: Project, *formats: str) -> None:
    """Let the project's target write these formats alone."""
    path = project.folder / "report.yaml"
    text = path.read_text("utf-8").partition("    outputs:")[0]
    path.write_text(f"{text}    outputs: [{', '.join(formats)}]\n", "utf-8")


def files_of(project: Project) -> set[str]:
    found = (path for path in project.output.rglob("*") if path.is_file())
    return {path.relative_to(project.output).as_posix() for path in found}


@pytest.fixture
def whole(project: Project) -> Project:
    """The small project with every format."""
    ask_for(project, *FORMATS)
    return project


def test_every_format_is_written_and_read_back_equal(whole: Project) -> None:
    exported = whole.export(CheckLevel.FAST)
    assert [item.severity.word for item in exported.findings] == ["warning", "advisory", "info"]
    assert files_of(whole) == ALL | ALWAYS


@dataclasses.dataclass
class Misfiled:
    """What is filed, with one fact changed, for the tables that take facts and remarks together."""

    filing: Filing
    changed: Fact

    def __getattr__(self, name: str) -> Any:
        return getattr(self.filing, name)

    def leading(self, *, has_unit: bool) -> Iterator[tuple[FactRow, Whence]]:
        for row, whence in self.filing.leading(has_unit=has_unit):
            is_changed = row[0] == self.changed.id
            yield (*row[:4], self.changed.decimals, row[5]) if is_changed else row, whence

    def origins(self) -> Iterator[tuple[Origin, ...]]:
        return self.filing.origins()


@pytest.mark.parametrize("name", ["json", "csv", "xml", "parquet", "flat-csv"])
def test_the_circle_test_finds_a_format_that_changes_a_fact(
    whole: Project, monkeypatch: pytest.MonkeyPatch, name: Format
) -> None:
    """The page itself refuses to show a number otherwise than it is; nothing reads the workbook back."""
    rule = FORMATS[name]

    def write_wrongly(writing: Writing) -> object:
        facts = writing.report.facts
        place = next(n for n, fact in enumerate(facts) if fact.concept.local == "TrainingHours")
        changed = dataclasses.replace(facts[place], decimals=-3)
        report = dataclasses.replace(writing.report, facts=(*facts[:place], changed, *facts[place + 1 :]))
        filing: Any = Misfiled(writing.applied.filing, changed)
        applied = dataclasses.replace(writing.applied, filing=filing)
        return rule.write(dataclasses.replace(writing, report=report, applied=applied))

    monkeypatch.setitem(FORMATS, name, FormatRule(rule.names, write_wrongly, rule.extra))  # type: ignore[arg-type]
    errors = [item for item in whole.export(CheckLevel.FAST).findings if item.severity.word == "error"]
    assert [item.code for item in errors] == ["xbrlesg:circleFactDiffers"]
    entry = rule.names[0].format("report").rpartition("/")[2]
    assert errors[0].message.startswith(f"{entry}: fact TrainingHours-")
    assert errors[0].location is not None
    assert errors[0].location.file == "records.csv"


def test_formulas_and_the_taxonomy_are_judged_once(whole: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cold runs are not asked again for what would take long; an engine judges all and is heard once."""
    monkeypatch.setenv("XBRLESG_ENGINE", "off")
    asked: list[tuple[str, bool, bool]] = []

    def check(path: Path, packages: Sequence[Path], *, options: ArelleOptions, **rest: Any) -> object:
        asked.append((path.name, options.formulas, options.base_taxonomy))
        return check_report_file(path, packages, options=options, **rest)

    monkeypatch.setattr(check_module, "check_report_file", check)
    whole.export(CheckLevel.FULL)
    assert asked == [
        ("report.xhtml", True, True),
        ("report.json", False, False),
        ("report.json", False, False),
        ("report.xbrl", False, False),
    ]


def test_a_table_without_rows_is_left_out(project: Project) -> None:
    ask_for(project, "csv")
    rewrite(project, {"indicator": "policy-in-force", "value": "Yes"})
    assert project.export(CheckLevel.FAST).findings == ()
    assert files_of(project) == {"csv/report.json", "csv/text.csv"} | ALWAYS
    tables = json.loads((project.output / "csv" / "report.json").read_text("utf-8"))["tables"]
    assert tables == {"text": {"url": "text.csv"}}


@pytest.mark.parametrize("file", ["csv/report.json", "report.xbrl"])
def test_validate_takes_what_was_written(whole: Project, file: str) -> None:
    whole.export()
    assert validate_files([whole.output / file], [whole.folder / "small.zip"], CheckLevel.FAST) == ()


def test_what_is_no_longer_asked_for_is_removed(whole: Project) -> None:
    whole.export()
    (whole.output / "csv" / "mine.txt").write_text("mine")
    ask_for(whole, "json")
    whole.export()
    assert files_of(whole) == {"report.json", "csv/mine.txt"} | ALWAYS
    (whole.output / "csv" / "mine.txt").unlink()
    ask_for(whole, "csv")
    whole.export()
    ask_for(whole, "json")
    whole.export()
    assert not (whole.output / "csv").exists()


def test_after_an_error_no_format_is_left(whole: Project) -> None:
    whole.export()
    rewrite(whole, {"indicator": "policy-in-force", "value": "Perhaps"})
    whole.export()
    assert files_of(whole) == {"findings.html", "findings.json"}


@pytest.mark.parametrize(("name", "extra"), [("parquet", "parquet"), ("xlsx", "xlsx")])
def test_a_format_without_its_library_says_what_to_install(
    project: Project, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    ask_for(project, "json", name)
    monkeypatch.setattr(formats_module, "find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match=rf"the format {name} needs .* 'xbrlesg\[{extra}\]'"):
        project.export()
    assert not project.output.exists()


def test_the_command_ends_with_could_not_run_without_a_library(whole: Project, tmp_path: Path) -> None:
    """The library is hidden from a process of its own."""
    code = (
        "import sys; sys.modules['xlsxwriter'] = None; import importlib.util as u; f = u.find_spec;"
        "u.find_spec = lambda name, *a: None if name == 'xlsxwriter' else f(name, *a);"
        "from xbrlesg.cli.app import run; sys.exit(run())"
    )
    run = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", code, "export", str(whole.folder / "report.yaml"), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == ExitCode.CANNOT_RUN
    assert "pip install 'xbrlesg[xlsx]'" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("outputs", "held"),
    [
        (("json", "csv", "xml"), {"report.json"}),
        (("csv", "xml"), {"report.json", "numeric.csv", "text.csv", "notes.csv"}),
        (("xml",), {"report.xbrl"}),
    ],
)
def test_a_report_package_holds_one_format(
    project: Project, outputs: tuple[str, ...], held: set[str]
) -> None:
    (project.folder / "profile.yaml").write_text("profile: p\npackages: [xbr]\n")
    project.edit("report.yaml", "    mapping:", "    profile: profile.yaml\n    mapping:")
    ask_for(project, *outputs)
    exported = project.export(CheckLevel.FAST)
    package = project.output / "report.xbr"
    with ZipFile(package) as archive:
        assert {name.removeprefix("report/reports/") for name in archive.namelist()} == held | {
            "report/META-INF/reportPackage.json"
        }
    run = run_arelle(package, [project.folder / "small.zip"])
    assert (run.messages, run.fact_count) == ((), exported.facts)


def test_a_profile_limits_what_is_filed_and_not_ones_own_data(project: Project) -> None:
    (project.folder / "profile.yaml").write_text("profile: p\nformats: [inline]\n")
    project.edit("report.yaml", "    mapping:", "    profile: profile.yaml\n    mapping:")
    ask_for(project, "inline", "parquet", "flat-csv", "xlsx")
    assert project.export().facts
    ask_for(project, *FILING_FORMATS)
    found = [(item.code, item.value) for item in project.export().findings]
    refused = {("xbrlesg:profileFormat", name) for name in ("json", "csv", "xml")}
    assert refused == {item for item in found if item[0] == "xbrlesg:profileFormat"}


@pytest.mark.parametrize("identifier", ["S/1", "../S-1", "a:b"])
def test_a_file_name_never_leads_out_of_the_folder(project: Project, identifier: str) -> None:
    (project.folder / "profile.yaml").write_text('profile: p\nfile_name: "{entity}"\n')
    project.edit("report.yaml", "    mapping:", "    profile: profile.yaml\n    mapping:")
    project.edit("report.yaml", "identifier: S-1", f'identifier: "{identifier}"')
    ask_for(project, "json")
    project.export()
    (written,) = files_of(project) - ALWAYS
    assert "/" not in written
    assert written.endswith(".json")


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path: Path, project_package: Path) -> None:
    settings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C"},
    )
    written = []
    for number, environment in enumerate(settings):
        project = copy_small_project(tmp_path / f"place-{number}" / "project", project_package)
        ask_for(project, *FORMATS)
        command = [sys.executable, "-m", "xbrlesg", "export", "report.yaml", "--check", "none"]
        run = subprocess.run(  # noqa: S603 - our own program
            command,
            cwd=project.folder,
            env={**os.environ, **environment, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        written.append({name: (project.output / name).read_bytes() for name in files_of(project)})
    assert set(written[0]) == ALL | ALWAYS
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


def test_the_shapes_of_what_is_filed_are_those_of_its_facts(whole: Project) -> None:
    job, _ = load_job(whole.folder / "report.yaml", None, None)
    assert job is not None
    inputs, _ = load_inputs(job)
    assert inputs is not None
    filing = apply_job(job, inputs).filing
    facts = list(filing)
    assert set(shapes_of(filing)) == set(shapes_of(facts))
    assert list(fact_ids(filing)) == list(fact_ids(facts))
    assert len({shape.has_unit for shape in shapes_of(facts)}) == 2  # or the test would show little
