"""Mapping: which indicator, breakdown and printed unit becomes what in a taxonomy."""
