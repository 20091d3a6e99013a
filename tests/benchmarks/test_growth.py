"""The exponents that a fit finds are those that the costs were made with."""

import pytest

from benchmarks.suite.growth import growth


@pytest.mark.parametrize("exponent", [0.0, 1.0, 1.5, 2.0])
def test_a_power_is_found(exponent: float) -> None:
    sizes = [100, 10_000, 1_000_000]
    found = growth(sizes, [3 * size**exponent for size in sizes])
    assert found is not None
    assert found.exponent == pytest.approx(exponent)
    assert found.steps == pytest.approx((exponent, exponent))


def test_what_the_start_hides_is_seen_beyond_the_smallest_size() -> None:
    sizes = [100, 1_000, 10_000, 100_000]
    found = growth(sizes, [1 + size / 1_000 for size in sizes])
    assert found is not None
    assert found.exponent < 0.8
    assert found.steps[0] < 0.3
    assert found.steps[-1] > 0.95
    assert found.beyond == pytest.approx(1, abs=0.03)


def test_nothing_is_fitted_to_costs_that_do_not_grow() -> None:
    found = growth([100, 1_000, 10_000], [2.0, 1.0, 3.0])
    assert found is not None
    assert found.beyond is None


def test_one_size_has_no_growth() -> None:
    assert growth([100], [1.0]) is None
