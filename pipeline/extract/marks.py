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
#: Two marks for one, before and behind: ““so””, ''so'', ``so''.
_TWINS = lazily(r"([\"“”„'‘’`])\1")
#: The second mark of "rock 'n' roll".
_SHORT_AND = lazily(r"(?:^|\s)['‘’]n$", re.IGNORECASE)
_SPEAKS = lazily(r"(?:said|says|added|adds|he|she|they)\b")
_SAID_BEFORE = ",.?!…"  # what ends speech before its closing mark


class Marks:
    """The marks of a paragraph, each kind as offsets in order."""

    def __init__(self, words: str) -> None:
        """Sort the marks of the paragraph's text; linear in its length."""
        self.words = words
        tags = [m.span() for m in _TAG.finditer(words)]
        marks = [m.start() for m in _MARK.finditer(words) if not _inside(m.start(), tags)]
        self._twins, typed = self._twinned()
        singles = [i for i in marks if words[i] in SINGLE and i not in typed]
        doubles = [i for i in marks if words[i] in DOUBLE and i not in typed and not self._measure_or_attribute(i)]
        self.doubles = sorted({*doubles, *self._twins})
        self.openers = [i for i in singles if self._opens_single(i)]
        self._closers = [i for i in singles if self._closes_single(i)]
        self._certain = [i for i in self._closers if not self._possessive(i) and not self._plural(i)]

    def opens(self, i: int) -> bool:
        """May the double mark at i open? A curly mark turned the wrong way does, where its spaces say so."""
        if i in self._twins:
            return self._twins[i]
        mark = self.words[i]
        if mark in _OPENING:
            return self._spaced_before(i) or not self._spaced_after(i)
        if mark in _CLOSING:
            return self._spaced_before(i) and not self._spaced_after(i)
        return not self._spaced_after(i) or i == 0

    def shuts(self, i: int) -> bool:
        """May the double mark at i close?"""
        if i in self._twins:
            return not self._twins[i]
        mark = self.words[i]
        if mark in _OPENING:
            return not self._spaced_before(i) and self._spaced_after(i)
        if mark in _CLOSING:
            return not self._spaced_before(i) or self._spaced_after(i)
        return not self._spaced_before(i) or self._spaced_after(i)

    def single_close(self, start: int, *, certain: bool = False) -> int | None:
        """The mark that closes a single quotation whose words begin at start; a plural's apostrophe only if no other
        does, and never where it is to be ``certain``."""
        for closers in (self._certain,) if certain else (self._certain, self._closers):
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

    def _twinned(self) -> tuple[dict[int, bool], frozenset[int]]:
        """Marks that were typed twice, pair by pair: the inner one of each two, with whether it opens; and all four.

        A quotation inside one may begin or end with it, so both ends must be twins.
        """
        inner: dict[int, bool] = {}
        typed: set[int] = set()
        opened: int | None = None
        for match in _TWINS.finditer(self.words):
            first, second = match.start(), match.start() + 1
            if self._spaced_before(first) and not self._spaced_after(second):
                opened = second
            elif opened is not None and not self.words[first - 1].isspace() and self._spaced_after(second):
                inner |= {opened: True, first: False}
                typed |= {opened - 1, opened, first, second}
                opened = None
        return inner, frozenset(typed)

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
        words = self.words
        if words[i] not in "’'‛" or i == 0 or words[i - 1].isspace() or not self._spaced_after(i):
            return False
        return not _SHORT_AND.search(words, max(0, i - 3), i)

    def _possessive(self, i: int) -> bool:
        """The mark in "the officers' training"."""
        words = self.words
        if words[i - 1] not in "sS" or words[i + 1 : i + 2] != " " or not words[i + 2 : i + 3].islower():
            return False
        return not _SPEAKS.match(words, i + 2)

    def _plural(self, i: int) -> bool:
        """The mark in "the students’ Facebook page", "the officers’. This": speech goes on, and is closed later before
        any other is opened."""
        words = self.words
        if words[i - 1] not in "sS" or words[i + 1 : i + 2] not in (" ", ".", ","):
            return False
        place = bisect_right(self._closers, i)
        later = next((c for c in self._closers[place : place + 4] if not self._possessive(c)), None)
        if later is None or words[later - 1] not in _SAID_BEFORE:
            return False
        opener = bisect_right(self.openers, i)
        return opener == len(self.openers) or self.openers[opener] > later

    def _spaced_before(self, i: int) -> bool:
        return i == 0 or self.words[i - 1].isspace() or self.words[i - 1] in _BEFORE_OPEN

    def _spaced_after(self, i: int) -> bool:
        words = self.words
        return i + 1 >= len(words) or words[i + 1].isspace() or words[i + 1] in _AFTER_CLOSE


def _inside(i: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, i, key=lambda span: span[0])
    return place > 0 and i < spans[place - 1][1]
