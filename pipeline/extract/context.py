"""Which place and which period a number is about, by where they stand beside it in its statement.

A place or period that follows in a prepositional phrase of the number's own segment comes first ("570 last year in
Wiltshire"), then the nearest before it in that segment, then any after it. What a segment does not say is left to the
caller, who inherits it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from pipeline.extract.placed_numbers import Number
from pipeline.extract.scene import WORLDWIDE, is_demonym
from pipeline.records import Period, Place

_BEFORE_PLACE = re.compile(
    r"\b(?:in|across|for|of|throughout|at|within|around|by|from|over|to)\s+(?:the\s+)?$", re.IGNORECASE
)
_WITH = re.compile(r"\bwith\b", re.IGNORECASE)  # "sales rose 5% with growth in Wales": of the growth, not of the sales
_BASELINE = re.compile(
    r"\b(?:on|than|from|since|over|below|above|against|versus|with|to|compared to|compared with)\s+"
    r"(?:that of\s+|those of\s+|in\s+|the\s+same\s+period\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
NATIONAL = re.compile(r"\b(?:national(?:ly)?|nationwide|across the (?:country|nation)|countrywide)\b", re.IGNORECASE)
T = TypeVar("T", Place, Period)


@dataclass(frozen=True)
class Setting:
    """The paragraph's own text with what stands in it; offsets of places and periods are the article's."""

    text: str
    start: int
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    numbers: tuple[Number, ...]
    passing: tuple[Place, ...] = ()  # those of the places that nothing is at

    @cached_property
    def baselines(self) -> tuple[Period, ...]:
        """The periods that are compared with."""
        return tuple(period for period in self.periods if _is_baseline(period, self))

    @cached_property
    def own_periods(self) -> tuple[Period, ...]:
        """The periods that figures are of: all others."""
        compared = {id(period) for period in self.baselines}
        return tuple(period for period in self.periods if id(period) not in compared)

    @cached_property
    def scenes(self) -> tuple[Place, ...]:
        """The places that something is at."""
        return tuple(place for place in self.places if place not in self.passing)

    @cached_property
    def cut(self) -> tuple[tuple[int, int], ...]:
        """The characters of the paragraph that are places and periods; "British" is a word of a measure."""
        places = [place.passage for place in self.places if not is_demonym(place)]
        passages = places + [period.passage for period in self.periods]
        return tuple((passage.start - self.start, passage.end - self.start) for passage in passages)


def place_of(number: Number, setting: Setting) -> Place | None:
    """The place printed in the number's segment, or None."""
    return _beside(number, setting, setting.scenes, following_needs=_BEFORE_PLACE)


def worldwide(number: Number, setting: Setting) -> Place | None:
    """ "51 million users worldwide", "globally": everywhere, printed behind the number in its segment."""
    later = [other.start for other in setting.numbers if other.start >= number.end and other.is_claim]
    high = min([_segment(number)[1], *later[:1]])
    behind = (p for p in setting.places if number.end <= p.passage.start - setting.start < high)
    return next((place for place in behind if WORLDWIDE.fullmatch(place.passage.text)), None)


def period_of(number: Number, setting: Setting) -> Period | None:
    """The period that the number is of, as its segment prints it; comparison periods are left out."""
    own = tuple(
        p
        for p in setting.own_periods
        if not (p.passage.start - setting.start <= number.start and number.end <= p.passage.end - setting.start)
    )
    found = _beside(number, setting, own, following_needs=None)
    if found is not None and _passes_over(number, found, setting):
        return None
    return found


def _passes_over(number: Number, found: Period, setting: Setting) -> bool:
    """ "556 in the previous year and 372 in 2014/15": the first number has a period of comparison of its own, and the
    one found behind another number is that number's."""
    at = found.passage.start - setting.start
    following = next((n.start for n in setting.numbers if n.is_claim and number.end <= n.start < at), None)
    if following is None:
        return False
    starts = [p.passage.start - setting.start for p in setting.baselines]
    return any(number.end <= start < following for start in starts)


