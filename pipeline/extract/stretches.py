"""Stretches of days: (first, last), both included, and the little arithmetic that the calendar needs."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Stretch = tuple[date, date]

#: Months in a unit that is counted in months, and days in one that is counted in days.
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "weekday": 7, "weekend": 7, "week": 7, "fortnight": 14}


def month_stretch(last_year: int, last_month: int, months: int) -> Stretch:
    """The whole months that end with a month; a month over 12 runs on into the next year.

    Raises ValueError or OverflowError outside the calendar's range.
    """
    end_index = last_year * 12 + last_month - 1
    start_index = end_index - months + 1
    year, month = divmod(end_index, 12)
    if start_index // 12 < MINYEAR or year > MAXYEAR:
        raise ValueError("outside the calendar")
    return date(start_index // 12, start_index % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def year_stretch(year: int) -> Stretch:
    """1 January to 31 December."""
    return date(year, 1, 1), date(year, 12, 31)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def move(stretch: Stretch, unit: str, steps: int) -> Stretch:
    """The stretch so many units on; whole months stay whole months (29 February included).

    Raises ValueError for an unknown unit, ValueError or OverflowError outside the calendar's range.
    """
    start, end = stretch
    if unit in MONTHS_IN:
        months = MONTHS_IN[unit] * steps
        moved = add_months(end, months)
        if end.day == monthrange(end.year, end.month)[1] and start.day == 1:
            moved = moved.replace(day=monthrange(moved.year, moved.month)[1])
        return add_months(start, months), moved
    if unit not in DAYS_IN:
        raise ValueError(f"no such unit of the calendar: {unit!r}")
    gap = timedelta(days=DAYS_IN[unit] * steps)
    return start + gap, end + gap


def whole_months(stretch: Stretch) -> int | None:
    """How many whole calendar months the stretch is; None where it is not made of whole ones."""
    start, end = stretch
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1] or end < start:
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


def part_of(stretch: Stretch, part: str) -> Stretch:
    """The early, middle or late third, or the first or last twelfth ("the end of 2003" is about its last month)."""
    start, end = stretch
    months = whole_months(stretch) or 0
    if months % 12 == 0 and months:
        third, edge = months // 3, months // 12
        cuts = {"early": (0, third), "middle": (third, 2 * third), "late": (2 * third, months)}
        first, after = cuts.get(part) or ((0, edge) if part == "start" else (months - edge, months))
        return add_months(start, first), add_months(start, after) - timedelta(days=1)
    days = (end - start).days + 1
    third, edge = max(days // 3, 1), max(days // 12, 1)
    if part == "middle":
        return start + timedelta(days=days // 3), end - timedelta(days=days // 3)
    if part in ("early", "start"):
        return start, start + timedelta(days=(third if part == "early" else edge) - 1)
    return end - timedelta(days=(third if part == "late" else edge) - 1), end


def unit_stretch(day: date, unit: str) -> Stretch:
    """The calendar unit that holds the day: its week (from Monday), its month, its financial year …

    Raises ValueError for a unit that has no place in the calendar.
    """
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday()) if day.weekday() < 6 else day - timedelta(days=1)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return month_stretch(day.year, day.month, 1)
    if unit == "quarter":
        return month_stretch(day.year, (day.month + 2) // 3 * 3, 3)
    if unit == "half":
        return month_stretch(day.year, (day.month + 5) // 6 * 6, 6)
    if unit == "year":
        return year_stretch(day.year)
    if unit == "financial year":
        return month_stretch(day.year + (day.month > 3), 3, 12)
    if unit == "academic year":
        return month_stretch(day.year + (day.month > 8), 8, 12)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    if unit == "century":
        return date(day.year // 100 * 100, 1, 1), date(day.year // 100 * 100 + 99, 12, 31)
    raise ValueError(f"no such unit of the calendar: {unit!r}")
