"""The lines of docs/loading.md, run in the folder of an export; what they load is what was meant."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.test_formats import ask_for
from tests.pipeline.test_kinds import rewrite
from tests.projects import Project
from xbrlesg.flat.flat_csv import read_flat_csv

DOCUMENT = (Path(__file__).parents[2] / "docs" / "loading.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"^## ([^\n]+)\n.*?```python\n(.*?)```", DOCUMENT, re.MULTILINE | re.DOTALL))
TEXTS = ["=1+1", 'say "yes",\r\nthen no', "a\rb", "#nil", "007", "NA", "安全"]


@pytest.fixture
def loaded(project: Project, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Any:
    """What the lines of one section leave behind."""
    ask_for(project, "parquet", "flat-csv", "csv")
    project.export()
    monkeypatch.chdir(project.output)
    names: dict[str, Any] = {}
    exec(BLOCKS[request.param], names)  # noqa: S102 - the document's own lines
    return names


def values(project: Project) -> list[str]:
    return [str(row["value"]) for row in read_flat_csv((project.output / "facts.csv").read_bytes())]


def test_the_document_has_a_section_for_each_library() -> None:
    assert list(BLOCKS) == ["pandas", "polars", "DuckDB", "xBRL-CSV without an XBRL processor"]


@pytest.mark.parametrize("loaded", ["pandas"], indirect=True)
def test_pandas(project: Project, loaded: Any) -> None:
    assert list(loaded["facts"]["value"]) == values(project)
    assert Decimal("0.055") in set(loaded["numbers"])


@pytest.mark.parametrize("loaded", ["polars"], indirect=True)
def test_polars(project: Project, loaded: Any) -> None:
    assert loaded["facts"]["value"].to_list() == values(project)
    assert loaded["women"]["value"].to_list() == ["400"]


@pytest.mark.parametrize("loaded", ["DuckDB"], indirect=True)
def test_duckdb(project: Project, loaded: Any) -> None:
    assert [row[0] for row in loaded["facts"].project("value").fetchall()] == values(project)
    totals = {concept: value for concept, _, value in loaded["totals"].fetchall()}
    assert totals["small:TurnoverRate"] == Decimal("0.055")
    assert "small:TrainingHours" not in totals
    assert {site for _, site in loaded["sites"].fetchall()} == {None, "Dongguan", "Xiamen"}


@pytest.mark.parametrize("loaded", ["xBRL-CSV without an XBRL processor"], indirect=True)
def test_plain_tables(loaded: Any) -> None:
    assert {"1000", "-12.5"} <= set(loaded["numeric"]["value"])


@pytest.mark.parametrize("name", ["pandas", "polars", "DuckDB"])
def test_any_text_is_loaded_as_it_is(project: Project, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    rewrite(
        project,
        *(
            {"indicator": "company", "value": text, "language": "en", "period": str(1990 + year)}
            for year, text in enumerate(TEXTS)
        ),
    )
    ask_for(project, "parquet", "flat-csv")
    project.export()
    monkeypatch.chdir(project.output)
    names: dict[str, Any] = {}
    lines = [line for line in BLOCKS[name].splitlines() if line.startswith(("import", "facts"))]
    for reading in lines[1:]:
        exec(f"{lines[0]}\n{reading}", names)  # noqa: S102 - the document's own lines
        facts = names["facts"]
        found = facts["value"] if name != "DuckDB" else [row[0] for row in facts.project("value").fetchall()]
        assert list(found) == TEXTS, reading
