"""Reports judged by cold runs, each in a process that has judged no other, and by one engine, twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from xbrlesg.errors import ArelleError
from xbrlesg.validation.engine.engine import Engine, order_of
from xbrlesg.validation.engine.seat import Seat
from xbrlesg.validation.model import ArelleOptions, ArelleRun

Result = ArelleRun | str
"""A run, or what Arelle failed with."""


@dataclass(frozen=True)
class Judged:
    """Results by the names of reports."""

    cold: Mapping[str, Result]
    warm: Mapping[str, Result]
    again: Mapping[str, Result]
    not_warm: Mapping[str, str]


def judge_all(
    documents: Mapping[str, Path],
    entry_points: Sequence[str],
    packages: Sequence[Path],
    options: ArelleOptions | None = None,
    *,
    twice: bool = True,
) -> Judged:
    """Judge them all: cold, warm, and warm in the opposite order; and say which were not warm, and why.

    The cold runs and the engine work side by side.
    """
    with ThreadPoolExecutor(1) as other:
        cold = other.submit(_cold, documents, packages, options)
        not_warm: dict[str, str] = {}
        order = order_of(entry_points, packages, options)
        with Engine(order, Seat(order)) as engine:
            warm = _by(engine, documents, packages, options, not_warm)
            backwards = dict(reversed(list(documents.items()))) if twice else {}
            again = _by(engine, backwards, packages, options, {}) if twice else warm
        return Judged(cold.result(), warm, again, not_warm)


def _cold(
    documents: Mapping[str, Path], packages: Sequence[Path], options: ArelleOptions | None
) -> dict[str, Result]:
    with Engine(order_of((), packages, options), None) as engine:
        return _by(engine, documents, packages, options, {})


def _by(
    engine: Engine,
    documents: Mapping[str, Path],
    packages: Sequence[Path],
    options: ArelleOptions | None,
    not_warm: dict[str, str],
) -> dict[str, Result]:
    results: dict[str, Result] = {}
    for name, path in documents.items():
        before = len(engine.cold_reasons)
        try:
            results[name] = engine(path, packages, options, keep_facts=True)
        except ArelleError as error:
            results[name] = str(error)
        if len(engine.cold_reasons) > before:
            not_warm[name] = engine.cold_reasons[-1]
    return results
