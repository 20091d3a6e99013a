"""Tags that a taxonomy's existence assertions miss, and why each is expected, as a standard's file says."""

from __future__ import annotations

from collections.abc import Iterable

from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.cited import References
from xbrlesg.coverage.model import MandatoryTag, MandatoryTags
from xbrlesg.coverage.standards import Standard
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.inputs import Inputs
from xbrlesg.report.model import Fact
from xbrlesg.rules.existence import MissingTag, missing_tags
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.assertions import Assertion, AssertionKind
from xbrlesg.taxonomy.disclosures import name_disclosures


def find_mandatory_tags(
    inputs: Inputs, facts: Iterable[Fact], assessor: Assessor, standard: Standard, references: References
) -> MandatoryTags | None:
    """The missing tags of the assertion sets that the standard's file explains; None if it explains none."""
    if not standard.mandatory_tags:
        return None
    entry_points = inputs.taxonomy.entry_points
    assertions = open_assertions(inputs.packages, entry_points, cache=cache_folder())
    expecting = [item for item in assertions if _reasons(item, standard)]
    found = missing_tags(expecting, facts, inputs.taxonomy)
    return MandatoryTags(
        expected=sum(item.kind is AssertionKind.EXISTENCE for item in expecting),
        missing=tuple(_tag(item, standard, assessor, references) for item in found.missing),
        not_judged=tuple(item.assertion.id for item in found.not_judged),
    )


def _tag(item: MissingTag, standard: Standard, assessor: Assessor, references: References) -> MandatoryTag:
    return MandatoryTag(
        assertion=item.assertion.id,
        severity=item.severity.word,
        disclosure=_asking(item, standard, references),
        concepts=tuple((name.local, assessor.label(name)) for name in item.concepts),
        reasons=_reasons(item.assertion, standard),
        standing=(*item.obligation, *(f"phase-in: {words}" for words in item.phase_in)),
    )


def _asking(item: MissingTag, standard: Standard, references: References) -> str:
    """The disclosures of the standard's list that the concepts refer to; else what their references say."""
    asking = [
        disclosure.code
        for disclosure in standard.disclosures()
        if disclosure.code in references.disclosures
        and not references.disclosures[disclosure.code].concepts.keys().isdisjoint(item.concepts)
    ]
    return ", ".join(asking) or name_disclosures(item.disclosures) or ""


def _reasons(assertion: Assertion, standard: Standard) -> tuple[str, ...]:
    return tuple(standard.mandatory_tags[name] for name in assertion.sets if name in standard.mandatory_tags)
