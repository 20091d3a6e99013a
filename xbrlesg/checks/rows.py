"""Facts that lie as rows against their taxonomy: only those that may be at fault are made."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator

from xbrlesg.checks.duplicates import CanonicalRows, check_duplicates
from xbrlesg.checks.facts import FactChecker
from xbrlesg.checks.stated import StatedFact
from xbrlesg.checks.values import complaints
from xbrlesg.findings.model import Finding, sort_findings
from xbrlesg.memo import MANY
from xbrlesg.report.rows import FactRow, FactRows, fact_of, shape_of
from xbrlesg.taxonomy.model import Taxonomy


def check_rows(rows: FactRows, taxonomy: Taxonomy) -> tuple[Finding, ...]:
    """Everything that ``check_facts`` would find wrong with the facts, sorted."""
    checker, order = _RowChecker(rows, taxonomy), CanonicalRows(rows)
    findings: list[Finding] = []
    for row in rows.rows():
        shape = shape_of(row[2])
        findings += checker.check(row, shape)
        order.look(row, shape)
    if not order.holds:
        findings += check_duplicates(_Stated(rows))
    return sort_findings(findings)


class _RowChecker:
    """Checks rows: what was well once with a ground and a shape is, but for its value, well again."""

    def __init__(self, rows: FactRows, taxonomy: Taxonomy) -> None:
        self._rows, self._taxonomy = rows, taxonomy
        self._checker = FactChecker(taxonomy)
        self._well: set[tuple[int, Hashable, bool]] = set()

    def check(self, row: FactRow, shape: Hashable) -> list[Finding]:
        """What is wrong with the fact of a row; ``shape`` is that of its dimensions."""
        ground, is_nil = row[1], row[3] is None
        known = (ground, shape, is_nil)
        if known in self._well:
            concept = self._taxonomy.concepts[self._rows.grounds[ground].concept]
            value = self._rows.value_of(row[3])
            for _ in complaints(value, row[4], concept, self._taxonomy, is_nil=is_nil):
                break
            else:
                return []
        found = list(self._checker.check(_stated(self._rows, row)))
        if not found and len(self._well) < MANY:
            self._well.add(known)
        return found


class _Stated(Collection[StatedFact]):
    """The facts of rows as the checks take them, made one by one as they are asked for."""

    def __init__(self, rows: FactRows) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return sum(1 for _ in self._rows.rows())

    def __contains__(self, stated: object) -> bool:
        return any(each == stated for each in self)

    def __iter__(self) -> Iterator[StatedFact]:
        return (_stated(self._rows, row) for row in self._rows.rows())


def _stated(rows: FactRows, row: FactRow) -> StatedFact:
    return StatedFact(fact_of(rows, row), is_nil=row[3] is None)
