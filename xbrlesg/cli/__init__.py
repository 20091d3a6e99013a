"""The command line: parse, call the pipeline, report, end with an exit code."""
