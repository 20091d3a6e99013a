"""Rows come back as they were, in memory or out of it; sorting is stable whatever the number of runs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xbrlesg import spool
from xbrlesg.spool import Spool, sorted_by_key

ROWS = st.tuples(st.none() | st.integers() | st.tuples(st.text(), st.booleans()))
KEYED = st.lists(st.tuples(st.text(max_size=2), ROWS))


@pytest.fixture(params=[(2, 10), (256, 1 << 22)], autouse=True)
def _sizes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks and files so small that few rows fill them, and those that are used."""
    monkeypatch.setattr(spool, "BLOCK", request.param[0])
    monkeypatch.setattr(spool, "IN_MEMORY", request.param[1])
    monkeypatch.setattr(spool, "RUN", request.param[0] + 1)


def spooled(rows: list[tuple[object, ...]]) -> Spool:
    made = Spool()
    made.extend(rows)
    return made


def test_rows_come_back_in_their_order_and_by_their_number() -> None:
    rows: list[tuple[object, ...]] = [(f"row {number}", number, ("a", None)) for number in range(3000)]
    made = spooled(rows)
    assert len(made) == 3000
    assert list(made) == rows
    assert [made[0], made[-1], made[1500]] == [rows[0], rows[-1], rows[1500]]
    assert made[2:5] == rows[2:5]
    with pytest.raises(IndexError):
        made[3000]


def test_two_may_read_at_once_and_one_may_add() -> None:
    made = spooled([(number,) for number in range(10)])
    first, second = iter(made), iter(made)
    assert [next(first), next(first), next(second), next(first)] == [(0,), (1,), (0,), (2,)]
    made.append((10,))
    assert list(first)[-1] == (10,)


@given(KEYED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sorting_is_that_of_the_standard_library(keyed: list[tuple[str, tuple[object, ...]]]) -> None:
    numbered = [(key, (number, *row)) for number, (key, row) in enumerate(keyed)]
    assert list(sorted_by_key(numbered)) == sorted(numbered, key=lambda each: each[0])


def test_equal_keys_beyond_a_block_stay_in_their_order() -> None:
    """The runs of one key, and of two, which no end of a block parts."""
    for keys in ("a", "ab", "ba"):
        keyed = [(key, (number, key)) for number, key in enumerate(keys * 700)]
        assert list(sorted_by_key(keyed)) == sorted(keyed, key=lambda each: each[0])
