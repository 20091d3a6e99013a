"""HTML pages for people: what was found, what is covered. Self-contained, without scripts."""
