"""Manifests and patterns: what they list, and each fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from xbrlesg.batch.manifest import Listed, read_sources
from xbrlesg.findings.catalogue import Code
from xbrlesg.pipeline.levels import CheckLevel

NAMED = [("a/report.yaml", None, None), ("b/report.yaml", "gri", CheckLevel.FAST)]
GOOD = {
    "list.yaml": "- a/report.yaml\n- {report: b/report.yaml, target: gri, check: fast}\n",
    "key.yaml": "reports:\n- report: a/report.yaml\n- {report: b/report.yaml, target: gri, check: fast}\n",
    "rows.csv": "report,target,check\na/report.yaml,,\n\nb/report.yaml,gri,fast\n",
    "bom.csv": "\ufeffreport,check,target\r\na/report.yaml\r\nb/report.yaml,fast,gri\r\n",
    "lines.jsonl": '"a/report.yaml"\n\n{"report": "b/report.yaml", "target": "gri", "check": "fast"}\n',
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, "utf-8", newline="")
    return name


def listed(*sources: str) -> list[Listed]:
    found, findings = read_sources(sources)
    assert not findings
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_manifest_lists_reports_with_target_and_check(name: str) -> None:
    found = listed(write(name, GOOD[name]))
    assert [(item.file, item.target, item.check) for item in found] == NAMED
    assert all(item.place is not None and item.place.row for item in found)


def test_paths_are_relative_to_the_manifest() -> None:
    (item,) = listed(write("deep/list.csv", "report,target\nreport.yaml,vendor.yaml\n"))
    assert (item.file, item.base) == ("deep/report.yaml", Path("deep"))


def test_a_pattern_lists_files_in_order_and_a_report_file_lists_itself() -> None:
    for name in ("b", "a", "c"):
        write(f"{name}/report.yaml", "report: r\n")
    files = ["a/report.yaml", "b/report.yaml", "c/report.yaml"]
    assert [item.file for item in listed("*/report.yaml")] == files
    assert [item.file for item in listed("**/report.yaml")] == files
    assert [item.file for item in listed("a/report.yaml")] == files[:1]


BAD = [
    ("list.yaml", "- {report: a.yaml, chek: fast}\n", Code.YAML_CONTENT, "list.yaml:1:0.chek"),
    ("list.yaml", "- a.yaml\n- {report: a.yaml, check: deep}\n", Code.YAML_CONTENT, "list.yaml:2:1.check"),
    ("list.yaml", "reports: []\n", Code.YAML_CONTENT, "list.yaml:1:reports"),
    ("list.yaml", "- [\n", Code.YAML_SYNTAX, "list.yaml:2"),
    ("rows.csv", "report,taget\na.yaml,x\n", Code.BATCH_MANIFEST, "rows.csv:1"),
    ("rows.csv", "target,report,report\nx,a,b\n", Code.BATCH_MANIFEST, "rows.csv:1"),
    ("rows.csv", "target\nx\n", Code.BATCH_MANIFEST, "rows.csv:1"),
    ("rows.csv", "report\na.yaml,x\n", Code.BATCH_MANIFEST, "rows.csv:2"),
    ("rows.csv", 'report\na.yaml\n"b\n', Code.BATCH_MANIFEST, "rows.csv:3"),
    ("rows.csv", "report,check\na.yaml,full\nb.yaml,deep\n", Code.BATCH_MANIFEST, "rows.csv:3:check"),
    ("rows.csv", "report,check\n,full\n", Code.BATCH_MANIFEST, "rows.csv:2:report"),
    ("rows.csv", "report\n", Code.BATCH_NO_REPORTS, "rows.csv"),
    ("rows.csv", "", Code.BATCH_NO_REPORTS, "rows.csv"),
    ("lines.jsonl", '{"report": "a.yaml"}\n{"report": 5}\n', Code.BATCH_MANIFEST, "lines.jsonl:2:report"),
    ("lines.jsonl", '{"report": ["a.yaml"]}\n', Code.BATCH_MANIFEST, "lines.jsonl:1:report"),
    ("lines.jsonl", '{"report": "a.yaml"\n', Code.BATCH_MANIFEST, "lines.jsonl:1"),
    ("lines.jsonl", "[" * 100_000, Code.BATCH_MANIFEST, "lines.jsonl:1"),
    ("lines.jsonl", "7\n", Code.BATCH_MANIFEST, "lines.jsonl:1"),
]


@pytest.mark.parametrize(("name", "content", "code", "place"), BAD)
def test_a_fault_is_told_with_its_line(name: str, content: str, code: Code, place: str) -> None:
    _, findings = read_sources([write(name, content)])
    assert code.value.name in {item.code for item in findings}
    assert str(findings[0].location) == place


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("none/*.yaml", Code.BATCH_NO_REPORTS),
        ("none.yaml", Code.FILE_MISSING),
        ("none.csv", Code.FILE_MISSING),
        ("reports.txt", Code.BATCH_MANIFEST),
    ],
)
def test_what_lists_nothing_is_told(source: str, code: Code) -> None:
    found, (item,) = read_sources([source])
    assert (found, item.code, item.value) == ([], code.value.name, source)


@pytest.mark.parametrize("name", ["rows.csv", "list.yaml"])
def test_another_encoding_is_told(name: str) -> None:
    Path(name).write_bytes(b"report\nx\xff.yaml\n")
    found, (item,) = read_sources([name])
    assert (found, item.code, str(item.location)) == ([], Code.FILE_ENCODING.value.name, f"{name}:2")
