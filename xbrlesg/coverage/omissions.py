"""Omissions that a report tags itself: facts that give the reason and the explanation for a requirement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Final

from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.cited import References
from xbrlesg.coverage.model import Omission
from xbrlesg.coverage.standards import OmissionTags, Standard
from xbrlesg.names import QName
from xbrlesg.report.model import Fact

BRACKETS: Final = re.compile(r"\(([^()]+)\)$")
MARKUP: Final = re.compile(r"<[^>]*>")


def tagged_omissions(
    assessor: Assessor, standard: Standard, references: References
) -> Mapping[str, Sequence[Omission]]:
    """The omissions that facts state, by disclosure; a reason that the standard does not permit is none."""
    tags = standard.omission_tags
    if tags is None:
        return {}
    explanations = {code: _words(fact) for code, fact in _stated(assessor, tags.explanation, tags)}
    found: dict[str, list[Omission]] = defaultdict(list)
    for code, fact in _stated(assessor, tags.reason, tags):
        reason = standard.omission_reasons.get(_answer(assessor, fact, tags))
        disclosure = _disclosure_of(code, references)
        if reason is not None and disclosure is not None and disclosure not in standard.no_omission:
            found[disclosure].append(Omission(reason, explanations.get(code, ""), (code,)))
    return found


def _stated(assessor: Assessor, prefix: str, tags: OmissionTags) -> list[tuple[str, Fact]]:
    """The facts of concepts whose name starts so, each with the requirement that its label ends on."""
    named = sorted(name for name in assessor.facts if name.local.startswith(prefix))
    pairs = ((_requirement(assessor, name, tags.label), name) for name in named)
    return [(code, fact) for code, name in pairs if code for fact in assessor.facts[name]]


def _requirement(assessor: Assessor, name: QName, role: str) -> str | None:
    label = assessor.taxonomy.label(name, "en", role) or ""
    match = BRACKETS.search(label)
    return match[1] if match else None


def _words(fact: Fact) -> str:
    """The text of a fact, without the markup that a text block may have."""
    text = str(fact.value)
    return " ".join(unescape(MARKUP.sub(" ", text)).split()) if fact.is_markup else text


def _answer(assessor: Assessor, fact: Fact, tags: OmissionTags) -> str:
    value = fact.value
    return tags.answers.get(assessor.taxonomy.prefixed(value), "") if isinstance(value, QName) else ""


def _disclosure_of(code: str, references: References) -> str | None:
    """The disclosure that the requirement, or a part of it, stands beneath."""
    omitted = Omission("", "", (code,))
    return next(
        (
            disclosure
            for disclosure, requirements in references.requirements.items()
            if disclosure is not None and any(omitted.covers(requirement) for requirement in requirements)
        ),
        None,
    )
