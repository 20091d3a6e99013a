"""Our reader and Arelle find the same assertions in the standards' own taxonomies, down to the concepts."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.taxonomy.arelle_view import view_assertions
from tests.taxonomy.test_read_arelle import OTHERS
from tests.taxonomy.test_third_party import VARIABLE
from xbrlesg.taxonomy.assertion_cache import dump_assertions, load_assertions, open_assertions
from xbrlesg.taxonomy.assertions import AssertionKind, AssertionSeverity
from xbrlesg.taxonomy.package import PackagePath, open_packages

pytestmark = pytest.mark.skipif(
    VARIABLE not in os.environ, reason=f"{VARIABLE} does not name a folder with the GRI and ESRS packages"
)
VALUE, EXISTENCE = AssertionKind.VALUE, AssertionKind.EXISTENCE
OK, WARNING, ERROR = AssertionSeverity.OK, AssertionSeverity.WARNING, AssertionSeverity.ERROR
COUNTS = {
    # the 1,836 of the seven GRI files and the five of the LEI taxonomy
    "gri": {(VALUE, ERROR): 1211, (VALUE, WARNING): 628, (EXISTENCE, ERROR): 2},
    # 42 value assertions, 1,003 on tags, 3 on units and 4 on typed dimensions
    "esrs": {
        (VALUE, WARNING): 49,
        (EXISTENCE, ERROR): 101,
        (EXISTENCE, WARNING): 329,
        (EXISTENCE, OK): 573,
    },
}


@pytest.mark.parametrize("key", sorted(OTHERS))
def test_the_same_assertions(key: str) -> None:
    entry, names = OTHERS[key]
    paths = [Path(os.environ[VARIABLE]) / name for name in names]
    packages, findings = open_packages([PackagePath(path, path.name) for path in paths])
    assert packages is not None, findings
    found = open_assertions(packages, (entry,), cache=None)
    assert Counter((item.kind, item.severity) for item in found) == COUNTS[key]
    ours = {
        item.id: (
            item.kind.value,
            item.severity.value,
            frozenset(name.clark for name in item.concepts),
            item.preconditions,
        )
        for item in found
    }
    assert len(ours) == len(found)
    assert ours == view_assertions(entry, paths)
    assert load_assertions(dump_assertions(found)) == found
