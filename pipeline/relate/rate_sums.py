"""The sums of a rate that is given per two periods, or as the time between one and the next."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Interval, Quantity, Reading
from pipeline.relate import intervals
from pipeline.relate.comparing import comparable
from pipeline.relate.sum_record import Quantities, Sum

#: Seconds of a period, from its shortest to its longest.
_DAY = 86_400.0
_SECONDS: dict[str, tuple[float, float]] = {
    "second": (1, 1), "minute": (60, 60), "hour": (3_600, 3_600), "day": (_DAY, _DAY), "night": (_DAY, _DAY),
    "week": (7 * _DAY, 7 * _DAY), "fortnight": (14 * _DAY, 14 * _DAY), "month": (28 * _DAY, 31 * _DAY),
    "quarter": (90 * _DAY, 92 * _DAY), "year": (365 * _DAY, 366 * _DAY), "decade": (3_652 * _DAY, 3_653 * _DAY),
}  # fmt: skip
_DAYS = frozenset({"day", "night"})
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
#: Days of a week on which something may be done; "a day" may mean one of them.
_WORKED = (7, 6, 5)
#: Below this a sum of money per longer period may be a price of its own, with a discount, or a wage.
_PRICE = 5_000


def find(reading: Reading) -> Iterator[Sum]:
    """The sum of every rate that is given again, of one kind and unit, and known by its periods."""
    for pair in reading.rates:
        first, again = reading.claims[pair.first].quantity, reading.claims[pair.again].quantity
        periods = (pair.per, pair.per_again)
        if not set(periods) <= _SECONDS.keys() or first.comparator == "<":
            continue  # "up to four a day" is a limit, and that of a week is another one
        if pair.form == "pace" or _same_thing(first, again, periods):
            parts = (("rate", pair.first), ("again", pair.again))
            yield Sum(pair.form, parts, "again", periods=periods)


def _same_thing(first: Quantity, again: Quantity, periods: tuple[str, str]) -> bool:
    if not comparable(first, again) and (first.kind != "money" or again.kind != "count" or again.unit is not None):
        return False  # "£850m a year, or half a million a day": the unit is not said again
    values = [q.value for q in (first, again) if isinstance(q.value, (int, float))]
    if len(values) != 2:
        return False  # a range
    return first.kind != "money" or ("hour" not in periods and max(values) >= _PRICE)


def expected(sum_: Sum, quantities: Quantities) -> Interval | None:
    """The rate per the other period, around the clock and through the week; or the time from one to the next."""
    return _worked_out(sum_, quantities, 7)


def fits(sum_: Sum, quantities: Quantities) -> bool | None:
    """Whether the second rate is the first one again, counting all days of the week or only those that are worked."""
    again = intervals.with_truncation(quantities["again"])
    implied = [_worked_out(sum_, quantities, days) for days in (_WORKED if _counts_days(sum_) else (7,))]
    if again is None or any(interval is None for interval in implied):
        return None
    return any(intervals.meet(interval, again) for interval in implied if interval is not None)


def _counts_days(sum_: Sum) -> bool:
    periods = set(sum_.periods or ())
    return sum_.kind == "rate" and bool(periods & _DAYS) and not periods & {"second", "minute", "hour"}


def _worked_out(sum_: Sum, quantities: Quantities, days: int) -> Interval | None:
    rate = intervals.of(quantities["rate"])
    if rate is None or rate.low is None or rate.low <= 0 or sum_.periods is None:
        return None
    if sum_.kind == "pace":
        (low, high), (unit, _) = (_SECONDS[period] for period in sum_.periods)
        return intervals.ratio(Interval(low / unit, high / unit), rate)
    low, high = _factor(*sum_.periods, days)
    return Interval(rate.low * low, None if rate.high is None else rate.high * high)


def _factor(first: str, second: str, days: int) -> tuple[float, float]:
    """How many of the first period the second one is, at least and at most."""
    if first in _MONTHS and second in _MONTHS:
        return (_MONTHS[second] / _MONTHS[first],) * 2
    (low, high), (other_low, other_high) = (_stretched(period, days) for period in (first, second))
    return other_low / high, other_high / low


def _stretched(period: str, days: int) -> tuple[float, float]:
    """The period in seconds; a worked day is a fifth or a sixth of a week."""
    low, high = _SECONDS[period]
    return (low * 7 / days, high * 7 / days) if period in _DAYS else (low, high)
