"""Reports: one file a format, each a generator of pieces of text."""
