"""Which place and which period a number is about, by where they stand beside it in its statement.

A place or period that follows in a prepositional phrase of the number's own segment comes first ("570 last year in
Wiltshire"), then the nearest before it in that segment, then any after it. What a segment does not say is left to the
caller, who inherits it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from pipeline.extract.cuts import Cut
from pipeline.extract.placed_numbers import Number
from pipeline.extract.scene import is_demonym, is_everywhere
from pipeline.extract.spans import Spans, apart
from pipeline.extract.unit_words import unit_behind
from pipeline.patterns import lazily
from pipeline.records import Period, Place

_BEFORE_PLACE = lazily(
    r"\b(?:in|across|for|of|throughout|at|within|around|by|from|over|to)\s+(?:(?:the|neighbouring|nearby|adjoining)\s+)*$",
    re.IGNORECASE,
)
#: Between a number that is compared with and its own place: "against 127 million in Japan", "4.2% for the UK".
_DIRECTLY = lazily(
    r"\s*(?:[a-z]+\s+){0,2}?(?:in|across|for|at|throughout)\s+(?:(?:the|neighbouring|nearby|adjoining)\s+)*",
    re.IGNORECASE,
)
#: A place that its sentence opens with.
_LEADING = lazily(r"\W*(?:(?:and|but|while|meanwhile)\W+)?(?:in|across|at|throughout)\s+(?:the\s+)?", re.IGNORECASE)
_OWNING = lazily(r"[’']s?\s+(?:(?:was|at|some|about|around|nearly|just)\s+)?[$£€]?", re.IGNORECASE)
#: "To settle …", but not "to the …", "to a …".
_AIM = lazily(r"\bto\s+(?!(?:an?|the|its|their|about|around|nearly|just|over|more|less|record)\b)[a-z]{2,}\b")
_COMPARED = frozenset({"with", "against", "versus", "than"})
#: "Sales rose 5% with growth in Wales": of the growth, not of the sales; "… 9 million and is the largest in Africa".
_PARTING = lazily(r"[,;]|\b(?:with|while|whereas|than)\b|\band\s+(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
_BASELINE = lazily(
    r"\b(?:on|than|from|since|over|below|above|against|versus|with|to|compared to|compared with)\s+"
    r"(?:that of\s+|those of\s+|in\s+|the\s+same\s+period\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
#: "The highest since records began in 1971": no figure is of that year.
_BEGAN = lazily(r"\b(?:began|started|begun)\s+(?:back\s+)?in\s+$", re.IGNORECASE)
#: A difference right before "from", and what makes of the period behind it the one end of two.
_MOVED_FROM = lazily(
    r"(?:%|\bper\s?cent|\bpoints?|\d|\b(?:rise|increase|fall|drop|decrease|up|down|higher|lower|more|fewer|less))\s+from\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_ON_TO = lazily(r"\s*(?:to|until|till|through|and|onwards?|[-–—’']|\d)", re.IGNORECASE)
#: Before one end of a stretch.
_BOUND = lazily(
    r"\b(?:from|since|before|until|till|by)\s+(?:(?:the|late|early|mid|end of|start of)[\s-]+)*$", re.IGNORECASE
)
NATIONAL = lazily(r"\b(?:national(?:ly)?|nationwide|across the (?:country|nation)|countrywide)\b", re.IGNORECASE)
_SUPERLATIVE = lazily(r"\b(?:the|its|their)\s+(?:[a-z]{2,}+(?<=est)|most|worst)\b(?:[^.,;]|[.,]\d)*$", re.IGNORECASE)
_NEAR = 80  # characters from a superlative to the end of what it is the most of
_WORD = lazily(r"\w+")
_LONGEST_NAME = 5  # words
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
    def stayed_in(self) -> tuple[Period, ...]:
        """Those of them that the text stays in: what began, or is to end, at a time says nothing of the sentences
        behind it ("rates went up five times from November 2003", "before the vote on 26 April")."""
        return tuple(period for period in self.own_periods if not _bounds(period, self))

    @cached_property
    def scenes(self) -> tuple[Place, ...]:
        """The places that something is at."""
        passing = {id(place) for place in self.passing}
        return tuple(p for p in self.places if id(p) not in passing and not self.measures_a_superlative(p))

    def measures_a_superlative(self, place: Place) -> bool:
        """ "Four of the largest towers in the world": the world has more towers than these."""
        at = place.passage.start - self.start
        return is_everywhere(place) and _SUPERLATIVE.search(self.text, max(0, at - _NEAR), at) is not None

    def is_whence(self, name: str) -> bool:
        """Whether a name is, or is part of, a place that nothing is at."""
        return " ".join(_WORD.findall(name)) in self._whence

    @cached_property
    def _whence(self) -> frozenset[str]:
        """The names of places that nothing is at, and the runs of words in them."""
        names = [_WORD.findall(place.passage.text) for place in self.passing]
        return frozenset(
            " ".join(words[first : first + length])
            for words in names for first in range(len(words)) for length in range(1, _LONGEST_NAME + 1)
        )  # fmt: skip

    @cached_property
    def reached(self) -> tuple[Place, ...]:
        """Those of them that a number before them may be at: "570 in Wiltshire"."""
        starts = ((place, place.passage.start - self.start) for place in self.scenes)
        return tuple(place for place, at in starts if _BEFORE_PLACE.search(self.text[max(0, at - 20) : at]))

    @cached_property
    def everywhere(self) -> tuple[Place, ...]:
        """ "Worldwide", "across the globe"."""
        return tuple(place for place in self.places if is_everywhere(place))

    @cached_property
    def partings(self) -> tuple[int, ...]:
        """Where words stand that part a number from a place or period behind it."""
        return tuple(match.start() for match in _PARTING.finditer(self.text))

    @cached_property
    def opened(self) -> tuple[int, ...]:
        """Where brackets open."""
        return tuple(match.start() for match in re.finditer(r"\(", self.text))

    @cached_property
    def closed(self) -> tuple[int, ...]:
        """Where brackets close."""
        return tuple(match.start() for match in re.finditer(r"\)", self.text))

    @cached_property
    def cut(self) -> Cut:
        """What is cut from every measure: places and periods; "British" is a word of a measure."""
        places = [place.passage for place in self.places if not is_demonym(place)]
        passages = places + [period.passage for period in self.periods]
        return Cut(apart((passage.start - self.start, passage.end - self.start) for passage in passages))

    @cached_property
    def _number_spans(self) -> Spans:
        return apart((number.start, number.end) for number in self.numbers)

    def cut_for(self, number: Number) -> Cut:
        """What is cut from the measure of a number: the other numbers too."""
        return Cut(self.cut.named, self._number_spans, (number.start, number.end), self._unit_spans)

    @cached_property
    def _unit_spans(self) -> Spans:
        found = (unit_behind(self.text, number) for number in self.numbers)
        return apart(span for span in found if span is not None)

    @cached_property
    def _claims(self) -> tuple[Number, ...]:
        """The numbers about the world, in order: every number asks which of them are beside it."""
        return tuple(number for number in self.numbers if number.is_claim)

    def claim_between(self, low: int, high: int) -> int | None:
        """Where the first number about the world between two offsets begins, or None."""
        place = bisect_left(self._claims, low, key=_first)
        start = self._claims[place].start if place < len(self._claims) else high
        return start if start < high else None

    def claim_before(self, high: int) -> Number | None:
        """The last number about the world that ends before an offset, or None."""
        place = bisect_right(self._claims, high, key=_last)
        return self._claims[place - 1] if place else None

    def between(self, things: Sequence[T], low: int, high: int) -> Sequence[T]:
        """The places or periods, which are in order, that begin between two offsets of the paragraph."""
        first = bisect_left(things, low + self.start, key=_begin)
        return things[first : bisect_left(things, high + self.start, lo=first, key=_begin)]


def _first(number: Number) -> int:
    return number.start


def _last(number: Number) -> int:
    return number.end


def _begin(thing: Place | Period) -> int:
    return thing.passage.start


def place_of(number: Number, setting: Setting) -> Place | None:
    """The place printed in the number's segment, or None."""
    low, high = _stretch(number, setting)
    reached = setting.between(setting.reached, number.end, high)
    if reached and not _parted(number, reached[0], setting):
        return reached[0]
    return _last_before(number, setting.between(setting.scenes, low, number.start))


