"""The import rules of docs/architecture.md, checked on the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import xbrlesg

ROOT = Path(xbrlesg.__file__).parent

LEAVES = {
    *("names", "errors", "findings", "json_text", "links", "memo", "numbered", "spool"),
    *("archive", "archive_check", "program", "whole_files"),
}
"""Parts that know nothing of the pipeline; everything may import them, and they import each other only."""

ALLOWED: dict[str, set[str]] = {
    "yaml_source": set(),
    "report": set(),
    "records": set(),
    "taxonomy": set(),
    "store": {"taxonomy"},
    "registry": {"yaml_source", "rules", "report"},
    "rules": {"yaml_source", "taxonomy", "report", "lineage"},
    "theme": {"yaml_source"},
    "profile": {"yaml_source", "theme"},
    "target_file": {"yaml_source", "profile"},
    "report_file": {"yaml_source", "target_file", "theme"},
    "lineage": {"records"},
    "checks": {"taxonomy", "report"},
    "compare": {"taxonomy", "report"},
    "migration_file": {"yaml_source"},
    "mapping": {"yaml_source", "checks", "records", "taxonomy", "report", "lineage"},
    "coverage": {"yaml_source", "taxonomy", "report"},
    "waivers": {"yaml_source"},
    "reporters": set(),
    "pages": {"coverage"},
    "presentation": {"taxonomy", "report"},
    "writers": {"report", "presentation"},
    "tagging": {"yaml_source", "records", "report", "lineage", "writers"},
    "validation": {"report", "checks"},
    "explain": {"yaml_source", "validation"},
    "flat": {"lineage", "records", "taxonomy", "report", "presentation", "writers"},
    "pipeline": {
        *(
            "yaml_source",
            "registry",
            "report_file",
            "migration_file",
            "target_file",
            "profile",
            "theme",
            "lineage",
            "records",
            "taxonomy",
            "mapping",
            "report",
        ),
        *("rules", "checks", "compare", "coverage", "pages", "presentation", "writers", "flat", "tagging"),
        *("validation", "store", "waivers", "reporters", "explain"),
    },
    "batch": {"yaml_source", "report_file", "pipeline"},
    "cli": {"pipeline", "coverage", "explain", "reporters", "batch"},
    "__main__": {"cli"},
    "__init__": set(),
}

CONFINED = {
    "arelle": {"validation"},
    "dask": {"batch"},
    "distributed": {"batch"},
    "iXBRLViewerPlugin": {"validation"},
    "python_calamine": {"records"},
    "jinja2": {"pages"},
    "matplotlib": {"writers"},
    "lxml": {"checks", "registry", "taxonomy", "writers", "tagging", "validation"},
    "pydantic": {
        "yaml_source",
        "registry",
        "report_file",
        "target_file",
        "migration_file",
        "profile",
        "theme",
        "mapping",
        "coverage",
        "explain",
        "rules",
        "tagging",
        "waivers",
        "batch",
    },
    "rapidfuzz": {"taxonomy"},
    "typer": {"cli"},
    "xlsxwriter": {"flat", "records"},
    "yaml": {"yaml_source"},
}


def part_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    part = part_of(path)
    allowed = LEAVES if part in LEAVES else LEAVES | ALLOWED[part] | {part}
    for line, module in imports(path):
        top, _, rest = module.partition(".")
        if top == "xbrlesg" and rest:
            target = rest.split(".")[0]
            assert target in allowed, f"{path}:{line}: {part} must not import {module}"
        assert part in CONFINED.get(top, {part}), f"{path}:{line}: only {CONFINED[top]} may import {top}"


def test_every_part_has_its_rule() -> None:
    parts = {part_of(path) for path in ROOT.rglob("*.py")}
    assert parts == LEAVES | set(ALLOWED)
