"""Taxonomies: what may be said. Read from a taxonomy package, house-made or a third party's."""
