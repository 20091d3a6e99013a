"""The explanations, read from the texts beside this module.

Severity and title of our own codes are those of the catalogue. The texts are part of the program: tests hold
that each code has one and that all are well-formed.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from pydantic import RootModel, field_validator

from xbrlesg.errors import XbrlEsgError
from xbrlesg.explain.model import Explanation, Group
from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Severity
from xbrlesg.yaml_source import Model, Part, build_model, parse_yaml


class Text(Part):
    """What a file of texts holds of one of our own codes."""

    explanation: str
    example: str
    mend: str
    section: str | None = None


class ArelleText(Text):
    """What it holds of a code of Arelle, which is in no catalogue of ours."""

    title: str
    severity: Severity

    @field_validator("severity", mode="before")
    @classmethod
    def _by_word(cls, word: object) -> object:
        return Severity[word.upper()] if isinstance(word, str) else word


class Texts(RootModel[dict[str, Text]]):
    """Texts by the words of our codes."""


class ArelleTexts(RootModel[dict[str, ArelleText]]):
    """Texts by the codes of Arelle."""


def load_explanations() -> tuple[Explanation, ...]:
    """All explanations: ours by group in the catalogue's order, then Arelle's by code."""
    return (*_ours(), *_arelles())


def _ours() -> Iterator[Explanation]:
    rules = {code.value.word: code.value for code in Code}
    order = {word: number for number, word in enumerate(rules)}
    for group in Group:
        if group is not Group.ARELLE:
            texts = _read(group, Texts).root
            for word in sorted(texts, key=lambda word: order[word]):
                rule, text = rules[word], texts[word]
                yield _explanation(rule.name, group, rule.severity, rule.title, text)


def _arelles() -> Iterator[Explanation]:
    for code, text in sorted(_read(Group.ARELLE, ArelleTexts).root.items()):
        yield _explanation(code, Group.ARELLE, text.severity, text.title, text)


def _explanation(code: str, group: Group, severity: Severity, title: str, text: Text) -> Explanation:
    example = text.example.rstrip("\n")
    return Explanation(code, group, severity, title, text.explanation, example, text.mend, text.section)


def _read(group: Group, model: type[Model]) -> Model:
    name = f"{group.word}.yaml"
    text = resources.files("xbrlesg.explain").joinpath("texts", name).read_text("utf-8")
    return read_texts(text, name, model)


def read_texts(text: str, name: str, model: type[Model]) -> Model:
    """A file of texts. Raises XbrlEsgError where it is not as we made it."""
    source, findings = parse_yaml(text, name)
    texts, faults = build_model(source, model) if source else (None, [])
    if texts is None or findings:
        first = [*findings, *faults][0]
        raise XbrlEsgError(f"a file of the program is damaged: {first.location}: {first.message}")
    return texts
