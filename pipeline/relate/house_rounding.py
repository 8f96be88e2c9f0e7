"""A house style of rounding: what becomes of a half, and whether digits that are cut off are a way to print a number.

Round half up is meant as newsrooms mean it, away from zero (a fall of 44.5 is one of 45); round half to even is that of
IEEE 754. Without a house style a printed number may come of either.
"""

from __future__ import annotations

import math
from dataclasses import replace

from pipeline.records import Claim, Interval, Kind, Quantity, Reading, Rounding
from pipeline.settings import HouseStyle

#: What is rounded to its last printed digit; fractions, multiples and ratios have intervals of their own.
_ROUNDED: frozenset[Kind] = frozenset({"count", "percent", "percentage_points", "money", "measure", "index"})
_INSET = 4e-9  # relative; more than what ``intervals.meet`` leaves to floating point


def in_house(reading: Reading, style: HouseStyle) -> Reading:
    """The reading with its own numbers as the house prints them; what a quoted speaker says is nobody's house style."""
    if style.truncation and style.rounding == "either":
        return reading
    return replace(reading, claims=tuple(claim if claim.quoted else _printed(claim, style) for claim in reading.claims))


def _printed(claim: Claim, style: HouseStyle) -> Claim:
    return replace(claim, quantity=replace(claim.quantity, may_be_cut=style.truncation, rounding=style.rounding))


def as_anywhere(quantity: Quantity) -> Quantity:
    """The quantity as it might be printed without a house style."""
    return replace(quantity, may_be_cut=True, rounding="either")


def without_halves(quantity: Quantity, interval: Interval) -> Interval:
    """The interval of a printed number, less the ends that the house would have printed as another number."""
    value, step = quantity.value, quantity.step
    if quantity.rounding == "either" or quantity.kind not in _ROUNDED or quantity.comparator != "=":
        return interval
    if isinstance(value, tuple) or not value or not step:
        return interval
    low, high = interval.low, interval.high
    inset = min(_INSET * (abs(value) + step), step / 8)
    if high is not None and math.isclose(high, value + step / 2) and _leaves(quantity.rounding, value, step, up=True):
        high -= inset
    if low is not None and math.isclose(low, value - step / 2) and _leaves(quantity.rounding, value, step, up=False):
        low += inset
    return Interval(low, high)


def _leaves(rounding: Rounding, value: float, step: float, *, up: bool) -> bool:
    """Whether the half above a printed value, or the one below it, is printed as another one."""
    if rounding == "half-up":
        return up == (value > 0)
    return round(value / step) % 2 == 1


def rounded(value: float, rounding: Rounding) -> int:
    """A positive value as a whole number, as the house prints it; a half that may be either goes to the even one.

    A value is a half where only floating point says otherwise.
    """
    half = math.floor(value) + 0.5
    if not math.isclose(value, half):
        return round(value)
    return math.ceil(half) if rounding == "half-up" else round(half)
