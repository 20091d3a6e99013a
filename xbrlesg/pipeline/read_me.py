"""``README.txt`` of a bundle: what the receiver has got, in plain words, and how to prove it whole."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from xbrlesg import __version__
from xbrlesg.pipeline.job import Job

_WORDS: Final = {
    "viewer.html": "the report to read: open it in a browser and click a figure; works offline",
    "certificate.html": "what was checked, by which tools, and with what result",
    "certificate.json": "the same for machines",
    "manifest.json": "the sha256 of every other file here, and of all that they were made from",
    "README.txt": "this text",
    "facts.parquet": "the facts as a flat table (Apache Parquet)",
    "facts.csv": "the facts as a flat table (CSV)",
    "facts.xlsx": "the facts as a workbook",
}
_ENDINGS: Final = {
    ".xbri": "the filing: a report package with the inline XBRL report, for any XBRL software",
    ".xbr": "the filing: a report package for XBRL software",
    ".zip": "the filing: a report package for XBRL software",
    ".json": "the same facts as xBRL-JSON",
    ".csv": "the same facts as xBRL-CSV, with the metadata file beside it",
    ".xbrl": "the same facts as xBRL-XML",
}
_READING: Final = """
How to read it: open viewer.html in any browser; it needs no network. Click a figure, and its concept,
value, period, unit and breakdown stand on the right. The viewer is a copy for reading; what counts is the
report package."""
_LOADING: Final = """
How to load it: give the report package to your XBRL software, together with the taxonomies that
certificate.html names. They are third parties' or the sender's own, and not in this bundle."""
_PROVING: Final = """
How to prove that it is whole: compute the sha256 of each file and compare it with manifest.json. On
Linux that is sha256sum FILE, on macOS shasum -a 256 FILE, on Windows certutil -hashfile FILE SHA256."""
_FIRST: Final = "certificate.html also says what was not checked. Please read that part first."


def read_me(job: Job, files: Sequence[str], verdict: str) -> bytes:
    """The text, with the files in alphabetical order."""
    report, language = job.report, job.report.languages[0]
    period = f"{report.reporting_period.start} to {report.reporting_period.end}"
    name = report.entity.name.get(language) or next(iter(report.entity.name.values()))
    width = max(map(len, files)) + 2
    lines = [
        report.title.get(language) or next(iter(report.title.values())),
        f"{name} ({report.entity.scheme}: {report.entity.identifier}), {period}",
        "",
        f"Made by xbrlesg {__version__} for the target {job.chosen.name}. Verdict of the checks: {verdict}.",
        "",
        "Files:",
        "",
        *(f"  {file:<{width}}{_what(file)}" for file in sorted(files)),
    ]
    reading = [_READING] if "viewer.html" in files else []
    paragraphs = [*reading, _LOADING, _PROVING, _FIRST]
    told = [textwrap.fill(" ".join(text.split()), 90, break_on_hyphens=False) for text in paragraphs]
    return ("\n\n".join(["\n".join(lines), *told]) + "\n").encode("utf-8")


def _what(file: str) -> str:
    return _WORDS.get(file) or _ENDINGS.get(PurePosixPath(file).suffix, "a further form of the same report")
