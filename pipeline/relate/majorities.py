""" "Most", "a majority", "a minority" with a percentage in apposition: "most of those polled (61%)".

"The most (39%)" and "most popular (39%)" are superlatives and say nothing of a half; so the word stands by itself,
before "of", or before a plural, and never behind "the".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.patterns import lazily
from pipeline.records import Claim, Form, Passage, Reading
from pipeline.relate import intervals
from pipeline.relate.fraction_sums import stands_alone

_POLLED = r"(?:\s+(?:polled|surveyed|questioned|asked|interviewed|who\s+(?:replied|responded|voted|answered)))?"
_OF = (
    r"(?:\s+of\s+(?!all\s*[(\[])(?:(?:the|those|these|its|their|our|all|his|her)\s+)?[\w'’-]+(?:\s+[\w'’-]+)?"
    rf"{_POLLED})"
)
_PLURAL = (
    r"(?:\s+(?:people|men|women|children|adults|[a-z'’-]+(?<!ou)(?<!s)s)(?:\s+in\s+(?:the\s+)?[\w'’-]+)?"
    rf"{_POLLED})"
)
_SIZE = r"(?:(?:small|large|big|clear|slim|narrow|vast|great|overwhelming|huge|tiny|sizeable|substantial)\s+)?"
_HEDGE = r"(?:(?:about|around|nearly|almost|over|some|at|just|or)\s+){0,2}"
_SAID = lazily(
    rf"(?<![\w-])(?P<word>(?P<over>most(?:{_OF}|{_PLURAL})?|(?:an?|the)\s+{_SIZE}majority{_OF}?)|"
    rf"an?\s+{_SIZE}minority{_OF}?)(?:\s*(?P<brackets>[(\[])\s*|\s+(?P<dashes>[–—-])\s+|(?P<dash>[–—])|,\s+){_HEDGE}$",
    re.IGNORECASE,
)
_SUPERLATIVE = lazily(r"\b(?:the|the\s+very|at|at\s+the|his|her|its|their)\s+$", re.IGNORECASE)
_LONGEST = 110


@dataclass(frozen=True)
class Majority:
    """Words that say more, or less, than half, and the percentage of the same share."""

    words: Passage
    percent: int
    over: bool

    def holds(self, percent: Claim) -> bool | None:
        """Whether the percentage may lie on that side of half; a half itself does."""
        printed, cut = intervals.of(percent.quantity), intervals.with_truncation(percent.quantity)
        if printed is None or cut is None:
            return None
        return intervals.ends(cut)[1] > 50 if self.over else intervals.ends(printed)[0] < 50


def find_majorities(reading: Reading) -> Iterator[Majority]:
    """Every majority or minority of the article that stands beside its percentage, in reading order."""
    text = reading.article.text
    for claim in reading.claims:
        start = claim.quantity.passage.start
        if claim.quantity.kind != "percent":
            continue
        base = max(0, start - _LONGEST)
        base = max(base, text.rfind("\n", base, start) + 1)
        found = _SAID.search(text, base, start)
        if found is None or not stands_alone(text, claim.quantity.passage.end, _form(found)):
            continue
        begin, end = found.span("word")
        if found.group("word").casefold().startswith("most") and _SUPERLATIVE.search(text, max(0, begin - 12), begin):
            continue
        words = Passage(reading.article.id, begin, end, text[begin:end])
        yield Majority(words, claim.id, found.group("over") is not None)


def _form(found: re.Match[str]) -> Form:
    if found.group("brackets"):
        return "brackets"
    return "dashes" if found.group("dashes") or found.group("dash") else "commas"