def yields_to(place: Place, owner: str, number: Number, setting: Setting) -> bool:
    """ "Since its start in Japan, Marlow has sold 4m": what another clause named goes before who acts in the number's
    own, but "In Japan, Marlow sold 4m" is there; so does the place of what a sum is for ("£4m to settle a lawsuit in
    Kent")."""
    end = place.passage.end - setting.start
    if end > number.start:
        return _AIM.search(setting.text, number.end, place.passage.start - setting.start) is not None
    return setting.text.rfind(owner, end, number.start) >= 0 and is_passed(place, number, setting)


def is_passed(place: Place, number: Number, setting: Setting) -> bool:
    """Whether a place stands before a number and its sentence does not open with it."""
    if place.passage.end - setting.start > number.start:
        return False
    return _LEADING.fullmatch(setting.text, number.sentence.start, place.passage.start - setting.start) is None


def place_beside(number: Number, setting: Setting) -> Place | None:
    """The place that only this number can have, whosever the measure is: "and Ethiopia's 104 million", or the one right
    behind a number that another is compared with."""
    before = _last_before(number, setting.between(setting.scenes, number.sentence.start, number.start))
    if before is not None and _OWNING.fullmatch(setting.text[before.passage.end - setting.start : number.start]):
        return before
    if number.slot not in _COMPARED:
        return None
    behind = setting.between(setting.scenes, number.end, _stretch(number, setting)[1])
    gap = setting.text[number.end : behind[0].passage.start - setting.start] if behind else ""
    return behind[0] if behind and _DIRECTLY.fullmatch(gap) else None


