"""The mappings to the standards' own taxonomies, rule by rule, against what those taxonomies say."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.pilot.conftest import ROOT
from tests.taxonomy.test_read_arelle import OTHERS, read
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.findings.model import Finding
from xbrlesg.mapping.load import load_mapping_file, resolve_mapping
from xbrlesg.mapping.model import CasesRule, Fit, IndicatorRule, Mapping, Rule
from xbrlesg.names import QName
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.suggest import Suggester

RULES = {
    "gri": {"exact": 28, "near": 107, "derived": 2},
    "esrs": {"exact": 13, "near": 69, "derived": 6},
}
"""How many rules of each fit there are, cases counted."""
MISSED = {"gri": set(), "esrs": {"ohs-policies"}}
"""Indicators whose exact concept is not among ten suggestions."""


@dataclass(frozen=True)
class Mapped:
    """A mapping as resolved, its lines, and the taxonomy."""

    name: str
    mapping: Mapping
    findings: list[Finding]
    lines: list[str]
    taxonomy: Taxonomy

    def rules(self) -> Iterator[IndicatorRule]:
        """Every rule that has a concept, those of cases too."""
        for rule in self.mapping.indicators.values():
            yield from _with_cases(rule)


def _with_cases(rule: Rule | None) -> Iterator[IndicatorRule]:
    assert rule is not None
    if not isinstance(rule, CasesRule):
        yield rule
    for case in rule.cases.values():
        yield from _with_cases(case)


@pytest.fixture(scope="module", params=["gri", "esrs"])
def mapped(request: pytest.FixtureRequest) -> Mapped:
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    path = ROOT / "mappings" / f"{request.param}.yaml"
    entry, source, faults = load_mapping_file(path, path.name)
    assert entry is not None
    assert source is not None
    entry_point, names = OTHERS[request.param]
    taxonomy = read(entry_point, [Path(os.environ[VARIABLE]) / name for name in names])
    mapping, findings = resolve_mapping(entry, source, taxonomy)
    lines = path.read_text("utf-8").splitlines()
    return Mapped(request.param, mapping, [*faults, *findings], lines, taxonomy)


def test_every_rule_resolves(mapped: Mapped) -> None:
    assert mapped.findings == []
    assert Counter(rule.fit.value for rule in mapped.rules()) == RULES[mapped.name]


def test_each_rule_names_a_requirement_that_its_concept_answers(mapped: Mapped) -> None:
    wrong = []
    for rule in mapped.rules():
        assert rule.location.row is not None
        comment = mapped.lines[rule.location.row - 1].partition(" # ")[2].partition(";")[0]
        if comment not in requirements(mapped.taxonomy, rule.concept.name):
            wrong.append((rule.location, comment))
    assert wrong == []


def requirements(taxonomy: Taxonomy, name: QName) -> set[str]:
    """What a concept answers, by GRI's verbose label (2-7-a: ...) and by references to ESRS."""
    verbose = taxonomy.label(name, "en", "http://www.xbrl.org/2003/role/verboseLabel") or ""
    found = {verbose.partition(":")[0]}
    for reference in taxonomy.references.get(name, ()):
        parts = dict(reference.parts)
        if parts.get("Name") == "ESRS":
            number = parts.get("Number", "").removeprefix("ESRS ")
            steps = (parts.get(step) for step in ("Paragraph", "Subparagraph", "Clause"))
            found.add(" ".join(filter(None, ("ESRS", number, *steps))))
    return found


def test_each_reason_is_one_plain_clause(mapped: Mapped) -> None:
    for rule in mapped.rules():
        reason = rule.reason or ""
        assert (rule.fit == "exact") == (not reason)
        assert not reason.endswith(".")
        assert len(reason) <= 120, reason


def test_what_fits_exactly_is_among_the_suggestions(mapped: Mapped, tmp_path: Path) -> None:
    """The concept that a person chose is among ten of a thousand, but for those known to be missed."""
    package = tmp_path / "esg.zip"
    assert not build_taxonomy(ROOT / "taxonomy" / "esg", package).findings
    entry, source, _ = load_mapping_file(ROOT / "mappings" / "esg.yaml", "esg.yaml")
    assert entry is not None
    assert source is not None
    house = read(entry.taxonomy, [package])
    known, _ = resolve_mapping(entry, source, house)
    suggester = Suggester(mapped.taxonomy, house)
    missed = set()
    for indicator, rule in mapped.mapping.indicators.items():
        wanted = known.indicators.get(indicator)
        if wanted is None:
            continue  # a statement of the user's, which no record holds
        assert isinstance(wanted, IndicatorRule)
        if isinstance(rule, IndicatorRule) and rule.fit is Fit.EXACT:
            matches = suggester.suggest(wanted.concept, 10)
            missed |= set() if rule.concept in [match.concept for match in matches] else {indicator}
    assert missed == MISSED[mapped.name]


@pytest.mark.parametrize("name", ["gri", "esrs"])
def test_every_column_of_the_house_taxonomy_has_a_place_or_none(name: str) -> None:
    """A column that is neither mapped nor unmapped would make its records errors."""
    house, other = (
        yaml.safe_load((ROOT / "mappings" / f"{file}.yaml").read_text("utf-8")) for file in ("esg", name)
    )
    assert set(house["axes"]) <= {*other["axes"], *other["unmapped_axes"]}
    assert set(other["unmapped_axes"]) <= set(house["axes"])
