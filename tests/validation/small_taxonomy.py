"""A small taxonomy package for the tests: closed cubes, one explicit and one typed axis, one sum.

Employees by gender, energy by site, and one fact of each numeric kind; about the shape of a real one.
"""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from xbrlesg.names import DTR, ENUM2, LINK, XBRLDT, XBRLI, XLINK, XS

NAMESPACE = "https://example.com/small/2023"
ENTRY_POINT = f"{NAMESPACE}/small.xsd"

ITEMS = {
    "Employees": ("xbrli:integerItemType", "instant"),
    "Engineers": ("xbrli:integerItemType", "instant"),
    "OtherStaff": ("xbrli:integerItemType", "instant"),
    "Energy": ("dtr:energyItemType", "duration"),
    "Water": ("dtr:volumeItemType", "duration"),
    "Waste": ("dtr:massItemType", "duration"),
    "Score": ("xbrli:decimalItemType", "duration"),
    "Turnover": ("dtr:percentItemType", "duration"),
    "Revenue": ("xbrli:monetaryItemType", "duration"),
    "EnergyPrice": ("xbrli:decimalItemType", "duration"),
    "Policy": ("xbrli:stringItemType", "duration"),
    "Assured": ("xbrli:booleanItemType", "duration"),
    "Approved": ("xbrli:dateItemType", "duration"),
    "Audience": ("enum2:enumerationItemType", "duration"),
    "Audiences": ("enum2:enumerationSetItemType", "duration"),
    "Story": ("dtr:textBlockItemType", "duration"),
}
ABSTRACTS = {
    "Lines": "xbrli:item",
    "Members": "xbrli:item",
    "Female": "xbrli:item",
    "Male": "xbrli:item",
    "Readers": "xbrli:item",
    "Investors": "xbrli:item",
    "Workers": "xbrli:item",
    "GenderTable": "xbrldt:hypercubeItem",
    "SiteTable": "xbrldt:hypercubeItem",
    "GenderAxis": "xbrldt:dimensionItem",
    "SiteAxis": "xbrldt:dimensionItem",
}
DIM = "http://xbrl.org/int/dim/arcrole"
SUM = "https://xbrl.org/2023/arcrole/summation-item"
ENUMERATION = f' enum2:domain="s:Readers" enum2:linkrole="{NAMESPACE}/role/answers"'
CLOSED = 'xbrldt:contextElement="scenario" xbrldt:closed="true"'
XLINK_NAMES = f'xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldt="{XBRLDT}"'
MEMBERS = ("Members", "Female", "Male", "Readers", "Investors", "Workers")
ROLES = ("gender", "site", "defaults", "sum", "answers")


def write_package(folder: Path, *, broken_sum: bool = False) -> Path:
    """Write ``small.zip`` into ``folder``; ``broken_sum`` makes the taxonomy itself invalid."""
    path = folder / "small.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("small/META-INF/taxonomyPackage.xml", _PACKAGE)
        archive.writestr("small/META-INF/catalog.xml", _CATALOG)
        archive.writestr("small/tax/small.xsd", _schema())
        archive.writestr("small/tax/small_def.xml", _definitions())
        archive.writestr("small/tax/small_cal.xml", _sum("0" if broken_sum else "1"))
    return path


_PACKAGE = f"""<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">
<tp:identifier>{NAMESPACE}</tp:identifier><tp:name>Small</tp:name><tp:version>1</tp:version>
<tp:entryPoints><tp:entryPoint><tp:name>all</tp:name>
<tp:entryPointDocument href="{ENTRY_POINT}"/></tp:entryPoint></tp:entryPoints></tp:taxonomyPackage>"""

_CATALOG = f"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="{NAMESPACE}/" rewritePrefix="../tax/"/></catalog>"""

_IMPORTS = {
    XBRLI: "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    XBRLDT: "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    DTR: "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
    ENUM2: "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd",
}


