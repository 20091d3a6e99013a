"""Good and bad reports on the small taxonomy, in every format; some of them an engine cannot take.

``cold`` says that a report must go to a cold run: it is broken before its taxonomy counts, or is on another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.checks.inline_faults import BODY, HEAD, PAGES, page_of
from tests.checks.json_faults import ALL, spoilt
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE
from xbrlesg.names import ISO4217, LINK, UTR, XBRLDI, XBRLI, XLINK
from xbrlesg.writers.xbrl_json import write_xbrl_json


@dataclass(frozen=True)
class Document:
    """A report, and the files that it needs beside it."""

    name: str
    file: str
    text: str
    cold: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """Write it into a folder of its own and give its path."""
        own = folder / self.name
        own.mkdir(parents=True)
        for name, text in {self.file: self.text, **self.beside}.items():
            (own / name).write_text(text, "utf-8")
        return own / self.file


STOPPED: Final = {
    *("no JSON", "document type", "no taxonomy", "unknown property", "no concept", "entity form"),
    *("value no string", "language form", "control character"),
}
"""The faults in JSON over which Arelle stops before it loads a taxonomy, or gives up."""

SCHEMA_REF: Final = f'<link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/>'
_ENTITY: Final = (
    '<xbrli:entity><xbrli:identifier scheme="https://x.example">1</xbrli:identifier></xbrli:entity>'
)
_YEAR: Final = (
    "<xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate>"
    "<xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period>"
)
_FOOTNOTE: Final = (
    '<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'
    '<link:loc xlink:type="locator" xlink:href="#e1" xlink:label="fact"/>'
    '<link:footnote xlink:type="resource" xlink:label="note" xlink:role="http://www.xbrl.org/2003/role/footnote"'
    ' xml:lang="en" id="n1">At year end</link:footnote>'
    '<link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"'
    ' xlink:from="fact" xlink:to="note"/></link:footnoteLink>'
)
XML: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldi="{XBRLDI}"
 xmlns:iso4217="{ISO4217}" xmlns:utr="{UTR}" xmlns:small="{NAMESPACE}">
{SCHEMA_REF}
<xbrli:context id="i">{_ENTITY}<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period>
</xbrli:context>
<xbrli:context id="d">{_ENTITY}{_YEAR}</xbrli:context>
<xbrli:context id="dS">{_ENTITY}{_YEAR}<xbrli:scenario><xbrldi:typedMember
 dimension="small:SiteAxis"><small:Site>north</small:Site></xbrldi:typedMember></xbrli:scenario></xbrli:context>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="MWh"><xbrli:measure>utr:MWh</xbrli:measure></xbrli:unit>
<xbrli:unit id="CNY"><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unit>
<small:Employees id="e1" contextRef="i" unitRef="pure" decimals="0">30</small:Employees>
<small:Engineers id="e2" contextRef="i" unitRef="pure" decimals="0">10</small:Engineers>
<small:OtherStaff id="e3" contextRef="i" unitRef="pure" decimals="0">20</small:OtherStaff>
<small:Energy id="e4" contextRef="dS" unitRef="MWh" decimals="1">7.5</small:Energy>
<small:Revenue id="e5" contextRef="d" unitRef="CNY" decimals="-2">1500</small:Revenue>
<small:Policy id="e6" contextRef="d" xml:lang="en">We care.</small:Policy>
{_FOOTNOTE}
</xbrli:xbrl>
"""

EXTENSION: Final = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="{XBRLI}"
 targetNamespace="https://own.example" elementFormDefault="qualified">
<xs:import namespace="{XBRLI}" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="{NAMESPACE}" schemaLocation="{ENTRY_POINT}"/>
<xs:element name="Own" id="own_Own" type="xbrli:stringItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="duration" nillable="true"/></xs:schema>"""
_TO_EXTENSION: Final = SCHEMA_REF.replace(ENTRY_POINT, "own.xsd")
_OTHER: Final = SCHEMA_REF.replace(ENTRY_POINT, "http://www.xbrl.org/2005/xbrldt-2005.xsd")
_LINKBASE: Final = (
    '<link:linkbaseRef xlink:type="simple" xlink:href="labels.xml"'
    ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
)
_LABELS: Final = f'<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}"/>'

