"""A content index in the form of its standard, as far as the facts and the user's omissions fill it.

Made after GRI 1: Foundation 2021, requirement 7 and appendices 1 and 2. How the standard was used is the
company's decision: it is read from a fact that says so, and never inferred.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from xbrlesg.coverage.assess import Assessor
from xbrlesg.coverage.model import ContentIndex, DisclosureCoverage, GroupCoverage, IndexGroup, Status
from xbrlesg.coverage.standards import ContentIndexForm, Standard, StatementForm
from xbrlesg.names import QName

STATEMENT: Final = "Statement of use"
NOT_STATED: Final = "Not stated. The company has to decide whether, and how, it reports by the standard."
NO_SECTOR: Final = "none stated"


def build_content_index(
    assessor: Assessor, standard: Standard, groups: Sequence[GroupCoverage], named: dict[str, str]
) -> ContentIndex | None:
    """The index; None where the standard's file gives no form for one.

    ``named`` fills the statement of use: ``entity``, ``start`` and ``end``. Without a statement of use the
    index lists what is disclosed or omitted, with the columns for omissions where there are any.
    """
    settings = standard.content_index
    if settings is None:
        return None
    form = _form(assessor, settings)
    always = form.always if form else ()
    omitting = (
        form.omissions if form else any(item.omissions for group in groups for item in group.disclosures)
    )
    listed = [_listed(group, always, omissions=omitting) for group in groups]
    return ContentIndex(
        title=standard.index_title,
        stated=form is not None,
        head=(
            (STATEMENT, form.statement.format_map(named) if form else NOT_STATED),
            (settings.foundation.label, settings.foundation.title),
            *(_sector_standards(assessor, settings) if omitting else ()),
        ),
        group_label=settings.group_label,
        omissions=omitting,
        no_omission=frozenset(standard.no_omission),
        groups=tuple(group for group in listed if group.rows),
    )


def _form(assessor: Assessor, settings: ContentIndexForm) -> StatementForm | None:
    """What the facts answer; None where they do not, or where they answer twice."""
    forms = [
        settings.forms[answer] for answer in _answers(assessor, settings.concept) if answer in settings.forms
    ]
    return forms[0] if len(forms) == 1 else None


def _sector_standards(assessor: Assessor, settings: ContentIndexForm) -> tuple[tuple[str, str], ...]:
    sectors = settings.sector_standards
    if sectors is None:
        return ()
    titles = [sectors.titles.get(answer, answer) for answer in _answers(assessor, sectors.concept)]
    return ((sectors.label, "; ".join(titles) or NO_SECTOR),)


def _answers(assessor: Assessor, concept: str) -> list[str]:
    """The different answers that facts of a concept give, as prefixed names, sorted."""
    values = [
        fact.value
        for name, facts in assessor.facts.items()
        if assessor.taxonomy.prefixed(name) == concept
        for fact in facts
    ]
    members = [
        member
        for value in values
        for member in (value if isinstance(value, tuple) else (value,))
        if isinstance(member, QName)
    ]
    return sorted({assessor.taxonomy.prefixed(member) for member in members})


def _listed(group: GroupCoverage, always: Collection[str], *, omissions: bool) -> IndexGroup:
    heading = f"{group.name}: {group.title}" + (f" {group.year}" if group.year else "")
    return IndexGroup(
        heading,
        tuple(
            item
            for item in group.disclosures
            if group.name in always or item.code in always or _has_row(item, omissions=omissions)
        ),
    )


def _has_row(item: DisclosureCoverage, *, omissions: bool) -> bool:
    return item.status in (Status.DISCLOSED, Status.TEXT_ONLY) or (omissions and bool(item.omissions))
