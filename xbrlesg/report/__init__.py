"""The report model: facts in OIM's words, free of any syntax."""
