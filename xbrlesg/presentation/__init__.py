"""Presentation: a report arranged for a human reader, in the order of the taxonomy's presentation trees."""
