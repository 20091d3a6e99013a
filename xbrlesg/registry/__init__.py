"""The indicator registry: readable YAML in, a complete XBRL taxonomy package out."""
