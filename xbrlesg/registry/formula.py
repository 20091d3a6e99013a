"""The formula linkbase: each rule as a value assertion with its messages and its severity.

Sources: XBRL Formula 1.0 (variables, filters, value assertions, validation messages, custom functions) and
Assertion Severity 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from xbrlesg.names import LINK, XLINK, XML, XSI, QName
from xbrlesg.registry.assertions import Assertion, Assertions, OnAxis, Variable
from xbrlesg.registry.markup import serialize
from xbrlesg.registry.model import AxisEntry, Registry
from xbrlesg.registry.plan import NUMERIC
from xbrlesg.rules.model import RuleSet

GENERIC: Final = "http://xbrl.org/2008/generic"
ASSERTION: Final = "http://xbrl.org/2008/assertion/value"
VARIABLE: Final = "http://xbrl.org/2008/variable"
CONCEPT: Final = "http://xbrl.org/2008/filter/concept"
DIMENSION: Final = "http://xbrl.org/2008/filter/dimension"
PERIOD: Final = "http://xbrl.org/2008/filter/period"
UNIT: Final = "http://xbrl.org/2008/filter/unit"
COVER: Final = "http://xbrl.org/2010/filter/aspect-cover"
MESSAGE: Final = "http://xbrl.org/2010/message"
FUNCTION: Final = "http://xbrl.org/2010/custom-function"
XFI: Final = "http://www.xbrl.org/2008/function/instance"
SPACES: Final = {
    **{"link": LINK, "xlink": XLINK, "gen": GENERIC, "va": ASSERTION, "variable": VARIABLE, "cf": CONCEPT},
    **{"df": DIMENSION, "pf": PERIOD, "uf": UNIT, "acf": COVER, "msg": MESSAGE, "cfi": FUNCTION},
    **{"xfi": XFI, "xs": "http://www.w3.org/2001/XMLSchema", "xsi": XSI},
}
SCHEMAS: Final = {
    GENERIC: "http://www.xbrl.org/2008/generic-link.xsd",
    ASSERTION: "http://www.xbrl.org/2008/value-assertion.xsd",
    VARIABLE: "http://www.xbrl.org/2008/variable.xsd",
    CONCEPT: "http://www.xbrl.org/2008/concept-filter.xsd",
    DIMENSION: "http://www.xbrl.org/2008/dimension-filter.xsd",
    PERIOD: "http://www.xbrl.org/2008/period-filter.xsd",
    UNIT: "http://www.xbrl.org/2008/unit-filter.xsd",
    COVER: "http://www.xbrl.org/2010/aspect-cover-filter.xsd",
    MESSAGE: "http://www.xbrl.org/2010/generic-message.xsd",
    FUNCTION: "http://www.xbrl.org/2010/custom-function-implementation.xsd",
}
LINK_ROLE: Final = "http://www.xbrl.org/2008/role/link"
MESSAGE_ROLE: Final = "http://www.xbrl.org/2010/role/message"
ROLES: Final = {
    LINK_ROLE: "http://www.xbrl.org/2008/generic-link.xsd#standard-link-role",
    MESSAGE_ROLE: "http://www.xbrl.org/2010/generic-message.xsd#standard-message",
}
HAS_VARIABLE: Final = "http://xbrl.org/arcrole/2008/variable-set"
HAS_FILTER: Final = "http://xbrl.org/arcrole/2008/variable-filter"
HAS_PRECONDITION: Final = "http://xbrl.org/arcrole/2008/variable-set-precondition"
HAS_MESSAGE: Final = "http://xbrl.org/arcrole/2010/assertion-unsatisfied-message"
HAS_SEVERITY: Final = "http://xbrl.org/arcrole/2016/assertion-unsatisfied-severity"
IMPLEMENTED_BY: Final = "http://xbrl.org/arcrole/2010/function-implementation"
ARCROLES: Final = {
    HAS_VARIABLE: "http://www.xbrl.org/2008/variable.xsd#variable-set",
    HAS_FILTER: "http://www.xbrl.org/2008/variable.xsd#variable-filter",
    HAS_PRECONDITION: "http://www.xbrl.org/2008/variable.xsd#variable-set-precondition",
    HAS_MESSAGE: "http://www.xbrl.org/2010/validation-message.xsd#assertion-unsatisfied-message",
    HAS_SEVERITY: "http://www.xbrl.org/2016/assertion-severity.xsd#assertion-unsatisfied-severity",
    IMPLEMENTED_BY: "http://www.xbrl.org/2010/custom-function-implementation.xsd#cfi-implementation",
}
SEVERITIES: Final = "http://www.xbrl.org/2016/severities.xml"
LEVELS: Final = {"error": "ERROR", "warning": "WARNING", "advisory": "WARNING"}
HALF: Final = "half-unit"
ZEROS: Final = "0" * 64  # more digits than any value of ours has
HALF_UNIT: Final = (
    "if ($decimals eq 'INF') then xs:decimal('0') "
    "else if (xs:integer($decimals) ge 0) "
    f"then xs:decimal(concat('0.', substring('{ZEROS}', 1, xs:integer($decimals)), '5')) "
    f"else xs:decimal(concat('5', substring('{ZEROS}', 1, -1 - xs:integer($decimals))))"
)
"""Half a unit of the last digit, put together as text: a power would be a double, which is not exact."""


def build_formula(registry: Registry, rules: RuleSet) -> bytes | None:
    """The linkbase; None where the registry declares no rule."""
    if not rules.rules:
        return None
    builder = _Builder(registry)
    for assertion in Assertions(rules, f"{registry.header.prefix}:{HALF}").all():
        builder.add(assertion)
    return builder.to_bytes()


def _members(axis: AxisEntry, on: OnAxis) -> Iterator[str]:
    """The members that a filter names; a fact without an explicit axis has its default, for filters too."""
    default = axis.domain if axis.default is None else axis.members[axis.default].concept
    if isinstance(on.member, QName):
        yield on.member.local
    elif on.absent:
        yield default
    else:
        yield from (member.concept for member in axis.members.values() if member.concept != default)


class _Builder:
    """One generic link, filled assertion by assertion."""

    def __init__(self, registry: Registry) -> None:
        header = registry.header
        self._prefix = header.prefix
        self._axes = {axis.concept: axis for axis in registry.axes.values()}
        self._typed = {
            indicator.concept: {
                registry.axes[axis].concept
                for breakdown in indicator.breakdowns
                for axis in breakdown
                if registry.axes[axis].typed
            }
            for indicator in registry.indicators()
            if indicator.type in NUMERIC
        }
        self._root = etree.Element(f"{{{LINK}}}linkbase", nsmap={**SPACES, header.prefix: header.namespace})
        schemas = " ".join(f"{namespace} {url}" for namespace, url in SCHEMAS.items())
        self._root.set(f"{{{XSI}}}schemaLocation", schemas)
        for role, href in ROLES.items():
            self._reference("roleRef", "roleURI", role, href)
        for arcrole, href in ARCROLES.items():
            self._reference("arcroleRef", "arcroleURI", arcrole, href)
        self._link = etree.SubElement(self._root, f"{{{GENERIC}}}link")
        self._link.set(f"{{{XLINK}}}type", "extended")
        self._link.set(f"{{{XLINK}}}role", LINK_ROLE)
        self._add_half_unit()
        for level in sorted(set(LEVELS.values())):
            locator = etree.SubElement(self._link, f"{{{LINK}}}loc")
            self._mark(locator, "locator", f"severity.{level}")
            locator.set(f"{{{XLINK}}}href", f"{SEVERITIES}#{level}")

    def to_bytes(self) -> bytes:
        return serialize(self._root)

    def add(self, assertion: Assertion) -> None:
        head = assertion.head
        element = self._resource(ASSERTION, "valueAssertion", head.id, id=f"{self._prefix}.{head.id}")
        element.set("aspectModel", "dimensional")
        element.set("implicitFiltering", "true")
        element.set("test", assertion.test)
        for variable in assertion.variables:
            self._variable(head.id, variable)
            if len(assertion.variables) > 1:
                self._undivided(head.id, variable)
        if assertion.precondition is not None:
            label = f"{head.id}.applies"
            self._resource(VARIABLE, "precondition", label, test=assertion.precondition)
            self._arc(HAS_PRECONDITION, head.id, label)
        for language, text in head.messages:
            label = f"{head.id}.message.{language}"
            message = self._resource(MESSAGE, "message", label)
            message.set(f"{{{XLINK}}}role", MESSAGE_ROLE)
            message.set(f"{{{XML}}}lang", language)
            message.text = text.replace("{", "{{").replace("}", "}}")
            self._arc(HAS_MESSAGE, head.id, label)
        self._arc(HAS_SEVERITY, head.id, f"severity.{LEVELS[head.severity]}")

    def _variable(self, assertion: str, variable: Variable) -> None:
        label = f"{assertion}.{variable.name}"
        element = self._resource(VARIABLE, "factVariable", label)
        element.set("bindAsSequence", "true" if variable.sequence else "false")
        if variable.optional:
            element.set("fallbackValue", "()")
        arc = self._arc(HAS_VARIABLE, assertion, label, tag="variableArc")
        arc.set("name", variable.name)
        if variable.concepts:
            names = self._filter(label, "concept", CONCEPT, "conceptName")
            for concept in variable.concepts:
                self._qname(etree.SubElement(names, f"{{{CONCEPT}}}concept"), CONCEPT, concept.local)
        for number, on in enumerate(variable.axes, 1):
            self._on_axis(label, f"axis{number}", on)
        if variable.any_unit:
            self._filter(label, "unit", UNIT, "generalMeasures").set("test", "true()")
        if variable.free_axes:
            free = self._filter(label, "free", COVER, "aspectCover")
            for axis in variable.free_axes:
                self._qname(etree.SubElement(free, f"{{{COVER}}}dimension"), COVER, axis.local)
        if variable.instant_of is not None:
            instant = self._filter(label, "instant", PERIOD, "instantDuration")
            instant.set("variable", variable.instant_of)
            instant.set("boundary", variable.boundary)

    def _undivided(self, assertion: str, variable: Variable) -> None:
        """Keep out figures that are divided by a typed axis which the rule does not name.

        Implicit filtering would keep them apart from undivided ones, but processors differ on facts that
        lack a typed axis which others have: Arelle then binds nothing at all.
        """
        named = {on.axis.local for on in variable.axes}
        for axis in sorted(self._typed_axes(variable) - named):
            absent = OnAxis(QName("", axis), absent=True)
            self._on_axis(f"{assertion}.{variable.name}", f"undivided.{axis}", absent)

    def _typed_axes(self, variable: Variable) -> set[str]:
        """The typed axes that figures of a variable's concepts can have; of any number without concepts."""
        concepts = {concept.local for concept in variable.concepts}
        return {
            axis
            for concept, axes in self._typed.items()
            if not concepts or concept in concepts
            for axis in axes
        }

    def _on_axis(self, variable: str, name: str, on: OnAxis) -> None:
        axis = self._axes[on.axis.local]
        tag = "typedDimension" if axis.typed else "explicitDimension"
        element = self._filter(variable, name, DIMENSION, tag, complement=axis.typed and on.absent)
        self._qname(etree.SubElement(element, f"{{{DIMENSION}}}dimension"), DIMENSION, on.axis.local)
        for member in () if axis.typed else _members(axis, on):
            self._qname(etree.SubElement(element, f"{{{DIMENSION}}}member"), DIMENSION, member)

    def _filter(
        self, variable: str, name: str, namespace: str, tag: str, *, complement: bool = False
    ) -> etree._Element:
        label = f"{variable}.{name}"
        element = self._resource(namespace, tag, label)
        arc = self._arc(HAS_FILTER, variable, label, tag="variableFilterArc")
        arc.set("complement", "true" if complement else "false")
        arc.set("cover", "true")
        return element

    def _add_half_unit(self) -> None:
        name = f"{self._prefix}:{HALF}"
        function = self._resource(VARIABLE, "function", HALF, name=name, output="xs:decimal")
        etree.SubElement(function, f"{{{VARIABLE}}}input", type="xs:string")
        implementation = self._resource(FUNCTION, "implementation", f"{HALF}.implementation")
        etree.SubElement(implementation, f"{{{FUNCTION}}}input", name="decimals")
        etree.SubElement(implementation, f"{{{FUNCTION}}}output").text = HALF_UNIT
        self._arc(IMPLEMENTED_BY, HALF, f"{HALF}.implementation")

    def _resource(self, namespace: str, tag: str, label: str, **attributes: str) -> etree._Element:
        element = etree.SubElement(self._link, f"{{{namespace}}}{tag}")
        self._mark(element, "resource", label)
        for name, value in attributes.items():
            element.set(name, value)
        return element

    def _arc(self, arcrole: str, start: str, end: str, *, tag: str = "arc") -> etree._Element:
        arc = etree.SubElement(self._link, f"{{{GENERIC if tag == 'arc' else VARIABLE}}}{tag}")
        arc.set(f"{{{XLINK}}}type", "arc")
        arc.set(f"{{{XLINK}}}arcrole", arcrole)
        arc.set(f"{{{XLINK}}}from", start)
        arc.set(f"{{{XLINK}}}to", end)
        return arc

    def _mark(self, element: etree._Element, kind: str, label: str) -> None:
        element.set(f"{{{XLINK}}}type", kind)
        element.set(f"{{{XLINK}}}label", label)

    def _qname(self, parent: etree._Element, namespace: str, local: str) -> None:
        etree.SubElement(parent, f"{{{namespace}}}qname").text = f"{self._prefix}:{local}"

    def _reference(self, tag: str, attribute: str, uri: str, href: str) -> None:
        element = etree.SubElement(self._root, f"{{{LINK}}}{tag}")
        element.set(attribute, uri)
        element.set(f"{{{XLINK}}}type", "simple")
        element.set(f"{{{XLINK}}}href", href)
