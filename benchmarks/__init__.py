"""Figures for the project: adapters from its output to the scorers of the evaluation data, and what it costs to run."""
