"""What a mention of time means before the article's day is known: the records between grammar and timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pipeline.extract.stretches import Stretch, add_months, month_stretch
from pipeline.records import PeriodKind

Choice = Literal["nearest", "begun", "ended", "before", "after"]


@dataclass(frozen=True)
class Recurring:
    """A stretch that every year has: the ``months`` whole months that end with ``month`` (over 12: of the next
    year), or with a ``day`` the day itself (months 0) or the months that end on it; ``days`` counts days instead.

    ``choice`` says which year's is meant where none is printed.
    """

    month: int
    months: int
    day: int | None = None
    days: int = 0
    choice: Choice = "nearest"

    def within(self, year: int) -> Stretch:
        """The stretch in (or ending in) that year. Raises ValueError where the calendar has no such day."""
        if self.day is None and not self.days:
            return month_stretch(year, self.month, self.months)
        month_end = month_stretch(year, self.month, 1)[1]
        last = date(year, self.month, self.day) if self.day else month_end
        if self.months and last == month_end:
            return month_stretch(year, self.month, self.months)
        if self.days:
            return last - timedelta(days=self.days - 1), last
        return (add_months(last, -self.months) + timedelta(days=1), last) if self.months else (last, last)


@dataclass(frozen=True)
class DaySpan:
    """Days of one month: 18 to 21 July."""

    month: int
    first: int
    last: int
    choice: Choice = "nearest"

    def within(self, year: int) -> Stretch:
        """Those days of that year. Raises ValueError where the calendar has no such days."""
        return date(year, self.month, self.first), date(year, self.month, self.last)


@dataclass(frozen=True)
class Relative:
    """A unit counted from the article's day: the one ``steps`` on, or the ``steps`` units up to (from) that day."""

    unit: str
    steps: int
    rolling: bool = False


@dataclass(frozen=True)
class Weekday:
    """A day of the week: the last one (steps -1: the week before; 1: the next)."""

    weekday: int
    steps: int = 0
    week: bool = False  # counted in weeks ("Tuesday last week"), not in days


@dataclass(frozen=True)
class YearWords:
    """The year that goes with a month or quarter: printed, or counted from the article's year or the context's."""

    year: int | None = None
    fiscal: bool = False
    steps: int | None = None
    anchor: Literal["article", "context"] | None = None


Timing = Recurring | DaySpan | Relative | Weekday


@dataclass(frozen=True)
class Mention:
    """A mention of time at ``start:end`` of a text, as far as its own words fix it.

    ``stretch`` is set where they do; otherwise ``timing`` says how the article's day would, and ``year`` which
    year. ``part`` ("early", "end") narrows the stretch. ``bare`` marks words that need their surroundings to be
    a period at all: "year" for a four-digit number, "month" for a month's name alone, "day" for a month and a
    number, "weekday", "near" for yesterday, today and tomorrow.
    """

    start: int
    end: int
    kind: PeriodKind
    stretch: Stretch | None = None
    timing: Timing | None = None
    year: YearWords | None = None
    relative: tuple[str, int] | None = None
    anchor: Literal["article", "context"] | None = None
    part: str | None = None
    reason: str | None = None
    bare: Literal["year", "month", "day", "weekday", "near"] | None = None
