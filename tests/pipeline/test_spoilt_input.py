"""Input spoilt at random, from fixed seeds: the pipeline answers with findings, never with a traceback."""

from __future__ import annotations

import json
import random

import pytest

from tests.projects import Project
from xbrlesg.findings.model import Severity, worst
from xbrlesg.pipeline.build import build_taxonomy

SCRAPS = [
    *(
        "",
        " ",
        ",",
        "\n",
        '"',
        "'",
        ":",
        "-",
        "0",
        "９",
        "\x00",
        "\x0b",
        "{",
        "]",
        "&",
        "<",
        "#",
        "|",
        "%",
        "/",
    ),
    *("2023", "é", "1e5", "~", "null", "..", "-1", "𝟙", "&a *a", "!!python/object:os.system", "@", "a" * 300),
]


def spoil(text: str, dice: random.Random) -> str:
    """Put scraps into a text at up to three places, sometimes over what stands there."""
    for _ in range(dice.randint(1, 3)):
        place, gone = dice.randrange(len(text)), dice.choice([0, 0, 1, 2, 8, 40])
        text = text[:place] + dice.choice(SCRAPS) + text[place + gone :]
    return text


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("name", ["records.csv", "mapping.yaml", "report.yaml"])
def test_spoilt_text_is_answered(project: Project, name: str, seed: int) -> None:
    path = project.folder / name
    path.write_text(spoil(path.read_text("utf-8"), random.Random(seed)), "utf-8", newline="")  # noqa: S311
    exported = project.export()
    if worst(exported.findings) is Severity.ERROR:
        assert not exported.facts
        return
    lineage = json.loads((exported.folder / "lineage.json").read_text("utf-8"))["facts"]  # type: ignore[operator]
    stated = {origin["record"]["row"] for origins in lineage.values() for origin in origins}
    found = {item.location.row for item in exported.findings if item.location and item.location.row}
    assert len(stated | found) >= exported.records


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_package_is_answered(project: Project, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    path = project.folder / "small.zip"
    content = bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 6)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    path.write_bytes(content)
    project.export()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_registry_is_answered(project: Project, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    path = dice.choice(sorted((project.folder / "registry").rglob("*.yaml")))
    path.write_text(spoil(path.read_text("utf-8"), dice), "utf-8", newline="")
    built = build_taxonomy(project.folder / "registry", project.folder / "again.zip")
    assert (built.sha256 is None) == (worst(built.findings) is Severity.ERROR)
