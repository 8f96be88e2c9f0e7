"""How far a figure that was converted, or that others were converted from, may be rounded; pure.

What stands first was given, what stands second was worked out from it and rounded by hand: half a step of its last
digit down, and, as digits are cut off as well as rounded, a whole step up. A second figure that ends in a five may be
rounded to fives, and a power of ten stands for what is within a tenth below it. A first figure that is printed more
coarsely than the second one ("20 million" beside "10.5 million") is good to two figures. Hedges are those of the fact,
not of the conversion: "over 1,400 feet (about 430 metres)" converts 1,400.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from pipeline.number_words import zeros_place
from pipeline.records import Interval, Quantity


def pairs(first: Quantity, second: Quantity) -> Iterator[tuple[Interval, Interval]]:
    """What the two may stand for; of two ranges the lower and the upper ends. Nothing where only one is a range."""
    if isinstance(first.value, tuple) and isinstance(second.value, tuple):
        for one, two in zip(first.value, second.value, strict=True):
            yield _pair(one, _end_step(one, first.step), two, _end_step(two, second.step))
    elif isinstance(first.value, (int, float)) and isinstance(second.value, (int, float)):
        yield _pair(first.value, first.step, second.value, second.step)


def figures(value: float, step: float) -> int:
    """Significant figures: 1,400 has two, 6.05 three."""
    return max(1, round(math.floor(math.log10(abs(value))) - math.log10(step)) + 1) if value else 1


def _pair(one: float, one_step: float | None, two: float, two_step: float | None) -> tuple[Interval, Interval]:
    one_step, two_step = _step(one, one_step), _step(two, two_step)
    given = one_step
    if figures(two, two_step) > figures(one, one_step):
        given = min(one_step, _place(one) / 10)
    elif _in_fives(one, one_step) and (_in_fives(two, two_step) or two_step >= 10):
        given = 5 * one_step
    return Interval(one - given / 2, one + given / 2), _worked_out(two, two_step)


def _worked_out(value: float, step: float) -> Interval:
    if _in_fives(value, step):
        step *= 5
    elif _place(value) == abs(value):
        step = max(step, abs(value) / 5)
    low, high = (step / 2, step) if value >= 0 else (step, step / 2)
    return Interval(value - low, value + high)


def _in_fives(value: float, step: float) -> bool:
    return round(abs(value) / step) % 10 == 5 and abs(value) >= 10 * step


def _end_step(value: float, step: float | None) -> float | None:
    """The step of one end of a range, whose own is that of the end printed more finely: "50-65"."""
    return step if step is None or step < 1 or not value else max(step, zeros_place(value))


def _step(value: float, step: float | None) -> float:
    """The printed step; of a fraction ("half a mile") a tenth of it, of a correction its noughts ("1,260")."""
    if step == 1.0 and value:
        place = zeros_place(value)
        return place if place < abs(value) else max(1.0, place / 10)
    return step or abs(value) / 10 or 1.0


def _place(value: float) -> float:
    return float(10.0 ** math.floor(math.log10(abs(value)))) if value and math.isfinite(value) else 1.0
