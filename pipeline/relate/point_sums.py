"""The sums that two shares make: their difference in percentage points, and what is printed as per cent or points.

Between 6 and 8 per cent lie 2 points, or a third. A rise "of 2 per cent" there is loose print for points; "percentage
points" between two sums of money can only be per cent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pipeline.patterns import lazily
from pipeline.records import Change, Interval, Margin, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import comparable
from pipeline.relate.completing import Levels, Surroundings, levels_of, surroundings
from pipeline.relate.counts_beside_points import counts_beside
from pipeline.relate.equations import Equation, Linear
from pipeline.relate.sum_record import Expected, Fits, Quantities, Sum

_SHARES = frozenset({"percent", "ratio", "fraction"})
_AMOUNTS = frozenset({"count", "money", "measure"})
_PERCENTAGE = lazily(r"percent|per\s?cent|%|\bppts?\b|\bpp\b", re.IGNORECASE)

_A_YEAR = lazily(r"[\s-]+(?:an?|per|each|every)[\s-]+(?:year|month|week|quarter|day)|\s+annual", re.IGNORECASE)
_STRAIGHT_TO = lazily(r"\s+to\s+(?:(?:an?|about|around|nearly|almost|just|over|record|some|more than)\s+){0,3}")


def find(reading: Reading) -> Iterator[Sum]:
    """The sums of every difference that is told between two shares, in reading order."""
    around = surroundings(reading)
    told: set[int] = set()
    for change in reading.changes:
        for sum_ in _of_change(change, around):
            told.add(sum_.of(sum_.tested))
            yield sum_
            yield from counts_beside(around.page, sum_)
    for margin in reading.margins:
        if margin.difference in told:
            continue
        apart = _of_margin(margin, around)
        if apart is not None:
            yield apart


def _of_margin(margin: Margin, around: Surroundings) -> Sum | None:
    """Two sides set against each other: neither is the earlier one, and the difference has no sign."""
    told, first = around.claims[margin.difference].quantity, around.claims[margin.first].quantity
    second = () if margin.second is None else (("new", margin.second),)
    levels = (("old", margin.first), *second)
    if first.kind in _AMOUNTS and margin.first < margin.difference:  # behind its points a bare number is a percentage
        parts = (*levels, ("points", margin.difference))
        return Sum("points_of_amount", parts, "points") if in_percentage_points(told) else None
    if told.kind == "percent":
        return Sum("share_change", (*levels, ("percent", margin.difference)), "percent")
    return Sum("points", (*levels, ("points", margin.difference)), "points")


def _of_change(change: Change, around: Surroundings) -> Iterator[Sum]:
    at = _told(change, around)
    if at is None:
        return
    levels = levels_of(change, at, around)
    if levels is None:
        if change.new is not None and _points_to(change, at, around):
            yield Sum("points_of_amount", (("new", change.new), ("points", at)), "points", change)
        return
    sum_ = _between(around, change, at, levels)
    if sum_ is not None:
        yield sum_


def _told(change: Change, around: Surroundings) -> int | None:
    """The claim that tells the difference: points, points that print calls nothing else, or per cent."""
    if change.points is not None:
        return change.points
    if change.amount is not None and is_points(around.claims[change.amount].quantity):
        return change.amount
    return change.percent if change.percent is not None else _in_brackets(change, around)


def _in_brackets(change: Change, around: Surroundings) -> int | None:
    """ "The biggest increase (28 percentage points, 193,000)": right behind the word of change."""
    at = bisect_left(around.claims, change.trigger.end, key=lambda claim: claim.quantity.passage.start)
    if at >= len(around.claims) or not is_points(around.claims[at].quantity):
        return None
    between = around.text[change.trigger.end : around.claims[at].quantity.passage.start]
    return at if re.fullmatch(r"\s*\(\s*", between) else None


def is_points(quantity: Quantity) -> bool:
    """Whether a number may be percentage points; of an index, "points" may be its own."""
    return quantity.kind == "percentage_points" or (quantity.kind == "index" and quantity.unit == "point")


def _between(around: Surroundings, change: Change, at: int, levels: Levels) -> Sum | None:
    claims = around.claims
    old, new, told = claims[levels.old].quantity, claims[levels.new].quantity, claims[at].quantity
    if not comparable(old, new) or at in {levels.old, levels.new}:
        return None
    pair = (("old", levels.old), ("new", levels.new))
    directed = None if levels.apart else change
    if old.kind in _SHARES:
        if told.kind == "percent":
            after = around.text[told.passage.end : told.passage.end + 16]
            if told.per is not None or _A_YEAR.match(after):
                return None  # "2 per cent a year from 3 per cent to 11"
            return Sum("share_change", (*pair, ("percent", at)), "percent", directed)
        return Sum("points", (*pair, ("points", at)), "points", directed)
    if old.kind in _AMOUNTS and in_percentage_points(told):
        return Sum("points_of_amount", (*pair, ("points", at)), "points", directed)
    return None


def in_percentage_points(quantity: Quantity) -> bool:
    """Whether print says "percentage points" in full; bare points may be those of an index."""
    return quantity.kind == "percentage_points" and _PERCENTAGE.search(quantity.passage.text) is not None


def _points_to(change: Change, at: int, around: Surroundings) -> bool:
    """ "Rise 18 percentage points to £4.5bn": right behind the points, a level that is no share."""
    points, new = around.claims[at], around.claims[change.new or 0]
    if not in_percentage_points(points.quantity) or new.quantity.kind not in _AMOUNTS or new.id != at + 1:
        return False
    between = around.text[points.quantity.passage.end : new.quantity.passage.start]
    return _STRAIGHT_TO.fullmatch(between) is not None


def _levels(quantities: Quantities) -> tuple[Interval, Interval] | None:
    if "new" not in quantities:
        ends = quantities["old"].value
        half = (quantities["old"].step or 1.0) / 2
        if not isinstance(ends, tuple):
            return None
        return Interval(ends[0] - half, ends[0] + half), Interval(ends[1] - half, ends[1] + half)
    old, new = intervals.side_by_side(quantities["old"], quantities["new"])
    if old is None or new is None:
        return None
    return _as_percent(old, quantities["old"]), _as_percent(new, quantities["new"])


def _as_percent(interval: Interval, share: Quantity) -> Interval:
    """ "One in five", "a quarter" as per cent; the bare numbers of "by 22 points (47 to 25)" are rounded per cents."""
    if share.kind == "count" and isinstance(share.value, (int, float)):
        return Interval(share.value - 0.5, share.value + 0.5)
    return intervals.scaled(interval, 100) if share.kind in {"ratio", "fraction"} else interval


def difference(sum_: Sum, quantities: Quantities) -> Interval | None:
    """The difference in points, as a positive number where it goes the way that the change says."""
    levels = _levels(quantities)
    return None if levels is None else _signed(intervals.difference(levels[1], levels[0]), sum_)


def relative(sum_: Sum, quantities: Quantities) -> Interval | None:
    """The change in per cent; of two levels set apart, the larger one may be either."""
    levels = _levels(quantities)
    found = None if levels is None else intervals.percent_change(*levels)
    return None if found is None else _signed(found, sum_)


def _signed(interval: Interval, sum_: Sum) -> Interval:
    change = sum_.change
    if change is not None and change.direction is not None:
        return intervals.negated(interval) if change.direction == "down" else interval
    low, high = intervals.ends(interval)
    return intervals.negated(interval) if low + high < 0 else interval


def printed(told: Quantity) -> Interval | None:
    """What print allows for a difference. Nothing is cut off: both levels have been given their rounding already, and
    one digit more would let 13 stand for 15."""
    interval = intervals.of(told)
    return interval if interval is None or told.unit != "basis point" else intervals.scaled(interval, 0.01)


def fits_points(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the points are the difference of the two shares."""
    implied, told = difference(sum_, quantities), printed(quantities[sum_.tested])
    return None if implied is None or told is None else intervals.meet(implied, told)


