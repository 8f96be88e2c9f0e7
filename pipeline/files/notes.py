"""What is said of inputs: how they are named, what a user should know of one, and why one could not be opened."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass

from pipeline.errors import InputError

STDIN = "-"


@dataclass(frozen=True)
class Note:
    """What a user should know about an input that was read."""

    where: str
    what: str

    def __str__(self) -> str:
        """Give a complete sentence."""
        return f"{self.where}: {self.what}."


class NoArticleError(InputError):
    """A sound file that is no article: worth a note where it lies in a folder, an error where it was named."""

    def note(self) -> Note:
        """The same as a note."""
        return Note(self.where, self.what)


def place_name(id_: str) -> str:
    """How sentences for people name an article."""
    return "standard input" if id_ == STDIN else id_


def file_name(path: str) -> str:
    """The path as text: bytes of it that are no UTF-8 are written \\xNN, so that every report can hold it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def why_unread(error: OSError) -> str:
    """Why a file could not be opened or read, in the words of a sentence."""
    reasons = {
        errno.ENOENT: "there is no such file or folder",
        errno.EACCES: "you may not read it (permission denied)",
        errno.ELOOP: "is a link that leads back to itself",
        errno.ENAMETOOLONG: "the name is longer than a file's can be",
    }
    return reasons.get(error.errno or 0, f"cannot be read ({(error.strerror or str(error)).lower()})")
