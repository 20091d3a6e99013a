"""An input that fails for each code of Arelle that we explain, but two."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.engine.documents import Document, small_documents
from tests.taxonomy.synthetic import BASE, item, package_files, schema
from tests.validation.small_report import INLINE, REPORT
from tests.validation.small_taxonomy import NAMESPACE
from xbrlesg.writers.xbrl_json import write_xbrl_json

Files = Mapping[str, bytes]

SPOILT: Final = {
    "arelle:duplicateFacts": "json contradiction",
    "calc11e:inconsistentCalculationUsingRounding": "inline sum",
    "enum2ie:InvalidEnumerationSetValue": "json the domain itself",
    "enum2ie:InvalidEnumerationValue": "json answer of no domain",
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
    "oimce:invalidPeriodRepresentation": "json period form",
    "oimce:invalidSQName": "json entity form",
    "oimce:invalidURIForReservedAlias": "json other URI for xbrli",
    "oimce:invalidUnitStringRepresentation": "json unit form",
    "oimce:multipleAliasesForURI": "json other alias for utr",
    "oimce:unboundPrefix": "json unbound feature",
    "oimce:unsupportedDocumentType": "json document type",
    "oime:disallowedDuplicateFacts": "json contradiction",
    "oime:illegalPureUnit": "json pure unit",
    "oime:illegalStandardFootnoteTarget": "json footnote is no note",
    "oime:invalidBaseURL": "json relative base",
    "oime:invalidDimensionValue": "json default member",
    "oime:invalidNoteIDValue": "json note without its id",
    "oime:invalidPeriodDimension": "json instant for a duration",
    "oime:misplacedDecimalsProperty": "json decimals on text",
    "oime:misplacedLanguageDimension": "json language on a number",
    "oime:misplacedNoteFactDimension": "json note with a period",
    "oime:misplacedUnitDimension": "json unit on text",
    "oime:noTaxonomy": "json no taxonomy",
    "oime:unknownConcept": "json unknown concept",
    "oime:unknownDimension": "json unknown axis",
    "oime:unusedNoteFact": "json note unused",
    "oime:valueForAbstractConcept": "json abstract concept",
    "utre:error-NumericFactUtrInvalid": "json kg of water",
    "xbrl.4.6.1:itemContextRef": "xml no such context",
    "xbrl.4.6.2:numericUnit": "xml no such unit",
    "xbrl.4.6.3:missingPrecisionDecimals": "xml no decimals",
    "xbrl.4.6.3:nilPrecisionDecimals": "xml nil",
    "xbrl.4.7.2:contextPeriodType": "xml instant for a duration",
    "xbrl.4.7.2:periodStartBeforeEnd": "xml period backwards",
    "xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure": "json money in kg",
    "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure": "json money over energy",
    "xbrl:schemaImportMissing": "xml no such concept",
    "xbrlce:invalidFactValue": "csv many facts.csv",
    "xbrlce:missingRequiredCSVFile": "csv 30 other.csv",
    "xbrldie:ExplicitMemberUndefinedQNameError": "json unknown member",
    "xbrldie:IllegalTypedDimensionContentError": "xml typed member of another element",
    "xbrldie:PrimaryItemDimensionallyInvalidError": "json wrong member",
    "xbrldie:TypedMemberNotTypedDimensionError": "xml no such axis",
    "xbrlje:invalidFactValue": "json 10.0 for a whole number",
    "xbrlje:invalidJSON": "json no JSON",
    "xbrlje:invalidJSONStructure": "json unknown property",
    "xbrlje:invalidLanguageCodeCase": "json language in capitals",
    "xbrlje:nonCanonicalValue": "json 10.0 for a whole number",
    "xbrlje:unknownLinkGroup": "json link group",
    "xbrlje:unknownLinkTarget": "json link to nothing",
    "xbrlje:unknownLinkType": "json link type",
    "xml.3.3.1:idMustBeUnique": "inline id twice",
    "xmlSchema:syntax": "inline no XML",
    "xmlSchema:valueError": "xml no number",
}
"""Codes, and the documents of the engine's corpus in which Arelle finds them."""


def _facts_csv(table: str, edit: Callable[[dict[str, Any]], object] = lambda _: None) -> Document:
    """An xBRL-CSV report of one table; the edit changes its template."""
    text = next(each.text for each in small_documents() if each.name == "csv 30 facts.csv")
    metadata = json.loads(text)
    edit(metadata["tableTemplates"]["t"])
    return Document("csv", "report.json", json.dumps(metadata), beside={"facts.csv": table})


def _identified(template: dict[str, Any]) -> None:
    template["columns"]["id"] = {}
    template["rowIdColumn"] = "id"


def _excess() -> Document:
    document = json.loads(write_xbrl_json(REPORT, {NAMESPACE: "s"}))
    document["facts"]["f1"]["decimals"] = -2
    return Document("excess", "report.json", json.dumps(document))


def documents() -> dict[str, Document]:
    """A report for each code that a report of one file shows."""
    corpus = {document.name: document for document in small_documents()}
    return {
        **{code: corpus[name] for code, name in SPOILT.items()},
        "calc11e:excessDigits": _excess(),
        "ix11.10.1.1:transformValueError": Document(
            "number", "report.xhtml", INLINE.replace(">4,106<", ">about 4,106<")
        ),
        "xbrlce:illegalUseOfNone": _facts_csv("employees\n#none\n"),
        "xbrlce:invalidHeaderValue": _facts_csv("employees,two words\n30,1\n"),
        "xbrlce:repeatedRowIdentifier": _facts_csv("id,employees\na,30\na,31\n", _identified),
        "xbrlce:unknownColumn": _facts_csv("employees,other\n30,1\n"),
        "xbrlce:unknownSpecialValue": _facts_csv("employees\n#nothing\n"),
        "xbrlce:unmappedCellValue": _facts_csv(
            "employees,x\n30,1\n", lambda template: template["columns"].__setitem__("x", {})
        ),
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
