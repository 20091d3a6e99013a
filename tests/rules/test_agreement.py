"""One declaration, two checks: ours and Arelle's formula processor judge the same data alike."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from tests.registry.small_registry import REAL, load
from tests.rules.cases import SCHEME, Case, Maker
from xbrlesg.registry.build import build_package
from xbrlesg.registry.plan import entry_point
from xbrlesg.registry.resolve_rules import resolve_rules
from xbrlesg.report.model import Entity, Fact, Report
from xbrlesg.report.order import fact_order
from xbrlesg.rules.evaluate import Outcome, evaluate
from xbrlesg.rules.model import PartWhole, Quotient, RuleSet
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy
from xbrlesg.validation.arelle_session import run_arelle
from xbrlesg.validation.model import ArelleOptions
from xbrlesg.writers.xbrl_json import write_xbrl_json

Judged = set[tuple[str, str]]
"""The rules that are violated, and the entity whose facts do it."""
PREFIX = "message:esg."


class House:
    """The house taxonomy, its rules, and its package."""

    def __init__(self, folder: Path) -> None:
        registry = load(REAL)
        self.package = folder / "esg.zip"
        self.package.write_bytes(build_package(registry))
        self.rules: RuleSet = resolve_rules(registry)
        packages, findings = open_packages([PackagePath(self.package, self.package.name)])
        assert packages is not None, findings
        taxonomy, findings = read_taxonomy(packages, (entry_point(registry),))
        assert taxonomy is not None, findings
        self.taxonomy: Taxonomy = taxonomy

    def ours(self, facts: Sequence[Fact]) -> Judged:
        return {
            (item.rule.head.id, item.fact.entity.identifier)
            for item in evaluate(facts, self.rules)
            if item.outcome is Outcome.VIOLATED
        }

    def arelles(self, facts: Sequence[Fact], folder: Path) -> Judged:
        ordered = tuple(sorted(facts, key=fact_order))
        path = folder / "cases.json"
        path.write_bytes(write_xbrl_json(Report(self.taxonomy.entry_points, ordered), self.taxonomy.prefixes))
        entities = {fact.id: fact.entity.identifier for fact in facts}
        run = run_arelle(path, [self.package], ArelleOptions(base_taxonomy=False, formula_seconds=300))
        # the cases of a rule may break one of the taxonomy's calculations, which are checked elsewhere
        told = [message for message in run.messages if not message.code.startswith("calc11e:")]
        assert [message.code for message in told if not message.code.startswith(PREFIX)] == []
        return {(message.code.removeprefix(PREFIX), entities[message.element_ids[0]]) for message in told}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("house"))


def facts_of(cases: Iterable[Case]) -> list[Fact]:
    return [fact for case in cases for fact in case.facts]


def test_every_rule_passes_and_fails_alike(house: House, tmp_path: Path) -> None:
    maker = Maker(house.taxonomy)
    cases = [case for rule in house.rules.rules for case in maker.cases(rule)]
    for rule in house.rules.rules:
        made = {case.violates for case in cases if case.rule == rule.head.id}
        assert made == {True, False}, rule.head.id
    expected = {(case.rule, case.name) for case in cases if case.violates}
    facts = facts_of(cases)
    ours = house.ours(facts)
    own = {(rule, entity) for rule, entity in ours if entity.rpartition(".")[0] == rule}
    assert own == expected
    # a case of one rule may violate another one too: there as well both say the same
    assert house.arelles(facts, tmp_path) == ours


def test_rounded_figures_are_judged_alike(house: House, tmp_path: Path) -> None:
    """Random figures near the edges of their intervals, at many precisions."""
    chance = random.Random(20231231)  # noqa: S311 - test data, the same in every run
    maker = Maker(house.taxonomy)
    wholes = [
        rule
        for rule in house.rules.rules
        if isinstance(rule, PartWhole) and house.taxonomy.concepts[rule.whole.concept].kind != "integer"
    ]
    quotients = [rule for rule in house.rules.rules if isinstance(rule, Quotient)]
    assert wholes
    assert quotients
    facts: list[Fact] = []
    for number in range(150):
        entity = Entity(SCHEME, f"random-{number}")
        rule = chance.choice(wholes)
        decimals = chance.choice([-4, -2, -1, 0, 1, 2, 5])
        step = Decimal(1).scaleb(-decimals)
        parts = maker.parts(rule)
        values = [step * chance.randint(0, 40) for _ in parts]
        over = chance.choice([-3, -2, -1, 0, 1, 2, 3]) * step / 2
        places = [decimals, chance.choice([decimals, decimals + 1, 6]), None]
        total = sum(values, start=Decimal(0)) + over
        facts.append(maker.fact(entity, rule.whole, total, decimals=places[2 if over % step else 0]))
        facts += [
            maker.fact(entity, figure, value, along, chance.choice(places))
            for (figure, along), value in zip(parts, values, strict=True)
        ]
    for number in range(150):
        entity = Entity(SCHEME, f"quotient-{number}")
        quotient = chance.choice(quotients)
        denominator = chance.randint(1, 400)
        numerator = chance.randint(0, denominator)
        digits = chance.choice([2, 3, 4])
        near = round(Decimal(numerator) / denominator, digits) + chance.choice([-1, 0, 0, 1]) * Decimal(
            1
        ).scaleb(-digits)
        facts += [
            maker.fact(entity, quotient.result, near, decimals=digits),
            maker.fact(entity, quotient.numerator, Decimal(numerator), decimals=0),
            maker.fact(entity, quotient.denominator, Decimal(denominator), decimals=0),
        ]
    ours = house.ours(facts)
    assert 40 < len({entity for _, entity in ours}) < 290
    assert house.arelles(facts, tmp_path) == ours
