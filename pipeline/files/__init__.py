"""Reading articles of every kind and writing reports: the only place that touches the user's files."""
