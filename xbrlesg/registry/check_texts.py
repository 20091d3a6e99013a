"""Cross-checks of a registry's languages: every text in each of them, and none that has no wording."""

from __future__ import annotations

from collections.abc import Iterator

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding, finding
from xbrlesg.registry.model import Registry
from xbrlesg.registry.sources import Place, Sources, enumerations, indicators, rules, sections
from xbrlesg.registry.wording import WORDINGS
from xbrlesg.rules.declared import Texts


def check_texts(registry: Registry, sources: Sources) -> Iterator[Finding]:
    """Texts that lack a language of the taxonomy or add one, and languages that the builders do not speak."""
    languages = registry.header.languages
    for order, language in enumerate(languages):
        if language not in WORDINGS:
            message = f"tables and units have no wording in {language!r}"
            where = sources.header.at("languages", order)
            yield finding(Code.REGISTRY_LANGUAGE_UNKNOWN, message, where, value=language)
    if not languages:
        yield finding(Code.REGISTRY_LANGUAGE, "the taxonomy has no language", sources.header.at("languages"))
    for texts, place in _texts(registry, sources):
        missing = [language for language in languages if not texts.get(language, "").strip()]
        added = [language for language in texts if language not in languages]
        for verb, tags in (("lacks", missing), ("has, beyond the taxonomy,", added)):
            if tags:
                message = f"{place.path[-1]} {verb} {', '.join(tags)}"
                yield finding(Code.REGISTRY_LANGUAGE, message, place.at())


def _texts(registry: Registry, sources: Sources) -> Iterator[tuple[Texts, Place]]:
    header = Place(sources.header)
    yield registry.header.title, header.into("title")
    yield registry.header.description, header.into("description")
    for axis_id, axis in registry.axes.items():
        place = Place(sources.axes, ("axes", axis_id))
        yield axis.label, place.into("label")
        yield axis.domain_label, place.into("domain_label")
        for member_id, member in axis.members.items():
            yield member.label, place.into("members", member_id, "label")
    for _, enumeration, place in enumerations(registry, sources):
        yield enumeration.label, place.into("label")
        for member_id, member in enumeration.members.items():
            yield member.label, place.into("members", member_id, "label")
    for order, theme in enumerate(registry.header.themes):
        yield theme.label, header.into("themes", order, "label")
    for subtheme, source in zip(registry.subthemes, sources.subthemes, strict=True):
        yield subtheme.label, Place(source, ("label",))
    for section, place in sections(registry, sources):
        yield section.label, place.into("label")
    for indicator, place in indicators(registry, sources):
        yield indicator.label, place.into("label")
        yield indicator.definition, place.into("definition")
        if indicator.deprecated is not None:
            yield indicator.deprecated.note, place.into("deprecated", "note")
    for rule, place in rules(registry, sources):
        if rule.message:
            yield rule.message, place.into("message")
