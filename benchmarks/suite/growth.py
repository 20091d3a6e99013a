"""How cost grows with size: the exponent k of cost ~ size^k."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Growth:
    """The exponent by least squares on the logarithms, and those from each size to the next one.

    Small sizes cost hardly more than the start of the program, so that the first is too low; the last step
    tells more.
    """

    exponent: float
    steps: tuple[float, ...]


def growth(sizes: Sequence[int], costs: Sequence[float]) -> Growth | None:
    """Fit the costs at two or more sizes in ascending order; None where there are fewer."""
    if len(sizes) < 2:
        return None
    xs, ys = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    steps = [
        (high_y - low_y) / (high_x - low_x)
        for low_x, low_y, high_x, high_y in zip(xs, ys, xs[1:], ys[1:], strict=False)
    ]
    return Growth(slope / sum((x - middle_x) ** 2 for x in xs), tuple(steps))
