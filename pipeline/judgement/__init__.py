"""What people decided on findings: files of decisions, baselines, and both applied to what the engine found."""
