"""How cost grows with size: the exponent k of cost ~ size^k."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

CLEARLY = 1.25
"""What differs by less may be chance."""


@dataclass(frozen=True)
class Growth:
    """The exponent by least squares on the logarithms, and those from each size to the next one.

    Small sizes cost little more than the start of the program: both are low. ``beyond`` is the exponent of
    what sizes that cost a quarter more than the smallest one do cost more; None for less than two.
    """

    exponent: float
    steps: tuple[float, ...]
    beyond: float | None


def growth(sizes: Sequence[int], costs: Sequence[float]) -> Growth | None:
    """Fit the costs at two or more sizes in ascending order; None where there are fewer."""
    if len(sizes) < 2:
        return None
    steps = [_slope(sizes[place : place + 2], costs[place : place + 2]) for place in range(len(sizes) - 1)]
    more = [
        (size, cost - costs[0]) for size, cost in zip(sizes, costs, strict=True) if cost > CLEARLY * costs[0]
    ]
    beyond = _slope([size for size, _ in more], [cost for _, cost in more]) if len(more) > 1 else None
    return Growth(_slope(sizes, costs), tuple(steps), beyond)


def _slope(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """Least squares on the logarithms."""
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return slope / sum((x - middle_x) ** 2 for x in xs)
