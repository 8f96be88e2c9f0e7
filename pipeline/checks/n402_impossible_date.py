"""A printed day is in no calendar.

What
    31 June, 30 February, 29 February of a year that is no leap year. 29 February without a year is left alone.

Why it matters
    The day, the month or the year is a misprint, and nobody can tell which from the words alone.

Flagged
    The tender closes on 31 June 2019.

    Claims are due by 29 February 2019.

    On April 31, the office will close.

Not flagged
    The tender closes on 30 June 2019.

    She was born on 29 February 2016.

    In April 31 people were arrested.

    There is no such day as 30 February.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import days
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import PrintedDay, Severity
from pipeline.relate.weekdays import days_instead, exists

CODE = "N402"
NAME = "impossible-date"
SEVERITY: Severity = "error"
_MONTHS = "January February March April May June July August September October November December".split()


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every day that is printed."""
    for day in desk.reading.days:
        if exists(day) is False:
            message = f"“{day.passage.text}”: there is no {_in_words(day)}"
            working = _length(day)
            yield from days.told(desk, day, CODE, NAME, SEVERITY, 0.95, message, working, days_instead(day))


def _in_words(day: PrintedDay) -> str:
    year = f" {day.years[0]}" if day.year_printed and day.month == 2 else ""
    return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def _length(day: PrintedDay) -> str:
    month = _MONTHS[day.month - 1]
    if day.month == 2 and day.year_printed:
        leap = day.years[0] % 4 == 0 and (day.years[0] % 100 != 0 or day.years[0] % 400 == 0)
        return f"{month} {day.years[0]} has {29 if leap else 28} days"
    return f"{month} has {29 if day.month == 2 else 30 if day.month in {4, 6, 9, 11} else 31} days"
