"""What in the articles of a long batch can have anything to do with another article: the rest need not be in memory.

An article leaves *traces*: marks (numbers that stand for some words, or for a thing) and how many of them it must share
with one other before that can matter. The sieve remembers marks in three fixed bitmaps, however many come, so that it
may keep a trace too many and never one too few.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from pipeline.records import Trace

#: The trace of what may always matter.
ALWAYS = Trace(0, ())
_BITS = 1 << 25  # of a bitmap: 4 MB; half a million quotations fill a third of it
_LEAST = 2  # marks that the longer of two statements shares with the shorter


def mark(*parts: object) -> int:
    """A number that stands for some values, the same in every process; equal values have equal numbers."""
    return zlib.crc32(repr(parts).encode("utf-8", "backslashreplace"))


class Sieve:
    """Use: ``add`` the traces of every article, then ``seek`` with every article's, then ask ``kept``."""

    def __init__(self) -> None:
        self._seen = _Bitmap()
        self._repeated = _Bitmap()
        self._sought = _Bitmap()

    def add(self, traces: Iterable[Trace]) -> None:
        """Remember an article's marks, and which of them were there before, in the same article too."""
        for trace in traces:
            for one in trace.marks:
                if one in self._seen:
                    self._repeated.add(one)
                self._seen.add(one)

    def seek(self, traces: Iterable[Trace]) -> None:
        """Note what the article's traces look for, where enough of their marks are repeated."""
        for trace in traces:
            if self._seeks(trace):
                for one in trace.marks:
                    self._sought.add(one)

    def kept(self, traces: Iterable[Trace]) -> tuple[Trace, ...]:
        """Those of an article's traces that another may share: what they look for, or what another looks for.

        A short statement decides for itself; the long one that holds it need share only a small part of its own marks.
        """
        return tuple(trace for trace in traces if self._seeks(trace) or self._is_sought(trace))

    def _seeks(self, trace: Trace) -> bool:
        return sum(one in self._repeated for one in trace.marks) >= trace.needed

    def _is_sought(self, trace: Trace) -> bool:
        return sum(one in self._sought for one in trace.marks) >= min(trace.needed, _LEAST)


class _Bitmap:
    """A set of numbers that may hold some more than were put in."""

    def __init__(self) -> None:
        self._bits = bytearray(_BITS // 8)

    def add(self, number: int) -> None:
        self._bits[(number % _BITS) >> 3] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        return bool(self._bits[(number % _BITS) >> 3] & 1 << (number & 7))
