"""What each kind of rule says of itself where it is violated, in each language that we know."""

from __future__ import annotations

from typing import Final

SAID: Final[dict[str, dict[str, str]]] = {
    "en": {
        "part-whole": "The parts do not agree with their whole.",
        "percentage": "The percentage does not follow from the counts.",
        "ratio": "The ratio does not follow from its terms.",
        "stock-flow": "The stock at the end does not follow from the stock at the start and the flows.",
        "non-negative": "The figure is below zero.",
        "target": "The target is not reached.",
        "bound": "The exact figure contradicts what a qualified figure says of it.",
    },
    "zh-hans": {
        "part-whole": "各部分与总数不一致。",
        "percentage": "百分比与计数不符。",
        "ratio": "比值与分子、分母不符。",
        "stock-flow": "期末数与期初数及期间变动不符。",
        "non-negative": "数值小于零。",
        "target": "未达到目标值。",
        "bound": "精确值与限定值相矛盾。",
    },
}
