"""What an article tells of its own day and of the year that it reports on, through the other dates that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.extract.stretches import Stretch, month_stretch, whole_months, year_stretch
from pipeline.patterns import lazily
from pipeline.records import Period, PeriodKind

_PUBLISHED = lazily(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_JOINS = (3, 4, 5, 7)  # lengths of " – ", " to ", " and ", " until "
_SERIES = 3  # an article that names more financial years tells of a series, or of plans: no one of them is "last year"
_ANNUAL: tuple[PeriodKind, ...] = ("financial_year", "academic_year", "year_ending")


@dataclass(frozen=True)
class Now:
    """What is known of the article's day: the stretch that it lies in, and how that is known."""

    stretch: Stretch | None = None
    how: str | None = None


@dataclass(frozen=True)
class Reporting:
    """The latest annual stretch that the article reports on, with the words that name it."""

    stretch: Stretch
    words: str
    window: bool
    kind: PeriodKind


def article_day(periods: Sequence[Period], published: str | None) -> Now:
    """The stretch that holds the article's day: as given, from its dateline, or from a window's relative end."""
    if published and (stretch := _published(published)):
        return Now(stretch)
    for period in periods:
        if period.relative == ("day", 0) and period.start is not None and period.end is not None:
            return Now((period.start, period.end), "the article's dateline gives its day")
    for opening, closing in _windows(periods):
        if closing.relative == ("year", -1) and closing.end is not None:
            words = f"“{opening.passage.text}” to “{closing.passage.text}”"
            return Now(
                year_stretch(closing.end.year + 1), f"the window {words} puts the article in {closing.end.year + 1}"
            )
    return Now()


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


def reporting_year(periods: Sequence[Period]) -> Reporting | None:
    """The year that the article reports on: its window of twelve months, else the latest annual period it names."""
    named: list[Reporting] = []
    for opening, closing in _windows(periods):
        if opening.start and closing.end:
            words = f"{_month(opening.start)} to {_month(closing.end)}, the reporting period that the article names"
            named.append(Reporting((opening.start, closing.end), words, True, "year_ending"))
    if named:
        return max(named, key=lambda item: item.stretch)
    for period in periods:
        if period.kind in _ANNUAL and period.start and period.end and period.anchor is None:
            words = f"{period.passage.text}, the latest annual period that the article names"
            named.append(Reporting((period.start, period.end), words, False, period.kind))
    if len({_month_day(item.stretch[1]) for item in named}) != 1 or len({item.stretch for item in named}) > _SERIES:
        return None
    latest = max(named, key=lambda item: item.stretch)
    return None if _unfinished(latest.stretch, periods) else latest


def _unfinished(stretch: Stretch, periods: Sequence[Period]) -> bool:
    """True where the article's latest month or day lies well within the stretch: the year is still running."""
    short = ("month", "day", "quarter")
    ends = [period.end for period in periods if period.kind in short and period.anchor is None and period.end]
    return bool(ends) and stretch[0] <= max(ends) < stretch[1] - timedelta(days=31)


def _month(day: date) -> str:
    return f"{day:%B} {day.year}"


def _month_day(day: date) -> tuple[int, int]:
    """The day of its year; the last of February is one day, in leap years too."""
    return day.month, min(day.day, 28) if day.month == 2 else day.day
