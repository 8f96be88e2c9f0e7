"""One sum: numbers of an article that arithmetic ties together, and how it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from pipeline.records import Change, Interval, Quantity
from pipeline.relate import intervals

SumKind = Literal[
    "difference", "balance", "percent_change", "amount_percent_level", "points", "direction", "share", "fraction",
    "restatement", "multiple", "rate", "pace", "total", "within", "hundred", "exclusive", "share_change",
    "points_of_amount", "conversion", "degrees_apart", "currency_pair",
]  # fmt: skip
Quantities = Mapping[str, Quantity]  # by role
#: Where the rates that a conversion is held against come from.
RateSource = Literal["dated", "neighbours", "ever", "before", "same"]


@dataclass(frozen=True)
class HeldAgainst:
    """How much of the second currency one of the first may be: in ``spans``; ever since rates are known, in ``ever``.

    ``likely`` is where the currencies that print most likely means were, ``start`` and ``end`` the days of it.
    """

    spans: tuple[Interval, ...]
    ever: tuple[Interval, ...]
    source: RateSource
    likely: Interval
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Sum:
    """One relation between numbers of an article; ``parts`` are (role, claim id), ``tested`` is one of the roles."""

    kind: SumKind
    parts: tuple[tuple[str, int], ...]
    tested: str
    change: Change | None = None
    periods: tuple[str, str] | None = None  # of a rate that is given twice
    inferred: bool = False  # a number that it needs stands in another sentence
    exchange: HeldAgainst | None = None

    def part(self, role: str) -> int | None:
        """The claim id in a role, or None."""
        return next((id_ for name, id_ in self.parts if name == role), None)

    def of(self, role: str) -> int:
        """The claim id in a role that the sum has. Raises KeyError when it has none."""
        return dict(self.parts)[role]

    @cached_property
    def ids(self) -> frozenset[int]:
        """All claims that take part."""
        return frozenset(id_ for _, id_ in self.parts)


#: What the other parts imply for the tested one; None when it cannot be computed.
Expected = Callable[[Sum, Quantities], Interval | None]
#: Whether print agrees with the sum; None when it cannot be computed.
Fits = Callable[[Sum, Quantities], bool | None]


def meets(expected: Expected) -> Fits:
    """The usual way to agree: what is implied meets what print allows, digits cut off included."""

    def fits(sum_: Sum, quantities: Quantities) -> bool | None:
        implied = expected(sum_, quantities)
        printed = intervals.with_truncation(quantities[sum_.tested])
        return None if implied is None or printed is None else intervals.meet(implied, printed)

    return fits
