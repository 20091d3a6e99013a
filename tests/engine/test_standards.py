"""Warm and cold runs say the same on GRI's and ESRS's own taxonomies, with and without their formulas."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine.judged import Judged, judge_all
from tests.engine.standards_corpus import packages_of, write_corpus
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.validation.model import ArelleOptions

FAST = ArelleOptions(formulas=False, base_taxonomy=False)
WITHOUT_FORMULAS = (
    *("pilot report.xhtml", "pilot report.json", "pilot report.xbrl", "pilot csv/report.json"),
    *("pilot report.xbri", "no context.xhtml", "no concept.json", "wrong.json", "no number.csv"),
)
WITH_FORMULAS = {"gri": "pilot report.xhtml", "esrs": "wrong.json"}
"""Each takes a minute or so, cold; ``standards_corpus`` judges them all so."""


@dataclass(frozen=True)
class Standard:
    """A standard's key, and reports on its taxonomy by name: the pilot's, and faulty ones."""

    key: str
    documents: Mapping[str, Path]

    def judged(self, *names: str, options: ArelleOptions) -> Judged:
        documents = {name: self.documents[name] for name in names}
        packages = packages_of(self.key)
        return judge_all(documents, [OTHERS[self.key][0]], packages, options, twice=len(names) > 1)


@pytest.fixture(scope="module", params=OTHERS)
def standard(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Standard:
    key = str(request.param)
    if VARIABLE not in os.environ:
        pytest.skip(f"{VARIABLE} does not name a folder with the GRI and ESRS packages")
    return Standard(key, write_corpus(key, tmp_path_factory.mktemp(key)))


def test_without_formulas(standard: Standard) -> None:
    found = standard.judged(*WITHOUT_FORMULAS, options=FAST)
    assert not found.not_warm
    for name in WITHOUT_FORMULAS:
        assert found.warm[name] == found.cold[name]
        assert found.again[name] == found.cold[name]
    runs = [run for run in found.cold.values() if not isinstance(run, str)]
    assert len(runs) == len(WITHOUT_FORMULAS)
    assert len({message.code for run in runs for message in run.messages}) > 2


def test_with_formulas(standard: Standard) -> None:
    found = standard.judged(WITH_FORMULAS[standard.key], options=ArelleOptions())
    assert not found.not_warm
    assert found.warm == found.cold
    (run,) = found.cold.values()
    assert not isinstance(run, str)
    assert len([message for message in run.messages if message.code.startswith("message:")]) > 5