def fits_relative(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether a percentage between two shares is the relative change, by either of them where they are set apart.
    Digits may have been cut off it only where it is not the difference in points to the digit."""
    percent = quantities["percent"]
    told = printed(percent) if fits_points(sum_, quantities) else intervals.with_truncation(percent)
    return None if told is None else is_relative(sum_, quantities, told)


def is_relative(sum_: Sum, quantities: Quantities, told: Interval) -> bool | None:
    """Whether a number is the change in per cent; of two sides set against each other, by either of them."""
    implied = relative(sum_, quantities)
    if implied is None:
        return None
    if intervals.meet(implied, told) or sum_.change is not None:
        return intervals.meet(implied, told)
    levels = _levels(quantities)
    turned = None if levels is None else intervals.percent_change(levels[1], levels[0])
    return turned is not None and intervals.meet(_signed(turned, sum_), told)


def fits_amount(_sum: Sum, _quantities: Quantities) -> bool | None:
    """Points told of money or counts never fit."""
    return False


def equations(sum_: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The sum as equations, where it goes one way and all of it is in per cent; the rest is not read as one."""
    direction = sum_.change.direction if sum_.change is not None else None
    plain = all(q.kind == "percent" or q.unit == "percentage point" for q in quantities.values())
    if direction is None or not plain or sum_.kind != "points":
        return ()
    way = 1.0 if direction == "up" else -1.0
    return (Linear(((1, "new"), (-1, "old"), (-way, "points"))),)


EXPECTED: Mapping[str, Expected] = MappingProxyType({"points": difference, "share_change": relative})
FITS: Mapping[str, Fits] = MappingProxyType(
    {"points": fits_points, "share_change": fits_relative, "points_of_amount": fits_amount}
)
