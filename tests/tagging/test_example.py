"""The example for users, through the command line, and the command's exit codes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import xbrlesg
from tests.tagging.designed import Designed, stripped

ROOT = Path(xbrlesg.__file__).parents[1]
SHARED = ("mappings/esg.yaml", "examples/designed-report")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the example needs, with the house taxonomy built."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "mappings").mkdir()
    shutil.copy(ROOT / "mappings" / "esg.yaml", folder / "mappings")
    shutil.copytree(ROOT / "examples" / "designed-report", folder / "examples" / "designed-report")
    built = run(folder, "taxonomy", "build", str(ROOT / "taxonomy" / "esg"), "-o", "out/taxonomy/esg.zip")
    assert built.returncode == 0, built.stdout
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "xbrlesg", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def test_the_commands_of_its_readme_tag_it(house: Path) -> None:
    example = "examples/designed-report"
    readme = (house / example / "README.md").read_text("utf-8").replace("\\\n", " ")
    [line] = [line for line in readme.splitlines() if line.startswith("xbrlesg tag ")]
    ended = run(house, *line.split()[1:])
    assert (ended.returncode, ended.stderr.count("Traceback")) == (0, 0), ended.stdout
    assert "places:   10\nfacts:    8\nfindings: 1 info\n" in ended.stdout
    tagged = house / "out" / "harbour-lights-2024" / "esg" / "tagged"
    assert {path.name.partition(".")[2] for path in tagged.iterdir()} == {
        *("xhtml", "json", "lineage.json", "findings.json", "findings.html", "manifest.json")
    }
    original = (house / example / "report.xhtml").read_text("utf-8")
    for old, new in {
        "{{employees | period=2024}}": "1,240",
        "{{women}}": "520",
        "&nbsp;": "&#160;",
        "&mdash;": "&#8212;",
    }.items():
        original = original.replace(old, new)
    assert stripped((tagged / "report.xhtml").read_text("utf-8")) == original


class TestExitCodes:
    COMMAND = ("tag", "report.xhtml", "report.yaml", "--check", "none", "-o", "tagged.xhtml")

    def test_clean_unless_warnings_count(self, designed: Designed) -> None:
        designed.body("<p>{{sessions}}</p>")
        assert run(designed.folder, *self.COMMAND).returncode == 0
        ended = run(designed.folder, *self.COMMAND, "--fail-on", "warning")
        assert (ended.returncode, "factWithoutPlace" in ended.stdout) == (1, True)

    def test_findings_at_a_place_leave_the_others_tagged(self, designed: Designed) -> None:
        designed.body("<p>{{sessions}} {{nothing}}</p>")
        ended = run(designed.folder, *self.COMMAND)
        assert ended.returncode == 1
        assert "report.xhtml:2:23: error: {{nothing}}: no record has the indicator 'nothing'" in ended.stdout
        assert "places:   1" in ended.stdout
        assert ">16</ix:nonFraction> {{nothing}}</p>" in designed.text

    def test_a_document_that_cannot_be_read(self, designed: Designed) -> None:
        designed.whole("<p>{{sessions}}")
        ended = run(designed.folder, *self.COMMAND)
        assert (ended.returncode, "no document was written" in ended.stdout) == (1, True)

    def test_wrong_usage(self, designed: Designed) -> None:
        assert run(designed.folder, "tag", "report.xhtml").returncode == 2

    @pytest.mark.parametrize("output", ["report.xhtml", "records.csv", "no.csv/x.xhtml"])
    def test_a_file_that_must_not_or_cannot_be_written(self, designed: Designed, output: str) -> None:
        designed.body("<p>{{sessions}}</p>")
        (designed.folder / "no.csv").write_text("a file", "utf-8")
        before = (designed.folder / "records.csv").read_bytes()
        ended = run(designed.folder, *self.COMMAND[:-1], output)
        assert (ended.returncode, ended.stderr.count("Traceback")) == (3, 0)
        assert (designed.folder / "records.csv").read_bytes() == before
        assert "{{sessions}}" in (designed.folder / "report.xhtml").read_text("utf-8")

    def test_help_says_what_a_mark_is(self, designed: Designed) -> None:
        ended = run(designed.folder, "tag", "--help")
        assert (ended.returncode, "{{indicator}}" in ended.stdout) == (0, True)
