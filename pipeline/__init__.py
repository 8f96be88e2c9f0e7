"""copydesk: a fact-checking pipeline for newsrooms; the stages are told in ARCHITECTURE.md."""
