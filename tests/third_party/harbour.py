"""A taxonomy package of somebody else's, made up: what a port authority might ask of harbours.

It is built as others build theirs: an open hypercube with an explicit axis, a closed one with a typed axis,
an enumeration, a text block, labels and references in linkbases, and a pair of concepts for omissions.
"""

from __future__ import annotations

from pathlib import Path

from xbrlesg.archive import write_zip
from xbrlesg.names import DTR, ENUM2, LINK, REF, XBRLDT, XBRLI, XLINK, XS

NAMESPACE = "https://ports.example/harbour/2026"
ENTRY_POINT = f"{NAMESPACE}/harbour.xsd"
ROLES = ("contents", "cargo", "berths", "defaults", "answers")

CONCEPTS = {  # name: type, period type, label, code of the requirement
    "CargoHandled": ("dtr:massItemType", "duration", "Cargo handled", "C-1-a"),
    "CargoHandledReason": ("enum2:enumerationItemType", "duration", "Why cargo handled is omitted", ""),
    "CargoHandledExplanation": ("dtr:textBlockItemType", "duration", "Explanation of that", ""),
    "ShorePowerConsumed": ("dtr:energyItemType", "duration", "Shore power consumed", "C-2"),
    "DockWorkers": ("xbrli:integerItemType", "instant", "Number of dock workers", "W-1"),
    "ShareOfCallsInspected": ("dtr:percentItemType", "duration", "Share of calls inspected", "W-2"),
    "DustPolicy": ("dtr:textBlockItemType", "duration", "Policy against dust", "P-1"),
    "DustPolicyIsPublic": ("xbrli:booleanItemType", "duration", "The policy against dust is public", "P-2"),
    "KindOfHarbour": ("enum2:enumerationItemType", "duration", "Kind of harbour", "G-1"),
}
ABSTRACT = {
    "HarbourAbstract": ("xbrli:item", "Harbours"),
    "HarbourLineItems": ("xbrli:item", "Line items"),
    "CargoTable": ("xbrldt:hypercubeItem", "Cargo [table]"),
    "BerthTable": ("xbrldt:hypercubeItem", "Berths [table]"),
    "CargoAxis": ("xbrldt:dimensionItem", "Kind of cargo"),
    "BerthAxis": ("xbrldt:dimensionItem", "Berth"),
    "CargoDomain": ("xbrli:item", "All cargo"),
    "BulkMember": ("xbrli:item", "Bulk"),
    "ContainerMember": ("xbrli:item", "Containers"),
    "KindDomain": ("xbrli:item", "Kinds of harbour"),
    "SeaportMember": ("xbrli:item", "Seaport"),
    "RiverPortMember": ("xbrli:item", "River port"),
    "ReasonDomain": ("xbrli:item", "Reasons"),
    "SecretMember": ("xbrli:item", "Secret"),
}
DOMAINS = {"KindOfHarbour": "KindDomain", "CargoHandledReason": "ReasonDomain"}
DIM = "http://xbrl.org/int/dim/arcrole"
OLD = "http://www.xbrl.org/2003/arcrole"
SPACES = f'xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:xbrldt="{XBRLDT}"'
IN_SCENARIO = 'xbrldt:contextElement="scenario"'
Arc = tuple[str, str, str, str]


def write_harbour(folder: Path) -> Path:
    """Write ``harbour.zip``."""
    path = folder / "harbour.zip"
    files = {
        "META-INF/taxonomyPackage.xml": _METADATA,
        "META-INF/catalog.xml": _CATALOG,
        "files/harbour.xsd": _schema(),
        "files/presentation.xml": _links("presentation", {"contents": _presentation()}),
        "files/definition.xml": _links("definition", _definitions()),
        "files/labels.xml": _resources("label", {name: _label(text) for name, text in _labels().items()}),
        "files/references.xml": _resources(
            "reference", {name: _reference(code) for name, (*_, code) in CONCEPTS.items() if code}
        ),
    }
    path.write_bytes(write_zip({f"harbour-2026/{name}": text.encode() for name, text in files.items()}))
    return path


