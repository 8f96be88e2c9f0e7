"""Equations over intervals: what each number of a sum may still be when the others are what print allows.

Source of the method: interval constraint propagation by hull consistency (F. Benhamou and W. Older, Applying interval
arithmetic to real, integer and boolean constraints, Journal of Logic Programming, 1997). It never cuts a value off that
solves the equations, so that an empty interval is a proof that print contradicts itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Span = tuple[float, float]  # the ends, infinite where open
Spans = Mapping[str, Span]
EVERYTHING: Span = (-math.inf, math.inf)


@dataclass(frozen=True)
class Linear:
    """Terms (coefficient, name) that add up to ``total``."""

    terms: tuple[tuple[float, str], ...]
    total: float = 0.0

    @property
    def names(self) -> tuple[str, ...]:
        """The numbers that take part."""
        return tuple(name for _, name in self.terms)

    def renamed(self, name: Callable[[str], str]) -> Linear:
        """The same equation over other names."""
        return Linear(tuple((factor, name(role)) for factor, role in self.terms), self.total)

    def implied(self, spans: Spans) -> Iterator[tuple[str, Span]]:
        """What the others leave for each number."""
        for place, (coefficient, name) in enumerate(self.terms):
            low = high = self.total
            for other, (factor, role) in enumerate(self.terms):
                if other != place:
                    least, most = _times(spans[role], (factor, factor))
                    low, high = low - most, high - least
            ends = (low / coefficient, high / coefficient)
            yield name, (min(ends), max(ends))


@dataclass(frozen=True)
class Product:
    """``product = first * second``."""

    product: str
    first: str
    second: str

    @property
    def names(self) -> tuple[str, ...]:
        """The numbers that take part."""
        return (self.product, self.first, self.second)

    def renamed(self, name: Callable[[str], str]) -> Product:
        """The same equation over other names."""
        return Product(name(self.product), name(self.first), name(self.second))

    def implied(self, spans: Spans) -> Iterator[tuple[str, Span]]:
        """What the others leave for each number; nothing is said of a factor when the other may be zero."""
        yield self.product, _times(spans[self.first], spans[self.second])
        for factor, other in ((self.first, self.second), (self.second, self.first)):
            low, high = spans[other]
            if low > 0 or high < 0:
                yield factor, _times(spans[self.product], (1 / high, 1 / low))


Equation = Linear | Product


def _times(a: Span, b: Span) -> Span:
    ends = [_finite(x, y) for x in a for y in b]
    return min(ends), max(ends)


def _finite(x: float, y: float) -> float:
    return 0.0 if x == 0 or y == 0 else x * y  # an open end times nothing is nothing
