"""Reports of others, written by hand in all four formats: no lineage, and ids of their own or none.

Each has a wrong unit and a value that is none; ``PLACES`` says where the file states the two facts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE

NAMES: Final = f"""{{"cid": "https://registers.example/ids", "s": "{NAMESPACE}",
 "utr": "http://www.xbrl.org/2009/utr", "xbrl": "https://xbrl.org/2021", "iso4217": "http://www.xbrl.org/2003/iso4217"}}"""

YEAR: Final = "2023-01-01T00:00:00/2024-01-01T00:00:00"
CONTEXT: Final = """<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="https://registers.example/ids">7</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period>
</xbrli:context>
<xbrli:unit id="kg"><xbrli:measure>utr:kg</xbrli:measure></xbrli:unit>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
"""

SPACES: Final = (
    f'xmlns:s="{NAMESPACE}" xmlns:utr="http://www.xbrl.org/2009/utr" '
    'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)

JSON: Final = f"""{{"documentInfo": {{"documentType": "https://xbrl.org/2021/xbrl-json",
 "namespaces": {NAMES},
 "taxonomy": ["{ENTRY_POINT}"]}},
"facts": {{
 "power used": {{"value": "12", "decimals": 0,
   "dimensions": {{"concept": "s:Energy", "entity": "cid:7", "period": "{YEAR}", "unit": "utr:kg"}}}},
 "a/b": {{"value": "high", "decimals": 0,
   "dimensions": {{"concept": "s:Score", "entity": "cid:7", "period": "{YEAR}"}}}}
}}}}
"""

METADATA: Final = f"""{{"documentInfo": {{"documentType": "https://xbrl.org/2021/xbrl-csv",
 "namespaces": {NAMES},
 "taxonomy": ["{ENTRY_POINT}"]}},
"tableTemplates": {{"wide": {{
  "dimensions": {{"entity": "cid:7", "period": "$year"}},
  "columns": {{"year": {{}}, "note": {{"comment": true}},
   "power": {{"decimals": 0, "dimensions": {{"concept": "s:Energy", "unit": "utr:kg"}}}},
   "points": {{"decimals": 0, "dimensions": {{"concept": "s:Score"}}}}}}}}}},
"tables": {{"figures": {{"template": "wide", "url": "figures.csv"}}}}}}
"""

TABLE: Final = 'year,note,power,points\n2022,"two\nlines",,\n2023,,12,high\n'

XML: Final = f"""<?xml version="1.0"?>
<xbrli:xbrl {SPACES}>
<link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/>
{CONTEXT}
<s:Energy contextRef="c" unitRef="kg" decimals="0">12</s:Energy>
<s:Score id="points" contextRef="c" unitRef="pure" decimals="0">high</s:Score>
</xbrli:xbrl>
"""

SCORE: Final = (
    '<ix:nonFraction id="points" name="s:Score" contextRef="c" unitRef="pure" decimals="0" '
    'format="ixt:num-dot-decimal">high</ix:nonFraction>'
)
INLINE: Final = f"""<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" {SPACES}>
<head><title>Report</title></head><body><div style="display:none"><ix:header><ix:references>
<link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/></ix:references><ix:resources>
{CONTEXT}</ix:resources></ix:header></div>
<p>We used <ix:nonFraction name="s:Energy" contextRef="c" unitRef="kg" decimals="0">12</ix:nonFraction></p>
<p>and
{SCORE}
points.</p>
</body></html>
"""

FILES: Final = {
    "inline": {"theirs.xhtml": INLINE},
    "json": {"theirs.json": JSON},
    "csv": {"theirs.json": METADATA, "figures.csv": TABLE},
    "xml": {"theirs.xbrl": XML},
}


def line_in(text: str, words: str) -> int:
    """The line on which words stand."""
    return text.count("\n", 0, text.index(words)) + 1


def write_report(folder: Path, form: str) -> Path:
    """Write a report, and return the file to open."""
    for name, text in FILES[form].items():
        (folder / name).write_text(text, "utf-8")
    return folder / next(iter(FILES[form]))


PLACES: Final = {
    "inline": ((line_in(INLINE, "s:Energy"), None, None), (line_in(INLINE, "s:Score"), None, "points")),
    "json": (
        (line_in(JSON, '"power used"'), "/facts/power used", "power used"),
        (line_in(JSON, '"a/b"'), "/facts/a~1b", "a/b"),
    ),
    "csv": ((4, "power", "figures.r_2.power"), (4, "points", "figures.r_2.points")),
    "xml": ((line_in(XML, "s:Energy"), None, None), (line_in(XML, "s:Score"), None, "points")),
}
"""Line, column or pointer, and id of the energy and of the score, by format."""
