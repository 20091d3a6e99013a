"""The light reader of inline facts: our own facts come back, faults are found, the rest is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.checks.facts import check_facts
from xbrlesg.checks.inline_reader import read_expanded, read_inline
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.written import type_facts
from xbrlesg.findings.catalogue import Code
from xbrlesg.taxonomy.model import Taxonomy

LONGEST = {"f13", "f16"}
"""A day as a source prints it and a text block: read by Arelle only."""


def read(page: str, taxonomy: Taxonomy) -> list[StatedFact]:
    report = read_inline(page.encode(), "report.xhtml")
    assert report is not None
    return type_facts(report.facts, taxonomy, read_expanded)


def found_in(old: str, new: str, taxonomy: Taxonomy) -> list[tuple[str, str | None]]:
    """The codes and facts of the findings in the good page with one text replaced."""
    assert INLINE.count(old) == 1
    return [
        (item.code, item.fact) for item in check_facts(read(INLINE.replace(old, new), taxonomy), taxonomy)
    ]


def test_the_facts_come_back(taxonomy: Taxonomy) -> None:
    stated = {item.fact.id: item for item in read(INLINE, taxonomy)}
    assert {key for key, item in stated.items() if item.unread} == LONGEST
    assert stated["f1.2"].fact.value == 4106
    for fact in REPORT.facts:
        if fact.id not in LONGEST:
            assert stated[fact.id].fact == replace(fact, notes=())
    assert check_facts(list(stated.values()), taxonomy) == ()


def test_places_and_entry_points(taxonomy: Taxonomy) -> None:
    report = read_inline(INLINE.encode(), "report.xhtml")
    assert report is not None
    assert report.taxonomy == REPORT.taxonomy
    place = next(item.place for item in read(INLINE, taxonomy) if item.fact.id == "f12")
    assert place is not None
    assert 'id="f12"' in INLINE.splitlines()[(place.row or 0) - 1]


@pytest.mark.parametrize(
    ("old", "new", "code", "fact"),
    [
        ('name="s:Turnover"', 'name="s:Nothing"', Code.FACT_CONCEPT, "f8"),
        ('name="s:Turnover" contextRef="d"', 'name="s:Turnover" contextRef="i"', Code.FACT_PERIOD, "f8"),
        ('contextRef="dS" unitRef="MWh"', 'contextRef="dS" unitRef="CNY"', Code.FACT_UNIT, "f6"),
        (
            'contextRef="d" unitRef="pure" decimals="4"',
            'contextRef="d" unitRef="MWh" decimals="4"',
            Code.FACT_UNIT_FAMILY,
            "f8",
        ),
        (">2880<", ">2880.5<", Code.FACT_VALUE, "f3"),
        ('scale="-2">5.50', 'scale="2">5.50', Code.FACT_ABOVE_100, "f8"),
        (f">{NAMESPACE}#Workers<", f">{NAMESPACE}#Female<", Code.FACT_ANSWER, "f14"),
        (f">{NAMESPACE}#Workers<", ">s:Workers<", Code.FACT_VALUE, "f14"),
        ('dimension="s:GenderAxis">s:Female', 'dimension="s:GenderAxis">s:Lines', Code.FACT_MEMBER, "f4"),
        (
            'contextRef="i" unitRef="pure" decimals="0">2880',
            'contextRef="dS" unitRef="pure" decimals="0">2880',
            Code.FACT_BREAKDOWN,
            "f3",
        ),
        ('decimals="0">4106', 'decimals="0">4105', Code.FACT_DUPLICATE, "f1.2"),
        ('<span xml:lang="zh-Hans">', '<span xml:lang="">', Code.FACT_LANGUAGE_MISSING, "f11"),
    ],
)
def test_faults(old: str, new: str, code: Code, fact: str, taxonomy: Taxonomy) -> None:
    assert (code.value.name, fact) in found_in(old, new, taxonomy)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('format="ixt:num-dot-decimal">4,106', 'format="ixt:num-unit-decimal">4 thousand'),
        (' scale="4"', ' scale="4000000000"'),
        ('contextRef="dS"', 'contextRef="nothing"'),
        ('unitRef="CNYMWh"', 'unitRef="nothing"'),
        ("<xbrli:startDate>2023-01-01<", "<xbrli:startDate>2023-01-01T08:00:00<"),
        ('name="s:Turnover"', 'name="t:Turnover"'),
    ],
)
def test_nothing_is_said_of_what_is_not_read(old: str, new: str, taxonomy: Taxonomy) -> None:
    page = INLINE.replace(old, new)
    assert page != INLINE
    assert check_facts(read(page, taxonomy), taxonomy) == ()


def test_excluded_and_continued_words(taxonomy: Taxonomy) -> None:
    old = " We  &lt;care&gt; &amp; 关心 "
    tag = 'contextRef="d" continuedAt="c">a<ix:exclude>b</ix:exclude>c<'
    page = INLINE.replace(f'contextRef="d">{old}<', tag)
    page = page.replace("</span>", '<ix:continuation id="c" continuedAt="c">d</ix:continuation></span>')
    assert {item.fact.id: item.fact.value for item in read(page, taxonomy)}["f11"] == "acd"


@settings(deadline=None, max_examples=200)
@given(
    at=st.integers(0, len(INLINE)), cut=st.integers(0, 40), put=st.text("<>/&;:'\"= aipx-é09#", max_size=8)
)
def test_a_broken_page_breaks_nothing(at: int, cut: int, put: str, taxonomy: Taxonomy) -> None:
    report = read_inline((INLINE[:at] + put + INLINE[at + cut :]).encode(), "report.xhtml")
    if report is not None:
        check_facts(type_facts(report.facts, taxonomy, read_expanded), taxonomy)
