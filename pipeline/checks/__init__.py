"""The checks: one file each, found by walking this folder (see ``check.py``)."""