_METADATA = f"""<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">
<tp:identifier>{NAMESPACE}</tp:identifier><tp:name>Harbour Taxonomy</tp:name><tp:version>2026</tp:version>
<tp:entryPoints><tp:entryPoint><tp:name>Harbour</tp:name>
<tp:entryPointDocument href="{ENTRY_POINT}"/></tp:entryPoint></tp:entryPoints></tp:taxonomyPackage>"""

_CATALOG = f"""<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<rewriteURI uriStartString="{NAMESPACE}/" rewritePrefix="../files/"/></catalog>"""

_IMPORTS = {
    XBRLI: "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    XBRLDT: "http://www.xbrl.org/2005/xbrldt-2005.xsd",
    DTR: "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd",
    ENUM2: "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd",
    REF: "http://www.xbrl.org/2006/ref-2006-02-27.xsd",
}


def _schema() -> str:
    roles = "".join(
        f'<link:roleType roleURI="{NAMESPACE}/role/{role}" id="{role}"><link:definition>{role.title()}'
        "</link:definition><link:usedOn>link:presentationLink</link:usedOn>"
        "<link:usedOn>link:definitionLink</link:usedOn></link:roleType>"
        for role in ROLES
    )
    linkbases = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{name}.xml"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
        for name in ("presentation", "definition", "labels", "references")
    )
    imports = "".join(f'<xs:import namespace="{n}" schemaLocation="{s}"/>' for n, s in _IMPORTS.items())
    items = (
        _element(name, kind, "xbrli:item", period, _domain(name))
        for name, (kind, period, *_) in CONCEPTS.items()
    )
    return (
        f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:dtr="{DTR}" xmlns:enum2="{ENUM2}" {SPACES}'
        f' xmlns:hb="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
        f"<xs:annotation><xs:appinfo>{roles}{linkbases}</xs:appinfo></xs:annotation>{imports}"
        f'<xs:element name="BerthName" id="BerthName" type="xs:string"/>{"".join(items)}'
        + "".join(_abstract(name, group) for name, (group, _) in ABSTRACT.items())
        + "</xs:schema>"
    )


def _element(name: str, kind: str, group: str, period: str, more: str) -> str:
    return (
        f'<xs:element name="{name}" id="{name}" type="{kind}" substitutionGroup="{group}"'
        f' xbrli:periodType="{period}" nillable="true"{more}/>'
    )


def _domain(name: str) -> str:
    role = f'enum2:linkrole="{NAMESPACE}/role/answers"'
    return f' enum2:domain="hb:{DOMAINS[name]}" {role}' if name in DOMAINS else ""


def _abstract(name: str, group: str) -> str:
    kind = "dtr:domainItemType" if name.endswith(("Domain", "Member")) else "xbrli:stringItemType"
    typed = ' xbrldt:typedDomainRef="#BerthName"' if name == "BerthAxis" else ""
    return _element(name, kind, group, "duration", f' abstract="true"{typed}')


def _presentation() -> list[Arc]:
    concepts = [
        name for name in CONCEPTS if not name.startswith("CargoHandledE") and name != "CargoHandledReason"
    ]
    arcs = [(f"{OLD}/parent-child", "HarbourAbstract", name, "") for name in concepts]
    pair = ("CargoHandledReason", "CargoHandledExplanation")
    return arcs + [(f"{OLD}/parent-child", "CargoHandled", name, "") for name in pair]


