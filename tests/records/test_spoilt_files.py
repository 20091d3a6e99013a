"""Files of records spoilt at random, from fixed seeds: records and findings, never a traceback."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from pathlib import Path

import pytest

from tests.pipeline.test_spoilt_input import spoil
from tests.records.tables import FORMATS, load
from tests.records.test_formats import AXES, small_project
from xbrlesg.archive import write_zip
from xbrlesg.findings.as_data import finding_data
from xbrlesg.json_text import json_bytes

SHEET = "xl/worksheets/sheet1.xml"
MARKS = [
    *(
        't="e"',
        't="s"',
        't="b"',
        't="d"',
        't="n"',
        's="9999"',
        's="-1"',
        "<v>",
        "</v>",
        "<f>",
        "<c/>",
        "<row/>",
    ),
    *(
        'r="C3"',
        'r="A1"',
        'r="B1048576"',
        'r="XFD7"',
        '<row r="3" hidden="1">',
        "<is><t>x</t></is>",
        "<v>1e999</v>",
    ),
    *("<v>NaN</v>", "<v>-7</v>", "<v>99999999999</v>", '<mergeCell ref="A1:C9"/>', '<mergeCell ref="X"/>'),
]


def check(folder: Path, name: str, content: bytes) -> None:
    """Something is read or found, each record has a place of its own, and findings can be written."""
    records, findings = load(folder, name, content, AXES)
    assert records or findings
    assert len({record.location for record in records}) == len(records)
    json_bytes([finding_data(item) for item in findings])


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("form", ["json", "wrapped json", "json lines", "csv"])
def test_spoilt_text(tmp_path: Path, form: str, seed: int) -> None:
    name, write = FORMATS[form]
    text = spoil(write(small_project()).decode("utf-8"), random.Random(seed))  # noqa: S311
    check(tmp_path, name, text.encode("utf-8"))


@pytest.mark.parametrize("seed", range(80))
@pytest.mark.parametrize("form", ["xlsx", "parquet"])
def test_spoilt_bytes(tmp_path: Path, form: str, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    name, write = FORMATS[form]
    content = bytearray(write(small_project()))
    for _ in range(dice.randint(1, 6)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    if dice.random() < 0.2:
        del content[dice.randrange(len(content)) :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of names that stand twice
        check(tmp_path, name, bytes(content))


@pytest.mark.parametrize("seed", range(300))
def test_spoilt_parts_of_a_workbook(tmp_path: Path, seed: int) -> None:
    """The archive is sound, the XML in it is not what it should be."""
    dice = random.Random(seed)  # noqa: S311
    with zipfile.ZipFile(io.BytesIO(FORMATS["xlsx"][1](small_project()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([*sorted(name for name in parts if name.startswith("xl/")), *[SHEET] * 6])
    text = parts[name].decode("utf-8")
    if dice.random() < 0.5:
        text = spoil(text, dice)
    for _ in range(dice.randint(0, 3)):
        text = put_mark(text, dice)
    parts[name] = text.encode("utf-8")
    check(tmp_path, "records.xlsx", write_zip(parts))


def put_mark(text: str, dice: random.Random) -> str:
    """Put an attribute into a tag, or an element before one."""
    tags = [match.start() for match in re.finditer(r"<(c|v|row|/row|/sheetData|sheetData)\b", text)]
    place = dice.choice(tags or [0])
    mark = dice.choice(MARKS)
    if not mark.startswith("<"):
        place, mark = place + 2, f" {mark} "
    return text[:place] + mark + text[place:]
