"""Arcroles, link roles and schema addresses that the standards fix: taxonomies' common vocabulary."""

from __future__ import annotations

from typing import Final

PACKAGE: Final = "http://xbrl.org/2016/taxonomy-package"
CATALOG: Final = "urn:oasis:names:tc:entity:xmlns:xml:catalog"

STANDARD_LINK: Final = "http://www.xbrl.org/2003/role/link"
LINKBASE: Final = "http://www.w3.org/1999/xlink/properties/linkbase"
STANDARD_LABEL: Final = "http://www.xbrl.org/2003/role/label"
TERSE_LABEL: Final = "http://www.xbrl.org/2003/role/terseLabel"
DOCUMENTATION: Final = "http://www.xbrl.org/2003/role/documentation"
MEASUREMENT_GUIDANCE: Final = "http://www.xbrl.org/2003/role/measurementGuidance"
DEPRECATED_LABEL: Final = "http://www.xbrl.org/2009/role/deprecatedLabel"
DEPRECATED_DATE_LABEL: Final = "http://www.xbrl.org/2009/role/deprecatedDateLabel"
STANDARD_REFERENCE: Final = "http://www.xbrl.org/2003/role/reference"

CONCEPT_LABEL: Final = "http://www.xbrl.org/2003/arcrole/concept-label"
CONCEPT_REFERENCE: Final = "http://www.xbrl.org/2003/arcrole/concept-reference"
PARENT_CHILD: Final = "http://www.xbrl.org/2003/arcrole/parent-child"
SUMMATION_ITEM_21: Final = "http://www.xbrl.org/2003/arcrole/summation-item"
SUMMATION_ITEM: Final = "https://xbrl.org/2023/arcrole/summation-item"

ALL: Final = "http://xbrl.org/int/dim/arcrole/all"
HYPERCUBE_DIMENSION: Final = "http://xbrl.org/int/dim/arcrole/hypercube-dimension"
DIMENSION_DOMAIN: Final = "http://xbrl.org/int/dim/arcrole/dimension-domain"
DOMAIN_MEMBER: Final = "http://xbrl.org/int/dim/arcrole/domain-member"
DIMENSION_DEFAULT: Final = "http://xbrl.org/int/dim/arcrole/dimension-default"
DEPRECATED_CONCEPT: Final = "http://www.xbrl.org/2009/arcrole/dep-concept-deprecatedConcept"

XBRLI_XSD: Final = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
LINK_XSD: Final = "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"
XBRLDT_XSD: Final = "http://www.xbrl.org/2005/xbrldt-2005.xsd"
DTR_XSD: Final = "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd"
REF_XSD: Final = "http://www.xbrl.org/2006/ref-2006-02-27.xsd"
CALCULATION_XSD: Final = "https://www.xbrl.org/2023/calculation-1.1.xsd"
ENUM2_XSD: Final = "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd"
DEPRECATED_XSD: Final = "http://www.xbrl.org/lrr/role/deprecated-2009-12-16.xsd"
DEPRECATED_ARCS_XSD: Final = "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd"

ROLE_SCHEMAS: Final[dict[str, str]] = {
    DEPRECATED_LABEL: DEPRECATED_XSD,
    DEPRECATED_DATE_LABEL: DEPRECATED_XSD,
}
"""The schema that declares each role of resources outside XBRL 2.1; the id is the URI's last step."""

ARCROLE_SCHEMAS: Final[dict[str, str]] = {
    ALL: XBRLDT_XSD,
    HYPERCUBE_DIMENSION: XBRLDT_XSD,
    DIMENSION_DOMAIN: XBRLDT_XSD,
    DOMAIN_MEMBER: XBRLDT_XSD,
    DIMENSION_DEFAULT: XBRLDT_XSD,
    SUMMATION_ITEM: CALCULATION_XSD,
    DEPRECATED_CONCEPT: DEPRECATED_ARCS_XSD,
}
"""The schema that declares each arcrole outside XBRL 2.1; the declaration's id is the URI's last step."""
