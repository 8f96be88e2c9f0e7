"""One rate given per two periods: "600 a week, about 86 a day", "60,000 a year: one every eight minutes".

Read from the text alone. The second must stand right behind the first, and say by a word, brackets, a dash or a hedge
that it is the same again: "£5 a day or £20 a week" is a price list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.records import Claim, Paragraph, RatePair

_UNITS = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)"
_PER = rf"(?:an?|per|each|every)\s{_UNITS}\b|/\s?{_UNITS}\b"
_NOUN = r"(?:[ -](?!(?:and|but|while|when|if|in|at|on|from|to|than)\b)[\w'’%-]+){0,6}?\s?"
_HEDGE = (
    r"(?:about|around|roughly|approximately|nearly|almost|(?:just\s+)?(?:over|under)|more\s+than|less\s+than|some|~)\s?"
)
#: Words that say that what follows is the same again.
_SAME = (
    r"(?:or\s+)?(?:the\s+)?(?:equivalent|equal|equals|equating|equates|amounting|works?\s+out|working\s+out|"
    r"averaging|an\s+average)(?:\s+(?:to|of|at|as))?|which\s+is|that\s+is|that['’]s|i\.e\.|in\s+other\s+words"
)
_LINK = (
    rf"(?:,?\s+(?:-\s+|[–—]\s*)?(?:{_SAME})\s+(?:{_HEDGE}){{0,2}}|,\s+or\s+(?:{_HEDGE}){{0,2}}|,\s+{_HEDGE}"
    rf"|\s+or\s+{_HEDGE}|\s*\(\s*(?:or\s+|i\.e\.\s*)?(?:{_HEDGE}){{0,2}}"
    rf"|\s*(?:[–—]|\s-\s)\s*(?:or\s+)?(?:{_HEDGE}){{0,2}}|:\s+(?:that\s+is\s+)?(?:{_HEDGE}){{0,2}})"
)
_BETWEEN = re.compile(rf"{_NOUN}(?:{_PER}){_LINK}", re.IGNORECASE)
#: "… : one every eight minutes"; the one is a word or a claim of its own.
_PACED = re.compile(
    rf"{_NOUN}(?:{_PER}){_LINK}(?:one|an?|1)\b(?:\s[\w'’-]+){{0,2}}\s+(?:in\s+)?every\s+(?:{_HEDGE}){{0,2}}",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"{_NOUN}(?:{_PER})\s*(?:[.,;:)!?”\"–—]|$|\s-\s|(?:on\s+average|is|are|was|were)\b)")
#: What is counted in hours that somebody keeps, or is allowed, is not the same around the clock.
_NOT_ROUND_THE_CLOCK = re.compile(
    r"\b(?:working|work|school|opening|office|business|waking|weekday|shift|trading|term|season|peak|limit\w*|maximum|"
    r"allow\w*|minimum|fare|ticket|subscri\w+|membership|rent\w*|hire\w*|parking|discount\w*|saving\w*|tariff|may|should|recommend\w*|guidelines?|safe)\b",
    re.IGNORECASE,
)  # fmt: skip
_SENTENCE = re.compile(r"[.!?]\s|\n")
_LONGEST = 160


def find_rates(paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> tuple[RatePair, ...]:
    """Every rate that is given again right behind, in order."""
    return tuple(_pairs(paragraphs, claims))


def _pairs(paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> Iterator[RatePair]:
    for at, (first, again) in enumerate(pairwise(claims)):
        paragraph = paragraphs[first.quantity.paragraph]
        if first.quantity.per is None or first.quantity.paragraph != again.quantity.paragraph:
            continue
        if again.quantity.value == 1 and again.quantity.per is None and at + 2 < len(claims):
            again = claims[at + 2]  # the "one" of "one every eight minutes"
        form = _form(paragraph, first, again)
        if form is not None:
            yield RatePair(first.id, again.id, form)


def _form(paragraph: Paragraph, first: Claim, again: Claim) -> Literal["rate", "pace"] | None:
    text, base = paragraph.text, paragraph.start
    low, start, end = (
        first.quantity.passage.end - base,
        again.quantity.passage.start - base,
        again.quantity.passage.end - base,
    )
    if again.quantity.paragraph != first.quantity.paragraph or start - low > _LONGEST:
        return None
    begins = max((stop.end() for stop in _SENTENCE.finditer(text, max(0, low - 200), low)), default=max(0, low - 200))
    if _NOT_ROUND_THE_CLOCK.search(text, begins, end + 30):
        return None
    if again.quantity.per is not None and again.quantity.per != first.quantity.per:
        return "rate" if _BETWEEN.fullmatch(text, low, start) and _ENDS.match(text, end) else None
    if again.quantity.kind == "measure" and _PACED.fullmatch(text, low, start):
        return "pace"
    return None
