"""An input that fails for each code of Arelle that we explain, but two."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.codes.shown import joined
from tests.engine.documents import Document, small_documents
from tests.taxonomy.synthetic import BASE, item, package_files, schema
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.explain.load import load_explanations
from xbrlesg.writers.xbrl_json import write_xbrl_json

Files = Mapping[str, bytes]

SPOILT: Final = {
    "arelle:duplicateFacts": "json contradiction",
    "calc11e:inconsistentCalculationUsingRounding": "inline sum",
    "ix11.8.1.3:headerMissing": "inline no header",
    "ix11.10.1.2:contextReference": "inline no such context",
    "ix11.10.1.2:unitReference": "inline no such unit",
    "ix11.11.1.1:transformValueError": "inline bad type",
    "ix11.11.1.2:continuationMissing": "inline continued nowhere",
    "ix11.11.1.2:invalidTransformation": "inline no such transformation",
    "ix11.12.1.2:missingReferences": "inline no such concept",
    "ix11.13.1.2:relationshipToRef": "inline footnote to nothing",
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": "page of faults",
    "lxml.SCHEMAV_CVC_COMPLEX_TYPE_4": "page of faults",
    "lxml.SCHEMAV_ELEMENT_CONTENT": "page of faults",
    "xbrl.4.6.1:itemContextRef": "xml no such context",
    "xbrl.4.6.2:numericUnit": "xml no such unit",
    "xbrl.4.6.3:missingPrecisionDecimals": "xml no decimals",
    "xbrl.4.6.3:nilPrecisionDecimals": "xml nil",
    "xbrl.4.7.2:contextPeriodType": "xml instant for a duration",
    "xbrl.4.7.2:periodStartBeforeEnd": "xml period backwards",
    "xbrl:schemaImportMissing": "xml no such concept",
    "xbrlce:missingRequiredCSVFile": "csv 30 other.csv",
    "xbrldie:IllegalTypedDimensionContentError": "xml typed member of another element",
    "xbrldie:TypedMemberNotTypedDimensionError": "xml no such axis",
    "xml.3.3.1:idMustBeUnique": "inline id twice",
    "xmlSchema:syntax": "inline no XML",
    "xmlSchema:valueError": "xml no number",
}
"""Codes, and the documents of the engine's corpus in which Arelle finds them."""


SHOWN: Final = {
    "calc11e:excessDigits": "",
    "enum2ie:InvalidEnumerationSetValue": "",
    "enum2ie:InvalidEnumerationValue": "",
    "oimce:invalidPeriodRepresentation": "f7",
    "oimce:invalidSQName": "f7",
    "oimce:invalidURIForReservedAlias": "",
    "oimce:invalidUnitStringRepresentation": "f5",
    "oimce:multipleAliasesForURI": "",
    "oimce:unboundPrefix": "",
    "oimce:unsupportedDocumentType": "",
    "oime:disallowedDuplicateFacts": "",
    "oime:illegalPureUnit": "f8",
    "oime:illegalStandardFootnoteTarget": "f1",
    "oime:invalidBaseURL": "",
    "oime:invalidDimensionValue": "f4",
    "oime:invalidNoteIDValue": "",
    "oime:invalidPeriodDimension": "f5",
    "oime:misplacedDecimalsProperty": "",
    "oime:misplacedLanguageDimension": "",
    "oime:misplacedNoteFactDimension": "",
    "oime:misplacedUnitDimension": "",
    "oime:noTaxonomy": "",
    "oime:unknownConcept": "f8",
    "oime:unknownDimension": "f1",
    "oime:unusedNoteFact": "",
    "oime:valueForAbstractConcept": "f1",
    "utre:error-NumericFactUtrInvalid": "",
    "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure": "",
    "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure": "",
    "xbrldie:ExplicitMemberUndefinedQNameError": "f4",
    "xbrldie:PrimaryItemDimensionallyInvalidError": "f8",
    "xbrlje:invalidFactValue": "",
    "xbrlje:invalidJSONStructure": "",
    "xbrlje:invalidLanguageCodeCase": "f11",
    "xbrlje:nonCanonicalValue": "",
    "xbrlje:unknownLinkGroup": "f1",
    "xbrlje:unknownLinkTarget": "f1",
    "xbrlje:unknownLinkType": "f1",
}
"""Codes whose example is a piece of xBRL-JSON, and the fact that it is put into where it names none."""

TABLES: Final = {
    "xbrlce:illegalUseOfNone",
    "xbrlce:invalidFactValue",
    "xbrlce:invalidHeaderValue",
    "xbrlce:unknownColumn",
    "xbrlce:unknownSpecialValue",
}
"""Codes whose example is a table of xBRL-CSV."""

NAMES: Final = {
    "esg:": "s:",
    "EnergyConsumption": "Energy",
    "GenderDomain": "Members",
    "EmployeesLineItems": "Lines",
    "TurnoverRate": "Turnover",
}
"""What the small taxonomy calls the concepts of the examples."""


def _shown(code: str) -> str:
    """The example of the code's explanation, about the small taxonomy."""
    (example,) = (item.example for item in load_explanations() if item.code == code)
    for name, ours in NAMES.items():
        example = example.replace(name, ours)
    return example


