"""What each code of a finding means, at length: for the command line, and for docs/findings.md."""
