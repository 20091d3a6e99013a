"""JUnit XML, which build servers show as tests; valid by the XSD of Jenkins' xUnit plug-in, junit-10.

A file is a suite and a finding a case: failed at or above the fail level, skipped where it is waived, else
passed with its words as output. A file that was looked at without a finding has one case that passed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from xbrlesg.findings.model import Finding
from xbrlesg.findings.verdict import Verdict, Waived
from xbrlesg.reporters.wording import place_within, title_of, waiver_in_words

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no place for (2.2)."""

Told = tuple[Finding, Waived | None]


def junit_report(told: Verdict) -> bytes:
    """The suites in the order of their files' first finding, then files without any."""
    suites: dict[str, list[Told]] = {}
    for item, waived in told.everything():
        suites.setdefault(item.location.file if item.location else told.subject, []).append((item, waived))
    for file in told.checked:
        if not any(name.startswith(f"{file.name}/") for name in suites):  # findings stand within the package
            suites.setdefault(file.name, [])
    root = ET.Element("testsuites", name=_text(f"xbrlesg {told.command}"))
    for name, items in suites.items():
        root.append(_suite(name, items, told))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _suite(name: str, items: Sequence[Told], told: Verdict) -> ET.Element:
    failing = [item for item, waived in items if waived is None and item.severity >= told.fail_on]
    skipped = [item for item, waived in items if waived is not None]
    counts = {"tests": max(len(items), 1), "failures": len(failing), "errors": 0, "skipped": len(skipped)}
    suite = ET.Element(
        "testsuite", {"name": _text(name), **{key: str(count) for key, count in counts.items()}}
    )
    if not items:
        ET.SubElement(suite, "testcase", name="no findings", classname=_text(name))
    for title, (item, waived) in zip(_names([item for item, _ in items]), items, strict=True):
        case = ET.SubElement(suite, "testcase", name=_text(title), classname=_text(name))
        if waived is not None:
            ET.SubElement(case, "skipped", message=_text(f"waived: {waiver_in_words(waived)}"))
        elif item.severity >= told.fail_on:
            failure = ET.SubElement(case, "failure", type=_text(item.code), message=_text(item.message))
            failure.text = _text("\n".join(_lines(item)))
        else:
            ET.SubElement(case, "system-out").text = _text("\n".join(_lines(item)))
    return suite


def _names(items: Sequence[Finding]) -> Iterator[str]:
    """Names that no two cases of a suite share: build servers follow a case by its name."""
    seen: Counter[str] = Counter()
    for item in items:
        place = place_within(item.location) if item.location else ""
        about = f"[{item.indicator}]" if item.indicator else ""
        name = " ".join(part for part in (item.code, title_of(item.code), place, about) if part)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _lines(item: Finding) -> Iterator[str]:
    place = f"{item.location}: " if item.location else ""
    yield f"{place}{item.severity.word}: {item.message}"
    if item.value is not None:
        yield f"value: {item.value}"
    if item.disclosure:
        yield f"disclosure: {item.disclosure}"
    for part in item.evidence:
        printed = f" ({part.source})" if part.source else ""
        yield f"{part.what}: {part.value}{printed}" + (f", {part.location}" if part.location else "")
    if item.arithmetic:
        yield item.arithmetic
    yield from (f"see: {place}" for place in item.related)
    if item.hint:
        yield item.hint


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
