"""Reports on GRI's and ESRS's taxonomies, good and bad, in every format; and their proof at the full check.

The proof takes some ten minutes, for each report is judged cold as well:

    XBRLESG_TAXONOMY_PATH=FOLDER python -m tests.engine.standards_corpus [gri] [esrs]
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.checks.standards_faults import ESRS_FACTS, GRI_FACTS, report_text
from tests.engine.judged import judge_all
from tests.pilot.test_targets import copy_pilot
from tests.projects import Silent
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.pipeline.export import export
from xbrlesg.pipeline.levels import CheckLevel
from xbrlesg.validation.model import ArelleOptions

FACTS: Final = {"gri": GRI_FACTS, "esrs": ESRS_FACTS}


def packages_of(key: str) -> list[Path]:
    """The packages of a standard."""
    return [Path(os.environ[VARIABLE]) / name for name in OTHERS[key][1]]


def write_corpus(key: str, folder: Path) -> dict[str, Path]:
    """The pilot's report in each format, and reports with faults, by name."""
    exported = export(copy_pilot(folder), folder / "out", key, CheckLevel.NONE, Silent())
    assert exported.folder is not None
    names = ("report.xhtml", "report.json", "report.xbrl", "csv/report.json", "report.xbri", "report.xbr")
    found = {f"pilot {name}": exported.folder / name for name in names}
    page, report, xml = ((exported.folder / name).read_text("utf-8") for name in names[:3])
    texts = {
        "no context.xhtml": replaced(page, 'contextRef="', 'contextRef="nowhere-'),
        "no concept.json": replaced(report, f'"concept": "{key}:', f'"concept": "{key}:Un'),
        "no decimals.xbrl": replaced(xml, ' decimals="', ' precision="'),
        "wrong.json": report_text(OTHERS[key][0], FACTS[key]),
    }
    for name, text in texts.items():
        found[name] = folder / name
        found[name].write_text(text, "utf-8")
    found["no number.csv"] = _spoilt_csv(exported.folder / "csv", folder / "spoilt")
    return found


def replaced(text: str, old: str, new: str) -> str:
    """The text with one replacement; there must be something to replace."""
    assert old in text
    return text.replace(old, new, 1)


def _spoilt_csv(tables: Path, folder: Path) -> Path:
    shutil.copytree(tables, folder)
    table = folder / "numeric.csv"
    with table.open(newline="", encoding="utf-8") as stream:
        head, first, *rest = csv.reader(stream)
    first[head.index("value")] = "many"
    with table.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([head, first, *rest])
    return folder / "report.json"


def prove(key: str, folder: Path, tell: Callable[[str], None]) -> bool:
    """Judge all at the full check: cold, warm, and warm in the opposite order. Whether all is the same."""
    documents = write_corpus(key, folder)
    judged = judge_all(documents, [OTHERS[key][0]], packages_of(key), ArelleOptions())
    differing = [
        name for name in documents if not judged.cold[name] == judged.warm[name] == judged.again[name]
    ]
    for name, run in judged.cold.items():
        count = run if isinstance(run, str) else f"{run.fact_count} facts, {len(run.messages)} messages"
        tell(f"{key} {name}: {count}; {judged.not_warm.get(name, 'warm')}")
    tell(f"{key}: {len(documents)} reports, differing: {', '.join(differing) or 'none'}")
    return not differing and not judged.not_warm


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(given: Mapping[str, object] = OTHERS) -> None:
    """Prove them all, or those that are named."""
    same = True
    for key in sys.argv[1:] or given:
        with tempfile.TemporaryDirectory() as folder:
            same &= prove(key, Path(folder), say)
    sys.exit(not same)


if __name__ == "__main__":
    main()
