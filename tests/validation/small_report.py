"""One report in two hands: as our model has it, and as an inline document written by hand.

It holds a fact of each kind, a fact shown twice, and what is easily lost: digits, signs, spaces, markup.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.validation.small_taxonomy import ENTRY_POINT, NAMESPACE
from xbrlesg.names import ISO4217, IX, IXT5, LINK, UTR, XBRLDI, XBRLI, XHTML, XLINK, QName
from xbrlesg.report.model import Entity, Fact, Note, Period, Report, Unit

YEAR = Period.days(date(2023, 1, 1), date(2023, 12, 31))
YEAR_END = Period.at_end_of(date(2023, 12, 31))
COMPANY = Entity("https://www.szse.cn", "301330")
MWH = Unit((QName(UTR, "MWh"),))
CNY = Unit((QName(ISO4217, "CNY"),))
CNY_PER_MWH = Unit((QName(ISO4217, "CNY"),), (QName(UTR, "MWh"),))


def name(local: str) -> QName:
    """A name of the small taxonomy."""
    return QName(NAMESPACE, local)


FEMALE = ((name("GenderAxis"), name("Female")),)
DONGGUAN = ((name("SiteAxis"), "东莞 <A&B>"),)
LONG = Decimal("123456789012345678901234567890.123456789")
SUM = Decimal("-0.30000000000000004")  # what 0.1 + 0.2 becomes in binary

STORY = "<p>We &lt;care&gt; &amp; 关心: \"all\",  'some' ]]&gt;\n\u00a0</p><p> é </p>"

REPORT = Report(
    taxonomy=(ENTRY_POINT,),
    facts=(
        Fact("f1", name("Employees"), COMPANY, YEAR_END, 4106, 0, notes=("n1",)),
        Fact("f2", name("Engineers"), COMPANY, YEAR_END, 1226, 0),
        Fact("f3", name("OtherStaff"), COMPANY, YEAR_END, 2880, 0),
        Fact("f4", name("Employees"), COMPANY, YEAR_END, 1000, 0, dimensions=FEMALE),
        Fact("f5", name("Energy"), COMPANY, YEAR, LONG, 9, MWH),
        Fact("f6", name("Energy"), COMPANY, YEAR, Decimal("0.3"), 1, MWH, dimensions=DONGGUAN),
        Fact("f7", name("Score"), COMPANY, YEAR, SUM),
        Fact("f8", name("Turnover"), COMPANY, YEAR, Decimal("0.055"), 4),
        Fact("f9", name("Revenue"), COMPANY, YEAR, Decimal(-196786700), -2, CNY),
        Fact("f10", name("EnergyPrice"), COMPANY, YEAR, Decimal("0.6"), 1, CNY_PER_MWH),
        Fact(
            "f11",
            name("Policy"),
            COMPANY,
            YEAR,
            " We  <care> & 关心 ",
            language="zh-hans",
            notes=("n1", "n2"),
        ),
        Fact("f12", name("Assured"), COMPANY, YEAR, True),
        Fact("f13", name("Approved"), COMPANY, YEAR, date(2024, 3, 31)),
        Fact("f14", name("Audience"), COMPANY, YEAR, name("Workers")),
        Fact("f15", name("Audiences"), COMPANY, YEAR, (name("Investors"), name("Workers"))),
        Fact("f16", name("Story"), COMPANY, YEAR, STORY, language="en", is_markup=True),
    ),
    notes=(Note("n1", "en", "Headcount <at> year & end"), Note("n2", "zh-hans", "年末 人数")),
)

_ENTITY = (
    '<xbrli:entity><xbrli:identifier scheme="https://www.szse.cn">301330</xbrli:identifier></xbrli:entity>'
)
_END = "<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period>"
_YEAR = (
    "<xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate>"
    "<xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period>"
)

INLINE = f"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="{XHTML}" xmlns:ix="{IX}" xmlns:ixt="{IXT5}" xmlns:xbrli="{XBRLI}" xmlns:xbrldi="{XBRLDI}"
 xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:iso4217="{ISO4217}" xmlns:utr="{UTR}" xmlns:s="{NAMESPACE}"
 xml:lang="en">
<head><title>Example</title></head>
<body>
<div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="{ENTRY_POINT}"/></ix:references>
<ix:resources>
<ix:relationship fromRefs="f1 f1.2 f11" toRefs="n1"/>
<ix:relationship fromRefs="f11" toRefs="n2"/>
<xbrli:context id="d">{_ENTITY}{_YEAR}</xbrli:context>
<xbrli:context id="i">{_ENTITY}{_END}</xbrli:context>
<xbrli:context id="iF">{_ENTITY}{_END}<xbrli:scenario><xbrldi:explicitMember
 dimension="s:GenderAxis">s:Female</xbrldi:explicitMember></xbrli:scenario></xbrli:context>
<xbrli:context id="dS">{_ENTITY}{_YEAR}<xbrli:scenario><xbrldi:typedMember
 dimension="s:SiteAxis"><s:Site>东莞 &lt;A&amp;B&gt;</s:Site></xbrldi:typedMember>
</xbrli:scenario></xbrli:context>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
<xbrli:unit id="CNY"><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unit>
<xbrli:unit id="MWh"><xbrli:measure>utr:MWh</xbrli:measure></xbrli:unit>
<xbrli:unit
 id="CNYMWh"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:CNY</xbrli:measure>
</xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>utr:MWh</xbrli:measure>
</xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>
<p>
<ix:nonFraction id="f1" name="s:Employees" contextRef="i" unitRef="pure" decimals="0"
 format="ixt:num-dot-decimal">4,106</ix:nonFraction>
<ix:nonFraction id="f1.2" name="s:Employees" contextRef="i" unitRef="pure"
 decimals="0">4106</ix:nonFraction>
<ix:nonFraction id="f2" name="s:Engineers" contextRef="i" unitRef="pure" decimals="0">1226</ix:nonFraction>
<ix:nonFraction id="f3" name="s:OtherStaff" contextRef="i" unitRef="pure" decimals="0">2880</ix:nonFraction>
<ix:nonFraction id="f4" name="s:Employees" contextRef="iF" unitRef="pure" decimals="0">1000</ix:nonFraction>
<ix:nonFraction id="f5" name="s:Energy" contextRef="d" unitRef="MWh"
 decimals="9">123456789012345678901234567890.123456789</ix:nonFraction>
<ix:nonFraction id="f6" name="s:Energy" contextRef="dS" unitRef="MWh" decimals="1">0.3</ix:nonFraction>
-<ix:nonFraction id="f7" name="s:Score" contextRef="d" unitRef="pure" decimals="INF"
 sign="-">0.30000000000000004</ix:nonFraction>
<ix:nonFraction id="f8" name="s:Turnover" contextRef="d" unitRef="pure" decimals="4"
 scale="-2">5.50</ix:nonFraction>
-<ix:nonFraction id="f9" name="s:Revenue" contextRef="d" unitRef="CNY" decimals="-2" scale="4" sign="-"
 format="ixt:num-dot-decimal">19,678.67</ix:nonFraction>
<ix:nonFraction id="f10" name="s:EnergyPrice" contextRef="d" unitRef="CNYMWh"
 decimals="1">0.6</ix:nonFraction>
<span xml:lang="zh-Hans"><ix:nonNumeric id="f11" name="s:Policy"
 contextRef="d"> We  &lt;care&gt; &amp; 关心 </ix:nonNumeric></span>
<ix:nonNumeric id="f12" name="s:Assured" contextRef="d" format="ixt:fixed-true">yes</ix:nonNumeric>
<ix:nonNumeric id="f13" name="s:Approved" contextRef="d"
 format="ixt:date-year-month-day">2024年3月31日</ix:nonNumeric>
<ix:nonNumeric id="f14" name="s:Audience" contextRef="d">{NAMESPACE}#Workers</ix:nonNumeric>
<ix:nonNumeric id="f15" name="s:Audiences"
 contextRef="d">{NAMESPACE}#Investors {NAMESPACE}#Workers</ix:nonNumeric>
</p><div><ix:nonNumeric id="f16" name="s:Story"
 contextRef="d" escape="true"><p>We &#60;care&gt; &amp; 关心: "all",  'some' ]]&gt;
&#160;</p><p> &#233; </p></ix:nonNumeric></div><p xml:lang="en">
<ix:footnote id="n1" xml:lang="en">Headcount &lt;at&gt; year &amp; end</ix:footnote>
<ix:footnote id="n2" xml:lang="zh-Hans">年末 <b>人数</b></ix:footnote>
</p></body></html>
"""
