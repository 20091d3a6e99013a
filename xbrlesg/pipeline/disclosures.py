"""Which disclosure a message of the check is about, as far as the taxonomy says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Final

from xbrlesg.names import QName
from xbrlesg.pipeline.cache_folder import cache_folder
from xbrlesg.taxonomy.assertion_cache import open_assertions
from xbrlesg.taxonomy.cache import open_taxonomy
from xbrlesg.taxonomy.disclosures import disclosures_of, name_disclosures
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackageSet

ASSERTION: Final = "message:"


class DisclosureTeller:
    """Names disclosures: of an assertion by what it tests, of any other message by the facts that it names.

    Packages, taxonomies and assertions are read when the first message asks for them.
    """

    def __init__(
        self, open_packages: Callable[[], PackageSet | None], taxonomies: Sequence[Taxonomy] = ()
    ) -> None:
        self._open_packages = open_packages
        self._taxonomies: dict[tuple[str, ...], Taxonomy | None] = {
            taxonomy.entry_points: taxonomy for taxonomy in taxonomies
        }
        self._subjects: dict[tuple[str, ...], Mapping[str, Sequence[QName]]] = {}

    def __call__(self, entry_points: Sequence[str], code: str, concepts: Sequence[QName]) -> str | None:
        """The disclosure in words; None where the taxonomy cannot be read or does not say."""
        taxonomy = self._taxonomy(tuple(entry_points))
        if taxonomy is None:
            return None
        subjects = (
            self._subjects_of(taxonomy.entry_points).get(code, ()) if code.startswith(ASSERTION) else ()
        )
        return _name(taxonomy, subjects) or _name(taxonomy, concepts)

    @cached_property
    def _packages(self) -> PackageSet | None:
        return self._open_packages()

    def _taxonomy(self, entry_points: tuple[str, ...]) -> Taxonomy | None:
        if entry_points not in self._taxonomies:
            self._taxonomies[entry_points] = (
                open_taxonomy(self._packages, entry_points, cache=cache_folder())[0]
                if self._packages and entry_points
                else None
            )
        return self._taxonomies[entry_points]

    def _subjects_of(self, entry_points: tuple[str, ...]) -> Mapping[str, Sequence[QName]]:
        """What the assertions are about, by the code of their messages; files may use an id twice."""
        if entry_points not in self._subjects:
            found: dict[str, list[QName]] = defaultdict(list)
            if self._packages:
                for assertion in open_assertions(self._packages, entry_points, cache=cache_folder()):
                    found[assertion.code] += assertion.subjects
            self._subjects[entry_points] = found
        return self._subjects[entry_points]


def _name(taxonomy: Taxonomy, concepts: Sequence[QName]) -> str | None:
    return name_disclosures(item for concept in concepts for item in disclosures_of(taxonomy, concept))
