"""A small standard with requirements, a taxonomy whose references are of its own kind, and facts of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.builders import make_fact, make_taxonomy, name
from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.cited import read_references
from xbrlesg.coverage.model import GroupCoverage, Omission
from xbrlesg.coverage.standards import Standard
from xbrlesg.report.model import Fact
from xbrlesg.taxonomy.model import Reference, Taxonomy, ValueKind

STANDARD = Standard.model_validate(
    {
        "standard": "Code of Candour",
        "index_title": "Candour index",
        "complete": True,
        "references": [
            {
                "where": {"Publisher": "Candour"},
                "disclosure": "{Number}",
                "requirement": "{Number}-{Paragraph}",
                "standing": "{Binding}",
            }
        ],
        "labels": {
            "role": "verbose",
            "pattern": r"^(?P<requirement>(?P<disclosure>\d-\d)-[a-z]):",
        },
        "omission_reasons": {"not-applicable": "Not applicable", "secret": "Confidentiality"},
        "omission_tags": {
            "reason": "ReasonFor",
            "explanation": "ExplanationFor",
            "label": "verbose",
            "answers": {"esg:SecretMember": "secret", "esg:IdleMember": "no-reason-of-the-standard"},
        },
        "no_omission": ["1-1"],
        "content_index": {
            "group_label": "Candour code",
            "foundation": {"label": "Candour 0 used", "title": "Candour 0: Basis 2020"},
            "concept": "esg:UseOfCandour",
            "forms": {
                "esg:FullMember": {
                    "statement": "{entity} follows the code in full from {start} to {end}.",
                    "omissions": True,
                    "always": ["C 1"],
                },
                "esg:PartMember": {"statement": "{entity} cites the code from {start} to {end}."},
            },
            "sector_standards": {
                "label": "Sector codes",
                "concept": "esg:SectorCodes",
                "titles": {"esg:CoalMember": "Candour 12: Coal"},
            },
        },
        "groups": [
            {
                "name": "C 1",
                "title": "Company",
                "year": "2020",
                "disclosures": {"1-1": "Name", "1-2": "Staff"},
            },
            {
                "name": "C 2",
                "title": "Impact",
                "disclosures": {"2-1": "Water", "2-2": "Waste", "2-3": "Noise"},
            },
        ],
    }
)
CITED = {  # concept: number, paragraph, binding
    "Employees": ("1-2", "a", "must"),
    "Workers": ("1-2", "b", "may"),
    "Story": ("1-2", "c", ""),
    "WaterUse": ("2-1", "a", ""),
    "WaterStory": ("2-1", "a", ""),
    "WaterPlan": ("2-1", "", ""),  # its label says 2-1-b
    "WasteWeight": ("2-2", "a", ""),
    "WasteStory": ("2-2", "b", ""),
    "Smell": ("7-7", "a", ""),
    "WaterAbstract": ("2-1", "z", ""),
    "ReasonForWaste": ("2-2", "a", ""),
}
UNCITED = ("UseOfCandour", "SectorCodes", "ExplanationForWaste", "ReasonForStaff", "Whistle")
TEXTS = ("Story", "WaterStory", "WaterPlan", "WasteStory", "Whistle")
VERBOSE = {
    "WaterPlan": "2-1-b: Plan for water",
    "Whistle": "2-3-a: Whistling",
    "ReasonForWaste": "Reason for omission (2-2-a)",
    "ExplanationForWaste": "Explanation for reason for omission (2-2-a)",
    "ReasonForStaff": "Reason for omission (1-2)",
}


def taxonomy() -> Taxonomy:
    made = make_taxonomy(trees={"all": {"AllAbstract": {local: {} for local in (*CITED, *UNCITED)}}})
    concepts = {
        key: replace(concept, kind=ValueKind.TEXT_BLOCK) if key.local in TEXTS else concept
        for key, concept in made.concepts.items()
    }
    labels = {(name(local), "verbose", "en"): label for local, label in VERBOSE.items()}
    references = {name(local): (_reference(*cited),) for local, cited in CITED.items()}
    return replace(made, concepts=concepts, labels=labels, references=references)


def _reference(number: str, paragraph: str, binding: str) -> Reference:
    parts = (("Publisher", "Candour"), ("Number", number), ("Paragraph", paragraph), ("Binding", binding))
    return Reference(tuple((part, text) for part, text in parts if text))


def fact(concept: str, value: Any = 1) -> Fact:
    """A fact whose id and section are called after its concept."""
    return make_fact(f"f-{concept}", concept, value)


def answer(concept: str, *members: str) -> Fact:
    """A fact whose value is one member, or several."""
    found = tuple(name(member) for member in members)
    return fact(concept, found[0] if len(found) == 1 else found)


def make_assessor(*facts: Fact) -> Assessor:
    by_concept: dict[Any, list[Fact]] = {}
    for item in facts:
        by_concept.setdefault(item.concept, []).append(item)
    sections = {item.id: ((1, f"Section {item.concept.local}"),) for item in facts}
    return Assessor(taxonomy(), by_concept, sections, ("en",))


def assess(
    *facts: Fact, omissions: Mapping[str, Sequence[Omission]] | None = None
) -> tuple[GroupCoverage, ...]:
    return make_assessor(*facts).groups(STANDARD, read_references(taxonomy(), STANDARD), omissions or {})
