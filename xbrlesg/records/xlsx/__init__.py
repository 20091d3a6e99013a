"""Records from Excel workbooks, and the template of one."""
