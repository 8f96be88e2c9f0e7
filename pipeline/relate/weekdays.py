"""Which weekday a printed day has, and which days near by have the printed one; pure.

The calendar is the Gregorian one, which the arithmetic of ``datetime`` follows back to its first year; print before
1900 is left alone, as it may count by another.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipeline.records import PrintedDay

_FIRST_YEAR = 1900


@dataclass(frozen=True)
class Mend:
    """Another reading of a printed day that has weekday and date agree, by one edit of the part that is named."""

    part: Literal["weekday", "day", "month", "year"]
    day: date


def exists(day: PrintedDay) -> bool | None:
    """Whether there is such a day; None for 29 February of a year that is not printed."""
    if not 1 <= day.day <= monthrange(2000, day.month)[1]:
        return False
    if (day.month, day.day) != (2, 29):
        return True
    return monthrange(day.years[0], 2)[1] == 29 if day.year_printed else None


def dates(day: PrintedDay) -> tuple[date, ...]:
    """The dates that it may mean; none where one of them is too old to tell."""
    if not day.years or min(day.years) < _FIRST_YEAR or exists(day) is False:
        return ()
    return tuple(date(year, day.month, day.day) for year in day.years if day.day <= monthrange(year, day.month)[1])


def fits(day: PrintedDay) -> bool | None:
    """Whether some date that it may mean has the printed weekday; None without a weekday or without a year."""
    if day.weekday is None:
        return None
    found = dates(day)
    return any(one.weekday() == day.weekday for one in found) if found else None


def mends(day: PrintedDay, then: date) -> Iterator[Mend]:
    """The weekday that the date has, the nearest day with the printed one, and the same day a year before or after."""
    yield Mend("weekday", then)
    shift = ((day.weekday or 0) - then.weekday() + 3) % 7 - 3
    yield Mend("day", then + timedelta(days=shift))
    for year in (then.year - 1, then.year + 1) if day.year_printed else ():
        if then.day <= monthrange(year, then.month)[1] and date(year, then.month, then.day).weekday() == day.weekday:
            yield Mend("year", date(year, then.month, then.day))


def days_instead(day: PrintedDay) -> Iterator[Mend]:
    """What may have been meant by a day that never was: the month's last, the same day of a month beside it or of a
    leap year; only such as have the printed weekday."""
    for year in day.years or (None,):
        for mend in _instead(day, year if year is not None else 2000):
            if day.weekday is None or (year is not None and mend.day.weekday() == day.weekday):
                yield mend


def _instead(day: PrintedDay, year: int) -> Iterator[Mend]:
    yield Mend("day", date(year, day.month, monthrange(year, day.month)[1]))
    for month in (day.month - 1, day.month + 1):
        if 1 <= month <= 12 and 1 <= day.day <= monthrange(year, month)[1]:
            yield Mend("month", date(year, month, day.day))
    if (day.month, day.day) == (2, 29) and day.year_printed:
        yield from (Mend("year", date(near, 2, 29)) for near in (year - 1, year + 1) if monthrange(near, 2)[1] == 29)
