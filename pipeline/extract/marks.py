"""Quotation marks of one paragraph: which open, which close, and which are apostrophes, inches or markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.patterns import lazily

#: Marks that quote at the outer level; « » and „ appear in copy from abroad.
DOUBLE = '"“”„‟«»＂'
SINGLE = "'‘’‚‛"
_OPENING = "“„‟«"
_CLOSING = "”»"
_MARK = lazily(f"[{DOUBLE}{SINGLE}]")
#: Markup: a tag with its attributes, the title in a Markdown link.
_TAG = lazily(r"<[A-Za-z/!][^<>\n]{0,400}>|\]\([^)\s\n]{1,400}[^)\n]{0,200}\)")
_BEFORE_OPEN = frozenset("([{—–-/…“‘\"'>*_=")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…”’\"'<*_")
#: Words that begin with an apostrophe, so that it opens nothing.
_ELISION = lazily(r"['‘’](?:em|n|til|till|cause|cos|twas|tis|tween|round|bout|nuff|\d\ds?)\b['’]?", re.IGNORECASE)
_INCHES = lazily(r"\d['’′] ?\d{1,2}$")


class Marks:
    """The marks of a paragraph, each kind as offsets in order."""

    def __init__(self, words: str) -> None:
        """Sort the marks of the paragraph's text; linear in its length."""
        self.words = words
        tags = [m.span() for m in _TAG.finditer(words)]
        marks = [m.start() for m in _MARK.finditer(words) if not _inside(m.start(), tags)]
        singles = [i for i in marks if words[i] in SINGLE]
        self.doubles = [i for i in marks if words[i] in DOUBLE and not self._measure_or_attribute(i)]
        self.openers = [i for i in singles if self._opens_single(i)]
        self._closers = [i for i in singles if self._closes_single(i)]
        self._certain = [i for i in self._closers if not self._possessive(i)]

    def opens(self, i: int) -> bool:
        """May the double mark at i open? A curly mark turned the wrong way does, where its spaces say so."""
        mark = self.words[i]
        if mark in _OPENING:
            return self._spaced_before(i) or not self._spaced_after(i)
        if mark in _CLOSING:
            return self._spaced_before(i) and not self._spaced_after(i)
        return not self._spaced_after(i) or i == 0

    def shuts(self, i: int) -> bool:
        """May the double mark at i close?"""
        mark = self.words[i]
        if mark in _OPENING:
            return not self._spaced_before(i) and self._spaced_after(i)
        if mark in _CLOSING:
            return not self._spaced_before(i) or self._spaced_after(i)
        return not self._spaced_before(i) or self._spaced_after(i)

    def single_close(self, start: int) -> int | None:
        """The mark that closes a single quotation whose words begin at start; a plural's apostrophe only if no other
        does."""
        for closers in (self._certain, self._closers):
            place = bisect_right(closers, start)
            if place < len(closers):
                return closers[place]
        return None

    def balanced(self, start: int, end: int) -> bool:
        """Do double marks pair up between two places?"""
        return (bisect_right(self.doubles, end) - bisect_right(self.doubles, start)) % 2 == 0

    def nested(self, place: int) -> bool:
        """After an opening mark inside a quotation: are the marks from the given one on two closing ones?"""
        ahead = self.doubles[place : place + 2]
        return len(ahead) == 2 and all(self.shuts(i) and not self.opens(i) for i in ahead)

    def begins_by_closing(self) -> bool:
        """The first double mark closes: the paragraph goes on with a quotation without opening it anew."""
        if not self.doubles or self.doubles[0] == 0:
            return False
        first = self.doubles[0]
        return self.shuts(first) and not self.opens(first)

    def _measure_or_attribute(self, i: int) -> bool:
        if self.words[i] not in '"＂':
            return False
        return (i > 0 and self.words[i - 1] == "=") or _INCHES.search(self.words[max(0, i - 6) : i]) is not None

    def _opens_single(self, i: int) -> bool:
        words = self.words
        if words[i] in "’‛" or not self._spaced_before(i) or i + 1 >= len(words) or words[i + 1].isspace():
            return False
        return not _ELISION.match(words, i)

    def _closes_single(self, i: int) -> bool:
        return self.words[i] in "’'‛" and i > 0 and not self.words[i - 1].isspace() and self._spaced_after(i)

    def _possessive(self, i: int) -> bool:
        """The mark in "the officers' training"."""
        words = self.words
        return words[i - 1] in "sS" and words[i + 1 : i + 2] == " " and words[i + 2 : i + 3].islower()

    def _spaced_before(self, i: int) -> bool:
        return i == 0 or self.words[i - 1].isspace() or self.words[i - 1] in _BEFORE_OPEN

    def _spaced_after(self, i: int) -> bool:
        words = self.words
        return i + 1 >= len(words) or words[i + 1].isspace() or words[i + 1] in _AFTER_CLOSE


def _inside(i: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, i, key=lambda span: span[0])
    return place > 0 and i < spans[place - 1][1]
