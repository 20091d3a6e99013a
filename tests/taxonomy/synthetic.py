"""Taxonomy packages made of a few lines, for what no well-kept taxonomy shows."""

from __future__ import annotations

from pathlib import Path

from xbrlesg.archive import write_zip
from xbrlesg.links import (
    ALL,
    CATALOG,
    DEPRECATED_CONCEPT,
    DIMENSION_DOMAIN,
    DOMAIN_MEMBER,
    HYPERCUBE_DIMENSION,
    PACKAGE,
    PARENT_CHILD,
    SUMMATION_ITEM,
    SUMMATION_ITEM_21,
)
from xbrlesg.names import DTR, ENUM2, LINK, XBRLDT, XBRLI, XLINK, XS
from xbrlesg.taxonomy.model import Taxonomy
from xbrlesg.taxonomy.package import PackagePath, open_packages
from xbrlesg.taxonomy.read import read_taxonomy

BASE = "https://example.com/t"
ENTRY = f"{BASE}/t.xsd"
SPACES = (
    f'xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" '
    f'xmlns:xbrldt="{XBRLDT}" xmlns:dtr="{DTR}" xmlns:enum2="{ENUM2}" xmlns:t="{BASE}"'
)
ARCROLES = {
    "presentation": PARENT_CHILD,
    "sum": SUMMATION_ITEM,
    "oldsum": SUMMATION_ITEM_21,
    "all": ALL,
    "dimension": HYPERCUBE_DIMENSION,
    "domain": DIMENSION_DOMAIN,
    "member": DOMAIN_MEMBER,
    "successor": DEPRECATED_CONCEPT,
}


def schema(body: str, *linkbases: str) -> str:
    references = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{name}" '
        'xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>'
        for name in linkbases
    )
    return (
        f'<xs:schema {SPACES} targetNamespace="{BASE}"><xs:annotation><xs:appinfo>{references}'
        f"</xs:appinfo></xs:annotation>{body}</xs:schema>"
    )


def item(name: str, kind: str = "xbrli:stringItemType", group: str = "xbrli:item", more: str = "") -> str:
    return (
        f'<xs:element name="{name}" id="t_{name}" type="{kind}" substitutionGroup="{group}" '
        f'xbrli:periodType="duration" {more}/>'
    )


def link(kind: str, role: str, *arcs: str) -> str:
    """An extended link; an arc is written ``arcrole parent child attributes...``."""
    names = sorted({name for arc in arcs for name in arc.split()[1:3]})
    locators = "".join(
        f'<link:loc xlink:type="locator" xlink:href="t.xsd#t_{name}" xlink:label="{name}"/>' for name in names
    )
    return (
        f'<link:{kind}Link xlink:type="extended" xlink:role="{role}">'
        f"{locators}{''.join(_arc(kind, arc) for arc in arcs)}</link:{kind}Link>"
    )


def _arc(kind: str, arc: str) -> str:
    arcrole, parent, child, *attributes = arc.split()
    return (
        f'<link:{kind}Arc xlink:type="arc" xlink:arcrole="{ARCROLES[arcrole]}" '
        f'xlink:from="{parent}" xlink:to="{child}" {" ".join(attributes)}/>'
    )


def linkbase(*links: str) -> str:
    return f"<link:linkbase {SPACES}>{''.join(links)}</link:linkbase>"


def package_files(**files: str) -> dict[str, bytes]:
    """The files of a package; ``t_xsd`` becomes ``t.xsd``."""
    metadata = (
        f'<tp:taxonomyPackage xmlns:tp="{PACKAGE}" xml:lang="en"><tp:identifier>{BASE}</tp:identifier>'
        f"<tp:name>T</tp:name><tp:version>1</tp:version><tp:entryPoints><tp:entryPoint><tp:name>T</tp:name>"
        f'<tp:entryPointDocument href="{ENTRY}"/></tp:entryPoint></tp:entryPoints></tp:taxonomyPackage>'
    )
    catalog = (
        f'<catalog xmlns="{CATALOG}"><rewriteURI uriStartString="{BASE}/" rewritePrefix="../tax/"/></catalog>'
    )
    named = {f"top/tax/{name.replace('_', '.')}": text for name, text in files.items()}
    named |= {"top/META-INF/taxonomyPackage.xml": metadata, "top/META-INF/catalog.xml": catalog}
    return {name: text.encode() for name, text in named.items()}


def write(folder: Path, files: dict[str, bytes], name: str = "t.zip") -> PackagePath:
    path = folder / name
    path.write_bytes(write_zip(files))
    return PackagePath(path, name)


def read(folder: Path, **files: str) -> Taxonomy:
    packages, findings = open_packages([write(folder, package_files(**files))])
    assert packages is not None, findings
    taxonomy, findings = read_taxonomy(packages, (ENTRY,))
    assert taxonomy is not None, findings
    assert findings == []
    return taxonomy
