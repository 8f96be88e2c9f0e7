"""A sum of money given again in another currency: "$500m (£270m; 390m euros)".

The rate that the two imply is held against the rates around the article's date or the sum's own period; without any
date against the other pairs of the article; and always against every rate since the table begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from types import MappingProxyType

from pipeline.official.exchange_rates import ExchangeRates
from pipeline.records import Claim, Interval, Reading
from pipeline.relate import converted_figures, intervals
from pipeline.relate.likely_rates import rate_of, rates_of_article
from pipeline.relate.money_groups import groups_of, pairs_of
from pipeline.relate.rate_windows import windows
from pipeline.relate.sum_record import Expected, Fits, HeldAgainst, Quantities, Sum

_ONE = Interval(1.0, 1.0)


def find(reading: Reading, rates: ExchangeRates) -> Iterator[Sum]:
    """Every pair of sums of money that stand in apposition in two currencies, and what is known of their rate."""
    groups = groups_of(reading)
    if not groups:
        return
    pairs = pairs_of(groups, reading)
    agreed = rates_of_article(pairs)
    since = rates.span[0]
    between = cache(rates.between)  # an article's pairs ask for the same few stretches again and again
    for pair in pairs:
        known = windows(reading, (pair.first, pair.second), since)
        rate = rate_of(pair, agreed.get(pair.units), known, between)
        if rate is not None:
            parts = (("base", pair.first.id), ("quoted", pair.second.id))
            yield Sum("currency_pair", parts, "quoted", exchange=rate)
    for group in groups:
        yield from _twice(group)


def _twice(group: Sequence[Claim]) -> Iterator[Sum]:
    """ "5bn rupees ($50m; $27m)": one sum twice in one currency, and not the same."""
    first, *others = group
    one = HeldAgainst((_ONE,), (_ONE,), "same", _ONE)
    for other, another in combinations(others, 2):
        if other.quantity.unit == another.quantity.unit != first.quantity.unit:
            yield Sum("currency_pair", (("base", other.id), ("quoted", another.id)), "quoted", exchange=one)


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """What the first sum is in the second currency, at the rates that it is held against."""
    found = next(converted_figures.pairs(quantities["base"], quantities["quoted"]), None)
    if found is None or sum_.exchange is None:
        return None
    (low, high), rates = intervals.ends(found[0]), [intervals.ends(span) for span in sum_.exchange.spans]
    return Interval(low * min(rate[0] for rate in rates), high * max(rate[1] for rate in rates))


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether some rate leads from the first sum to what the second allows; of ranges, at both ends."""
    return None if sum_.exchange is None else fits_at(sum_.exchange.spans, quantities)


def fits_at(spans: Sequence[Interval], quantities: Quantities) -> bool | None:
    """As ``fits``, for given rates."""
    found = tuple(converted_figures.pairs(quantities["base"], quantities["quoted"]))
    if not found:
        return None
    return any(all(intervals.meet(_times(given, span), printed) for given, printed in found) for span in spans)


def _times(given: Interval, rate: Interval) -> Interval:
    (low, high), (least, most) = intervals.ends(given), intervals.ends(rate)
    return Interval(low * least, high * most)


def at_factor(sum_: Sum, factor: float) -> tuple[Interval, ...]:
    """The rates of a sum times a factor."""
    return () if sum_.exchange is None else tuple(intervals.scaled(span, factor) for span in sum_.exchange.spans)


EXPECTED: Mapping[str, Expected] = MappingProxyType({"currency_pair": expected})
FITS: Mapping[str, Fits] = MappingProxyType({"currency_pair": fits})
