"""Indicator records: what the user said, as printed."""
