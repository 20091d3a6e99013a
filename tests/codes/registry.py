"""Registries: the small one, spoilt in one place. Of each code, the first of the cases of its own tests."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from tests.codes.examples import Examples
from tests.registry.small_registry import spoil
from tests.registry.test_load import CASES, Case
from xbrlesg.findings.model import Finding
from xbrlesg.registry.load import load_registry


def _spoilt(case: Case, folder: Path) -> list[Finding]:
    _, file, old, new, *_ = case
    return load_registry(spoil(folder, file, old, new))[1]


EXAMPLES: Final[Examples] = {case[0]: partial(_spoilt, case) for case in reversed(CASES)}
