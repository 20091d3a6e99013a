"""Validation: what Arelle says of the bytes that we ship, and whether it reads the facts that we meant."""
