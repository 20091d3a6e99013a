"""Validated ESG indicator records in, a regulator-ready XBRL filing out."""

__version__ = "0.1.0"
