"""Two filings compared fact by fact, whatever file they come from."""
