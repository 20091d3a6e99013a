"""Findings: what is wrong with a user's data, in the user's words."""
