"""Waivers: findings that a person has looked at and answers for, each with a reason and a last day.

A waived finding is told apart and does not count. What says that something could not be read or checked is
never waived: no file would be fit, or no check done, because someone says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import BeforeValidator, Field, model_validator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Location, Severity, finding, sort_findings
from xbrlesg.findings.verdict import Waived
from xbrlesg.yaml_source import Part, build_model, read_yaml

Words = Annotated[str, Field(pattern=r"\S")]
NEVER: Final = frozenset(
    code.value.name
    for code in (
        Code.FILE_MISSING,
        Code.FILE_ENCODING,
        Code.YAML_SYNTAX,
        Code.YAML_DUPLICATE_KEY,
        Code.YAML_CONTENT,
        Code.TAXONOMY_PACKAGE_MISSING,
        Code.TAXONOMY_PACKAGE_BROKEN,
        Code.TAXONOMY_PACKAGE_HOSTILE,
        Code.TAXONOMY_ENTRY_POINT,
        Code.TAXONOMY_MISSING,
        Code.ARELLE_GAVE_UP,
        Code.ENGINE_TIMEOUT,
        Code.NO_FACTS,
        Code.WAIVER_EXPIRED,
        Code.WAIVER_REFUSED,
        Code.WAIVER_UNUSED,
    )
)
"""Codes that no waiver lifts: a file or a check is missing, or waivers themselves are at fault."""


def _written_out(data: Any) -> Any:
    """A day as YYYY-MM-DD; pydantic alone would take a number for seconds since 1970."""
    if isinstance(data, str):
        try:
            return date.fromisoformat(data)
        except ValueError as error:
            raise ValueError(f"{data!r} is no day of the form YYYY-MM-DD") from error
    return data


Day = Annotated[date, BeforeValidator(_written_out)]


class Waiver(Part):
    """One entry: the code, what narrows it, why it is waived, by whom, and the last day on which it is."""

    code: Words
    fact: Words | None = None
    indicator: Words | None = None
    file: Words | None = None
    reason: Words
    author: Words
    expires: Day

    @model_validator(mode="after")
    def _is_narrow(self) -> Self:
        if self.fact is None and self.indicator is None and self.file is None:
            raise ValueError("name a fact, an indicator or a file: a code alone would waive too much")
        return self

    def fits(self, item: Finding) -> bool:
        """True where code and every narrowing field are those of the finding."""
        file = item.location.file if item.location else None
        pairs = ((self.fact, item.fact), (self.indicator, item.indicator), (self.file, file))
        return self.code == item.code and all(wanted in (None, found) for wanted, found in pairs)


class WaiverFile(Part):
    """``waivers``: the entries, in any order."""

    waivers: tuple[Waiver, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A waiver, and where it is written."""

    waiver: Waiver
    location: Location


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings that count, and those that are waived."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


@dataclass(slots=True)
class _Use:
    """Whether a waiver lifted a finding, and whether it could not lift one that it fits."""

    lifted: bool = False
    refused: bool = False


def load_waivers(path: Path, name: str) -> tuple[list[Placed], list[Finding]]:
    """Read a waiver file; ``name`` is what findings call it. One malformed entry forbids them all."""
    source, findings = read_yaml(path, name)
    if source is None:
        return [], findings
    file, faults = build_model(source, WaiverFile)
    findings += faults
    if file is None or findings:
        return [], findings
    return [Placed(entry, source.at("waivers", index)) for index, entry in enumerate(file.waivers)], findings


def weigh(
    findings: Sequence[Finding], waivers: Sequence[Placed], today: date, *, is_complete: bool = True
) -> Weighed:
    """Set waived findings apart, and say which waivers are past their day, lift nothing, or may not lift.

    A waiver holds on the day of ``expires`` still. Where the command could not do its work (``is_complete``
    is False) no error is waived. The first waiver that fits a finding is its waiver.
    """
    uses = [_Use() for _ in waivers]
    kept: list[Finding] = []
    waived: list[Waived] = []
    for item in sort_findings(findings):
        pairs = zip(waivers, uses, strict=True)
        fitting = [(placed, use) for placed, use in pairs if placed.waiver.fits(item)]
        valid = [(placed, use) for placed, use in fitting if placed.waiver.expires >= today]
        if valid and _may_lift(item, is_complete=is_complete):
            waived.append(_waived(item, valid[0][0]))
            for _, use in valid:
                use.lifted = True
            continue
        kept.append(item)
        for _, use in fitting:
            use.refused = True
    for placed, use in zip(waivers, uses, strict=True):
        kept += _of_waiver(placed, use, today)
    return Weighed(sort_findings(kept), tuple(waived))


def _may_lift(item: Finding, *, is_complete: bool) -> bool:
    return item.code not in NEVER and (is_complete or item.severity is not Severity.ERROR)


def _waived(item: Finding, placed: Placed) -> Waived:
    waiver = placed.waiver
    return Waived(item, waiver.reason, waiver.author, waiver.expires, placed.location)


def _of_waiver(placed: Placed, use: _Use, today: date) -> list[Finding]:
    """What is to be said of a waiver: nothing where it holds and lifts what it fits."""
    waiver, place = placed.waiver, placed.location
    if waiver.expires < today:
        day = waiver.expires.isoformat()
        message = f"the waiver of {waiver.code} held until {day} and waives nothing any more"
        return [finding(Code.WAIVER_EXPIRED, message, place, value=day)]
    if use.refused:
        message = (
            f"{waiver.code} counts all the same: it says that something could not be read, checked or written"
        )
        return [finding(Code.WAIVER_REFUSED, message, place, value=waiver.code)]
    if not use.lifted:
        message = f"the waiver of {waiver.code} fits no finding of this run"
        return [finding(Code.WAIVER_UNUSED, message, place, value=waiver.code)]
    return []
