"""Reports as others write them: without ids, with footnotes that have none, with facts of no plain kind."""

from __future__ import annotations

from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE
from xbrlesg.names import ISO4217, LINK, XBRLDI, XBRLI, XLINK, XSI

_ENTITY = '<identifier scheme="https://www.szse.cn">301330</identifier>'
_YEAR = "<period><startDate>2023-01-01</startDate><endDate>2023-12-31</endDate></period>"

XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xsi="{XSI}" xmlns:xbrldi="{XBRLDI}"
 xmlns:iso4217="{ISO4217}" xmlns:x="{NAMESPACE}">
<link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/>
<context id="d"><entity>{_ENTITY}</entity>{_YEAR}</context>
<context id="e"><entity>{_ENTITY}</entity><period><forever/></period></context>
<context id="i"><entity>{_ENTITY}</entity><period><instant>2023-12-31</instant></period></context>
<unit id="CNY"><measure>iso4217:CNY</measure></unit>
<unit id="pure"><measure>pure</measure></unit>
<x:Revenue contextRef="d" unitRef="CNY" decimals="-2">00196786700.00</x:Revenue>
<x:Score contextRef="d" unitRef="pure" decimals="INF">12.50</x:Score>
<x:Score contextRef="e" unitRef="pure" decimals="INF">1</x:Score>
<x:Employees id="staff" contextRef="i" unitRef="pure" decimals="0">4106</x:Employees>
<x:Engineers id="engineers" contextRef="i" unitRef="pure" decimals="0">1226</x:Engineers>
<x:Assured contextRef="d">1</x:Assured>
<x:Policy contextRef="d" xml:lang="EN">We care.</x:Policy>
<x:Approved contextRef="d">2024-13-31</x:Approved>
<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:href="#staff" xlink:label="staff"/>
<link:loc xlink:type="locator" xlink:href="#engineers" xlink:label="engineers"/>
<link:footnote xlink:type="resource" xlink:label="one" xlink:role="http://www.xbrl.org/2003/role/footnote"
 xml:lang="en">At year end</link:footnote>
<link:footnote xlink:type="resource" xlink:label="two" xlink:role="http://www.xbrl.org/2003/role/footnote"
 xml:lang="en">Full time</link:footnote>
<link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"
 xlink:from="staff" xlink:to="one"/>
<link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"
 xlink:from="engineers" xlink:to="two"/>
</link:footnoteLink>
</xbrl>
"""
"""Six facts that can be read; one for ever, and one with a day that does not exist."""
