"""One rate given per two periods: "600 a week, about 86 a day", "60,000 a year: one every eight minutes".

Read from the text alone. The second must stand right behind the first, and say by a word, brackets, a dash or a hedge
that it is the same again: "£5 a day or £20 a week" is a price list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Claim, Kind, Paragraph, RatePair

_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)"
_ADVERBS: Mapping[str, str] = MappingProxyType({
    "hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "fortnightly": "fortnight",
    "monthly": "month", "quarterly": "quarter", "yearly": "year", "annually": "year",
})  # fmt: skip


def _per(name: str) -> str:
    """ "A year", "per day", "daily", as the group of that name."""
    adverbs = "|".join(_ADVERBS)
    return rf"(?:(?:an?|per|each|every)\s(?P<{name}>{_UNIT})\b|/\s?(?P<{name}_>{_UNIT})\b|(?P<{name}__>{adverbs})\b)"


#: "Over the year", "in a single week": the only one that is told of.
_IN_ONE = rf"(?:in|over|during|for)\s(?:the|a|one|last|an?\s(?:single|average))\s(?P<per___>{_UNIT})\b"
#: What is counted, and what is done with it: no clause of its own begins there.
_NOUN = r"(?:[ -](?!(?:but|while|when|if|than|from)\b)[\w'’%-]+){0,8}?\s?"
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
_BETWEEN = lazily(rf"{_NOUN}(?:{_per('per')}|{_IN_ONE}){_LINK}", re.IGNORECASE)
#: "… : one every eight minutes"; the one is a word or a claim of its own.
_PACED = lazily(
    rf"{_NOUN}(?:{_per('per')}|{_IN_ONE})(?:{_LINK}|,\s+)(?:one|an?|1)\b(?:\s[\w'’-]+){{0,2}}\s+(?:in\s+)?every\s+(?:{_HEDGE}){{0,2}}",
    re.IGNORECASE,
)
_PACE_ENDS = lazily(r"(?:\s+\w+)?\s*(?:[.,;:)!?”\"–—]|$|\s-\s|on\s+average\b)")
_ENDS = lazily(rf"{_NOUN}{_per('per')}\s*(?:[.,;:)!?”\"–—]|$|\s-\s|(?:on\s+average|is|are|was|were)\b)", re.IGNORECASE)
#: What is counted in hours that somebody keeps, or is allowed, is not the same around the clock.
_NOT_ROUND_THE_CLOCK = lazily(
    r"\b(?:working|work|school|opening|office|business|waking|weekday|shift|trading|term|season|peak|limit\w*|maximum|"
    r"allow\w*|minimum|fare|ticket|subscri\w+|membership|rent\w*|hire\w*|parking|discount\w*|saving\w*|tariff|may|should|recommend\w*|guidelines?|safe)\b",
    re.IGNORECASE,
)  # fmt: skip
_SENTENCE = lazily(r"[.!?]\s|\n")
_LONGEST = 160
_AMOUNTS: frozenset[Kind] = frozenset({"count", "money", "measure", "vague"})


def find_rates(paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> tuple[RatePair, ...]:
    """Every rate that is given again right behind, in order."""
    return tuple(_pairs(paragraphs, claims))


def _pairs(paragraphs: Sequence[Paragraph], claims: Sequence[Claim]) -> Iterator[RatePair]:
    for at, (first, again) in enumerate(pairwise(claims)):
        if not _may_be_rates(first, again):
            continue
        if again.quantity.value == 1 and again.quantity.per is None and at + 2 < len(claims):
            again = claims[at + 2]  # the "one" of "one every eight minutes"
        if again.quantity.paragraph != first.quantity.paragraph:
            continue
        pair = _pair(paragraphs[first.quantity.paragraph], first, again)
        if pair is not None:
            yield pair


def _may_be_rates(first: Claim, again: Claim) -> bool:
    """Amounts only: per cent a month do not add up to per cent a year."""
    kinds = {first.quantity.kind, again.quantity.kind}
    return first.quantity.paragraph == again.quantity.paragraph and kinds <= _AMOUNTS


def _pair(paragraph: Paragraph, first: Claim, again: Claim) -> RatePair | None:
    text, base = paragraph.text, paragraph.start
    low, start = first.quantity.passage.end - base, again.quantity.passage.start - base
    end = again.quantity.passage.end - base
    if start - low > _LONGEST:
        return None
    between, ends = _BETWEEN.fullmatch(text, low, start), _ENDS.match(text, end)
    if between and ends and (per := _period(between)) != (per_again := _period(ends)):
        return None if _keeps_hours(text, low, end) else RatePair(first.id, again.id, "rate", per, per_again)
    paced = _PACED.fullmatch(text, low, start) if again.quantity.kind == "measure" else None
    if paced and paced.groupdict().get("per___") and not _PACE_ENDS.match(text, end):
        return None  # "52,560 calls in the year, one every two minutes on New Year's Eve"
    if paced and again.quantity.unit and not _keeps_hours(text, low, end):
        return RatePair(first.id, again.id, "pace", _period(paced), again.quantity.unit)
    return None


def _keeps_hours(text: str, low: int, end: int) -> bool:
    begins = max((stop.end() for stop in _SENTENCE.finditer(text, max(0, low - 200), low)), default=max(0, low - 200))
    return _NOT_ROUND_THE_CLOCK.search(text, begins, end + 30) is not None


def _period(match: re.Match[str]) -> str:
    adverb = match["per__"]
    if adverb:
        return _ADVERBS[adverb.lower()]
    return str(match["per"] or match["per_"] or match.groupdict().get("per___")).lower()
