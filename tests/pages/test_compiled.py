"""Compiled templates are kept, and neither a damaged file nor another compiler's can change a page."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2.environment
import pytest

from xbrlesg.pages import compiled
from xbrlesg.pages.render import _environment


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of compiled modules, and templates that are not compiled yet."""
    monkeypatch.setattr(compiled, "_path", lambda template: tmp_path / template)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    _environment.cache_clear()
    return tmp_path


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that Jinja compiles from now on."""
    seen: list[str] = []
    generate = jinja2.environment.Environment._generate

    def noting(self: jinja2.Environment, source: object, name: str, *rest: object, **named: object) -> str:
        seen.append(name)
        return generate(self, source, name, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(jinja2.environment.Environment, "_generate", noting)
    return seen


def page() -> str:
    """A page of a new environment, as of a new process."""
    _environment.cache_clear()
    template = _environment().get_template("page.html")
    return template.render(title="A <b>")


def test_a_template_is_compiled_once(compiles: list[str], kept: Path) -> None:
    first = page()
    assert "A &lt;b&gt;" in first
    assert (compiles, [path.name for path in kept.iterdir()]) == (["page.html"], ["page.html"])
    assert page() == first
    assert compiles == ["page.html"]


@pytest.mark.parametrize("damage", [b"", b"nothing of the kind", b"half"])
def test_a_damaged_file_is_compiled_anew(compiles: list[str], kept: Path, damage: bytes) -> None:
    first = page()
    whole = (kept / "page.html").read_bytes()
    (kept / "page.html").write_bytes(whole[: len(whole) // 2] if damage == b"half" else damage)
    assert page() == first
    assert compiles == ["page.html"] * 2
    assert (kept / "page.html").read_bytes() == whole


def test_another_text_is_compiled_anew(compiles: list[str]) -> None:
    cache = compiled.CompiledTemplates()
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda _: texts.pop()),
        bytecode_cache=cache,
        cache_size=0,
        autoescape=True,
    )
    texts = ["two", "one", "one"]
    assert [environment.get_template("t").render() for _ in range(3)] == ["one", "one", "two"]
    assert compiles == ["t", "t"]


def test_another_compiler_compiles_anew(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    cache = compiled.CompiledTemplates()
    here = cache.get_source_checksum("text")
    other = tmp_path / "compiler.py"
    other.write_text("")
    monkeypatch.setattr("jinja2.compiler.__file__", str(other))
    assert cache.get_source_checksum("text") != here


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page()
    assert list(kept.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_fault(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    (kept / "file").write_text("")
    monkeypatch.setattr(compiled, "_path", lambda template: kept / "file" / template)
    assert page()
