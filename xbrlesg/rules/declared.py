"""Rules as YAML declares them: each once, for our own check and for the package's assertions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from xbrlesg.yaml_source import Part

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
"""A stable id of ours: lower-case words joined by hyphens."""

Called = Annotated[str, Field(min_length=1)]
"""What a rule calls an indicator, an axis or a member: its id in a registry, printed words in a report."""

Texts = dict[str, str]
"""A text by language tag (``en``, ``zh-hans``)."""

RuleSeverity = Literal["error", "warning", "advisory"]


class Term(Part):
    """One figure in a rule: an indicator, as a whole or for one member of each named axis.

    Where a rule joins figures over a time with figures at a point in time, ``at`` says which end of the time
    is meant. Short form: the indicator's id alone.
    """

    indicator: Called
    members: dict[Called, str] = Field(default_factory=dict)
    at: Literal["start", "end"] = "end"

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        return {"indicator": data} if isinstance(data, str) else data


class RuleBase(Part):
    """What all rules have: an id, unique in the registry; how grave a violation is; what it is told as.

    Without ``message`` the rule's kind words it.
    """

    id: Identifier
    severity: RuleSeverity = "warning"
    message: Texts = Field(default_factory=dict)


class PartWhole(RuleBase):
    """Parts never exceed their whole: the members of an axis, or other figures.

    What the parts leave undisclosed is told as a remainder; it is a violation only if ``complete``.
    """

    kind: Literal["part-whole"]
    whole: Term
    axis: Called | None = None
    parts: tuple[Term, ...] = ()
    complete: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> PartWhole:
        if (self.axis is None) == (not self.parts):
            raise ValueError("give either the axis or the parts")
        return self


class Quotient(RuleBase):
    """A percentage against its counts, a ratio against its terms: ``numerator`` / ``denominator``."""

    kind: Literal["percentage", "ratio"]
    result: Term
    numerator: Term
    denominator: Term


class StockFlow(RuleBase):
    """The stock at the end is the stock at the start, plus what came, less what went."""

    kind: Literal["stock-flow"]
    stock: Term
    inflows: tuple[Term, ...]
    outflows: tuple[Term, ...]


class NonNegative(RuleBase):
    """Figures that are never below zero."""

    kind: Literal["non-negative"]
    indicators: Annotated[tuple[Called, ...], Field(min_length=1)]


class TargetMet(RuleBase):
    """The actual value against the target for the same period; ``better`` says which way is reached.

    ``target`` is the member of ``axis`` that marks a target; an actual value has the axis' default.
    """

    kind: Literal["target"]
    indicator: Called
    axis: Called = "value-basis"
    target: Called = "target"
    better: Literal["higher", "lower"]


class BoundHolds(RuleBase):
    """An exact figure against the qualified one of the same aspects: the members of ``axis`` that are bounds.

    Applies to every number.
    """

    kind: Literal["bound"]
    axis: Called
    above: Called | None = None  # more than
    at_least: Called | None = None
    below: Called | None = None  # less than
    at_most: Called | None = None


RuleEntry = Annotated[
    PartWhole | Quotient | StockFlow | NonNegative | TargetMet | BoundHolds, Field(discriminator="kind")
]


class Rules(Part):
    """``rules.yaml``: the rules that belong to no sub-theme."""

    rules: tuple[RuleEntry, ...]
