"""Percentages that a change grew by every year, over several years: they are no per cent of its two levels.

"Sales grew by 5 per cent a year, from £100m in 2010 to £163m in 2020", "an annual average increase of 2.5 per cent".
"""

from __future__ import annotations

import re

from pipeline.patterns import lazily
from pipeline.records import Change, Claim, Period, Reading

_STEADY = lazily(
    r"\b(?:annual(?:ly|i[sz]ed)?[ -](?:average|rate|pace|compound)|(?:average|compound(?:ed)?|mean|typical)[ -]"
    r"(?:annual|yearly|monthly|quarterly|weekly|daily)|averag(?:e|es|ed|ing)|compound(?:ed)?|year after year)\b"
    r"[^.;:\n]{0,30}$",
    re.IGNORECASE,
)
#: Right before the word of change: "an average rise of 3%", "an annual growth of 3%".
_AVERAGE_CHANGE = lazily(
    r"\b(?:average|mean|typical|compound(?:ed)?|annual(?:ly|i[sz]ed)?|yearly|monthly|quarterly|weekly|daily)[\s-]+"
    r"(?:[a-z]+[\s-]+)?$",
    re.IGNORECASE,
)
#: "Over a year", "in a month" say how long all of it took.
_NOT_SPANNED = "".join(
    rf"(?<!\b{word})" for word in "over in within for during of after than inside through half about nearly".split()
)
_EACH = lazily(
    rf"[^.;:,\d\n]{{0,20}}?{_NOT_SPANNED}\s+"
    r"(?:(?:an?|per|each|every)[\s-]+(?:year|month|week|quarter|day|annum|decade)\b|"
    r"annually\b|yearly\b|on\s+average\b|year\s+after\s+year\b|per\s+annum\b|pa\b)",
    re.IGNORECASE,
)
_ANNUAL = lazily(r"\b(?:annual(?:ly)?|yearly)\b[^.;:\n]{0,30}$", re.IGNORECASE)
_BACK = 48
#: Days between the ends of two levels that lie a year apart, with a month's grace.
A_YEAR = 400


def is_per_year(change: Change, reading: Reading) -> bool:
    """Whether the percentage of a change between two levels is told of each year (month …), not of all the time."""
    if change.percent is None or change.old is None or change.new is None:
        return False
    percent = reading.claims[change.percent]
    apart = days_apart(reading.claims[change.old], reading.claims[change.new])
    if apart is not None and apart <= A_YEAR:
        return False
    passage, text = percent.quantity.passage, reading.article.text
    begin = max(0, passage.start - _BACK)
    if begin < change.trigger.start < passage.start and not _AVERAGE_CHANGE.search(text, begin, change.trigger.start):
        begin = change.trigger.end  # "average prices rose 5% from £200 to £210": what rose is an average
    steady = _STEADY.search(text, begin, passage.start) or percent.quantity.per or _EACH.match(text, passage.end)
    return bool(steady or (apart is not None and _ANNUAL.search(text, begin, passage.start)))


def days_apart(old: Claim, new: Claim) -> int | None:
    """Days between the ends of their periods, where print gives both; one period for the two is that of one of them."""
    first, second = _end(old.period), _end(new.period)
    if first is None or second is None or first == second or {"period"} & (old.inferred | new.inferred):
        return None
    return abs(second - first)


def _end(period: Period | None) -> int | None:
    return period.end.toordinal() if period is not None and period.end is not None else None
