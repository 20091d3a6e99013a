"""``xbrlesg explain`` as its users run it."""

from __future__ import annotations

import json
import sys

import pytest

from xbrlesg.cli.app import run
from xbrlesg.explain.load import load_explanations
from xbrlesg.findings.catalogue import Code

ALL = load_explanations()


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Explain:
    return Explain(monkeypatch, capsys)


class Explain:
    """Runs the command; gives its exit code and what it wrote."""

    def __init__(self, patch: pytest.MonkeyPatch, written: pytest.CaptureFixture[str]) -> None:
        self.patch = patch
        self.written = written

    def __call__(self, *arguments: str) -> tuple[int, str]:
        self.patch.setattr(sys, "argv", ["xbrlesg", "explain", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        told = self.written.readouterr()
        return int(str(ended.value.code or 0)), told.out + told.err


@pytest.mark.parametrize("name", ["fileByteOrderMark", "xbrlesg:fileByteOrderMark"])
def test_a_code_is_explained(explain: Explain, name: str) -> None:
    code, told = explain(name)
    (item,) = (item for item in ALL if item.code == "xbrlesg:fileByteOrderMark")
    assert code == 0
    assert told.startswith("xbrlesg:fileByteOrderMark (warning): File starts with a byte order mark\n\n")
    flat = " ".join(told.split())
    assert item.explanation in flat
    assert f"To mend: {item.mend}" in flat
    assert max(map(len, told.split("\n"))) <= 88


def test_several_codes_and_one_of_arelle(explain: Explain) -> None:
    code, told = explain("yamlSyntax", "xbrldie:PrimaryItemDimensionallyInvalidError", "yamlSyntax")
    assert code == 0
    assert told.count("To mend: ") == 2
    assert "Source: XBRL Dimensions 1.0" in told


def test_a_misspelt_code_is_wrong_usage_with_near_names(explain: Explain) -> None:
    code, told = explain("unitUnknwon", "yamlSyntax")
    assert code == 2
    assert "unitUnknwon: Did you mean 'unitUnknown'" in told
    assert "To mend" not in told


def test_another_code_of_a_standard_is_led_to_it(explain: Explain) -> None:
    code, told = explain("unheard-of", "xbrl.9.9.9:zzz")
    assert code == 2
    assert "unheard-of: See xbrlesg explain --list" in told
    assert "xbrl.9.9.9:zzz: See XBRL 2.1." in told


def test_the_list_names_each_code_with_severity_and_title(explain: Explain) -> None:
    code, told = explain("--list")
    assert code == 0
    lines = [line.split(maxsplit=2) for line in told.splitlines() if line.startswith("  ")]
    assert lines == [[item.code, item.severity.word, item.title] for item in ALL]


def test_a_list_by_severity_and_group(explain: Explain) -> None:
    code, told = explain("--list", "--severity", "warning", "--group", "store", "--format", "json")
    assert code == 0
    assert json.loads(told)["codes"] == [
        {
            "code": "xbrlesg:storeConflict",
            "group": "store",
            "severity": "warning",
            "title": Code.STORE_CONFLICT.value.title,
        }
    ]


def test_as_json(explain: Explain) -> None:
    code, told = explain("--all", "--format", "json")
    found = json.loads(told)["codes"]
    assert code == 0
    assert [entry["code"] for entry in found] == [item.code for item in ALL]
    assert [entry.get("section") for entry in found] == [item.section for item in ALL]
    assert all(entry["example"] and entry["mend"] and entry["explanation"] for entry in found)


def test_as_markdown(explain: Explain) -> None:
    assert explain("yamlSyntax", "--format", "markdown")[1].startswith("### yamlSyntax\n\n**YAML cannot be ")
    assert "| [`yamlSyntax`](#yamlsyntax) | error |" in explain("--list", "--format", "markdown")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--list", "--all"),
        ("--list", "yamlSyntax"),
        ("yamlSyntax", "--severity", "error"),
        ("--list", "--severity", "grave"),
        ("--list", "--group", "nothing"),
        ("--list", "--format", "xml"),
    ],
)
def test_wrong_usage(explain: Explain, arguments: tuple[str, ...]) -> None:
    assert explain(*arguments)[0] == 2
