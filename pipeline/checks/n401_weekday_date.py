"""A date does not fall on the weekday that is printed with it.

What
    "Tuesday 3 May 2018": the weekday of the day in the Gregorian calendar must be the printed one. Where no year is
    printed, it is taken from the article's own date, its dateline or the years that it names near by, and the
    weekday must fit one of those within seven months or so. Of several weekdays and days joined, each is held
    against its own. Dates before 1900 are left alone, as are those that are said to be wrong or of another calendar.

Why it matters
    Readers keep appointments by either half of the date; one of the two is wrong.

Flagged
    The hearing will be held on Tuesday 3 May 2018 in Leeds.

    Friday, January 5, 2019

    The festival runs from Monday 3 to Saturday 7 May 2021.

    The council met on Wednesday (June 8, 2017) to vote.

    The vote of 14 June 2018, a Wednesday, was lost.

Not flagged
    The hearing will be held on Thursday 3 May 2018 in Leeds.

    The council met on Tuesday. 3 May 2018 was polling day.

    The battle began on Tuesday, 4 July 1863.

    The invitation incorrectly gave the date as Tuesday 3 May 2018.

    They play on Sunday and Monday, 6 and 7 May 2018.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks import days
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import PrintedDay, Severity
from pipeline.relate.weekdays import dates, fits, mends

CODE = "N401"
NAME = "weekday-date"
SEVERITY: Severity = "error"
#: A year that is read from the article's date, not from print, is right a little less often.
_SURE, _INFERRED = 0.97, 0.85
_JOINED = 9  # characters of " through "


def check(desk: ArticleDesk) -> Iterator[Said]:
    """Judge every day that is printed with its weekday; days of one range that are out by as much are one cause."""
    wrong = [day for day in desk.reading.days if fits(day) is False]
    for place, day in enumerate(wrong):
        then = dates(day)[0]
        year = "" if day.year_printed else f", if {then.year} is meant"
        message = f"“{day.passage.text}”: {days.in_words(then)} is a {days.weekday(then)}{year}"
        possible = tuple(mends(day, then))
        nearest = next(mend.day for mend in possible if mend.part == "day")
        working = f"{days.in_words(then)} is a {days.weekday(then)}"
        working += f", and the nearest {days.weekday(nearest)} is {days.in_words(nearest)}"
        severity: Severity = SEVERITY if day.year_printed else "warning"
        confidence = _SURE if day.year_printed else _INFERRED
        shared = frozenset(day.claims)
        if place and _one_range(wrong[place - 1], day):
            shared |= frozenset(wrong[place - 1].claims)
        yield from days.told(
            desk, day, CODE, NAME, severity, confidence, message, working, possible, shared
        )  # fmt: skip


def _one_range(first: PrintedDay, last: PrintedDay) -> bool:
    """ "Monday 3 to Friday 7 May", both days out alike: the month or the year is wrong, once."""
    near = -1 <= (last.passage.start - first.passage.end) <= _JOINED or first.passage == last.passage
    return near and _out_by(first) == _out_by(last)


def _out_by(day: PrintedDay) -> int:
    return ((day.weekday or 0) - dates(day)[0].weekday()) % 7
