"""Whether two claims are about the same thing: the same measure, place and period by meaning, not by wording."""

from __future__ import annotations

from pipeline.measure_words import words_of
from pipeline.records import Claim

#: Days by which two printings of one period may begin or end apart.
WEEK = 7


def same_measure(a: str | None, b: str | None) -> bool:
    """Whether the content words of one are all among those of the other."""
    if a is None or b is None:
        return False
    first, second = words_of(a), words_of(b)
    if not first or not second:
        return False
    return first <= second or second <= first


def same_place(a: Claim, b: Claim) -> bool:
    """Whether two claims are about one place; both without a place count as one."""
    if a.place_code is not None and b.place_code is not None:
        return a.place_code == b.place_code
    if a.places and b.places:
        return bool({r.code for r in a.places} & {r.code for r in b.places})
    return (a.place or "").casefold() == (b.place or "").casefold()


def same_period(a: Claim, b: Claim) -> bool:
    """Whether both periods are known and one, within a week of each other at both ends."""
    first, second = a.period, b.period
    if (
        first is None
        or second is None
        or first.start is None
        or second.start is None
        or first.end is None
        or second.end is None
    ):
        return False
    return abs((first.start - second.start).days) <= WEEK and abs((first.end - second.end).days) <= WEEK


def same_series(a: Claim, b: Claim) -> bool:
    """Same measure and place."""
    measures = a.indicator == b.indicator if a.indicator and b.indicator else same_measure(a.measure, b.measure)
    return measures and same_place(a, b)


def same_level(a: Claim, b: Claim) -> bool:
    """Same measure, place and period."""
    return same_series(a, b) and same_period(a, b)
