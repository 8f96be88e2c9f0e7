"""Claims against observations, statements against statements; the only place for rapidfuzz."""
