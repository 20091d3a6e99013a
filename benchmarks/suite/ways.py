"""The goals that a user has, and the ways to each: our commands, and what would be taken instead."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.house import PACKAGE

OURS = (sys.executable, "-m", "xbrlesg")
ARELLE = (
    *(sys.executable, "-m", "arelle.CntlrCmdLine", "--internetConnectivity", "offline"),
    *("--disablePersistentConfig", "--packages", str(PACKAGE)),
)
MADE_BY = {"report.xhtml": "inline", "report.json": "json", "report.xbrl": "xml"}
LIKE_FAST = (
    *("--validate", "--utr", "--calc", "c11r", "--formula", "none"),
    *("--baseTaxonomyValidation", "none", "--validateDuplicateFacts", "inconsistent"),
)
"""What ``--check fast`` asks Arelle for."""


@dataclass(frozen=True)
class Place:
    """A generated project, and where its files go."""

    report: Path
    out: Path
    facts: int
    number: int = 1

    def made(self, file: str) -> str:
        """A report file, as the export of its format has written it."""
        return str(self.out / f"generated-{self.number}" / MADE_BY[file] / file)

    @property
    def cache(self) -> Path:
        """Where py-xbrl finds what it would download."""
        return self.out / "py-xbrl"


@dataclass(frozen=True)
class Way:
    """A way to a goal. ``owner`` is whose program it is; ``proof`` is in its output if it did the work."""

    goal: str
    name: str
    owner: str
    command: Callable[[Place], tuple[str, ...]]
    proof: str = ""


def has_library(name: str) -> bool:
    """Whether the library can be imported here."""
    return importlib.util.find_spec(name) is not None


def export(target: str, check: str = "none") -> Callable[[Place], tuple[str, ...]]:
    """The export of a target, from its records."""
    return lambda place: (
        *(*OURS, "export", str(place.report), "--out", str(place.out)),
        *("--target", target, "--check", check),
    )


def _ours(goal: str, name: str, *arguments: str, file: str = "report.xhtml") -> Way:
    package = ("--package", str(PACKAGE))
    return Way(
        goal,
        name,
        "xbrlesg",
        lambda place: (
            *(*OURS, arguments[0], place.made(file), *package),
            *(argument.format(out=place.out) for argument in arguments[1:]),
        ),
    )


def _arelle(goal: str, name: str, *options: str, file: str = "report.xhtml") -> Way:
    return Way(
        goal,
        name,
        "Arelle",
        lambda place: (
            *(*ARELLE, "--file", place.made(file)),
            *(option.format(out=place.out) for option in options),
        ),
        "validated in" if "--validate" in options else "loaded in",
    )


def exports() -> list[Way]:
    """The report in each format alone, inline first, which Arelle makes the others of; and in all of them."""
    others = ("inline", "xml", "parquet", "flat-csv", "xlsx")
    save = ("--plugins", "saveLoadableOIM", "--saveLoadableOIM")
    return [
        *(_export("write other formats", name) for name in others),
        *(_export(f"write {name}", name) for name in ("json", "csv")),
        _arelle("write json", "Arelle, inline to JSON", *save, "{out}/arelle.json"),
        _arelle("write csv", "Arelle, inline to CSV", *save, "{out}/arelle.csv"),
        _export("write all formats", "all"),
        _export("write all formats", "all", "fast"),
    ]


def _export(goal: str, target: str, check: str = "none") -> Way:
    return Way(goal, f"export {target} --check {check}", "xbrlesg", export(target, check))


def validations() -> list[Way]:
    """Each kind of report file checked, by ourselves, with Arelle behind us, and by Arelle's command line."""
    ways = []
    for kind, file, plugins in (
        ("inline", "report.xhtml", ()),
        ("json", "report.json", ("--plugins", "loadFromOIM")),
        ("xml", "report.xbrl", ()),
    ):
        goal = f"validate {kind}"
        ways += [
            _ours(goal, "validate --check fast", "validate", "--check", "fast", file=file),
            _arelle(goal, "Arelle's command line", *LIKE_FAST, *plugins, file=file),
        ]
        if kind != "xml":  # which our own checks do not read
            ways.append(_ours(goal, "validate --check none", "validate", "--check", "none", file=file))
    return ways


def readings() -> list[Way]:
    """The facts of the inline report, read."""
    goal = "read inline facts"
    ways = [
        _ours(goal, "facts, to JSON", "facts", "-o", "{out}/facts.json"),
        _arelle(goal, "Arelle, --facts", "--facts", "{out}/arelle-facts.csv"),
    ]
    for library, module in (("ixbrlparse", "ixbrlparse"), ("py-xbrl", "xbrl")):
        if has_library(module):
            ways.append(Way(goal, library, library, _read_with(library)))
    ways.append(
        Way(
            "compare two reports",
            "diff, inline and JSON",
            "xbrlesg",
            lambda place: (
                *(*OURS, "diff", place.made("report.xhtml"), place.made("report.json")),
                *("--package", str(PACKAGE)),
            ),
        )
    )
    return ways


def _read_with(library: str) -> Callable[[Place], tuple[str, ...]]:
    return lambda place: (
        *(sys.executable, "-m", "benchmarks.suite.read_facts", library),
        *(place.made("report.xhtml"), str(place.facts), str(place.cache)),
    )


def starts() -> list[Way]:
    """What comes before any work."""
    return [
        Way("start", "python -c pass", "Python", lambda _: (sys.executable, "-c", "pass")),
        Way("start", "--version", "xbrlesg", lambda _: (*OURS, "--version"), "xbrlesg"),
    ]


GOALS = {"start": starts, "export": exports, "validate": validations, "read": readings}
