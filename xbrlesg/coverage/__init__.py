"""Coverage: which disclosures of a standard, and which themes of the taxonomy, a report speaks to."""
