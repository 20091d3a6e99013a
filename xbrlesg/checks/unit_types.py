"""Which units the Unit Types Registry has for the item types of the Data Type Registry (as of 2024-10-22).

Units of status REC may be used; those that are candidates only (CR) are named, because people look for them.
Source: Unit Type Registry 1.0. Types that are not listed here have no units of their own.
"""

from __future__ import annotations

from typing import Final

from xbrlesg.names import ISO4217, UTR, QName
from xbrlesg.report.model import Unit

RECOMMENDED: Final[dict[str, frozenset[str]]] = {
    f"{kind}ItemType": frozenset(units.split())
    for kind, units in {
        "area": "acre ha sqft sqkm sqm sqmi sqyd",
        "electricCharge": "Ah C",
        "electricCurrent": "A",
        "energy": (
            "Bcfe Boe Btu Cal GJ GWM GWh J MBoe MJ MMBTU MMBoe MMcfe MWM MWd MWh Mcfe TJ TWh Tcfe VAh Wh dth "
            "ft_lb kJ kWh mJ"
        ),
        "force": "N",
        "frequency": "Hz",
        "ghgEmissions": "GtCO2e MtCO2e ktCO2e tCO2e",
        "length": "cm dm ft in km m mi mm nmi yd",
        "mass": "GT Gt MT Mt T g kT kg kt lb oz ozt t",
        "memory": "B GB MB PB TB kB",
        "planeAngle": "Degree rad",
        "power": "GW MVA MW Mvar TW VA W hp kW var",
        "pressure": "Bar Pa atm psi",
        "temperature": "Celsius F K",
        "voltage": "GV MV V kV",
        "volume": "Bcf MBbls MMBbls MMcf Mcf Tcf aft bbl bu ft3 gal l m3",
    }.items()
}
CANDIDATES: Final[dict[str, frozenset[str]]] = {
    "ghgEmissionsItemType": frozenset({"gCO2e"}),
    "volumeItemType": frozenset({"Mhl", "Ml", "Mm3", "TEU", "hl"}),
}
_CURRENCIES: Final = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD "
    "BTN BWP BYN BYR BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK "
    "DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD "
    "LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO "
    "NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
    "SHP SLL SOS SRD SSP STD SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN "
    "USS UYI UYU UZS VEB VEF VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XFU XOF XPD XPF "
    "XPT XSU XUA YER ZAR ZMK ZMW ZWG ZWL"
)
CURRENCIES: Final = frozenset(_CURRENCIES.split())
"""The currencies of status REC, by their ISO 4217 codes: RMB is none, the code is CNY."""
PER_MONETARY: Final = {
    "energyPerMonetaryItemType": "energyItemType",
    "ghgEmissionsPerMonetaryItemType": "ghgEmissionsItemType",
    "volumePerMonetaryItemType": "volumeItemType",
}
"""Quotients: the item type whose units stand over money."""
TRAPS: Final = {
    "T": "utr:T is the ton; the tonne is utr:t.",
    "kT": "utr:kT is a thousand tons; a thousand tonnes are utr:kt.",
    "MT": "utr:MT is a million tons; a million tonnes are utr:Mt.",
    "GT": "utr:GT is a billion tons; a billion tonnes are utr:Gt.",
    "mJ": "utr:mJ is the millijoule; the megajoule is utr:MJ.",
}
"""Units that differ from a common one by the case of a letter alone."""


def unit_fault(item_type: QName, unit: Unit | None) -> tuple[str, str] | None:
    """Why a unit is none for an item type, and what to do; None where it is one, or the type has none."""
    kind = item_type.local
    base = PER_MONETARY.get(kind, kind)
    if base not in RECOMMENDED:
        return None
    allowed = "Use one of utr:" + ", utr:".join(sorted(RECOMMENDED[base]))
    if base != kind:
        allowed += ", over a currency such as iso4217:CNY"
    if unit is None or len(unit.numerators) != 1 or not _divided_by(unit, money=base != kind):
        return f"a figure of type {kind} needs a unit of that type", f"{allowed}."
    measure, name = unit.numerators[0], unit.numerators[0].local
    if measure.namespace != UTR:
        return f"{name} is a unit of {measure.namespace}, not of the Unit Types Registry", f"{allowed}."
    if name in CANDIDATES.get(base, ()):
        message = f"utr:{name} is a candidate of the Unit Types Registry, and processors refuse it"
        return message, f"{allowed}; convert the figure in the factor of the printed unit."
    if name not in RECOMMENDED[base]:
        return f"utr:{name} is no unit of {base}", f"{allowed}."
    return None


def _divided_by(unit: Unit, *, money: bool) -> bool:
    if not money:
        return not unit.denominators
    return len(unit.denominators) == 1 and unit.denominators[0].namespace == ISO4217
