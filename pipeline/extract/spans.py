"""Stretches of characters that are in order and apart, so that one step of a search tells which of them is near."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Spans = tuple[tuple[int, int], ...]


def apart(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def holds(spans: Spans, at: int) -> bool:
    """Whether one of the spans has the character."""
    place = bisect_right(spans, at, key=_start) - 1
    return place >= 0 and at < spans[place][1]


def meets(spans: Spans, start: int, end: int) -> bool:
    """Whether one of the spans has a character of the stretch."""
    place = bisect_left(spans, end, key=_start) - 1
    return place >= 0 and start < spans[place][1]


def _start(span: tuple[int, int]) -> int:
    return span[0]
