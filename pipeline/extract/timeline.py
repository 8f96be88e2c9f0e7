"""Mentions of time -> dates, against the article's own day or against the other dates that the article names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from pipeline.extract.mentions import DaySpan, Mention, Recurring, Relative, Weekday
from pipeline.extract.scanning import reread
from pipeline.extract.stretches import (
    MONTHS_IN,
    Stretch,
    add_months,
    month_stretch,
    move,
    part_of,
    unit_stretch,
    whole_months,
    year_stretch,
)
from pipeline.records import Period, PeriodKind

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
UNDATED = "the article's own date is not known"
CONTEXT = "counted from another period of the context"
_JOINS = (3, 4, 5, 7)  # lengths of " – ", " to ", " and ", " until "
_ANNUAL: tuple[PeriodKind, ...] = ("financial_year", "academic_year", "year_ending")


@dataclass(frozen=True, slots=True)
class _Now:
    """What is known of the article's day: the stretch that it lies in, and how that is known."""

    stretch: Stretch | None = None
    how: str | None = None


@dataclass(frozen=True, slots=True)
class _Reporting:
    """The latest annual stretch that the article reports on, with the words that name it."""

    stretch: Stretch
    words: str
    window: bool
    kind: PeriodKind


def resolve_periods(periods: Sequence[Period], published: str | None) -> tuple[Period, ...]:
    """Fix the relative periods of one article, given in reading order.

    ``published`` is YYYY, YYYY-MM or YYYY-MM-DD; what it does not settle stays open. Without it, a dateline or a
    reporting window with a relative end ("between April 2016 and March last year") tells the article's year.
    Periods counted from the context keep ``relative`` and no dates. ``reason`` says what was chosen and why.
    """
    reporting = _reporting(periods)
    now = _now(periods, published)
    return tuple(_resolved(period, now, reporting) for period in periods)


def _now(periods: Sequence[Period], published: str | None) -> _Now:
    if published and (stretch := _published(published)):
        return _Now(stretch)
    for period in periods:
        if period.relative == ("day", 0) and period.start is not None and period.end is not None:
            return _Now((period.start, period.end), "the article's dateline gives its day")
    for opening, closing in _windows(periods):
        if closing.relative == ("year", -1) and closing.end is not None:
            words = f"“{opening.passage.text}” to “{closing.passage.text}”"
            return _Now(
                year_stretch(closing.end.year + 1), f"the window {words} puts the article in {closing.end.year + 1}"
            )
    return _Now()


def _published(published: str) -> Stretch | None:
    match = _PUBLISHED.match(published)
    if match is None:
        return None
    try:
        year, month, day = int(match[1]), match[2], match[3]
        if month is None:
            return year_stretch(year)
        return (date(year, int(month), int(day)),) * 2 if day else month_stretch(year, int(month), 1)
    except ValueError:
        return None


def _windows(periods: Sequence[Period]) -> list[tuple[Period, Period]]:
    """Neighbours such as "April 2016 and March 2017" that open and close a stretch of twelve months."""
    found = []
    for opening, closing in pairwise(periods):
        gap = closing.passage.start - opening.passage.end
        if opening.paragraph == closing.paragraph and gap in _JOINS and opening.start and closing.end:
            both = whole_months((opening.start, closing.end))
            if both == 12 and opening.kind == closing.kind == "month":
                found.append((opening, closing))
    return found


def _reporting(periods: Sequence[Period]) -> _Reporting | None:
    named: list[_Reporting] = []
    for opening, closing in _windows(periods):
        if opening.start and closing.end:
            words = f"{_month(opening.start)} to {_month(closing.end)}, the reporting period that the article names"
            named.append(_Reporting((opening.start, closing.end), words, True, "year_ending"))
    for period in periods:
        if period.kind in _ANNUAL and period.start and period.end and period.anchor is None:
            words = f"{period.passage.text}, the latest annual period that the article names"
            named.append(_Reporting((period.start, period.end), words, False, period.kind))
    return max(named, key=lambda item: (item.window, item.stretch), default=None)


def _month(day: date) -> str:
    return f"{day:%B} {day.year}"


