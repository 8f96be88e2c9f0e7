"""Which rates a pair of sums may be at: those of its time, else those of the article's other pairs, else all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipeline.records import Interval
from pipeline.relate import intervals
from pipeline.relate.currencies import Currency
from pipeline.relate.money_groups import Pair, Units
from pipeline.relate.rate_windows import Window
from pipeline.relate.sum_record import HeldAgainst

#: Between the reference rate of a day and what a bank, a newspaper or another hour of the day takes.
_MARGIN = 1.02
#: Prices are set for each market.
_PRICE_MARGIN = 1.35
#: Older rates than those of the table, of currencies that have not lost noughts since.
_OLD_MARGIN = 3.0
_STEADY = frozenset("USD GBP EUR JPY CHF AUD CAD NZD SEK NOK DKK".split())
#: Two others that agree make a rate of the article; a third that is this far from it does not.
_AGREE, _APART = 1.06, 1.25

Between = Callable[[str, str, date | None, date | None], Interval | None]


def rate_of(
    pair: Pair, agreed: Interval | None, known: tuple[Window, ...] | None, between: Between
) -> HeldAgainst | None:
    """What a pair is held against; None where nothing is known of its currencies or of their rates in its time.

    ``agreed`` is the article's own rate of the two, ``known`` the stretches of time that the pair may be of (None: of
    before the table).
    """
    told = None if agreed is None else HeldAgainst((agreed,), (), "neighbours", agreed)
    if pair.one is None or pair.two is None or not (pair.one.sure and pair.two.sure):
        return told
    codes = pair.one, pair.two
    ever = _spans(codes, between, None)
    if not ever:
        return told
    if known is None:
        spans = tuple(_widened(span, _OLD_MARGIN) for span in ever)
        steady = {*pair.one.codes, *pair.two.codes} <= _STEADY
        return HeldAgainst(spans, spans, "before", spans[0]) if steady else None
    margin = _PRICE_MARGIN if pair.prices else _MARGIN
    spans = tuple(_widened(span, margin) for window in known for span in _spans(codes, between, window))
    ever = tuple(_widened(span, margin) for span in ever)
    if spans:
        return HeldAgainst(spans, ever, "dated", spans[0], known[0].start, known[0].end)
    return HeldAgainst(ever, ever, "ever", ever[0]) if told is None else replace(told, ever=ever)


def _spans(codes: tuple[Currency, Currency], between: Between, window: Window | None) -> tuple[Interval, ...]:
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


def rates_of_article(pairs: Sequence[Pair]) -> Mapping[Units, Interval]:
    """The rate of two currencies on which most pairs of the article agree, two at least, with room around it."""
    implied: dict[Units, list[float]] = {}
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
