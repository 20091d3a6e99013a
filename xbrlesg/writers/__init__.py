"""Writers: a report in, the bytes of one format out."""
