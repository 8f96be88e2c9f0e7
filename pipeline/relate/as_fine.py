"""How finely a number is read beside others: "500" beside 312 and 188 is not any number from 450 to 550."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pipeline.patterns import lazily
from pipeline.records import Interval, Quantity
from pipeline.relate import intervals

_DIGITS = lazily(r"[\d,]+")
#: A whole number below this was counted, whatever its noughts.
_COUNTED = 1000


def read_beside(quantity: Quantity, others: Iterable[Quantity]) -> Interval | None:
    """The interval of a number in digits and without a hedge: one digit finer than its noughts allow where it is small
    enough to have been counted, to two figures where others are printed finer.

    "4.2 million" beside 726,000 stays as rounded as it is printed.
    """
    value, step = quantity.value, quantity.step
    plain = _DIGITS.fullmatch(quantity.passage.text.lstrip("£$€")) is not None and quantity.comparator == "="
    if not plain or not isinstance(value, (int, float)) or step is None or step <= 1 or value <= 0:
        return intervals.of(quantity)
    if value < _COUNTED:
        finer = max(step / 10, 1.0)
    else:
        finest = min((other.step for other in others if other.step), default=step)
        finer = min(step, 10.0 ** (math.floor(math.log10(value)) - 1)) if finest < step else step
    if finer == step:
        return intervals.of(quantity)
    if finer <= 1 and quantity.kind == "count":
        return Interval(value, value)
    return Interval(value - finer / 2, value + finer / 2)
