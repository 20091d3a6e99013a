"""How the references of a taxonomy name a standard's disclosures and, beneath them, its requirements.

Taxonomies agree on the parts of a reference, not on what goes into them (Reference 2006, ``ref:Number``,
``ref:Paragraph`` and so on). A standard's file therefore says how to read them; no taxonomy is named in code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from xbrlesg.yaml_source import Part

PART: Final = re.compile(r"\{(\w+)\}")


def _as_list(data: Any) -> Any:
    return [data] if isinstance(data, str) else data


Words = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
"""One text or a list of texts."""


class ReferenceForm(Part):
    """One way in which references name disclosures. Texts hold parts by name in braces: ``{Number}``.

    A reference has the form where each part of ``where`` has one of the values given. ``disclosure`` and
    ``requirement`` are tried in order: the first whose parts the reference has counts, for ``disclosure``
    the first that the standard lists in the group that ``group`` gives. A requirement's ``{disclosure}`` is
    the code so found. ``standing`` says how it binds.
    """

    where: dict[str, Words] = Field(default_factory=dict)
    group: str | None = None
    disclosure: Words
    requirement: Words = ()
    standing: Words = ()

    def holds(self, parts: Mapping[str, str]) -> bool:
        """True where a reference with these parts has this form."""
        return all(parts.get(name) in values for name, values in self.where.items())


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reference is to. ``disclosure`` is None where the standard's list has none such."""

    disclosure: str | None
    requirement: str | None = None
    standing: tuple[str, ...] = ()


def cite(
    parts: Mapping[str, str], forms: tuple[ReferenceForm, ...], groups: Mapping[str, str]
) -> Citation | None:
    """What a reference with these parts is to; None where it has none of the forms.

    ``groups`` gives the group of each disclosure that the standard lists, by code.
    """
    form = next((form for form in forms if form.holds(parts)), None)
    if form is None:
        return None
    group = fill(form.group, parts) if form.group is not None else None
    codes = [code for code in _filled(form.disclosure, parts) if code in groups]
    disclosure = next((code for code in codes if group in (None, groups[code])), None)
    named = parts if disclosure is None else {**parts, "disclosure": disclosure}
    requirement = next(_filled(form.requirement, named), None)
    return Citation(disclosure, requirement, tuple(_filled(form.standing, parts)))


def fill(text: str, parts: Mapping[str, str]) -> str | None:
    """The text with the reference's parts in it; None where it lacks one of them."""
    if not all(parts.get(name) for name in PART.findall(text)):
        return None
    return PART.sub(lambda match: " ".join(parts[match[1]].split()), text)


def _filled(texts: tuple[str, ...], parts: Mapping[str, str]) -> Iterator[str]:
    return (filled for text in texts if (filled := fill(text, parts)) is not None)
