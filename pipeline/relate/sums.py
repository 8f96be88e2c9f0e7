"""The sums that an article's numbers make, as grammar and meaning relate them, never by numeric coincidence.

A sum has parts (role -> claim id) and one of them is *tested*: the number that the others imply. ``expected`` gives
the interval that they imply for it, ``fits`` whether print agrees. Each family of sums is one file; this one knows
them all, and a new family is a line in each of its tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from pipeline.records import Interval, Reading
from pipeline.relate import (
    balances,
    change_sums,
    conversions,
    currency_pairs,
    fraction_sums,
    migration,
    multiple_sums,
    point_sums,
    rate_sums,
    restatements,
    share_sums,
    total_sums,
)
from pipeline.relate.equations import Equation
from pipeline.relate.sum_record import Expected, Fits, Quantities, Sum, meets

#: In the order in which a reader would meet the sums of one sentence.
_FINDERS: tuple[Callable[[Reading], Iterator[Sum]], ...] = (
    change_sums.find,
    balances.find,
    migration.net_migration,
    point_sums.find,
    multiple_sums.find,
    share_sums.find,
    fraction_sums.find,
    total_sums.find,
    restatements.find,
    rate_sums.find,
    conversions.find,
)
_EXPECTED: Mapping[str, Expected] = MappingProxyType(
    {
        **change_sums.EXPECTED,
        **point_sums.EXPECTED,
        **multiple_sums.EXPECTED,
        "balance": balances.expected,
        "share": share_sums.expected,
        "fraction": fraction_sums.expected,
        **dict.fromkeys(("total", "within", "hundred", "exclusive"), total_sums.expected),
        "restatement": restatements.expected,
        "rate": rate_sums.expected,
        "pace": rate_sums.expected,
        **conversions.EXPECTED,
        **currency_pairs.EXPECTED,
    }
)
#: Where agreement is more than that two intervals meet.
_FITS: Mapping[str, Fits] = MappingProxyType(
    {
        **point_sums.FITS,
        **multiple_sums.FITS,
        **change_sums.FITS,
        "fraction": fraction_sums.fits,
        "share": share_sums.fits,
        **dict.fromkeys(("total", "within", "hundred", "exclusive"), total_sums.fits),
        "restatement": restatements.fits,
        "rate": rate_sums.fits,
        "pace": rate_sums.fits,
        **conversions.FITS,
        **currency_pairs.FITS,
    }
)
#: The sum as equations over its roles, for the article's system (see ``system``).
_EQUATIONS: Mapping[str, Callable[[Sum, Quantities], tuple[Equation, ...]]] = MappingProxyType(
    {
        **dict.fromkeys(change_sums.EXPECTED, change_sums.equations),
        "points": point_sums.equations,
        "share": share_sums.equations,
        **dict.fromkeys(("total", "hundred"), total_sums.equations),
        "restatement": restatements.equations,
    }
)


def find_sums(reading: Reading) -> Iterator[Sum]:
    """Every sum of the article, family by family, in reading order of what tells it."""
    for find in _FINDERS:
        yield from find(reading)


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """What the other parts imply for the tested one; None when it cannot be computed."""
    work_out = _EXPECTED.get(sum_.kind)
    return None if work_out is None else work_out(sum_, quantities)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether print agrees with the sum; None when it cannot be computed."""
    return _FITS.get(sum_.kind, meets(expected))(sum_, quantities)


def equations(sum_: Sum, quantities: Quantities) -> tuple[Equation, ...]:
    """The sum as equations over its roles and names of its own; none where it is no equation."""
    written = _EQUATIONS.get(sum_.kind)
    return () if written is None else written(sum_, quantities)


__all__ = ["Sum", "equations", "expected", "find_sums", "fits"]
