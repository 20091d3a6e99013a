"""Flat facts: one row a fact, for people and programs that read no XBRL."""
