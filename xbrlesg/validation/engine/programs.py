"""The parsed expressions of a taxonomy's formulas: parsed once, shared, and kept.

GRI has 17,000 expressions, of which 500 differ; ESRS has a thousand. Arelle's parser takes 4 ms and more for
each. They are kept as plain data, so that what is read can only become the tokens that are named here.

Source: Arelle 2.47.3, formula/XPathParser.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from xbrlesg.validation.engine.kept import keep, read_kept
from xbrlesg.validation.engine.model import Order

_KIND: Final = "programs"
_FIELDS: Final = {
    "OpDef": ("name", "loc"),
    "OperationDef": ("sourceStr", "loc", "name", "args"),
    "Expr": ("name", "expr", "loc"),
    "RangeDecl": ("rangeVar", "bindingSeq", "loc"),
    "VariableRef": ("name", "loc"),
    "QName": ("prefix", "namespaceURI", "localName"),
    "QNameDef": ("loc", "prefix", "namespaceURI", "localName", "isAttribute", "axis"),
}
"""The tokens of Arelle's parser, and what each holds; that of names is what they are made of."""

_DAMAGED: Final = (TypeError, ValueError, KeyError, AttributeError, InvalidOperation, RecursionError)
_Key = tuple[str, str, frozenset[tuple[str | None, str]]]


class Programs:
    """Parses expressions as Arelle does, each of them once.

    What parsing gives depends on the expression, the kind of its element and the namespaces in scope. The
    first token alone is the element's own. An expression that is told an error is parsed each time.
    """

    def __init__(self, order: Order | None = None) -> None:
        self._order = order
        self._tokens: dict[_Key, tuple[Any, ...]] = {}
        self._known = 0
        self._parse: Any = None

    def __call__(self, resource: Any, expression: str | None, element: Any, name: str, trace: int) -> Any:
        """As ``XPathParser.parse``."""
        from arelle.formula.XPathParser import ProgHeader, normalizeExpr  # noqa: PLC0415 - see below

        if not expression or element is None:
            return self._parse(resource, expression, element, name, trace)
        key = (expression, element.localName, frozenset(element.nsmap.items()))
        if key in self._tokens:
            header = ProgHeader(resource, name, element, normalizeExpr(expression), trace)
            return [header, *self._tokens[key]]
        errors = len(resource.modelXbrl.errors)
        program = self._parse(resource, expression, element, name, trace)
        if len(resource.modelXbrl.errors) == errors:
            self._tokens[key] = tuple(program[1:])
        return program

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have Arelle ask here for what it wants parsed."""
        from arelle.formula import XPathParser  # noqa: PLC0415 - as slow to import as all of Arelle

        if self._order is not None:
            self._tokens = _read(self._order)
            self._known = len(self._tokens)
        self._parse = XPathParser.parse
        XPathParser.parse = self
        try:
            yield
        finally:
            XPathParser.parse = self._parse

    def keep(self) -> None:
        """Keep them for the next worker, where there are any that it would not find."""
        if self._order is not None and len(self._tokens) > self._known:
            keep(self._order, _KIND, list(_written(self._tokens)))


def _written(programs: dict[_Key, tuple[Any, ...]]) -> Iterator[list[Any]]:
    for (expression, kind, namespaces), tokens in programs.items():
        with suppress(TypeError, AttributeError):  # a token that is not named here
            scope = sorted(([prefix, uri] for prefix, uri in namespaces), key=str)
            yield [expression, kind, scope, [_plain(token) for token in tokens]]


def _read(order: Order) -> dict[_Key, tuple[Any, ...]]:
    found: dict[_Key, tuple[Any, ...]] = {}
    try:
        for expression, kind, scope, tokens in read_kept(order, _KIND) or ():
            key = (expression, kind, frozenset((prefix, uri) for prefix, uri in scope))
            found[key] = tuple(map(_token, tokens))
    except _DAMAGED:
        return {}
    return found


def _plain(token: Any) -> Any:
    """A token as JSON has it: texts and whole numbers as they are, all else as a list that names its kind."""
    if token is None or type(token) in {str, int, bool}:
        return token
    kind = type(token).__name__
    if type(token) in {float, Decimal}:
        return [kind, str(token)]
    if type(token) is list:
        return [kind, *map(_plain, token)]
    if kind not in _FIELDS:
        raise TypeError(kind)
    return [kind, *(_plain(getattr(token, name)) for name in _FIELDS[kind])]


def _token(plain: Any) -> Any:
    """The reverse. Raises one of ``_DAMAGED``."""
    from arelle.formula import XPathParser  # noqa: PLC0415 - see above
    from arelle.ModelValue import QName  # noqa: PLC0415

    if plain is None or isinstance(plain, (str, int)):
        return plain
    kind, *values = plain
    if kind == "list":
        return [_token(value) for value in values]
    if kind in {"float", "Decimal"}:
        return float(values[0]) if kind == "float" else Decimal(values[0])
    fields = dict(zip(_FIELDS[kind], map(_token, values), strict=True))
    if kind in {"QName", "QNameDef"}:  # each process has hashes of its own
        return QName(**fields) if kind == "QName" else XPathParser.QNameDef(**fields)
    made = object.__new__(getattr(XPathParser, kind))
    for name, value in fields.items():
        setattr(made, name, value)
    return made
