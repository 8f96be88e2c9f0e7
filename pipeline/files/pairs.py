"""A ``.jsonl`` file of pairs of statements -> pairs, one at a time; lines that cannot be read come as errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.errors import InputError
from pipeline.files.json_lines import read_records, words
from pipeline.files.notes import STDIN, place_name, why_unread
from pipeline.records import StatementPair


def read_pairs(path: str, stdin: BinaryIO) -> Iterator[StatementPair | InputError]:
    """The pairs of a file, or of standard input for "-"."""
    where = place_name(path)
    try:
        if path == STDIN:
            yield from _pairs(where, stdin)
        else:
            with Path(path).open("rb") as handle:
                yield from _pairs(where, handle)
    except OSError as error:
        yield InputError(where, why_unread(error))


def _pairs(where: str, handle: BinaryIO) -> Iterator[StatementPair | InputError]:
    empty = True
    for _, item in read_records(where, handle, _pair, '{"id": …, "a": …, "b": …}'):
        empty = False
        yield item
    if empty:
        yield InputError(where, "is empty", "write a pair a line")


def _pair(place: str, record: dict[str, Any]) -> StatementPair:
    number = record.get("id")
    name = number if isinstance(number, int) and not isinstance(number, bool) else None
    id_ = words(place, record, "id", needed=True) if name is None else name
    a, b = (words(place, record, side, needed=True) for side in ("a", "b"))
    speakers = (words(place, record, side, needed=False) for side in ("speaker_a", "speaker_b"))
    return StatementPair(id_ or "", a or "", b or "", *speakers)