_XML_FAULTS: Final = {
    "clean": ("", ""),
    "sum": (">30<", ">99<"),
    "tags that do not match": ("small:Policy", "small:Politics"),
    "no such concept": (
        '<small:Policy id="e6" contextRef="d" xml:lang="en">We care.</small:Policy>',
        '<small:Politics id="e6" contextRef="d" xml:lang="en">We care.</small:Politics>',
    ),
    "no such context": ('contextRef="d" xml:lang', 'contextRef="x" xml:lang'),
    "no such unit": ('unitRef="MWh"', 'unitRef="GWh"'),
    "wrong unit": ("utr:MWh", "utr:kg"),
    "no number": (">7.5<", ">many<"),
    "no decimals": (' decimals="-2"', ""),
    "instant for a duration": ('e5" contextRef="d"', 'e5" contextRef="i"'),
    "id twice": ('id="e3"', 'id="e2"'),
    "typed member empty": ("<small:Site>north</small:Site>", "<small:Site/>"),
    "typed member of another element": (
        "<small:Site>north</small:Site>",
        "<small:Policy>north</small:Policy>",
    ),
    "axis on the wrong fact": ('e5" contextRef="d"', 'e5" contextRef="dS"'),
    "no such axis": ("small:SiteAxis", "small:PlaceAxis"),
    "contradiction": (
        "</xbrli:xbrl>",
        '<small:Revenue contextRef="d" unitRef="CNY" decimals="0">9</small:Revenue></xbrli:xbrl>',
    ),
    "period backwards": ("2023-01-01", "2024-01-01"),
    "footnote to nothing": ("#e1", "#e9"),
    "footnote of an unknown role": ("2003/role/footnote", "2003/role/remark"),
    "nil": (">1500<", ' xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><'),
    "no such role": (
        "<link:footnoteLink",
        '<link:roleRef roleURI="https://x.example/role" xlink:type="simple" xlink:href="own.xsd#r"/>'
        "<link:footnoteLink",
    ),
}
_XML_COLD: Final = {
    "no such role",  # the role is in a document of the report's own
}
_INLINE_FAULTS: Final = {
    "clean": ("", ""),
    "sum": (">2880<", ">2990<"),
    "no such concept": ("s:Turnover", "s:Overturn"),
    "no such context": ('"s:Turnover" contextRef="d"', '"s:Turnover" contextRef="x"'),
    "no such unit": ('unitRef="CNYMWh"', 'unitRef="x"'),
    "wrong unit": ("utr:MWh</xbrli:measure></xbrli:unit>", "utr:kg</xbrli:measure></xbrli:unit>"),
    "bad type": ("2024年3月31日", "2024年13月31日"),
    "no such transformation": ("ixt:fixed-true", "ixt:fixed-maybe"),
    "text of no transformation": ("ixt:date-year-month-day", "ixt:num-dot-decimal"),
    "bad XHTML": ("<p>\n<ix:nonFraction", "<p><blink>x</blink>\n<ix:nonFraction"),
    "no XML": ("</body>", "</bod>"),
    "footnote to nothing": ('toRefs="n2"', 'toRefs="n9"'),
    "id twice": ('id="f8"', 'id="f7"'),
    "contradiction": ('decimals="0">4106', 'decimals="0">4105'),
    "instant for a duration": ('"s:Score" contextRef="d"', '"s:Score" contextRef="i"'),
    "member of another axis": (">s:Female<", ">s:Workers<"),
    "answer of no domain": (
        f"{NAMESPACE}#Workers</ix:nonNumeric>\n<ix",
        f"{NAMESPACE}#Male</ix:nonNumeric>\n<ix",
    ),
    "typed member empty": ("东莞 &lt;A&amp;B&gt;</s:Site>", "</s:Site>"),
    "another target": ('id="f10"', 'id="f10" target="other"'),
    "continued nowhere": ('escape="true"', 'escape="true" continuedAt="c9"'),
    "another language": ('xml:lang="en">\n<head>', 'xml:lang="de">\n<head>'),
    "no header": ("<ix:header>", "<ix:hidden>"),
}


