"""A taxonomy's own assertions: what its formula linkbases ask of a report. Frozen, free of XML.

Sources: Variables 1.0; Existence, Value and Consistency Assertions 1.0;
Validation 1.0; Assertion Severity 2.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xbrlesg.names import QName


class AssertionKind(StrEnum):
    """The three kinds of assertions."""

    VALUE = "value"
    EXISTENCE = "existence"
    CONSISTENCY = "consistency"


class AssertionSeverity(StrEnum):
    """How grave it is when an assertion does not hold; without a say it is an error (Severity 2.0, 2)."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    COMPUTED = "computed"  # by an expression over the report, so that the taxonomy alone does not tell


class VariableKind(StrEnum):
    """Where a variable's value comes from."""

    FACT = "fact"
    GENERAL = "general"  # an expression
    PARAMETER = "parameter"  # an expression that is the same for all assertions, or given from outside


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter as an arc applies it.

    ``kind`` is the filter's element. ``concepts`` are the names of a concept-name filter; ``is_computed``
    says that some of its names are expressions. ``parts`` are what a boolean filter joins.
    """

    kind: QName
    is_complement: bool = False
    concepts: tuple[QName, ...] = ()
    is_computed: bool = False
    parts: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of an assertion under the name that the assertion's expressions call it by.

    ``fallback`` and ``filters`` are a fact variable's, those of the whole assertion among the latter;
    ``select`` and ``declared_type`` are the others'. ``namespaces`` gives the prefixes that ``select`` uses.
    """

    name: str
    kind: VariableKind
    filters: tuple[Filter, ...] = ()
    fallback: str | None = None
    takes_nil: bool = False
    select: str | None = None
    declared_type: str | None = None
    namespaces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One assertion.

    ``sets`` are the ids of its assertion sets. ``concepts`` are those that its filters name, each once, in
    the order of variables and filters; names that a filter excludes are not among them. ``subjects`` are
    those of the variables that the test calls, or all where it calls none: what the assertion is about, and
    not what decides whether it applies. ``variables`` are kept of existence assertions alone, which we judge
    ourselves.
    """

    id: str
    kind: AssertionKind
    severity: AssertionSeverity
    sets: tuple[str, ...] = ()
    concepts: tuple[QName, ...] = ()
    subjects: tuple[QName, ...] = ()
    preconditions: tuple[str, ...] = ()
    test: str | None = None
    variables: tuple[Variable, ...] = ()

    @property
    def code(self) -> str:
        """The code of Arelle's messages on this assertion."""
        return f"message:{self.id}"
