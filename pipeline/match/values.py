"""A printed number against the value of one row: as intervals, at the coarser of the two precisions."""

from __future__ import annotations

from pipeline.records import Interval, Observation, Quantity, Status
from pipeline.relate import intervals

#: A bound so many times off is kept by any figure.
_IDLE = 10.0
#: Floating point, relative.
_ROUND = 1e-12


def is_idle_bound(quantity: Quantity, row: Observation) -> bool:
    """Whether print gives a bound that any figure would keep: "the 90 and over population" of 63 million."""
    value = quantity.value
    if quantity.comparator not in "<>" or not isinstance(value, (int, float)) or not row.value or not value:
        return False
    return not 1 / _IDLE < value / row.value < _IDLE


def compare(quantity: Quantity, row: Observation) -> Status:
    """Print against one row, at the coarser of the two precisions; cut-off digits are accepted."""
    printed, published = intervals.with_truncation(quantity), row_interval(row)
    if printed is None or published is None or row.value is None:
        return "not_checkable"
    if quantity.value == row.value and quantity.comparator == "=":
        return "supported"
    if row.decimals > 0 and quantity.step == 10.0**-row.decimals and quantity.comparator == "=":
        return "mismatch"  # both have the same digits: 2.4 is not 2.5, whatever either was before it was rounded
    if row.decimals > 0 and printed.low is not None and printed.low == printed.high:
        printed = Interval(printed.low - 0.5, printed.low + 1)  # a count to the unit, of a figure with decimals
    if not intervals.meet(printed, published) or _is_next_step(quantity, row.value):
        return "mismatch"
    return "supported_rounded"


def _is_next_step(quantity: Quantity, published: float) -> bool:
    """Whether a figure is a whole step of print further: cut off or rounded, 3.0 is never 2."""
    value, step = quantity.value, quantity.step
    if quantity.comparator != "=" or not step or not isinstance(value, (int, float)):
        return False
    return abs(published) >= (abs(value) + step) * (1 - _ROUND)


def is_almost(quantity: Quantity, published: float) -> bool:
    """Whether only the hedge is at odds with a figure: "almost 35,000" of 35,021, "as many as 12,000" of 12,008."""
    value, step, span = quantity.value, quantity.step, quantity.interval
    if span is None or span.high != value or not step or not isinstance(value, (int, float)):
        return False
    return value < published <= value + (step / 2 if quantity.comparator == "~" else step / 10)


def row_interval(row: Observation) -> Interval | None:
    """The values that a published figure may stand for; a whole number published to the unit is exact."""
    if row.value is None:
        return None
    half = 0.0 if row.decimals == 0 else 0.5 * 10.0**-row.decimals
    return Interval(row.value - half, row.value + half)
