"""Formula linkbases made of a few lines: resources under their labels, and arcs between labels."""

from __future__ import annotations

from tests.taxonomy.synthetic import BASE, item, package_files, schema
from xbrlesg.names import LINK, XBRLI, XLINK, XS

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "link": LINK,
        "xlink": XLINK,
        "xs": XS,
        "xbrli": XBRLI,
        "t": BASE,
        "gen": "http://xbrl.org/2008/generic",
        "variable": "http://xbrl.org/2008/variable",
        "validation": "http://xbrl.org/2008/validation",
        "formula": "http://xbrl.org/2008/formula",
        "va": "http://xbrl.org/2008/assertion/value",
        "ea": "http://xbrl.org/2008/assertion/existence",
        "ca": "http://xbrl.org/2008/assertion/consistency",
        "cf": "http://xbrl.org/2008/filter/concept",
        "bf": "http://xbrl.org/2008/filter/boolean",
        "df": "http://xbrl.org/2008/filter/dimension",
        "sev": "http://xbrl.org/2022/assertion-severity",
    }.items()
)
ARCROLES = {
    "variable": "http://xbrl.org/arcrole/2008/variable-set",
    "filter": "http://xbrl.org/arcrole/2008/variable-filter",
    "shared": "http://xbrl.org/arcrole/2008/variable-set-filter",
    "part": "http://xbrl.org/arcrole/2008/boolean-filter",
    "precondition": "http://xbrl.org/arcrole/2008/variable-set-precondition",
    "set": "http://xbrl.org/arcrole/2008/assertion-set",
    "formula": "http://xbrl.org/arcrole/2008/consistency-assertion-formula",
    "severity": "http://xbrl.org/arcrole/2022/assertion-unsatisfied-severity",
    "severity-2016": "http://xbrl.org/arcrole/2016/assertion-unsatisfied-severity",
}


def resource(element: str, label: str, more: str = "", body: str = "") -> str:
    return f'<{element} xlink:type="resource" xlink:label="{label}" id="{label}" {more}>{body}</{element}>'


def concepts(label: str, *names: str, computed: str = "") -> str:
    """A concept-name filter of names without prefix."""
    body = "".join(f"<cf:concept><cf:qname>t:{name}</cf:qname></cf:concept>" for name in names)
    if computed:
        body += f"<cf:concept><cf:qnameExpression>{computed}</cf:qnameExpression></cf:concept>"
    return resource("cf:conceptName", label, body=body)


def locator(label: str, href: str) -> str:
    return f'<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="{href}"/>'


def arc(kind: str, source: str, target: str, more: str = "") -> str:
    return (
        f'<gen:arc xlink:type="arc" xlink:arcrole="{ARCROLES[kind]}" xlink:from="{source}" '
        f'xlink:to="{target}" {more}/>'
    )


def fact_variable(assertion: str, name: str, *filters: str, more: str = "", order: int = 1) -> str:
    """A fact variable of an assertion, with filters that stand under these labels."""
    label = f"{assertion}-{name}"
    return (
        resource("variable:factVariable", label, more)
        + arc("variable", assertion, label, f'name="{name}" order="{order}"')
        + "".join(arc("filter", label, target) for target in filters)
    )


def formula_link(*parts: str) -> str:
    return f'<gen:link xlink:type="extended" xlink:role="{BASE}/role">{"".join(parts)}</gen:link>'


def formula_linkbase(*parts: str) -> str:
    return f"<link:linkbase {SPACES}>{formula_link(*parts)}</link:linkbase>"


def formula_files(*linkbases: str, **more: str) -> dict[str, bytes]:
    """A package of a small schema with concepts A, B and C, and of these linkbases: f0.xml, f1.xml, ..."""
    named = {f"f{number}_xml": text for number, text in enumerate(linkbases)}
    body = "".join(item(name) for name in "ABC") + item("Day", "xbrli:dateItemType")
    hrefs = [name.replace("_", ".") for name in (*named, *more)]
    return package_files(t_xsd=schema(body, *hrefs), **named, **more)
