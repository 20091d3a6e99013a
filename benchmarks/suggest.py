"""How often `mapping suggest` ranks the concept that a person chose: recall at 1, 3 and 10.

The truth is what the mappings to GRI and ESRS say, exact and near rules, each pair of concepts once. Prints a
Markdown table; the packages lie in the folder that XBRLESG_TAXONOMY_PATH names.

    python -m benchmarks.suggest [--misses]
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.house import ROOT
from xbrlesg.mapping.load import load_mapping_file, resolve_mapping
from xbrlesg.mapping.model import Fit, IndicatorRule, Mapping, Rule
from xbrlesg.pipeline.build import build_taxonomy
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.model import Concept, Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.suggest import Suggester

CODES = "xbrl-codelist-common-2024-01-31.zip"
PACKAGES = {
    "gri": ["gri-sustainability-taxonomy-2025-06-23.zip", CODES],
    "esrs": ["esrs-set1-2023-12-22.zip", "iso-3166-country-2024.zip", CODES],
}
DEPTHS = (1, 3, 10)
Truth = tuple[Concept, Concept, Fit]  # of the house, of the standard


def resolved(name: str, packages: list[Path]) -> tuple[Taxonomy, Mapping]:
    """A mapping of the project, and its taxonomy."""
    entry, source, _ = load_mapping_file(ROOT / "mappings" / f"{name}.yaml", name)
    opened, _ = open_packages([PackagePath(path, path.name) for path in packages])
    if entry is None or source is None or opened is None:
        sys.exit(f"cannot read what {name} needs")
    taxonomy, _ = open_taxonomy(opened, entry.taxonomy, cache=None)
    if taxonomy is None:
        sys.exit(f"cannot read the taxonomy of {name}")
    mapping, _ = resolve_mapping(entry, source, taxonomy)
    return taxonomy, mapping


def with_cases(rule: Rule | None) -> Iterator[IndicatorRule]:
    """A rule and the rules of its cases."""
    if isinstance(rule, IndicatorRule):
        yield rule
    for case in rule.cases.values() if rule else ():
        yield from with_cases(case)


def truths(known: Mapping, mapping: Mapping) -> list[Truth]:
    """What a person chose: for each concept of the house, that of the standard; derived ones left out."""
    found: dict[tuple[Concept, Concept], Fit] = {}
    for indicator, rule in mapping.indicators.items():
        house = known.indicators[indicator]
        for chosen in with_cases(rule):
            if isinstance(house, IndicatorRule) and chosen.fit is not Fit.DERIVED:
                found.setdefault((house.concept, chosen.concept), chosen.fit)
    return [(house, concept, fit) for (house, concept), fit in found.items()]


def ranks(target: Taxonomy, house: Taxonomy, truth: list[Truth]) -> list[int]:
    """At which place each truth is, from 1; past the last depth where it is not among the suggestions."""
    suggester = Suggester(target, house)
    suggested: dict[Concept, list[Concept]] = {}
    for wanted in dict.fromkeys(pair[0] for pair in truth):
        suggested[wanted] = [match.concept for match in suggester.suggest(wanted, DEPTHS[-1])]
    return [
        suggested[wanted].index(concept) + 1 if concept in suggested[wanted] else DEPTHS[-1] + 1
        for wanted, concept, _ in truth
    ]


def line(name: str, what: str, places: list[int]) -> str:
    """One row of the table."""
    recalls = (sum(place <= depth for place in places) / len(places) for depth in DEPTHS)
    return f"| {name} | {what} | {len(places)} | " + " | ".join(f"{recall:.0%}" for recall in recalls) + " |"


def main() -> None:
    """Measure both standards."""
    folder = Path(os.environ["XBRLESG_TAXONOMY_PATH"])
    with tempfile.TemporaryDirectory() as out:
        package = Path(out) / "esg.zip"
        build_taxonomy(ROOT / "taxonomy" / "esg", package)
        house, known = resolved("esg", [package])
    print("| standard | rules | number | at 1 | at 3 | at 10 |")
    print("|---|---|---|---|---|---|")
    for name, files in PACKAGES.items():
        target, mapping = resolved(name, [folder / file for file in files])
        truth = truths(known, mapping)
        start = time.perf_counter()
        places = ranks(target, house, truth)
        seconds = time.perf_counter() - start
        kinds = {
            "exact": [pair[2] is Fit.EXACT for pair in truth],
            "near": [pair[2] is Fit.NEAR for pair in truth],
            "texts": [pair[1].kind.is_text for pair in truth],
            "others": [not pair[1].kind.is_text for pair in truth],
        }
        print(line(name, f"all, {seconds:.1f} s", places))
        for what, taken in kinds.items():
            print(line(name, what, [place for place, yes in zip(places, taken, strict=True) if yes]))
        if "--misses" in sys.argv:
            for place, (wanted, concept, _) in zip(places, truth, strict=True):
                if place > DEPTHS[0]:
                    print(f"  {place}: {wanted.name.local} -> {concept.name.local}", file=sys.stderr)


if __name__ == "__main__":
    main()