def _schema() -> str:
    roles = "".join(
        f'<link:roleType roleURI="{NAMESPACE}/role/{role}" id="{role}">'
        "<link:usedOn>link:definitionLink</link:usedOn><link:usedOn>link:calculationLink</link:usedOn>"
        "</link:roleType>"
        for role in ROLES
    )
    linkbases = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="small_{kind[:3]}.xml"'
        f' xlink:role="http://www.xbrl.org/2003/role/{kind}LinkbaseRef"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
        for kind in ("definition", "calculation")
    )
    imports = "".join(f'<xs:import namespace="{n}" schemaLocation="{s}"/>' for n, s in _IMPORTS.items())
    return (
        f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:dtr="{DTR}" xmlns:enum2="{ENUM2}"'
        f' xmlns:s="{NAMESPACE}"'
        f' {XLINK_NAMES} targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
        f"<xs:annotation><xs:appinfo>{roles}{linkbases}</xs:appinfo></xs:annotation>{imports}"
        '<xs:element name="Site" id="s_Site" type="xs:string"/>'
        + "".join(
            _element(name, kind, "xbrli:item", period, ENUMERATION if kind.startswith("enum2:") else "")
            for name, (kind, period) in ITEMS.items()
        )
        + "".join(_abstract(name, group) for name, group in ABSTRACTS.items())
        + "</xs:schema>"
    )


def _element(name: str, kind: str, group: str, period: str, more: str = "") -> str:
    return (
        f'<xs:element name="{name}" id="s_{name}" type="{kind}" substitutionGroup="{group}"'
        f' xbrli:periodType="{period}" nillable="true"{more}/>'
    )


def _abstract(name: str, group: str) -> str:
    kind = "dtr:domainItemType" if name in MEMBERS else "xbrli:stringItemType"
    typed = ' xbrldt:typedDomainRef="#s_Site"' if name == "SiteAxis" else ""
    return _element(name, kind, group, "duration", f' abstract="true"{typed}')


def _definitions() -> str:
    gender = [
        ("all", "Lines", "GenderTable", CLOSED),
        ("hypercube-dimension", "GenderTable", "GenderAxis", ""),
        ("dimension-domain", "GenderAxis", "Members", ""),
        ("domain-member", "Members", "Female", ""),
        ("domain-member", "Members", "Male", ""),
        *(("domain-member", "Lines", name, "") for name in ITEMS),
    ]
    site = [
        ("all", "Lines", "SiteTable", CLOSED),
        ("hypercube-dimension", "SiteTable", "SiteAxis", ""),
        ("domain-member", "Lines", "Energy", ""),
    ]
    links = {
        "gender": gender,
        "site": site,
        "defaults": [("dimension-default", "GenderAxis", "Members", "")],
        "answers": [("domain-member", "Readers", name, "") for name in ("Investors", "Workers")],
    }
    arcroles = sorted({kind for arcs in links.values() for kind, *_ in arcs})
    return _linkbase(
        {f"{DIM}/{kind}": f"http://www.xbrl.org/2005/xbrldt-2005.xsd#{kind}" for kind in arcroles},
        {
            role: ("definition", [(f"{DIM}/{k}", a, b, m) for k, a, b, m in arcs])
            for role, arcs in links.items()
        },
    )


def _sum(weight: str) -> str:
    arcs = [(SUM, "Employees", part, f'weight="{weight}"') for part in ("Engineers", "OtherStaff")]
    return _linkbase(
        {SUM: "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"}, {"sum": ("calculation", arcs)}
    )


def _linkbase(arcroles: dict[str, str], links: dict[str, tuple[str, list[tuple[str, str, str, str]]]]) -> str:
    text = f"<link:linkbase {XLINK_NAMES}>"
    for role in links:
        text += (
            f'<link:roleRef roleURI="{NAMESPACE}/role/{role}" xlink:type="simple"'
            f' xlink:href="small.xsd#{role}"/>'
        )
    for uri, href in arcroles.items():
        text += f'<link:arcroleRef arcroleURI="{uri}" xlink:type="simple" xlink:href="{href}"/>'
    for role, (kind, arcs) in links.items():
        names = sorted({name for _, a, b, _ in arcs for name in (a, b)})
        text += f'<link:{kind}Link xlink:type="extended" xlink:role="{NAMESPACE}/role/{role}">'
        for name in names:
            text += f'<link:loc xlink:type="locator" xlink:href="small.xsd#s_{name}" xlink:label="{name}"/>'
        for order, (arcrole, start, end, more) in enumerate(arcs, 1):
            text += (
                f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{start}"'
                f' xlink:to="{end}" order="{order}" {more}/>'
            )
        text += f"</link:{kind}Link>"
    return text + "</link:linkbase>"
