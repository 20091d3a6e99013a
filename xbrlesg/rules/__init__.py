"""Rules: what must hold between the figures of a report, declared by its taxonomy."""
