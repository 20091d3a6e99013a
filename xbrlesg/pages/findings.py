"""``findings.html``: every finding with its values, its sources and the arithmetic between them.

It is the whole verdict for people who must rely on it: what is waived, what was checked, whence each fact
comes. Filters need a script, which is in the page; without it all is shown.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from markupsafe import Markup, escape

from xbrlesg.findings.as_data import count_by_severity
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, Severity
from xbrlesg.findings.verdict import Help, Verdict
from xbrlesg.memo import Memo
from xbrlesg.pages.render import render

ASSERTION: Final = "message:"
LONGEST: Final = 200
TITLES: Final[Mapping[str, str]] = {code.value.name: code.value.title for code in Code}
_BREAKS: Final = re.compile(r"(?<=[/:._-])(?=\w)|(?<=[a-z0-9])(?=[A-Z])")
LEVELS: Final = {
    "none": "our own checks, without Arelle",
    "fast": "our own checks and Arelle's, without the taxonomies' formulas and own files",
    "full": "our own checks and Arelle's, with the taxonomies' formulas and own files",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one code, or of one family of them: how grave, what it stands for, all in order.

    ``by_disclosure`` says that they are a taxonomy's own rules, sorted by what of a standard they are about.
    """

    severity: str
    code: str
    title: str
    findings: tuple[Finding, ...]
    by_disclosure: bool = False

    @property
    def hints(self) -> tuple[str, ...]:
        """What to do about them, each hint once."""
        return tuple(dict.fromkeys(item.hint for item in self.findings if item.hint))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: each a value and the words for it."""

    severities: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, str], ...]


def findings_page(verdict: Verdict, more_of: Help = lambda _: None) -> bytes:
    """The page; ``more_of`` gives the long text of a code, if there is one."""
    script = files("xbrlesg.pages").joinpath("templates/findings.js").read_text("utf-8")
    digest = b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return render(
        "findings.html",
        title=verdict.title,
        verdict=verdict,
        outcome=_outcome(verdict),
        summary=count_by_severity(verdict.findings),
        groups=group_findings(verdict.findings),
        none_group=Group("", "", "", ()),
        severities=[severity.word for severity in sorted(Severity, reverse=True)],
        chosen=_choices([item for item, _ in verdict.everything()]),
        trails={trail.fact: trail for trail in verdict.trails},
        levels=LEVELS,
        family=_family,
        title_of=_title,
        short=_short,
        breakable=Memo(_breakable).__getitem__,  # files and concepts recur from trail to trail
        more_of=more_of,
        script=Markup(script),  # noqa: S704 - a file of ours, without a word of anyone else
        script_hash=digest,
    )


def _outcome(verdict: Verdict) -> str:
    """The whole in one line; what is waived is not hidden behind it."""
    counting = [item for item in verdict.findings if item.severity >= verdict.fail_on]
    words = {Severity.ERROR: "errors", Severity.WARNING: "warnings or errors"}
    what = words.get(verdict.fail_on, "advisories, warnings or errors")
    if len(counting) == 1:
        what = counting[0].severity.word
    waived = f"; {len(verdict.waived)} waived" if verdict.waived else ""
    return f"{'Failed' if counting else 'Passed'}: {len(counting) or 'no'} {what}{waived}"


def _choices(findings: Sequence[Finding]) -> Choices:
    """What occurs among the findings, severities from the gravest, all else by name."""
    severities = sorted({item.severity for item in findings}, reverse=True)
    codes = sorted({_family(item.code) for item in findings})
    places = sorted({item.location.file for item in findings if item.location})
    indicators = sorted({item.indicator for item in findings if item.indicator})
    return Choices(
        tuple((item.word, item.word) for item in severities),
        tuple((code, f"{_title(code)} ({code})") for code in codes),
        tuple((place, place) for place in places),
        tuple((indicator, indicator) for indicator in indicators),
    )


def _breakable(text: object) -> Markup:
    """Names and paths with places at which a line may end: at separators and within CamelCase."""
    return Markup(_BREAKS.sub("<wbr>", str(escape(str(text)))))  # noqa: S704 - escaped before


def _short(text: str) -> str:
    """A text cut to what fits into a table; how long it is stands behind it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text):,} characters)"


def group_findings(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Findings by severity and code, gravest first, else as they come.

    A taxonomy's own assertions are numbered by the hundred; those that differ in number alone are one group.
    They stand in the order of disclosures, in which a reader works through a standard: their place is most
    often a line of the taxonomy, which nobody is to mend.
    """
    grouped: dict[tuple[Severity, str], list[Finding]] = {}
    for item in findings:
        grouped.setdefault((item.severity, _family(item.code)), []).append(item)
    return tuple(
        _group(severity, code, _title(code), items)
        for (severity, code), items in sorted(grouped.items(), key=lambda pair: -pair[0][0])
    )


def _group(severity: Severity, code: str, title: str, items: Sequence[Finding]) -> Group:
    by_disclosure = code.startswith(ASSERTION)
    ordered = sorted(items, key=_disclosure_order) if by_disclosure else items
    return Group(severity.word, code, title, tuple(ordered), by_disclosure)


def _disclosure_order(item: Finding) -> tuple[bool, tuple[str | int, ...]]:
    """As people count, S1-2 before S1-10; those of no disclosure come last."""
    parts = re.split(r"(\d+)", item.disclosure or "")
    return (not item.disclosure, tuple(int(part) if part.isdecimal() else part for part in parts))


def _family(code: str) -> str:
    return re.sub(r"_\d+$", "", code) if code.startswith(ASSERTION) else code


def _title(code: str) -> str:
    if code.startswith(ASSERTION):
        return "Rule of the taxonomy itself"
    return TITLES.get(code, "Message of the XBRL processor")
