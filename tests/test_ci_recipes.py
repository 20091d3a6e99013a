"""The recipes of docs/ci.md, run as they stand there on the small project, whole and spoilt."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree

import xbrlesg
from tests.projects import SMALL

ROOT = Path(xbrlesg.__file__).parents[1]
PUBLISHED = Path(__file__).parent / "reporters" / "published"
INSTALL = "pip install xbrlesg"
SPOILT = ("employees,990,Person", "employees,990,Furlong")


def recipe(heading: str) -> Any:
    """The YAML of a section of the document."""
    text = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (section,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    (block,) = re.findall(r"^```yaml\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    return yaml.safe_load(block)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small project as it lies under version control: without its package."""
    return Path(shutil.copytree(SMALL, tmp_path / "project"))


def spoil(folder: Path) -> None:
    path = folder / "records.csv"
    text = path.read_text("utf-8")
    assert text.count(SPOILT[0]) == 1
    path.write_text(text.replace(*SPOILT), "utf-8")


def shell(command: str, folder: Path, **environment: str) -> int:
    """Run a command as a build server does, with the program where pip would have put it."""
    programs = folder.parent / "bin"
    programs.mkdir(exist_ok=True)
    program = programs / "xbrlesg"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m xbrlesg "$@"\n', "utf-8")
    program.chmod(0o755)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    there = {**os.environ, "PATH": path, "CI": "true", **environment}
    return subprocess.run(["/bin/bash", "-e", "-c", command], cwd=folder, env=there, check=False).returncode  # noqa: S603


def github(folder: Path) -> tuple[bool, Mapping[str, Any]]:
    """Run the job's own steps, after a failure those that run always; the upload's settings come along."""
    (job,) = recipe("GitHub Actions")["jobs"].values()
    summary = folder.parent / "summary.md"
    passed, settings = True, {}
    for step in job["steps"]:
        if step.get("if") != "always()" and not passed:
            continue
        if "run" in step and step["run"] != INSTALL:
            passed &= shell(step["run"], folder, GITHUB_STEP_SUMMARY=str(summary)) == 0
        if step.get("uses", "").startswith("github/codeql-action/upload-sarif@"):
            settings = step["with"]
    assert settings
    return passed, {**settings, "summary": summary.read_text("utf-8")}


@pytest.mark.parametrize("is_spoilt", [False, True])
def test_github(folder: Path, is_spoilt: bool) -> None:
    if is_spoilt:
        spoil(folder)
    passed, told = github(folder)
    assert passed is not is_spoilt
    log = json.loads((folder / told["sarif_file"]).read_bytes())
    schema = json.loads((PUBLISHED / "sarif-2.1.0-rtm.5.json").read_bytes())
    jsonschema.Draft4Validator(schema).validate(log)
    places = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for place in result["locations"]
    ]
    assert places
    assert all((folder / place).is_file() for place in places)
    assert ("xbrlesg export failed" in told["summary"]) is is_spoilt
    assert (folder / "validation.html").is_file()


@pytest.mark.parametrize("is_spoilt", [False, True])
def test_gitlab(folder: Path, is_spoilt: bool) -> None:
    if is_spoilt:
        spoil(folder)
    job = recipe("GitLab")["report"]
    outcome = shell("\n".join(line for line in job["script"] if line != INSTALL), folder)
    assert outcome == (1 if is_spoilt else 0)
    report = etree.parse(folder / job["artifacts"]["reports"]["junit"])
    etree.XMLSchema(etree.parse(PUBLISHED / "junit-10.xsd")).assertValid(report)
    assert len(report.findall(".//failure")) == outcome
    for path in job["artifacts"]["paths"]:
        assert (folder / path).exists()


@pytest.mark.parametrize("is_spoilt", [False, True])
def test_pre_commit(folder: Path, is_spoilt: bool) -> None:
    if is_spoilt:
        spoil(folder)
    offered = {
        hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    }
    assert all({"id", "name", "entry", "language", "files"} <= set(hook) for hook in offered.values())
    (repo,) = recipe("pre-commit")["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == set(offered)
    ended = {
        hook["id"]: shell(f"{offered[hook['id']]['entry']} {shlex.join(hook['args'])}", folder)
        for hook in repo["hooks"]
    }
    assert ended == {
        "xbrlesg-taxonomy": 0,
        "xbrlesg-mapping": 0,
        "xbrlesg-export": 1 if is_spoilt else 0,
    }
    assert any(re.search(offered["xbrlesg-export"]["files"], name) for name in ("records.csv", "report.yaml"))
