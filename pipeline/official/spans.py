"""Periods of official tables: what they are called in print, their first and last day, and when they are told."""

from __future__ import annotations

from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """A period as a table of observations has it."""

    name: str
    start: date
    end: date
    kind: str

    def month_after(self, months: int) -> str:
        """The month so many months after the last one, YYYY-MM: when figures of the period come out as a rule."""
        months += self.end.year * 12 + self.end.month - 1
        return f"{months // 12}-{months % 12 + 1:02d}"


def calendar_year(year: int) -> Span:
    """ "2018"."""
    return Span(str(year), date(year, 1, 1), date(year, 12, 31), "calendar_year")


def financial_year(start: int) -> Span:
    """ "2017/18", the year that begins in April 2017."""
    return Span(f"{start}/{(start + 1) % 100:02d}", date(start, 4, 1), date(start + 1, 3, 31), "financial_year")


def year_to_march(year: int) -> Span:
    """ "year ending March 2018"."""
    return Span(f"year ending March {year}", date(year - 1, 4, 1), date(year, 3, 31), "year_ending")


def three_years(first: int) -> Span:
    """ "2018-20"."""
    return Span(f"{first}-{(first + 2) % 100:02d}", date(first, 1, 1), date(first + 2, 12, 31), "three_years")


def quarter(year: int, number: int) -> Span:
    """ "January to March 2018"."""
    first, last = 3 * number - 2, 3 * number
    name = f"{month_name[first]} to {month_name[last]} {year}"
    return Span(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]), "quarter")


def month(year: int, number: int) -> Span:
    """ "March 2018"."""
    last = monthrange(year, number)[1]
    return Span(f"{month_name[number]} {year}", date(year, number, 1), date(year, number, last), "month")


def day(on: date) -> Span:
    """ "30 June 2018"."""
    return Span(f"{on.day} {month_name[on.month]} {on.year}", on, on, "point_in_time")
