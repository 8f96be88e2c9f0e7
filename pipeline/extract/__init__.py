"""Text and Docs to records: one file for each thing found. No Doc leaves this package."""
