"""A sum of money given again in another currency: "$500m (£270m; 390m euros)".

The rate that the two imply is held against the rates around the article's date or the sum's own period; without any
date against the other pairs of the article; and always against every rate since the table begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from types import MappingProxyType

from pipeline.official.exchange_rates import ExchangeRates
from pipeline.records import Apposition, Claim, Interval, Reading
from pipeline.relate import converted_figures, intervals
from pipeline.relate.currencies import Currency, currency, dollars_of
from pipeline.relate.rate_windows import Window, sentence, windows
from pipeline.relate.sum_record import Expected, Fits, Quantities, Rate, Sum

#: Between the reference rate of a day and what a bank, a newspaper or another hour of the day takes.
_MARGIN = 1.02
#: Small sums are prices, and shops set them for each market.
_PRICE, _PRICE_MARGIN, _PRICES_APART = 1000.0, 1.35, 3.0
#: Older rates than those of the table, of currencies that have not lost noughts since.
_OLD_MARGIN = 3.0
_STEADY = frozenset("USD GBP EUR JPY CHF AUD CAD NZD SEK NOK DKK".split())
#: Two others that agree make a rate of the article; a third that is this far from it does not.
_AGREE, _APART = 1.06, 1.25
#: All that may stand behind a sum that is a plain conversion: the name of its currency, and at what rate it was.
_ONLY_NAMED = re.compile(
    r"(?:[A-Z][\w.]*\s+){0,3}(?:[A-Z]{3}|euros?|pounds?|sterling|dollars?|yen|yuan|renminbi|rand|rou?bles?|rupees?|"
    r"francs?|kron\w+|kroner|won|baht|lira|pesos?|reai?s|real|ringgit|rupiah|shekels?|zlot\w+|forints?|crowns?|pence|"
    r"p|shillings?|naira|dirhams?|riyals?|rials?|Canadian|Australian|American|US)?\s*(?:approx(?:imately|\.)?)?"
    r"(?:,?\s*\bat\b.*\b(?:rates?|exchange|time)\b.*)?"
)
_INFLATION = re.compile(
    r"\binflation|\bin (?:today|current|present|real|modern|(?:19|20)\d\d)(?:['’]s)?\b[- ]?(?:day )?"
    r"(?:money|prices|terms|dollars|pounds)|\btoday['’]s (?:money|prices|terms|value)|\bworth .{0,20}\b(?:today|now)\b"
    r"|\b(?:now|today) worth\b|\bpurchasing power|\bppp\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\bin (?:the )?(?:UK|US|USA|Britain|Europe|States|America|Japan|Germany|France|eurozone)\b", re.IGNORECASE
)
#: Without brackets: "$500m, or about £270m,".
_SAME = re.compile(
    r", or\b|\b(?:about|around|roughly|approximately|i\.e|equal|equivalent|equals|translates?|which is)\b|[~≈]"
)
#: A long noun between the sum and its brackets, or a second clause, and the brackets are likelier about that.
_NOUN_WORDS = 8
_ONE = Interval(1.0, 1.0)
_PRICE_POINT = re.compile(r"(?:9|[.,][49]5)$")


_Units = tuple[str | None, ...]
_Between = Callable[[str, str, date | None, date | None], Interval | None]


@dataclass(frozen=True)
class _Pair:
    first: Claim
    second: Claim
    one: Currency | None
    two: Currency | None

    @property
    def units(self) -> _Units:
        return self.first.quantity.unit, self.second.quantity.unit


def find(reading: Reading, rates: ExchangeRates) -> Iterator[Sum]:
    """Every pair of sums of money that stand in apposition in two currencies, and what is known of their rate."""
    groups = [group for apposed in reading.appositions if (group := _group(apposed, reading))]
    if not groups:
        return
    dollars = dollars_of(reading.article.text)
    pairs = [pair for group in groups for pair in _pairs(group, reading.article.text, dollars)]
    if any(_ELSEWHERE.search(rest) for apposed in reading.appositions for rest in apposed.rests):
        pairs = [pair for pair in pairs if not _as_prices(pair)]
    agreed = _rates_of_article(pairs)
    since = rates.span[0]
    between = cache(rates.between)  # an article's pairs ask for the same few stretches again and again
    for pair in pairs:
        known = windows(reading, (pair.first, pair.second), since)
        rate = _rate(pair, agreed.get(pair.units), known, between)
        if rate is not None:
            parts = (("base", pair.first.id), ("quoted", pair.second.id))
            yield Sum("currency_pair", parts, "quoted", rate=rate)
    for group in groups:
        yield from _twice(group)


def _group(apposed: Apposition, reading: Reading) -> tuple[Claim, ...]:
    """The sums of money of one apposition that are conversions and nothing more."""
    first = reading.claims[apposed.first]
    brackets = apposed.form == "brackets"
    if first.quantity.kind != "money" or (brackets and len(apposed.noun.split()) > _NOUN_WORDS):
        return ()
    if not brackets and apposed.form not in {"slash", "said"} and not _SAME.search(apposed.noun):
        return ()
    rests = apposed.rests or ("",) * len(apposed.others)
    others = tuple(
        reading.claims[id_] for id_, rest in zip(apposed.others, rests, strict=True)
        if reading.claims[id_].quantity.kind == "money" and _ONLY_NAMED.fullmatch(rest)
    )  # fmt: skip
    if not others or _INFLATION.search(sentence(reading, (first, *others))):
        return ()
    return (first, *others)


def _pairs(group: Sequence[Claim], text: str, dollars: tuple[str, ...]) -> Iterator[_Pair]:
    """The first sum with each of the others, and the others among themselves."""
    named = [(claim, currency(claim, text, dollars)) for claim in group]
    for (first, one), (second, two) in combinations(named, 2):
        if first.quantity.unit != second.quantity.unit and not _price_points(first, second):
            yield _Pair(first, second, one, two)


def _twice(group: Sequence[Claim]) -> Iterator[Sum]:
    """ "5bn rupees ($50m; $27m)": one sum twice in one currency, and not the same."""
    first, *others = group
    one = Rate((_ONE,), (_ONE,), "same", _ONE)
    for other, another in combinations(others, 2):
        if other.quantity.unit == another.quantity.unit != first.quantity.unit:
            yield Sum("currency_pair", (("base", other.id), ("quoted", another.id)), "quoted", rate=one)


def _rate(pair: _Pair, agreed: Interval | None, known: tuple[Window, ...] | None, between: _Between) -> Rate | None:
    told = None if agreed is None else Rate((agreed,), (), "neighbours", agreed)
    if pair.one is None or pair.two is None or not (pair.one.sure and pair.two.sure):
        return told
    codes = pair.one, pair.two
    ever = _spans(codes, between, None)
    if not ever:
        return told
    if known is None:
        spans = tuple(_widened(span, _OLD_MARGIN) for span in ever)
        steady = {*pair.one.codes, *pair.two.codes} <= _STEADY
        return Rate(spans, spans, "before", spans[0]) if steady else None
    margin = _PRICE_MARGIN if _as_prices(pair) else _MARGIN
    spans = tuple(_widened(span, margin) for window in known for span in _spans(codes, between, window))
    ever = tuple(_widened(span, margin) for span in ever)
    if spans:
        return Rate(spans, ever, "dated", spans[0], known[0].start, known[0].end)
    return told or Rate(ever, ever, "ever", ever[0])


def _spans(codes: tuple[Currency, Currency], between: _Between, window: Window | None) -> tuple[Interval, ...]:
    one, two = codes
    stretch = (None, None) if window is None else (window.start, window.end)
    found = (
        between(base, quote, *stretch)
        for base in (*one.codes, *one.others)
        for quote in (*two.codes, *two.others)
        if base != quote
    )
    return tuple(intervals.scaled(span, one.size / two.size) for span in found if span is not None)


def _widened(span: Interval, margin: float) -> Interval:
    low, high = intervals.ends(span)
    return Interval(low / margin, high * margin)


def _rates_of_article(pairs: Sequence[_Pair]) -> Mapping[_Units, Interval]:
    """The rate of two currencies on which most pairs of the article agree, two at least, with room around it."""
    implied: dict[_Units, list[float]] = {}
    for pair in pairs:
        first, second = pair.first.quantity.value, pair.second.quantity.value
        if isinstance(first, (int, float)) and isinstance(second, (int, float)) and first > 0 and second > 0:
            implied.setdefault(pair.units, []).append(second / first)
            implied.setdefault(pair.units[::-1], []).append(first / second)
    return {units: span for units, rates in implied.items() if (span := _agreed(sorted(rates))) is not None}


def _agreed(rates: Sequence[float]) -> Interval | None:
    middle = rates[len(rates) // 2]
    agreeing = [rate for rate in rates if middle / _AGREE <= rate <= middle * _AGREE]
    if len(agreeing) < 2 or 2 * len(agreeing) <= len(rates):
        return None
    return _widened(Interval(agreeing[0], agreeing[-1]), _APART)


def _as_prices(pair: _Pair) -> bool:
    values = (claim.quantity.value for claim in (pair.first, pair.second))
    return all(isinstance(value, (int, float)) and value < _PRICE for value in values)


def _price_points(first: Claim, second: Claim) -> bool:
    """$149 and £99, 9.99 and 14.95: prices made to look low, for each market, and not far from each other."""
    values = [claim.quantity.value for claim in (first, second)]
    one, two = (value if isinstance(value, (int, float)) else 0.0 for value in values)
    if not 0 < max(one, two) < min(one, two) * _PRICES_APART:
        return False
    texts = [claim.quantity.passage.text.rstrip() for claim in (first, second)]
    return all(_PRICE_POINT.search(text) for text in texts)


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """What the first sum is in the second currency, at the rates that it is held against."""
    found = next(converted_figures.pairs(quantities["base"], quantities["quoted"]), None)
    if found is None or sum_.rate is None:
        return None
    (low, high), rates = intervals.ends(found[0]), [intervals.ends(span) for span in sum_.rate.spans]
    return Interval(low * min(rate[0] for rate in rates), high * max(rate[1] for rate in rates))


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether some rate leads from the first sum to what the second allows; of ranges, at both ends."""
    return None if sum_.rate is None else fits_at(sum_.rate.spans, quantities)


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
    return () if sum_.rate is None else tuple(intervals.scaled(span, factor) for span in sum_.rate.spans)


EXPECTED: Mapping[str, Expected] = MappingProxyType({"currency_pair": expected})
FITS: Mapping[str, Fits] = MappingProxyType({"currency_pair": fits})
