"""What one process keeps from one export to the next: packages, taxonomies, and Arelle's workers.

An export without it reads its own. All of it is bounded; what was not used for longest goes first.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Generic, TypeVar

from xbrlesg import __version__
from xbrlesg.findings.model import Finding, Location
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.pipeline.digests import Digests
from xbrlesg.taxonomy.cache import cache_key, open_taxonomy
from xbrlesg.taxonomy.index import FORMAT
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import Package, PackagePath, PackageSet, open_package
from xbrlesg.validation.engine.holdings import Holdings
from xbrlesg.validation.engine.model import Greeting, Job, Judge, Order, Outcome

_PACKAGES: Final = 16
_TAXONOMIES: Final = 4

Value = TypeVar("Value")


class Kept:
    """Keeps packages and taxonomies; ``memory`` is what all of Arelle's workers may hold, in bytes."""

    def __init__(self, memory: int) -> None:
        self._packages: _Newest[Package] = _Newest(_PACKAGES)
        self._taxonomies: _Newest[Taxonomy] = _Newest(_TAXONOMIES)
        self._digests = Digests()
        self._places: dict[str, str] = {}
        self._holdings = Holdings(math.inf, memory)

    def package(self, file: PackagePath) -> Package:
        """As ``open_package``; a file that has not changed since is not read again."""
        status = file.path.stat()
        key = (file.path.resolve(), status.st_ino, status.st_size, status.st_mtime_ns)
        package = self._packages.get(key)
        if package is None:
            package = self._packages.put(key, open_package(file))
        return replace(package, file=file)

    def taxonomy(
        self, packages: PackageSet, entry_points: Sequence[str], places: Mapping[str, Location]
    ) -> tuple[Taxonomy | None, list[Finding]]:
        """As ``open_taxonomy``; one without findings is opened once."""
        key = cache_key(packages, entry_points, FORMAT)
        taxonomy = self._taxonomies.get(key)
        if taxonomy is not None:
            return taxonomy, []
        taxonomy, findings = open_taxonomy(packages, entry_points, places, cache=cache_folder())
        if taxonomy is not None and not findings:
            self._taxonomies.put(key, taxonomy)
        return taxonomy, findings

    def judge(self, order: Order) -> Judge:
        """A worker of Arelle's for this order, which stays when the judge is stopped.

        Packages are one where they are equal, wherever they lie: each report may have a copy beside it.
        """
        digests = [self._digests.of_package(Path(package)) or "" for package in order.packages]
        packages = tuple(map(self._place, order.packages, digests))
        greeting = Greeting(__version__, replace(order, packages=packages), tuple(digests))
        return _Lent(self._holdings, greeting)

    def _place(self, package: str, digest: str) -> str:
        """The first place where a package of this content was found, if it is there still."""
        place = self._places.setdefault(digest, package)
        if self._digests.of_package(Path(place)) != digest:
            place = self._places[digest] = package
        return place

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes of Arelle's workers that run now."""
        return self._holdings.pids

    def tidy(self) -> None:
        """End workers of Arelle's that hold too much."""
        self._holdings.tidy()

    def stop(self) -> None:
        """End all workers of Arelle's."""
        self._holdings.stop()


class _Lent:
    """A worker for the reports of one export; it belongs to who keeps it."""

    def __init__(self, holdings: Holdings, greeting: Greeting) -> None:
        self._holdings, self._greeting = holdings, greeting

    def judge(self, job: Job) -> Outcome:
        """How the job ends."""
        return self._holdings.judge(self._greeting, job)

    def stop(self) -> None:
        """Leave the worker to the next export."""


class _Newest(Generic[Value]):
    """Values by key, so many at most; the one that was not asked for longest makes room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable) -> Value | None:
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def put(self, key: Hashable, value: Value) -> Value:
        self._values[key] = value
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value
