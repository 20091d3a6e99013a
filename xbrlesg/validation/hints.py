"""What to do about the messages of Arelle that users meet often, and where to read about the others."""

from __future__ import annotations

from typing import Final

_HINTS: Final = {
    "xbrldie:PrimaryItemDimensionallyInvalidError": (
        "The taxonomy does not allow this concept with these members; check each axis and its member."
    ),
    "xbrldie:ExplicitMemberUndefinedQNameError": "The taxonomy has no such member; check its name.",
    "calc11e:inconsistentCalculationUsingRounding": (
        "The reported total and its parts disagree by more than rounding; check them, and whether a part is "
        "missing."
    ),
    "calc11e:excessDigits": (
        "The value has more digits than its decimals admit; round it or raise its decimals."
    ),
    "utre:error-NumericFactUtrInvalid": (
        "The unit registry does not allow this unit for this kind of quantity; see the type of the concept."
    ),
    "enum2ie:InvalidEnumerationValue": "The value is no answer of this concept's enumeration.",
    "enum2ie:InvalidEnumerationSetValue": "One of the values is no answer of this concept's enumeration.",
    "oime:disallowedDuplicateFacts": "The same fact is given with contradicting values; keep the right one.",
    "arelle:duplicateFacts": "The same fact is given with contradicting values; keep the right one.",
    "oime:unknownConcept": "The taxonomy has no such concept; check its name and the taxonomy's version.",
    "ix11.12.1.2:missingReferences": (
        "The taxonomy has no such concept; check its name and the taxonomy's version."
    ),
    "oime:invalidDimensionValue": "Leave the axis out to mean its default member; check the other members.",
    "oime:unusedNoteFact": "Link the note from a fact, or take it out.",
    "oime:illegalPureUnit": "Leave the unit out: a number without unit is pure.",
    "xbrlje:nonCanonicalValue": (
        "Write integers as 1050 and decimals as 1050.0 or 0.055, without exponent or trailing zeros."
    ),
    "xbrlje:invalidJSON": "Mend the JSON at this line; where the file was cut short, write or fetch it anew.",
    "xbrlje:invalidJSONStructure": "xBRL-JSON wants another form here; values, above all, are strings.",
    "xmlSchema:syntax": (
        "The file is not well-formed XML; mend it at this line or, if it was cut short, fetch it anew."
    ),
    "xmlSchema:valueError": "The value is not one that the concept's type allows.",
    "ix11.10.1.1:transformValueError": "The text does not fit the format attribute; check both.",
    "lxml.SCHEMAV_ELEMENT_CONTENT": "Inline XBRL is strict XHTML 1.1: only its elements, each in its place.",
    "arelle:packageLoadingError": "The file is no taxonomy package; fetch it anew from its publisher.",
    "tpe:invalidArchiveFormat": "The file is no ZIP archive; fetch the package anew from its publisher.",
    "FileSourceError": "The file is no ZIP archive; fetch the package anew from its publisher.",
    "formula:varSetTimeout": "The assertion was stopped half-way; allow more seconds to have its answer.",
}

_STANDARDS: Final = (
    ("xbrldie", "XBRL Dimensions 1.0"),
    ("xbrldte", "XBRL Dimensions 1.0"),
    ("calc11e", "Calculations 1.1"),
    ("enum2ie", "Extensible Enumerations 2.0"),
    ("enum2te", "Extensible Enumerations 2.0"),
    ("utre", "Units Registry 1.0"),
    ("oimce", "Open Information Model: Common Definitions 1.0"),
    ("oime", "Open Information Model 1.0"),
    ("xbrlje", "xBRL-JSON 1.0"),
    ("xbrlce", "xBRL-CSV 1.0"),
    ("ix11", "Inline XBRL 1.1"),
    ("xbrl", "XBRL 2.1"),
    ("xlink", "XLink 1.0 and XBRL 2.1"),
    ("xmlSchema", "XML Schema 1.0"),
    ("lxml", "Inline XBRL 1.1, XHTML schema"),
    ("tpe", "Taxonomy Packages 1.0"),
    ("rpe", "Report Packages 1.0"),
    ("message", "the taxonomy's documentation: this is one of its own assertions"),
)


def hint_for(code: str) -> str:
    """What to do about Arelle's ``code``; at the least, the standard that defines it."""
    if code in _HINTS:
        return _HINTS[code]
    standard = next((name for prefix, name in _STANDARDS if _is_of(code, prefix)), None)
    return f"See {standard}." if standard else "A message of Arelle's own; see its documentation."


def _is_of(code: str, prefix: str) -> bool:
    """Codes are ``prefix:word``; some prefixes go on with a section: ``ix11.10.1.1:word``."""
    return code.startswith((f"{prefix}:", f"{prefix}."))