def _replaced(text: str, old: str, new: str) -> str:
    assert not old or text.count(old) >= 1, old
    return text.replace(old, new, 1) if old else text


def _json(edit: Callable[[dict[str, Any]], object]) -> str:
    return spoilt(lambda document: edit(document) and None)


def _csv(value: str = "30", file: str = "facts.csv") -> Document:
    columns = {
        "employees": {
            "decimals": 0,
            "dimensions": {"concept": "s:Employees", "period": "2024-01-01T00:00:00", "entity": "x:1"},
        }
    }
    info = {
        "documentType": "https://xbrl.org/2021/xbrl-csv",
        "namespaces": {"s": NAMESPACE, "x": "https://x.example", "xbrl": "https://xbrl.org/2021"},
        "taxonomy": [ENTRY_POINT],
    }
    tables = {"facts": {"template": "t", "url": "facts.csv"}}
    metadata = {"documentInfo": info, "tableTemplates": {"t": {"columns": columns}}, "tables": tables}
    text = f"employees\n{value}\n"
    return Document(f"csv {value} {file}", "report.json", json.dumps(metadata), beside={file: text})


def _others() -> Iterator[Document]:
    """Reports that name other taxonomies than the one that is held, or are none."""
    both = SCHEMA_REF + _OTHER
    yield Document(
        "extension", "r.xbrl", XML.replace(SCHEMA_REF, _TO_EXTENSION), True, {"own.xsd": EXTENSION}
    )
    yield Document(
        "extension beside",
        "r.xbrl",
        XML.replace(SCHEMA_REF, SCHEMA_REF + _TO_EXTENSION),
        True,
        {"own.xsd": EXTENSION},
    )
    yield Document(
        "inline extension", "r.xhtml", INLINE.replace(ENTRY_POINT, "own.xsd"), True, {"own.xsd": EXTENSION}
    )
    yield Document("another entry point", "r.xbrl", XML.replace(SCHEMA_REF, _OTHER), True)
    yield Document("two entry points", "r.xhtml", INLINE.replace(SCHEMA_REF, both), True)
    yield Document("missing entry point", "r.xbrl", XML.replace(ENTRY_POINT, "https://x.example/x.xsd"), True)
    yield Document(
        "linkbase", "r.xbrl", XML.replace(SCHEMA_REF, SCHEMA_REF + _LINKBASE), True, {"labels.xml": _LABELS}
    )
    yield Document("empty file", "r.xhtml", "", True)
    yield Document("empty JSON", "r.json", "", True)
    yield Document("plain page", "r.xhtml", "<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>", True)
    yield Document("plain XML", "r.xml", "<a/>", True)
    yield Document("a folder with spaces 东莞", "a report é.xbrl", XML.replace(">30<", ">99<"))


def small_documents() -> list[Document]:
    """All of them, by unique names."""
    good = write_xbrl_json(REPORT, {NAMESPACE: "s"}).decode()
    found = [
        Document("json clean", "report.json", good),
        *(
            Document(f"json {fault.name}", "report.json", spoilt(fault.edit), fault.name in STOPPED)
            for fault in ALL
        ),
        *(Document(f"page {n}", "report.xhtml", fault.edit(INLINE)) for n, fault in enumerate(PAGES)),
        Document("page of faults", "report.xhtml", page_of(HEAD, BODY)),
        *(
            Document(f"inline {name}", "report.xhtml", _replaced(INLINE, *pair))
            for name, pair in _INLINE_FAULTS.items()
        ),
        *(
            Document(f"xml {name}", "report.xbrl", _replaced(XML, *pair), name in _XML_COLD)
            for name, pair in _XML_FAULTS.items()
        ),
        _csv(),
        _csv("many"),
        _csv(file="other.csv"),
        *_others(),
    ]
    assert len({document.name for document in found}) == len(found)
    return found
