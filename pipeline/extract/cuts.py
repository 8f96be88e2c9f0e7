"""Which words of a paragraph are attributes of their own, and so no words of a measure: places, periods, numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Spans = tuple[tuple[int, int], ...]  # characters of the paragraph, in order and apart


@dataclass(frozen=True)
class Cut:
    """Places and periods as ``named``, and of the numbers all but one's ``own``."""

    named: Spans
    numbers: Spans = ()
    own: tuple[int, int] = (0, 0)

    def holds(self, token: Token) -> bool:
        """Whether a token begins in what is cut."""
        at = token.idx
        return _within(self.named, at) or (_within(self.numbers, at) and not self.own[0] <= at < self.own[1])


def apart(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those that overlap made one, so that one step of a search tells what holds a character."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _within(spans: Spans, at: int) -> bool:
    place = bisect_right(spans, at, key=_start) - 1
    return place >= 0 and at < spans[place][1]


def _start(span: tuple[int, int]) -> int:
    return span[0]
