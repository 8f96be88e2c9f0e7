"""The sums that a multiple makes: "doubled from 20 to 40", "three times the 200 of last year", "fell by a third".

A multiple in words is loose: "doubled" is a tenth either way, "three times" is rounded to a whole number, and "three
times more than" is three times to one writer and four times to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pipeline.records import Change, Comparison, Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import changes_by, comparable
from pipeline.relate.completing import Surroundings, levels_of, surroundings
from pipeline.relate.sum_record import Expected, Fits, Quantities, Sum

#: "Twice the 169,000 figure of the forecast": nouns that stand for whatever is counted.
_COMPARATIVES = MappingProxyType(
    {
        **dict.fromkeys(("more", "higher", "larger", "greater", "bigger"), "times_more"),
        **dict.fromkeys(("less", "fewer", "lower", "smaller"), "times_less"),
    }
)
_ANYTHING = frozenset({"figure", "number", "total", "level", "mark", "one", "estimate", "forecast", "target"})
_LEVELS = frozenset({"count", "money", "measure", "percent", "index"})
#: How far a multiple that is not hedged may be from the printed one, as a part of it, before it is more than loose.
LOOSE = 0.15
#: "More than doubled" is said up to so many times the multiple.
NEAR = 3.0


def find(reading: Reading) -> Iterator[Sum]:
    """The sums of every multiple that is told between two levels, in reading order."""
    around = surroundings(reading)
    compared = {comparison.multiple for comparison in reading.comparisons}
    for change in reading.changes:
        sum_ = _of_change(change, around)
        if sum_ is not None and change.multiple not in compared:
            yield sum_
    for comparison in reading.comparisons:
        level, base = (around.claims[id_].quantity for id_ in (comparison.level, comparison.base))
        if comparable(level, base) or (level.kind == base.kind == "count" and base.unit in _ANYTHING):
            yield _of_comparison(comparison)


def _of_change(change: Change, around: Surroundings) -> Sum | None:
    at = change.multiple
    levels = None if at is None else levels_of(change, at, around)
    if at is None or levels is None or levels.apart:
        return None
    old, new = around.claims[levels.old].quantity, around.claims[levels.new].quantity
    if old.kind not in _LEVELS or not changes_by(old, new) or at in {levels.old, levels.new}:
        return None
    role = _COMPARATIVES.get(change.trigger.text.lower(), "multiple")
    return Sum("multiple", (("old", levels.old), ("new", levels.new), (role, at)), role, change)


def _of_comparison(comparison: Comparison) -> Sum:
    """ "Three times more than" and "three times fewer than" are told by the role that the multiple takes."""
    role = "times_more" if comparison.more else "times_less" if comparison.less else "multiple"
    return Sum("multiple", (("old", comparison.base), ("new", comparison.level), (role, comparison.multiple)), role)


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """How many times the one level is the other; of a fall by a fraction, the part that is gone."""
    old, new = intervals.side_by_side(quantities["old"], quantities["new"])
    if old is None or new is None:
        return None
    told = quantities[sum_.tested]
    if told.kind == "fraction" and sum_.change is not None:
        change = intervals.percent_change(old, new)
        if change is None:
            return None
        part = intervals.scaled(change, 0.01)
        return intervals.negated(part) if sum_.change.direction == "down" else part
    down = sum_.change is not None and sum_.change.direction == "down" and _value(told) > 1
    return intervals.ratio(old, new) if down or sum_.tested == "times_less" else intervals.ratio(new, old)


def _value(told: Quantity) -> float:
    return float(told.value) if isinstance(told.value, (int, float)) else 1.0


def allowed(sum_: Sum, told: Quantity) -> Interval | None:
    """What print allows for a multiple."""
    low, high = intervals.ends(intervals.of(told) or Interval(None, None))
    if not isinstance(told.value, (int, float)):
        return None
    if told.step is not None and told.step > 1 and told.comparator == "=":  # "ten times" is no "five to fifteen"
        low, high = told.value * (1 - LOOSE), told.value * (1 + LOOSE)
    if told.comparator == ">" and told.kind == "multiple":
        high = told.value * NEAR  # what has grown sixfold is not told as more than doubled
    if told.kind == "fraction":
        low, high = min(low, told.value * 0.9), max(high, told.value * 1.1)
    if told.comparator == "=" and low == high:
        low, high = told.value - 0.5, told.value + 0.5
    if sum_.tested == "times_more":
        high += 1
    if told.kind == "multiple" and told.value < 1 and sum_.change is not None:
        low, high = 2 * told.value - high, 2 * told.value - low  # what is more than halved is less than half
    return Interval(low, high)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the multiple is what the levels make it."""
    implied, printed = expected(sum_, quantities), allowed(sum_, quantities[sum_.tested])
    return None if implied is None or printed is None else intervals.meet(implied, printed)


def far_off(sum_: Sum, quantities: Quantities) -> bool:
    """Whether the levels are further from the multiple than loose wording goes."""
    implied, printed = expected(sum_, quantities), allowed(sum_, quantities[sum_.tested])
    if implied is None or printed is None:
        return False
    low, high = intervals.ends(printed)
    value = _value(quantities[sum_.tested])
    loose = Interval(min(low, value * (1 - LOOSE)), max(high, value * (1 + LOOSE)))
    return not intervals.meet(implied, loose)


EXPECTED: Mapping[str, Expected] = MappingProxyType({"multiple": expected})
FITS: Mapping[str, Fits] = MappingProxyType({"multiple": fits})
