"""Languages: every fixed word in both, and no text of the house taxonomy in one alone."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from xbrlesg.presentation.labels import Labels
from xbrlesg.presentation.outline import CONTENTS_ROLE
from xbrlesg.presentation.texts import WORDS, language_among, language_of
from xbrlesg.presentation.trees import TreeReader
from xbrlesg.registry.build import build_package
from xbrlesg.registry.load import load_registry
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

HOUSE = Path(__file__).parents[2] / "taxonomy" / "esg"
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    registry, findings = load_registry(HOUSE)
    assert registry is not None
    assert not findings
    path = tmp_path_factory.mktemp("house") / "esg.zip"
    path.write_bytes(build_package(registry))
    packages, _ = open_packages([PackagePath(path, path.name)])
    assert packages is not None
    taxonomy, findings = read_taxonomy(packages, packages.entry_points)
    assert not findings
    assert taxonomy is not None
    return taxonomy


@pytest.mark.parametrize("key", sorted(WORDS))
def test_fixed_words_are_complete_in_both_languages(key: str) -> None:
    found = WORDS[key]
    assert sorted(found) == ["en", "zh-hans"]
    fields = [{field for _, field, *_ in Formatter().parse(text) if field} for text in found.values()]
    assert fields[0] == fields[1]
    assert not CHINESE.search(found["en"])


def test_no_text_of_the_house_taxonomy_lacks_a_language(house: Taxonomy) -> None:
    labels = Labels(house, ("en", "zh-hans"))
    names = [*house.concepts, *house.axes]
    untranslated = [name.local for name in names if [tag for tag, _ in labels.of(name)] != ["en", "zh-hans"]]
    assert untranslated == []
    assert len(names) > 900


def test_no_heading_of_the_house_taxonomy_lacks_a_language(house: Taxonomy) -> None:
    labels = Labels(house, ("en", "zh-hans"))
    reader = TreeReader(house, labels, ())
    trees = [tree for tree in house.presentation if not tree.role.endswith(CONTENTS_ROLE)]
    sections = [reader.section(tree) for tree in trees]
    assert len(sections) > 80
    assert [s.id for s in sections if [tag for tag, _ in s.heading] != ["en", "zh-hans"]] == []


def test_chinese_labels_are_chinese(house: Taxonomy) -> None:
    labels = Labels(house, ("zh-hans",))
    strange = [text for name in house.concepts for _, text in labels.of(name) if not CHINESE.search(text)]
    assert strange == []


def test_the_language_of_words_without_a_tag() -> None:
    assert language_of("more than") == "en"
    assert language_of("约 1,000 人") == "zh-hans"
    assert language_among("Dongguan", ("zh-hans", "en-gb")) == "en-gb"
    assert language_among("东莞", ("en", "zh-hant")) == "zh-hant"
    assert language_among("东莞", ("en",)) == "zh-hans"