def _definitions() -> dict[str, list[Arc]]:
    def cube(table: str, axis: str, closed: str, items: tuple[str, ...]) -> list[Arc]:
        return [
            (f"{DIM}/all", "HarbourLineItems", table, f'{IN_SCENARIO} xbrldt:closed="{closed}"'),
            (f"{DIM}/hypercube-dimension", table, axis, ""),
            *((f"{DIM}/domain-member", "HarbourLineItems", name, "") for name in items),
        ]

    everything = tuple(name for name in CONCEPTS if name != "ShorePowerConsumed")
    members = [
        (f"{DIM}/domain-member", "CargoDomain", name, "") for name in ("BulkMember", "ContainerMember")
    ]
    answers = [
        ("KindDomain", "SeaportMember"),
        ("KindDomain", "RiverPortMember"),
        ("ReasonDomain", "SecretMember"),
    ]
    return {
        "cargo": [
            *cube("CargoTable", "CargoAxis", "false", everything),
            (f"{DIM}/dimension-domain", "CargoAxis", "CargoDomain", ""),
            *members,
        ],
        "berths": cube("BerthTable", "BerthAxis", "true", ("ShorePowerConsumed",)),
        "defaults": [(f"{DIM}/dimension-default", "CargoAxis", "CargoDomain", "")],
        "answers": [(f"{DIM}/domain-member", domain, member, "") for domain, member in answers],
    }


def _labels() -> dict[str, str]:
    return {name: text for name, (_, _, text, _) in CONCEPTS.items()} | {
        name: text for name, (_, text) in ABSTRACT.items()
    }


def _label(text: str) -> str:
    attributes = 'xlink:type="resource" xlink:label="r" xlink:role="http://www.xbrl.org/2003/role/label"'
    return f'<link:label {attributes} xml:lang="en">{text}</link:label>'


def _reference(code: str) -> str:
    number, _, paragraph = code.partition("-a")
    parts = f"<ref:Name>Harbour Code</ref:Name><ref:Number>{number}</ref:Number>"
    parts += "<ref:Paragraph>a</ref:Paragraph>" if code.endswith("-a") else paragraph
    role = "http://www.xbrl.org/2003/role/reference"
    return (
        f'<link:reference xlink:type="resource" xlink:label="r" xlink:role="{role}" xmlns:ref="{REF}">{parts}'
        "</link:reference>"
    )


def _resources(kind: str, resources: dict[str, str]) -> str:
    links = (
        f'<link:{kind}Link xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">'
        f'<link:loc xlink:type="locator" xlink:href="harbour.xsd#{name}" xlink:label="c"/>{resource}'
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{OLD}/concept-{kind}" xlink:from="c" xlink:to="r"/>'
        f"</link:{kind}Link>"
        for name, resource in resources.items()
    )
    return f"<link:linkbase {SPACES}>{''.join(links)}</link:linkbase>"


def _links(kind: str, links: dict[str, list[Arc]]) -> str:
    text = f"<link:linkbase {SPACES}>"
    for role in links:
        text += (
            f'<link:roleRef roleURI="{NAMESPACE}/role/{role}" xlink:type="simple"'
            f' xlink:href="harbour.xsd#{role}"/>'
        )
    for arcrole in sorted({arcrole for arcs in links.values() for arcrole, *_ in arcs if DIM in arcrole}):
        text += (
            f'<link:arcroleRef arcroleURI="{arcrole}" xlink:type="simple"'
            f' xlink:href="http://www.xbrl.org/2005/xbrldt-2005.xsd#{arcrole.rpartition("/")[2]}"/>'
        )
    for role, arcs in links.items():
        text += f'<link:{kind}Link xlink:type="extended" xlink:role="{NAMESPACE}/role/{role}">'
        for name in sorted({name for _, start, end, _ in arcs for name in (start, end)}):
            text += f'<link:loc xlink:type="locator" xlink:href="harbour.xsd#{name}" xlink:label="{name}"/>'
        for order, (arcrole, start, end, more) in enumerate(arcs, 1):
            text += (
                f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="{start}"'
                f' xlink:to="{end}" order="{order}" {more}/>'
            )
        text += f"</link:{kind}Link>"
    return text + "</link:linkbase>"
