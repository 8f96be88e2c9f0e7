"""Numbers -> places on paper: round steps for an axis, and a line from values to coordinates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: Steps of an axis, times a power of ten.
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
#: An axis starts at nought unless the figures lie in the upper part of it, from this share of the highest on.
_FROM_NOUGHT = 0.6


@dataclass(frozen=True)
class Scale:
    """``low`` and ``high`` of the values lie at ``start`` and ``end`` of the paper."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value lies; at the start where all are one."""
        return self.start + (value - self.low) / ((self.high - self.low) or 1.0) * (self.end - self.start)


def ticks(values: Sequence[float], most: int = 5) -> tuple[float, ...]:
    """Round values, at least two and about ``most``, that hold all of the given ones between first and last.

    Nought is among them unless the values lie close together far from it.
    """
    low, high = min(values), max(values)
    if low >= 0 and low < _FROM_NOUGHT * high:
        low = 0.0
    elif high <= 0 and high > _FROM_NOUGHT * low:
        high = 0.0
    spread = high - low or abs(high) or 1.0
    step = _round_step(spread / most)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(number * step for number in range(first, max(last, first + 1) + 1))


def spelled(values: Sequence[float]) -> tuple[str, ...]:
    """The values of an axis in words of one kind: "0", "20,000"; "1.5 million"; "−2.5"."""
    largest = max(map(abs, values))
    scale, word = next(
        ((size, name) for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")) if largest >= size),
        (1.0, ""),
    )
    shares = [value / scale for value in values]
    decimals = next((n for n in range(6) if all(math.isclose(round(s, n), s, abs_tol=1e-9) for s in shares)), 6)
    return tuple(f"{share:,.{decimals}f}{word}".replace("-", "−") if share else "0" for share in shares)


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least * 0.999)
