"""--report, --waivers and --fail-on, as users type them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.projects import Project
from tests.tagging.designed import HEAD
from xbrlesg.cli.reports import FORMS as FORM_NAMES
from xbrlesg.pipeline.reports import Form

FORMS = {
    "f.json": b'"schema": "findings-1"',
    "f.sarif": b'"version": "2.1.0"',
    "f.xml": b"<testsuites ",
    "f.md": b"## xbrlesg ",
    "f.html": b"<!DOCTYPE html>",
}
WAIVER = """\
waivers:
  - code: xbrlesg:readingUnreadable
    indicator: score
    reason: The page is damaged; the company has no other copy.
    author: A. Preparer
    expires: 2026-06-30
"""
EXPORT = ("export", "report.yaml", "--check", "none")


@pytest.fixture
def judged(project: Project) -> Project:
    """A project whose outputs and whose document are there for every command."""
    assert run(project.folder, *EXPORT).returncode == 0
    (project.folder / "page.xhtml").write_text(f"{HEAD}<p>{{{{sessions}}}}</p></body></html>", "utf-8")
    (project.folder / "waivers.yaml").write_text(WAIVER, "utf-8")
    return project


@pytest.mark.parametrize(
    "arguments",
    [
        EXPORT,
        ("coverage", "report.yaml"),
        ("tag", "page.xhtml", "report.yaml", "--check", "none"),
        ("validate", "out/small-2023/small/report.json", "-p", "small.zip", "--check", "none"),
        ("mapping", "check", "mapping.yaml", "-p", "small.zip"),
        ("taxonomy", "build", "registry", "-o", "new.zip"),
    ],
    ids=" ".join,
)
def test_every_command_that_judges_writes_every_form(judged: Project, arguments: tuple[str, ...]) -> None:
    wanted = [part for name in FORMS for part in ("--report", f"reports/{name}")]
    ended = run(judged.folder, *arguments, *wanted)
    assert ended.returncode in {0, 1}, ended.stderr
    for name, part in FORMS.items():
        assert part in (judged.folder / "reports" / name).read_bytes()
    data = json.loads((judged.folder / "reports" / "f.json").read_bytes())
    assert data["command"] == " ".join(word for word in arguments[:2] if word.isalpha())
    assert data["failed"] is (ended.returncode == 1)
    assert data["checked"]["files"]
    assert str(judged.folder) not in "".join(
        (judged.folder / "reports" / name).read_text("utf-8") for name in FORMS
    )


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "md", "html"])
def test_a_report_on_stdout_has_it_for_itself(project: Project, form: str) -> None:
    ended = run(project.folder, *EXPORT, "--report", f"{form}=-", "--report", f"{form}=same.txt")
    assert ended.returncode == 0
    assert ended.stdout == (project.folder / "same.txt").read_text("utf-8")
    assert "records:  24" in ended.stderr


@pytest.mark.parametrize(
    "reports",
    [
        ("f.txt",),
        ("f",),
        ("-",),
        ("xml=f.xml",),
        ("sarif=",),
        ("json=-", "md=-"),
        ("f.json", "json=./f.json"),
    ],
)
def test_reports_without_form_or_two_in_one_place_are_wrong_usage(
    project: Project, reports: tuple[str, ...]
) -> None:
    ended = run(project.folder, *EXPORT, *(part for name in reports for part in ("--report", name)))
    assert ended.returncode == 2
    assert "--report" in ended.stderr
    assert not (project.folder / "out").exists()


def test_a_report_that_cannot_be_written_leaves_nothing(project: Project) -> None:
    (project.folder / "taken").write_text("a file")
    ended = run(project.folder, *EXPORT, "--report", "taken/f.json")
    assert ended.returncode == 3
    assert "cannot write" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_reports_are_the_same_in_every_run_and_under_every_hash_seed(project: Project) -> None:
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "xbrlesg", *EXPORT]
        wanted = [part for name in FORMS for part in ("--report", f"{seed}/{name}")]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(  # noqa: S603
            [*command, *wanted], cwd=project.folder, env=environment, check=True, capture_output=True
        )
        made.append({name: (project.folder / seed / name).read_bytes() for name in FORMS})
    assert made[0] == made[1]


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are texts elsewhere")
def test_a_file_name_that_is_no_text_is_told_in_every_form(project: Project) -> None:
    name = os.fsdecode(b"odd\xff.xhtml")
    wanted = [part for form in FORMS for part in ("--report", form)]
    ended = run(project.folder, "validate", name, "--check", "none", *wanted)
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert r"odd\udcff.xhtml: error:" in ended.stdout
    for form, part in FORMS.items():
        assert part in (project.folder / form).read_bytes()
    log = json.loads((project.folder / "f.sarif").read_bytes())
    (result,) = log["runs"][0]["results"]
    located = result["locations"][0]["physicalLocation"]
    assert located == {"artifactLocation": {"uri": "odd%FF.xhtml"}, "region": {"startLine": 1}}


def test_a_waived_finding_does_not_fail_until_its_day_is_past(judged: Project) -> None:
    strict = (*EXPORT, "--fail-on", "warning")
    assert run(judged.folder, *strict).returncode == 1
    waived = (*strict, "--waivers", "waivers.yaml", "--report", "f.json")
    ended = run(judged.folder, *waived, "--date", "2026-06-30")
    assert (ended.returncode, "waived:   1 warning" in ended.stdout) == (0, True)
    data = json.loads((judged.folder / "f.json").read_bytes())
    assert [item["code"] for item in data["waived"]] == ["xbrlesg:readingUnreadable"]
    assert data["summary"]["warning"] == 0
    late = run(judged.folder, *waived, "--date", "2026-07-01")
    assert late.returncode == 1
    assert "xbrlesg:waiverExpired" in late.stdout


def test_the_day_may_come_from_the_environment(judged: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    waived = (*EXPORT, "--fail-on", "warning", "--waivers", "waivers.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 2026-01-01
    assert run(judged.folder, *waived).returncode == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    assert run(judged.folder, *waived).returncode == 1
    assert run(judged.folder, *waived, "--date", "2026-06-30").returncode == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    wrong = run(judged.folder, *waived)
    assert (wrong.returncode, "SOURCE_DATE_EPOCH" in wrong.stderr) == (2, True)


def test_a_malformed_waiver_file_fails(judged: Project) -> None:
    judged.edit("waivers.yaml", "    author: A. Preparer\n", "")
    ended = run(judged.folder, *EXPORT, "--waivers", "waivers.yaml")
    assert ended.returncode == 1
    assert "waivers.yaml:2:waivers.0.author: error:" in ended.stdout
    missing = run(judged.folder, *EXPORT, "--waivers", "none.yaml")
    assert (missing.returncode, "xbrlesg:fileMissing" in missing.stdout) == (1, True)


def test_an_error_that_leaves_no_report_is_not_waived(judged: Project) -> None:
    judged.edit("records.csv", "employees,990,Person", "employees,990,Furlong")
    text = WAIVER.replace("readingUnreadable", "unitUnknown").replace("score", "employees")
    (judged.folder / "waivers.yaml").write_text(text, "utf-8")
    ended = run(judged.folder, *EXPORT, "--waivers", "waivers.yaml", "--date", "2026-01-01")
    assert ended.returncode == 1
    assert "no report was written" in ended.stdout
    assert "xbrlesg:waiverRefused" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "severity"),
    [
        (("mapping", "check", "mapping.yaml", "-p", "small.zip"), "warning"),
        (("template", "mapping.yaml", "-o", "x.xlsx", "-p", "small.zip"), "warning"),
        (("taxonomy", "build", "registry", "-o", "x.zip"), "advisory"),
        (("taxonomy", "diff", "small.zip", "small.zip"), "warning"),
        (("taxonomy", "show", "NumberOfEmployees", "-p", "small.zip"), "advisory"),
        (("taxonomy", "search", "employees", "-p", "small.zip"), "advisory"),
        (("taxonomy", "list", "--store", "store"), "advisory"),
        (("mapping", "suggest", "mapping.yaml", "--known", "mapping.yaml", "-p", "small.zip"), "warning"),
    ],
    ids=" ".join,
)
def test_the_fail_level_is_an_option_of_all_that_find(
    project: Project, arguments: tuple[str, ...], severity: str
) -> None:
    ended = run(project.folder, *arguments, "--fail-on", severity)
    assert ended.returncode in {0, 1}, ended.stderr


def test_words_are_plain_where_nobody_looks_on(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    ended = run(project.folder, *EXPORT, "--all")
    assert "\x1b" not in ended.stdout + ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("no_colour", "coloured"), [(None, True), ("1", False)])
def test_a_terminal_gets_colours_unless_they_are_unwanted(
    project: Project, no_colour: str | None, coloured: bool
) -> None:
    import pty  # noqa: PLC0415 - not on every system

    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    if no_colour is not None:
        environment["NO_COLOR"] = no_colour
    outer, inner = pty.openpty()
    command = [sys.executable, "-m", "xbrlesg", *EXPORT]
    subprocess.run(  # noqa: S603
        command, cwd=project.folder, env=environment, stdout=inner, stderr=subprocess.DEVNULL, check=True
    )
    os.close(inner)
    told = os.read(outer, 100_000).decode("utf-8", "replace")
    os.close(outer)
    assert ("\x1b[1;33mwarning\x1b[0m" in told) is coloured
    assert "records:  24" in told


def test_the_forms_that_users_name_are_those_that_there_are() -> None:
    assert list(FORM_NAMES) == [form.value for form in Form]


def test_help_needs_neither_arelle_nor_a_reporter(tmp_path: Path) -> None:
    program = "import sys; from xbrlesg.cli import app; print(*sorted(sys.modules))"
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603
    loaded = ended.stdout.split()
    assert "xbrlesg.cli.app" in loaded
    heavy = ("arelle", "lxml", "pydantic", "jinja2", "xbrlesg.reporters")
    assert not [name for name in loaded if name.startswith(heavy)]
