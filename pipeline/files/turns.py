"""One process at a time: what two of them add to a file at once must both be in it."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import UsageError

_PAUSE, _TRIES = 0.05, 200  # seconds between two tries, and how often: ten seconds in all
_TAKEN = frozenset({errno.EAGAIN, errno.EACCES})


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Hold a file's folder while the file is read and replaced; others wait until it is done.

    The lock is on the folder, for the file itself is replaced, and nothing is left behind: the system lets go of it
    with the process, however that ends. Where a system or a file system knows no such lock, there is none.
    Raises UsageError where somebody else does not let go.
    """
    try:
        folder = os.open(file.resolve().parent, os.O_RDONLY)
    except OSError:  # no such folder, or one that cannot be opened so: told when the file is written
        yield
        return
    try:
        if not _locked(folder):
            raise UsageError(str(file), "somebody else is writing to it", "try again in a moment")
        yield
    finally:
        os.close(folder)


def _locked(folder: int) -> bool:
    """Whether the folder is ours, or there are no locks here."""
    try:
        import fcntl
    except ImportError:  # a system without them
        return True
    for _ in range(_TRIES):
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                return True
            time.sleep(_PAUSE)
        else:
            return True
    return False
