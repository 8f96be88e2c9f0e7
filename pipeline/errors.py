"""What went wrong, where, and what to do: the errors that a user meets, each one sentence."""

from __future__ import annotations


class CopydeskError(Exception):
    """A mistake in the input or the settings; ``str(error)`` is a complete sentence for the user."""

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        self.where = where
        self.what = what
        self.advice = advice
        super().__init__(f"{where}: {what}" + (f"; {advice}" if advice else "") + ".")


class InputError(CopydeskError):
    """Some input could not be read; the rest goes on (exit code 3)."""


class UsageError(CopydeskError):
    """Wrong use or unreadable settings; nothing was checked (exit code 2)."""


class ReferenceTableError(UsageError):
    """A table of official figures is missing or malformed: names file, row, column and what was expected."""


class ModelError(UsageError):
    """The language model is missing or is not the one that the manifest names."""


class WorkerFaultError(Exception):
    """A fault of ours that was raised in another process; it says what was raised there."""
