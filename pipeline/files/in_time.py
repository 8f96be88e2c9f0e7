"""A file that a library would read for hours costs itself only: after some time the reading of it is broken off."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import InputError

LONGEST = 120  # seconds; what a newsroom has is read in less than one
_AGAIN = 1  # second, where a library took the first interruption for a fault of the file


class _TooLong(BaseException):
    """No Exception, for libraries catch those."""


@contextmanager
def in_time(where: str, longest: float = LONGEST) -> Iterator[None]:
    """Raise InputError where what is done takes longer than so many seconds.

    Only the main thread of a system with alarms can be interrupted; elsewhere there is no limit. Compiled code ends
    what it is at first.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, longest, _AGAIN)
    try:
        yield
    except _TooLong:
        what = f"was not read after {longest:g} seconds"
        raise InputError(where, what, "save it as plain text") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