def of_levels(old: Number, new: Number, setting: Setting) -> tuple[Period | None, Period | None]:
    """The periods of an old and a new level. One that print names once for both is of the old level where it follows
    that at once ("£12.4m, compared with £10.1m in 2016"), else of the new one; the other's is left open."""
    first, second = period_of(old, setting), period_of(new, setting)
    if first is None or second is None or first.passage != second.passage:
        return first, second
    at = first.passage.start - setting.start
    follows = old.end <= at and not any(n.is_claim and old.end <= n.start < at for n in setting.numbers)
    return (first, None) if follows else (None, second)


def baseline_of(number: Number, setting: Setting) -> Period | None:
    """The period against which the number's segment compares ("on the previous year"), or None."""
    high = _segment(number)[1]
    for period in setting.baselines:
        if number.end <= period.passage.start - setting.start < high:
            return period
    return None


def _is_baseline(period: Period, setting: Setting) -> bool:
    """Whether the words before a period make it the one that is compared with."""
    start = period.passage.start - setting.start
    before = setting.text[max(0, start - 40) : start]
    if period.anchor == "context":  # "the year before", but not "the following year"
        return period.relative is None or period.relative[1] <= 0
    match = _BASELINE.search(before)
    if match is None:
        return False
    word = match.group().split()[0].lower()
    if word == "on" and period.kind in {"day", "weekend"}:
        return False  # "on Tuesday" is when it was
    if word in {"on", "than", "below", "above", "against", "versus", "with", "compared"}:
        return True
    if word == "from":  # "from last year", but "from 2015/16 to 2016/17" deals two periods out
        return period.kind == "relative" or period.relative is not None
    return False


def dealt_periods(start: int, end: int, setting: Setting) -> tuple[Period, Period] | None:
    """ "from 2015/16 to 2016/17" between two offsets of the paragraph: the old period and the new one."""
    inside = [p for p in setting.periods if start <= p.passage.start - setting.start < end]
    for old, new in pairwise(inside):
        before = setting.text[max(0, old.passage.start - setting.start - 12) : old.passage.start - setting.start]
        between = setting.text[old.passage.end - setting.start : new.passage.start - setting.start]
        if re.search(r"\b(?:from|between)\s+(?:the\s+)?$", before, re.IGNORECASE) and re.fullmatch(
            r"\s+(?:to|and)\s+(?:the\s+)?", between
        ):
            return old, new
    return None


def _segment(number: Number) -> tuple[int, int]:
    return number.sentence.segment_of(number.start)


def _in_brackets(other: Number, number: Number, setting: Setting) -> bool:
    """Whether the other number stands in brackets behind the number: "nine miles (14 km) east of Matlock"."""
    between = setting.text[number.end : other.start]
    return "(" in between and ")" not in between


def _beside(number: Number, setting: Setting, things: Sequence[T], following_needs: re.Pattern[str] | None) -> T | None:
    low, high = _segment(number)
    if setting.text[high : high + 1] == "(":  # "nine miles (14 km) east of Matlock": what is in brackets parts nothing
        closed = setting.text.find(")", high)
        high = number.sentence.segment_of(closed + 1)[1] if high < closed < number.sentence.end - 1 else high
    inside = [t for t in things if low <= t.passage.start - setting.start < high]
    if not inside:
        return None
    others = [n for n in setting.numbers if n.id != number.id and n.is_claim and not _in_brackets(n, number, setting)]
    after = [t for t in inside if t.passage.start - setting.start >= number.end]
    before = [t for t in inside if t.passage.end - setting.start <= number.start]
    for thing in after:
        start = thing.passage.start - setting.start
        between = setting.text[number.end : start]
        if any(number.end <= n.start < start for n in others):
            break
        if "," in between or ";" in between or _WITH.search(between):
            break
        if following_needs is None or following_needs.search(setting.text[max(0, start - 20) : start]):
            return thing
    if before:
        return before[-1]
    return after[0] if after and following_needs is None else None