def _json(code: str, fact: str) -> Document:
    """The small report with the example put into it, by its properties' names."""
    report = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    text = _shown(code)
    for key, value in json.loads(text if text.startswith("{") else f"{{{text}}}").items():
        report = joined(report, _placed(key, value, fact))
    return Document(code, "report.json", json.dumps(report))


def _placed(key: str, value: object, fact: str) -> dict[str, Any]:
    """Where a property stands in a report."""
    match key:
        case "documentInfo":
            return {key: value}
        case "namespaces" | "features":
            return {"documentInfo": {key: value}}
        case "dimensions" | "links":
            return {"facts": {fact: {key: value}}}
        case "entity" | "language" | "period" | "unit":
            return {"facts": {fact: {"dimensions": {key: value}}}}
        case _:
            return {"facts": {key: value}}


def _csv(table: str, edit: Callable[[dict[str, Any]], object] = lambda _: None) -> Document:
    """An xBRL-CSV report of one table; the edit changes its template."""
    text = next(each.text for each in small_documents() if each.name == "csv 30 facts.csv")
    metadata = json.loads(text)
    edit(metadata["tableTemplates"]["t"])
    return Document("csv", "report.json", json.dumps(metadata), beside={"facts.csv": f"{table}\n"})


def _identified(template: dict[str, Any]) -> None:
    template["columns"]["id"] = {}
    template["rowIdColumn"] = "id"


def documents() -> dict[str, Document]:
    """A report for each code that a report of one file shows."""
    corpus = {document.name: document for document in small_documents()}
    return {
        **{code: corpus[name] for code, name in SPOILT.items()},
        **{code: _json(code, fact) for code, fact in SHOWN.items()},
        **{code: _csv(_shown(code)) for code in sorted(TABLES)},
        "ix11.10.1.1:transformValueError": Document(
            "number", "report.xhtml", INLINE.replace(">4,106<", ">about 4,106<")
        ),
        "xbrlce:repeatedRowIdentifier": _csv(_shown("xbrlce:repeatedRowIdentifier"), _identified),
        "xbrlce:unmappedCellValue": _csv(
            "employees,x\n30,1", lambda template: template["columns"].__setitem__("x", {})
        ),
        "xbrlje:invalidJSON": Document("cut", "report.json", _shown("xbrlje:invalidJSON")),
    }


ABOUT: Final = "t/META-INF/reportPackage.json"
PAGE: Final = INLINE.encode()


def _about(kind: str) -> bytes:
    return json.dumps(
        {"documentInfo": {"documentType": f"https://xbrl.org/report-package/2023{kind}"}}
    ).encode()


REPORT_PACKAGES: Final[Mapping[str, Files]] = {
    "rpe:documentTypeFileExtensionMismatch": {ABOUT: _about(""), "t/reports/a.xhtml": PAGE},
    "rpe:incorrectReportType": {ABOUT: _about("/xbri"), "t/reports/a.json": b"{}"},
    "rpe:missingReport": {ABOUT: _about("/xbri"), "t/reports/": b""},
    "rpe:missingReportsDirectory": {ABOUT: _about("/xbri"), "t/a.xhtml": PAGE},
    "rpe:multipleReports": {ABOUT: _about("/xbri"), "t/reports/a.xhtml": PAGE, "t/reports/b.xhtml": PAGE},
}
"""Packages with the ending ``.xbri``."""

GOOD: Final = package_files(t_xsd=schema(item("A")))
METADATA, CATALOG = "top/META-INF/taxonomyPackage.xml", "top/META-INF/catalog.xml"
TAXONOMY_PACKAGES: Final[Mapping[str, Files]] = {
    "arelle:packageLoadingError": {name: data for name, data in GOOD.items() if name != METADATA},
    "tpe:metadataFileNotFound": {name: data for name, data in GOOD.items() if name != METADATA},
    "tpe:invalidMetaDataFile": {**GOOD, METADATA: b"<open>"},
    "tpe:invalidDirectoryStructure": {**GOOD, "other/x.txt": b""},
    "tpe:missingLanguageAttribute": {**GOOD, METADATA: GOOD[METADATA].replace(b' xml:lang="en"', b"")},
    "tpe:multipleRewriteURIsForStartString": {
        **GOOD,
        CATALOG: GOOD[CATALOG].replace(
            b"</catalog>",
            f'<rewriteURI uriStartString="{BASE}/" rewritePrefix="../tax/"/></catalog>'.encode(),
        ),
    },
}
"""Packages beside that of the report."""

NO_ARCHIVE: Final = frozenset({"FileSourceError", "tpe:invalidArchiveFormat"})
"""Codes of a package that is no archive."""
TAXONOMY: Final = frozenset({"xbrl.5.2.5.2.1:zeroWeight"})
"""Codes of a taxonomy that is wrong itself: the small one with a broken sum."""
WITHOUT: Final = frozenset({"formula:varSetTimeout", "oime:invalidTaxonomy"})
"""Codes without an example here: one takes half a minute, the other is told with the fault that causes it."""
