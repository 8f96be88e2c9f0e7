"""Packets of one run on the disk, read back in any order; the file has no name and is gone with the process."""

from __future__ import annotations

import tempfile
import weakref
from array import array

from pipeline.batch.packets import Packet
from pipeline.errors import UsageError

_IN_MEMORY = 2 * 1024 * 1024  # bytes up to which nothing is written to the disk
_BOUNDS = 5  # of a packet: where its parts start, and where the last one ends


class Spool:
    """Only places are held in memory: forty bytes a packet."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it lives as long as the run
        weakref.finalize(self, self._file.close)
        self._bounds = array("Q")
        self._end = 0

    def append(self, packet: Packet) -> int:
        """Keep a packet; the number to ask for it with.

        Raises UsageError where the disk takes no more.
        """
        place = len(self._bounds) // _BOUNDS
        try:
            self._file.seek(self._end)
            self._file.write(b"".join(packet.parts))
        except OSError as error:
            raise UsageError(
                tempfile.gettempdir(), f"cannot be written ({(error.strerror or str(error)).lower()})",
                "set TMPDIR to a folder with room for the results of the batch",
            ) from error  # fmt: skip
        self._bounds.append(self._end)
        for part in packet.parts:
            self._end += len(part)
            self._bounds.append(self._end)
        return place

    def part(self, place: int, number: int) -> bytes:
        """One part of a packet."""
        at = place * _BOUNDS + number
        start, end = self._bounds[at], self._bounds[at + 1]
        if start == end:
            return b""
        self._file.seek(start)
        return self._file.read(end - start)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