def worldwide(number: Number, setting: Setting) -> Place | None:
    """ "51 million users worldwide", "globally": everywhere, printed behind the number in its segment."""
    high = _segment(number)[1]
    following = setting.claim_between(number.end, high)
    behind = setting.between(setting.everywhere, number.end, high if following is None else following)
    if not behind or (number.quantity.kind != "rank" and setting.measures_a_superlative(behind[0])):
        return None
    return behind[0]


def period_of(number: Number, setting: Setting) -> Period | None:
    """The period that the number is of, as its segment prints it; comparison periods are left out."""
    low, high = _stretch(number, setting)
    after = setting.between(setting.own_periods, number.end, high)
    found = _last_before(number, setting.between(setting.own_periods, low, number.start))
    if after and (found is None or not _parted(number, after[0], setting)):
        found = after[0]
    if found is not None and _passes_over(number, found, setting):
        return None
    return found


def _passes_over(number: Number, found: Period, setting: Setting) -> bool:
    """ "556 in the previous year and 372 in 2014/15": the first number has a period of comparison of its own, and the
    one found behind another number is that number's."""
    at = found.passage.start - setting.start
    following = setting.claim_between(number.end, at)
    return following is not None and bool(setting.between(setting.baselines, number.end, following))


def of_levels(old: Number, new: Number, setting: Setting) -> tuple[Period | None, Period | None]:
    """The periods of an old and a new level. One that print names once for both is of the old level where it follows
    that at once ("£12.4m, compared with £10.1m in 2016"), else of the new one; the other's is left open."""
    first, second = period_of(old, setting), period_of(new, setting)
    if first is None or second is None or first.passage != second.passage:
        return first, second
    at = first.passage.start - setting.start
    follows = old.end <= at and setting.claim_between(old.end, at) is None
    return (first, None) if follows else (None, second)


def baseline_of(number: Number, setting: Setting) -> Period | None:
    """The period against which the number's segment compares ("on the previous year"), or None."""
    following = setting.between(setting.baselines, number.end, _segment(number)[1])
    return following[0] if following else None


def _is_baseline(period: Period, setting: Setting) -> bool:
    """Whether the words before a period make it the one that is compared with."""
    start = period.passage.start - setting.start
    before = setting.text[max(0, start - 40) : start]
    if period.anchor == "context":  # "the year before", but not "the following year"
        return period.relative is None or period.relative[1] <= 0
    if _BEGAN.search(before):
        return True
    match = _BASELINE.search(before)
    if match is None:
        return False
    word = match.group().split()[0].lower()
    if word == "on" and period.kind in {"day", "weekend"}:
        return False  # "on Tuesday" is when it was
    if word in {"on", "than", "below", "above", "against", "versus", "with", "compared", "since"}:
        return True
    if word == "from":  # "from last year", "up 5% from 2015/16", but "from 2015/16 to 2016/17" deals two periods out
        end = period.passage.end - setting.start
        moved = _MOVED_FROM.search(before) and not _ON_TO.match(setting.text, end)
        return period.kind == "relative" or period.relative is not None or moved is not None
    return False


def _bounds(period: Period, setting: Setting) -> bool:
    """Whether a period is only the one end of a stretch: "from November 2003", but not "from May to July"."""
    start, end = period.passage.start - setting.start, period.passage.end - setting.start
    if _BOUND.search(setting.text, max(0, start - 24), start) is None:
        return False
    return _ON_TO.match(setting.text, end) is None


def dealt_periods(start: int, end: int, setting: Setting) -> tuple[Period, Period] | None:
    """ "from 2015/16 to 2016/17" between two offsets of the paragraph: the old period and the new one."""
    inside = setting.between(setting.periods, start, end)
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


def _stretch(number: Number, setting: Setting) -> tuple[int, int]:
    """Where what belongs to the number may stand: its segment, and the next one where only brackets part them ("nine
    miles (14 km) east of Matlock")."""
    low, high = _segment(number)
    if setting.text[high : high + 1] == "(":
        end = number.sentence.end - 1
        closed = _next(setting.closed, high, end)
        high = number.sentence.segment_of(closed + 1)[1] if closed < end else high
    return low, high


def _parted(number: Number, thing: Place | Period, setting: Setting) -> bool:
    """Whether a comma, a "with" or another number stands between a number and what is named behind it. Numbers in
    brackets part nothing."""
    at = thing.passage.start - setting.start
    if _next(setting.partings, number.end, at) < at:
        return True
    following = setting.claim_between(number.end, at)
    if following is None:
        return False
    in_brackets = _next(setting.opened, number.end, at) < following <= _next(setting.closed, number.end, at)
    return not in_brackets or setting.claim_between(_next(setting.closed, following, at), at) is not None


def _last_before(number: Number, things: Sequence[T]) -> T | None:
    end = number.quantity.passage.start
    return next((thing for thing in reversed(things) if thing.passage.end <= end), None)


def _next(offsets: Sequence[int], low: int, high: int) -> int:
    """The first of the offsets, which are in order, between two others, or the second of these."""
    place = bisect_left(offsets, low)
    return min(offsets[place], high) if place < len(offsets) else high
