"""What Arelle's formula processor need not do again for the next assertion, or the next report.

The rules are Arelle's own. Each class here stands in for one of its parts and gives what that part gives.

Source: Arelle 2.47.3, formula/ValidateFormula.py.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from xbrlesg.validation.engine.attachment import NeedsCold


class Alarm:
    """``threading.Timer`` without a thread, of which thousands of assertions would need one each.

    Only one at a time, and only in a process's main thread: there, a signal calls the function.
    """

    def __init__(self, interval: float, function: Callable[[], object]) -> None:
        self._interval, self._function = interval, function
        self._is_set = False

    def start(self) -> None:
        """The function is called when the interval is over, unless it is cancelled before."""
        self._is_set = True
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self._interval)

    def cancel(self) -> None:
        """The function is not called any more."""
        self._is_set = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, *_: object) -> None:
        if self._is_set:
            self._function()


class FormulaCheck:
    """The check of the taxonomy's formulas, which does not look at the report: done once, then known.

    It leaves its results with the assertions, where they stay, and in three tables of its caller's.
    """

    def __init__(self) -> None:
        self._check: Any = None
        self._instances: frozenset[Any] = frozenset()
        self._dependencies: Mapping[Any, frozenset[Any]] = {}
        self._producing: Mapping[Any, tuple[Any, ...]] = {}
        self._is_known = False

    def __call__(  # noqa: PLR0913, PLR0917 - Arelle's signature
        self,
        context: Any,
        options: Any,
        parameters: Any,
        instances: set[Any],
        dependencies: Any,
        producing: Any,
        val: Any,
    ) -> None:
        """As ``ValidateFormula.evaluateModelVariableSet``. Raises ``NeedsCold`` where formulas make facts."""
        if not self._is_known:
            self._check(context, options, parameters, instances, dependencies, producing, val)
            self._instances = frozenset(instances)
            self._dependencies = {key: frozenset(found) for key, found in dependencies.items()}
            self._producing = {key: tuple(found) for key, found in producing.items()}
            if self._producing.keys() - {None}:
                raise NeedsCold("the taxonomy has formulas that make facts")
            return
        instances.update(self._instances)
        for key, found in self._dependencies.items():
            dependencies[key].update(found)
        for key, assertions in self._producing.items():
            producing[key].extend(assertions)

    def know(self) -> None:
        """What the last check gave is what every further one would give."""
        self._is_known = True

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have Arelle ask here, and time its assertions by an ``Alarm``."""
        from arelle.formula import ValidateFormula  # noqa: PLC0415 - as slow to import as all of Arelle

        self._check, timer = ValidateFormula.evaluateModelVariableSet, ValidateFormula.Timer
        ValidateFormula.evaluateModelVariableSet, ValidateFormula.Timer = self, Alarm
        try:
            yield
        finally:
            ValidateFormula.evaluateModelVariableSet, ValidateFormula.Timer = self._check, timer
