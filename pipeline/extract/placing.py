"""Placing a mention on the calendar, given the article's day: the arithmetic of "last March" and "the past year"."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.extract.mentions import DaySpan, Mention, Recurring, Relative, Weekday
from pipeline.extract.stretches import MONTHS_IN, Stretch, add_months, move, unit_stretch

#: A month or day without its year is the last one, unless the next is so near that it may be announced.
_AHEAD = timedelta(days=110)


def dates(mention: Mention, day: date) -> Stretch | None:
    """The stretch that the mention means in an article of that day."""
    try:
        if isinstance(mention.timing, Weekday):
            return _weekday(mention.timing, day)
        if isinstance(mention.timing, Relative):
            return _relative(mention.timing, day)
        if mention.timing is None:
            return None
        if mention.year is not None:
            return mention.timing.within(day.year + (mention.year.steps or 0))
        return _chosen(mention.timing, day)
    except (ValueError, OverflowError):
        return None


def _relative(timing: Relative, day: date) -> Stretch:
    if timing.rolling:
        other = _stepped(day, timing.unit, timing.steps)
        return (other + timedelta(1), day) if timing.steps < 0 else (day, other - timedelta(1))
    if timing.unit in ("financial year", "academic year"):
        return unit_stretch(add_months(day, 12 * timing.steps), timing.unit)
    if timing.unit == "weekend" and timing.steps == 0:  # "the weekend" on a Monday is the one just gone
        return unit_stretch(day - timedelta(days=3 if day.weekday() < 3 else 0), "weekend")
    if timing.unit == "fortnight":
        return move((day, day), "fortnight", timing.steps)
    return unit_stretch(_stepped(day, timing.unit, timing.steps), timing.unit)


def _stepped(day: date, unit: str, steps: int) -> date:
    return add_months(day, MONTHS_IN[unit] * steps) if unit in MONTHS_IN else move((day, day), unit, steps)[0]


def _weekday(timing: Weekday, day: date) -> Stretch:
    if timing.week:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=timing.steps)
        found = monday + timedelta(days=timing.weekday)
    elif timing.steps > 0:
        found = day + timedelta(days=(timing.weekday - day.weekday() - 1) % 7 + 1)
    else:
        back = (day.weekday() - timing.weekday) % 7
        found = day - timedelta(days=back or (7 if timing.steps < 0 else 0))
    return found, found


def _chosen(timing: Recurring | DaySpan, day: date) -> Stretch | None:
    """Of the years' stretches the one that the words mean: the last or next, the one begun or ended …"""
    found: list[Stretch] = []
    for year in range(day.year - 2, day.year + 2):
        try:
            found.append(timing.within(year))
        except ValueError:
            continue  # 29 February
    if timing.choice == "nearest":
        return max((item for item in found if item[0] <= day + _AHEAD), default=None)
    if timing.choice == "after":
        return min((item for item in found if item[0] > day), default=None)
    if timing.choice == "begun":
        return max((item for item in found if item[0] <= day), default=None)
    return max((item for item in found if item[1] <= day), default=None)
