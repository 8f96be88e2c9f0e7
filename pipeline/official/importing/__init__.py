"""Importing tables as statistical offices publish them: file -> grid -> facts -> observations -> data set."""
