"""Taxonomy packages kept in a folder, each pinned by its sha256."""
