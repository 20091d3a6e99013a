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


def test_the_last_step_tells_more_than_the_fit_where_the_start_costs() -> None:
    sizes = [100, 1_000, 10_000, 100_000]
    found = growth(sizes, [1 + size / 1_000 for size in sizes])
    assert found is not None
    assert found.exponent < 0.8
    assert found.steps[0] < 0.3
    assert found.steps[-1] > 0.95


def test_one_size_has_no_growth() -> None:
    assert growth([100], [1.0]) is None
