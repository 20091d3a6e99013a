"""Random edits of a report are all told, each once and by its kind, and nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import make_fact, name, year
from tests.compare.builders import CNY, USD, make_filing, text
from xbrlesg.compare.compare import compare
from xbrlesg.compare.model import Migration
from xbrlesg.report.model import Fact, Note

NOTES = tuple(Note(f"n{number}", "en", f"Note {number}") for number in range(40))
RESTATED = Note("r", "en", "Restated: “previously less”.")
SUCCESSORS = {name(f"C{number}"): (name(f"New{number}"),) for number in range(40)}


def report(random: Random) -> list[Fact]:
    """Up to forty facts, each of a concept of its own in two years and two breakdowns."""
    facts = []
    for number in range(random.randint(1, 40)):
        common = {"period": year(random.choice((2022, 2023))), "notes": (f"n{number}",)}
        site = {"SiteAxis": random.choice(("Dongguan", "Xiamen"))} if random.random() < 0.5 else {}
        if random.random() < 0.3:
            fact = text(f"Text {number} {'and so on ' * random.randint(0, 30)}", **common)
            fact = replace(fact, concept=name(f"C{number}"))
        else:
            value = Decimal(random.randint(-(10**9), 10**9)).scaleb(random.randint(-4, 3))
            decimals = random.choice((None, 2, 0, -3))
            fact = make_fact("", f"C{number}", value, site, unit=CNY, decimals=decimals, **common)
        facts.append(replace(fact, id=f"f{number}"))
    return facts


def removed(fact: Fact) -> None:
    return None


def figure_changed(fact: Fact) -> Fact:
    """By more than any rounding hides."""
    assert isinstance(fact.value, Decimal)
    return replace(fact, value=fact.value + 10**6)


def precision_changed(fact: Fact) -> Fact:
    return replace(fact, decimals=1 if fact.decimals is None else None)


def unit_changed(fact: Fact) -> Fact:
    return replace(fact, unit=USD)


def text_changed(fact: Fact) -> Fact:
    return replace(fact, value=f"{fact.value}!")


def restated(fact: Fact) -> Fact:
    return replace(figure_changed(fact), notes=(*fact.notes, "r"))


def migrated(fact: Fact) -> Fact:
    return replace(fact, concept=SUCCESSORS[fact.concept][0])


def footnote_gone(fact: Fact) -> Fact:
    return replace(fact, notes=())


def untouched(fact: Fact) -> Fact:
    return replace(fact, id=f"other-{fact.id}")


OF_FIGURES: dict[str, Callable[[Fact], Fact | None]] = {
    "factValueChanged": figure_changed,
    "factPrecisionChanged": precision_changed,
    "factUnitChanged": unit_changed,
    "factRestated": restated,
}
OF_ALL: dict[str, Callable[[Fact], Fact | None]] = {
    "": untouched,
    "factRemoved": removed,
    "factMigrated": migrated,
    "noteChanged": footnote_gone,
}


@given(st.integers(0, 2**32))
@settings(max_examples=150, deadline=None)
def test_every_edit_is_told_once_and_nothing_else(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - hypothesis chooses the seed
    old = report(random)
    new: list[Fact] = []
    expected: Counter[tuple[str, str]] = Counter()
    for fact in old:
        edits = {**OF_ALL, **(OF_FIGURES if fact.is_numeric else {"factTextChanged": text_changed})}
        kind = random.choice(sorted(edits))
        edited = edits[kind](fact)
        new += [edited] if edited is not None else []
        expected += Counter([(f"xbrlesg:{kind}", fact.id)] if kind else [])
    for number in range(random.randint(0, 3)):
        new.append(make_fact(f"a{number}", f"Added{number}", number))
        expected["xbrlesg:factAdded", f"a{number}"] += 1
    random.shuffle(new)
    compared = compare(
        make_filing(*old, notes=NOTES),
        make_filing(*new, file="new", notes=(*NOTES, RESTATED)),
        Migration(successors=SUCCESSORS),
    )
    assert Counter((item.code, item.fact or "") for item in compared.findings) == expected
    changed = {fact for code, fact in expected if code != "xbrlesg:factAdded"}
    assert compared.unchanged == len(old) - len(changed)
