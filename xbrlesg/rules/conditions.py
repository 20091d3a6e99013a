"""The conditions of existence assertions, in the few forms of XPath that we evaluate exactly.

A condition is true, false, or None for unknown: another form, or facts that leave the answer open.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from xbrlesg.names import XBRLI, XS, QName
from xbrlesg.report.model import GivenValue
from xbrlesg.taxonomy.assertions import Variable

_EXISTS: Final = frozenset((".", ".>0", ".gt0", ".>=1", ".ge1", "boolean(.)", ".!=0", ".ne0"))
"""The number of evaluations is the context item of an existence test (Existence Assertions 1.0, 2.1)."""
_CONSTANTS: Final = {"true()": True, "false()": False}
_CONDITIONAL: Final = re.compile(
    r"if\s*\(\s*\$(?P<name>[\w.:-]+)\s*\)\s*then\b(?P<yes>.+?)\belse\b(?P<no>.+)", re.DOTALL
)
_DATE_TEST: Final = re.compile(
    r"/(?P<root>[\w.-]+):xbrl/(?P<prefix>[\w.-]+):(?P<local>[\w.-]+)\s+(?P<operator>ge|gt|le|lt|eq|ne)\s+"
    r"(?P<type>[\w.-]+):date\(\s*'(?P<day>\d{4}-\d{2}-\d{2})'\s*\)"
)
_OPERATORS: Final[dict[str, Callable[[date, date], bool]]] = {
    name: getattr(operator, name) for name in ("ge", "gt", "le", "lt", "eq", "ne")
}


def test_holds(test: str | None, *, exists: bool, parameters: Mapping[str, bool | None]) -> bool | None:
    """Whether the test of an existence assertion holds; ``exists`` says that it has evaluations."""
    text = _bare(test or ".")
    if re.sub(r"\s", "", text) in _EXISTS:
        return exists
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    found = _CONDITIONAL.fullmatch(text)
    if found is None:
        return None
    yes, no = (test_holds(found[part], exists=exists, parameters=parameters) for part in ("yes", "no"))
    condition = parameters.get(found["name"])
    if condition is None:
        return yes if yes is no else None
    return yes if condition else no


def parameter_holds(parameter: Variable, values: Callable[[QName], Sequence[GivenValue]]) -> bool | None:
    """Whether a parameter is true, for a report whose facts of a concept have these ``values``.

    The form that we know compares the day that one fact gives with a fixed one. Without the fact its value
    is the empty sequence, which counts as false; two facts would be an error of the expression.
    """
    text = (parameter.select or "").strip()
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    found = _DATE_TEST.fullmatch(text)
    spaces = dict(parameter.namespaces)
    if found is None or (spaces.get(found["root"]), spaces.get(found["type"])) != (XBRLI, XS):
        return None
    days = values(QName(spaces.get(found["prefix"], ""), found["local"]))
    if not days:
        return None if parameter.declared_type else False
    if len(days) > 1 or not isinstance(days[0], date):
        return None
    try:
        return _OPERATORS[found["operator"]](days[0], date.fromisoformat(found["day"]))
    except ValueError:  # a thirtieth of February
        return None


def _bare(text: str) -> str:
    """A text without the blanks and brackets around the whole of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and _is_one_bracket(text):
        text = text[1:-1].strip()
    return text


def _is_one_bracket(text: str) -> bool:
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return position == len(text) - 1
    return False
