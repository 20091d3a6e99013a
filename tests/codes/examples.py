"""What the groups of examples have in common: their type, and all of them gathered.

A group is a module of this folder with ``EXAMPLES``: for each code, a function that makes a failing input
in the folder it is given, runs the real program on it and returns what it found. ``PLACELESS`` names those
of its codes whose finding has no place in a file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from xbrlesg.findings.catalogue import Code
from xbrlesg.findings.model import Finding

Example: TypeAlias = Callable[[Path], Iterable[Finding]]
Examples: TypeAlias = Mapping[Code, Example]


def groups() -> Iterator[ModuleType]:
    """The modules of this folder that have examples."""
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.name.startswith("test_"):
            found = import_module(f"{__package__}.{module.name}")
            if hasattr(found, "EXAMPLES"):
                yield found


def gathered() -> list[tuple[Code, Example]]:
    """Every example of every group, in the groups' order; a code given twice is there twice."""
    return [pair for group in groups() for pair in group.EXAMPLES.items()]


def placeless() -> frozenset[Code]:
    """The codes whose finding has no place in a file."""
    return frozenset(code for group in groups() for code in getattr(group, "PLACELESS", ()))
