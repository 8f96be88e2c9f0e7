"""Tables too large to be held in memory: converted once, then asked for the rows that an article needs."""
