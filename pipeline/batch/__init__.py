"""Batches of any length: results kept between runs, worker processes, and memory that stays the same."""
