"""The small taxonomy with formulas, one of which takes time that grows with the square of the facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from tests.validation.small_report import REPORT
from tests.validation.small_taxonomy import NAMESPACE, write_package
from xbrlesg.names import LINK, XLINK
from xbrlesg.writers.xbrl_json import write_xbrl_json

SLOW: Final = "every-pair"
_ARC: Final = (
    '<variable:variableArc xlink:type="arc" order="1" name="{name}" xlink:from="{a}" xlink:to="{name}"'
)
_VARIABLE_SET: Final = "http://xbrl.org/arcrole/2008/variable-set"
_FILTER: Final = "http://xbrl.org/arcrole/2008/variable-filter"
_MESSAGE: Final = "http://xbrl.org/arcrole/2010/assertion-unsatisfied-message"


def _variable(name: str, assertion: str) -> str:
    return (
        f'<variable:factVariable xlink:type="resource" xlink:label="{name}" bindAsSequence="false"/>'
        f'<variable:variableArc xlink:type="arc" xlink:arcrole="{_VARIABLE_SET}" order="1" name="{name}"'
        f' xlink:from="{assertion}" xlink:to="{name}"/>'
    )


_SCORE: Final = f"""<cf:conceptName xlink:type="resource" xlink:label="score">
<cf:concept><cf:qname>s:Score</cf:qname></cf:concept></cf:conceptName>
<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{_FILTER}" xlink:from="c" xlink:to="score"
 cover="true" complement="false"/>
"""
_FORMULAS: Final = f"""<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}"
 xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value"
 xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:s="{NAMESPACE}"
 xmlns:variable="http://xbrl.org/2008/variable" xmlns:msg="http://xbrl.org/2010/message"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://xbrl.org/2008/generic
 http://www.xbrl.org/2008/generic-link.xsd http://xbrl.org/2008/assertion/value
 http://www.xbrl.org/2008/value-assertion.xsd http://xbrl.org/2008/variable
 http://www.xbrl.org/2008/variable.xsd http://xbrl.org/2008/filter/concept
 http://www.xbrl.org/2008/concept-filter.xsd http://xbrl.org/2010/message
 http://www.xbrl.org/2010/generic-message.xsd">
<link:roleRef roleURI="http://www.xbrl.org/2008/role/link" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2008/generic-link.xsd#standard-link-role"/>
<link:roleRef roleURI="http://www.xbrl.org/2010/role/message" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2010/generic-message.xsd#standard-message"/>
<link:arcroleRef arcroleURI="{_VARIABLE_SET}" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2008/variable.xsd#variable-set"/>
<link:arcroleRef arcroleURI="{_FILTER}" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2008/variable.xsd#variable-filter"/>
<link:arcroleRef arcroleURI="{_MESSAGE}" xlink:type="simple"
 xlink:href="http://www.xbrl.org/2010/validation-message.xsd#assertion-unsatisfied-message"/>
<gen:link xlink:type="extended" xlink:role="http://www.xbrl.org/2008/role/link">
<va:valueAssertion xlink:type="resource" xlink:label="{SLOW}" id="{SLOW}" aspectModel="dimensional"
 implicitFiltering="false" test="count(($a, $b)) eq 2"/>
<va:valueAssertion xlink:type="resource" xlink:label="never" id="never" aspectModel="dimensional"
 implicitFiltering="false" test="count($c) eq 0"/>
{_variable("a", SLOW)}
{_variable("b", SLOW)}
{_variable("c", "never")}
{_SCORE}<msg:message xlink:type="resource" xlink:label="told" xml:lang="en"
 xlink:role="http://www.xbrl.org/2010/role/message">There is a score.</msg:message>
<gen:arc xlink:type="arc" xlink:arcrole="{_MESSAGE}" xlink:from="never" xlink:to="told"/>
</gen:link></link:linkbase>
"""
_REFERENCE: Final = (
    '<link:linkbaseRef xlink:type="simple" xlink:href="small_for.xml"'
    ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo>'
)


ENDLESS: Final = "count(for $x in (1 to 100000) return for $y in (1 to 100000) return $x) eq 0"
"""A test that holds for no report within hours; Arelle looks at no clock while it evaluates it."""


def write_slow_package(folder: Path, never: str = "count($c) eq 0", *, about_score: bool = True) -> Path:
    """Write ``slow.zip`` into ``folder``; its second assertion tests ``never``, of a score or of nothing."""
    path = folder / "slow.zip"
    formulas = _FORMULAS.replace("count($c) eq 0", never)
    if not about_score:
        formulas = formulas.replace(_variable("c", "never"), "").replace(_SCORE, "")
    with ZipFile(write_package(folder)) as source, ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace("</xs:appinfo>", _REFERENCE))
        target.writestr("small/tax/small_for.xml", formulas)
    return path


def write_large_report(folder: Path, sites: int) -> Path:
    """A report with a fact for each of so many sites."""
    path = folder / "large.json"
    report = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    energy = next(fact for fact in report["facts"].values() if fact["dimensions"]["concept"] == "s:Energy")
    for number in range(sites):
        dimensions = energy["dimensions"] | {"s:SiteAxis": f"site {number}"}
        report["facts"][f"e{number}"] = energy | {"dimensions": dimensions}
    path.write_text(json.dumps(report), "utf-8")
    return path
