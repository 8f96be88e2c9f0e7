"""Arithmetic on printed numbers as intervals: a printed number stands for all values that round to it.

Source of the method: interval arithmetic (R. E. Moore, Interval Analysis, 1966), as statcheck applies it to printed
statistics: a recomputed value contradicts a printed one only when the two intervals do not meet.
"""

from __future__ import annotations

import math

from pipeline.patterns import lazily
from pipeline.records import Direction, Interval, Quantity
from pipeline.relate.house_rounding import without_halves

_POINT = lazily(r"\d\.\d")
_SLACK = 1e-9  # floating point, relative; never a tolerance on the figures (house_rounding.py counts on it)


def of(quantity: Quantity, figures: int | None = None) -> Interval | None:
    """The interval that a quantity's print allows, or None when it has no value.

    ``figures`` are the significant figures of a number that it is set beside: "£100m" next to "£84m" is read to two
    figures, not to one. A count printed to the unit is exact.
    """
    if isinstance(quantity.value, tuple):
        return quantity.interval or Interval(*quantity.value)
    if quantity.value is None:
        return quantity.interval
    if quantity.comparator == "=" and quantity.interval is not None and quantity.step is not None:
        step = _step(quantity, quantity.value, quantity.step, figures)
        if quantity.kind == "count" and step <= 1.0 and float(quantity.value).is_integer():
            return Interval(quantity.value, quantity.value)
        if step < quantity.step:
            return Interval(quantity.value - step / 2, quantity.value + step / 2)
    return without_halves(quantity, quantity.interval or Interval(quantity.value, quantity.value))


def _step(quantity: Quantity, value: float, step: float, figures: int | None) -> float:
    """The step of a number beside finer ones; digits behind a point say themselves where it was rounded."""
    if figures is None or not value or not math.isfinite(value) or _POINT.search(quantity.passage.text):
        return step
    return float(min(step, 10.0 ** (math.floor(math.log10(abs(value))) - figures + 1)))


def significant(*quantities: Quantity) -> int | None:
    """The most significant figures that any of some exact numbers is printed with."""
    found = [
        round(math.floor(math.log10(abs(q.value))) - math.log10(q.step)) + 1
        for q in quantities
        if q.step and q.comparator == "=" and isinstance(q.value, (int, float)) and q.value and math.isfinite(q.value)
    ]
    return max(found, default=None)


def pair(old: Quantity | None, new: Quantity | None) -> tuple[Interval | None, Interval | None]:
    """The intervals of two levels set beside each other: both are read as finely as the finer one is printed."""
    figures = significant(*(level for level in (old, new) if level is not None))
    return (None if old is None else of(old, figures), None if new is None else of(new, figures))


def side_by_side(old: Quantity, new: Quantity) -> tuple[Interval | None, Interval | None]:
    """As ``pair``; two percentages are read to the same decimal, for 8 beside 33 per cent is a whole number too."""
    if old.kind != "percent" or new.kind != "percent":
        return pair(old, new)
    steps = [level.step for level in (old, new) if level.step and level.comparator == "="]
    return _to_step(old, min(steps, default=None)), _to_step(new, min(steps, default=None))


def _to_step(level: Quantity, step: float | None) -> Interval | None:
    finer = step is not None and level.step is not None and step < level.step and level.comparator == "="
    if not finer or step is None or not isinstance(level.value, (int, float)):
        return of(level)
    return Interval(level.value - step / 2, level.value + step / 2)


def with_truncation(quantity: Quantity) -> Interval | None:
    """As ``of``, and print may also have cut digits off (44.8 as 44): the upper side takes a whole step.

    Of things counted to the unit there is nothing to cut off: 43 is not 44.
    """
    interval = of(quantity)
    if not quantity.may_be_cut:
        return interval
    if interval is None or quantity.step is None or quantity.comparator != "=" or isinstance(quantity.value, tuple):
        return interval
    counted = quantity.kind == "count" and quantity.step == 1
    if quantity.value is None or interval.high is None or counted:
        return interval
    if quantity.value < 0:
        low, high = interval.low, interval.high
        return Interval(None if low is None else min(low, quantity.value - quantity.step), high)
    return Interval(interval.low, max(interval.high, quantity.value + quantity.step))


def ends(interval: Interval) -> tuple[float, float]:
    """Both ends as numbers; an open end is infinite."""
    return (
        -math.inf if interval.low is None else interval.low,
        math.inf if interval.high is None else interval.high,
    )


def meet(a: Interval, b: Interval) -> bool:
    """Whether some value lies in both."""
    (a_low, a_high), (b_low, b_high) = ends(a), ends(b)
    slack = _SLACK * max((abs(x) for x in (a_low, a_high, b_low, b_high) if math.isfinite(x)), default=0.0)
    return a_low <= b_high + slack and b_low <= a_high + slack


def difference(new: Interval, old: Interval) -> Interval:
    """All values of new - old."""
    (new_low, new_high), (old_low, old_high) = ends(new), ends(old)
    return spanned(new_low - old_high, new_high - old_low)


def ratio(part: Interval, whole: Interval) -> Interval | None:
    """All values of part / whole for a positive whole; None when the whole may be zero."""
    (part_low, part_high), (whole_low, whole_high) = ends(part), ends(whole)
    if whole_low <= 0:
        return None
    values = [
        a / b for a in (part_low, part_high) for b in (whole_low, whole_high) if not (math.isinf(a) and math.isinf(b))
    ]
    if math.isinf(whole_high):
        values.append(0.0)
    return spanned(min(values), max(values))


def percent_change(old: Interval, new: Interval) -> Interval | None:
    """All values of 100 * (new / old - 1)."""
    quotient = ratio(new, old)
    if quotient is None:
        return None
    low, high = ends(quotient)
    return spanned(100 * (low - 1), 100 * (high - 1))


def scaled(interval: Interval, factor: float) -> Interval:
    """All values times a positive factor."""
    low, high = ends(interval)
    return spanned(low * factor, high * factor)


def signed(printed: Interval, direction: Direction | None) -> Interval:
    """A change as arithmetic has it: print gives a fall as a positive number."""
    return negated(printed) if direction == "down" else printed


def negated(interval: Interval) -> Interval:
    """All values with the other sign."""
    low, high = ends(interval)
    return spanned(-high, -low)


def spanned(low: float, high: float) -> Interval:
    """The interval between two ends; an infinite one is open."""
    return Interval(None if math.isinf(low) else low, None if math.isinf(high) else high)
