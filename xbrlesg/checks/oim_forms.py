"""OIM's forms of names, entities, periods and units, read strictly (OIM Common 1.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time
from typing import Final

from xbrlesg.names import PURE, QName
from xbrlesg.report.model import Entity, Period, Unit

_NCNAME: Final = r"[^\W\d][\w.\-·]*"
_QNAME: Final = re.compile(rf"({_NCNAME}):({_NCNAME})")
_SQNAME: Final = re.compile(rf"({_NCNAME}):(\S+)")
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z?")
_MEASURE: Final = rf"{_NCNAME}:{_NCNAME}"
_PRODUCT: Final = rf"{_MEASURE}(?:\*{_MEASURE})*"
_UNIT: Final = re.compile(
    rf"(?P<all>{_PRODUCT})|(?P<above>{_MEASURE}|\({_PRODUCT}\))/(?P<below>{_MEASURE}|\({_PRODUCT}\))"
)


class FormError(Exception):
    """A text is not of the form that OIM gives it; the message says what is wrong."""


class UnboundPrefixError(FormError):
    """A name's prefix stands for no namespace."""


class PureUnitError(FormError):
    """The unit pure is written, where OIM has it left out."""


class WithinDayError(FormError):
    """A period begins or ends within a day, which XBRL admits and reports of years do not need."""


def read_name(text: str, namespaces: Mapping[str, str]) -> QName:
    """A name with its prefix; OIM knows no default namespace. Raises FormError."""
    found = _QNAME.fullmatch(text)
    if found is None:
        raise FormError(f"{text!r} is no name with a prefix")
    return QName(_namespace(found[1], namespaces), found[2])


def read_entity(text: str, namespaces: Mapping[str, str]) -> Entity:
    """``prefix:identifier``, the prefix standing for the scheme. Raises FormError."""
    found = _SQNAME.fullmatch(text)
    if found is None:
        raise FormError(f"{text!r} is no identifier with the prefix of its scheme")
    return Entity(_namespace(found[1], namespaces), found[2])


def read_period(text: str) -> Period:
    """A moment, or two of them with a stroke between, each at the midnight of a day. Raises FormError."""
    parts = text.split("/")
    if len(parts) > 2 or not all(_MOMENT.fullmatch(part) for part in parts):
        raise FormError(f"{text!r} is no period: 2024-01-01T00:00:00, or two such with / between")
    try:
        moments = [datetime.fromisoformat(part.removesuffix("Z")) for part in parts]
    except ValueError as error:
        raise FormError(f"{text!r} holds a day or an hour that does not exist") from error
    if any(moment.time() != time() for moment in moments):
        raise WithinDayError(f"{text!r} begins or ends within a day")
    end = moments[-1].date()
    if len(moments) == 1:
        return Period(end)
    if moments[0].date() >= end:
        raise FormError(f"{text!r} ends before it begins")
    return Period(end, moments[0].date())


def read_unit(text: str, namespaces: Mapping[str, str]) -> Unit | None:
    """``a:x``, ``a:x*b:y`` or ``(a:x*b:y)/c:z``, each product in alphabetical order. Raises FormError."""
    found = _UNIT.fullmatch(text)
    if found is None:
        raise FormError(f"{text!r} is no unit: utr:MWh, iso4217:CNY/utr:m3")
    parts = [found["all"]] if found["all"] else [found["above"], found["below"]]
    products = [part.strip("()").split("*") for part in parts]
    if any(product != sorted(product) for product in products):
        raise FormError(f"the measures of {text!r} are not in alphabetical order")
    above, *below = (tuple(read_name(name, namespaces) for name in product) for product in products)
    if above == (PURE,) and not below:
        raise PureUnitError(f"{text} is written as the unit")
    return Unit(above, below[0] if below else ())


def _namespace(prefix: str, namespaces: Mapping[str, str]) -> str:
    namespace = namespaces.get(prefix)
    if namespace is None:
        raise UnboundPrefixError(f"the prefix {prefix!r} stands for no namespace")
    return namespace