def _resolved(period: Period, now: _Now, reporting: _Reporting | None) -> Period:
    if period.anchor == "context":
        return period if period.reason else replace(period, reason=CONTEXT)
    if period.anchor is None or (period.start is not None and (now.how or now.stretch is None)):
        return period
    if period.relative == ("year", -1) and period.kind == "relative":
        told = _last_year(period, now, reporting)
        if told is not None:
            return told
    mention = reread(period.passage.text)
    if mention is None or mention.timing is None:
        return period if period.reason else replace(period, reason="the words do not say which dates they mean")
    if now.stretch is None:
        return period if period.start is not None else replace(period, reason=UNDATED)
    first, last = _dates(mention, now.stretch[0]), _dates(mention, now.stretch[1])
    if first is None or first != last:
        known = "year" if whole_months(now.stretch) == 12 else "month"
        return replace(period, reason=f"the article's date is known only to the {known}")
    if mention.part is not None:
        first = part_of(first, mention.part)
    return replace(period, start=first[0], end=first[1], kind=_kind(mention, first), reason=_why(period, mention, now))


def _last_year(period: Period, now: _Now, reporting: _Reporting | None) -> Period | None:
    """A bare "last year" means the reporting period where the article names one that fits."""
    if reporting is None or period.passage.text.lower() not in ("last year", "the last year"):
        return None
    start, end = reporting.stretch
    if now.stretch is not None:
        before = now.stretch[0].year - 1
        fits = end.year == before if reporting.kind == "year_ending" else start.year <= before <= end.year
        if not fits or now.stretch[0].year != now.stretch[1].year or end >= now.stretch[1]:
            return None
    return replace(period, start=start, end=end, kind=reporting.kind, reason=f"read as {reporting.words}")


def _why(period: Period, mention: Mention, now: _Now) -> str | None:
    if mention.reason and not mention.relative:
        return mention.reason
    if isinstance(mention.timing, Recurring | DaySpan) and mention.year is None:
        return "the year is not printed; taken from the article's date"
    return now.how or period.reason


def _kind(mention: Mention, stretch: Stretch) -> PeriodKind:
    if mention.part is not None or mention.kind != "relative" or not isinstance(mention.timing, Relative):
        return mention.kind
    unit = mention.timing.unit
    if unit == "year":
        return "calendar_year"
    if unit in ("month", "week", "weekend", "quarter", "day", "decade"):
        return unit  # type: ignore[return-value]
    if unit in ("financial year", "academic year"):
        return "financial_year" if unit.startswith("f") else "academic_year"
    return "span" if stretch[0] != stretch[1] else "day"


def _dates(mention: Mention, day: date) -> Stretch | None:
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
    """Of the years' stretches the one that the words mean: the nearest, the last that began or ended …"""
    found: list[Stretch] = []
    for year in range(day.year - 2, day.year + 2):
        try:
            found.append(timing.within(year))
        except ValueError:
            continue  # 29 February
    if timing.choice == "nearest":
        return min(found, key=lambda item: (abs((item[0] - day).days), item), default=None)
    if timing.choice == "after":
        return min((item for item in found if item[0] > day), default=None)
    if timing.choice == "begun":
        return max((item for item in found if item[0] <= day), default=None)
    return max((item for item in found if item[1] <= day), default=None)


def shift(period: Period, unit: str, steps: int) -> Stretch:
    """The same stretch so many units on: ``shift(p, "year", -1)`` is the same stretch a year earlier.

    Raises ValueError for a period without dates, for an unknown unit, and outside the calendar's range.
    """
    if period.start is None or period.end is None:
        raise ValueError(f"“{period.passage.text}” has no dates to count from")
    return move((period.start, period.end), unit, steps)


def same_stretch(a: Stretch, b: Stretch) -> bool:
    """True for equal stretches, however they are called: 2016/17 is the year ending March 2017.

    A year that ends on 5 April (the tax year, and the pay year of earnings surveys) is the financial year too.
    """
    return a == b or (_tax_year(a) == b if _tax_year(a) else False) or (_tax_year(b) == a if _tax_year(b) else False)


def _tax_year(stretch: Stretch) -> Stretch | None:
    start, end = stretch
    if (start.month, start.day, end.month, end.day) == (4, 6, 4, 5) and end.year == start.year + 1:
        return date(start.year, 4, 1), date(end.year, 3, 31)
    return None
