"""Mentions of time -> dates, against the article's own day or against the other dates that the article names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.article_day import Now, Reporting, article_day, reporting_year
from pipeline.extract.mentions import DaySpan, Mention, Recurring, Relative
from pipeline.extract.placing import dates
from pipeline.extract.scanning import reread
from pipeline.extract.stretches import Stretch, move, part_of, whole_months
from pipeline.records import Period, PeriodKind

UNDATED = "the article's own date is not known"
CONTEXT = "counted from another period of the context"


def resolve_periods(periods: Sequence[Period], published: str | None) -> tuple[Period, ...]:
    """Fix the relative periods of one article, given in reading order.

    ``published`` is YYYY, YYYY-MM or YYYY-MM-DD; what it does not settle stays open. Without it, a dateline or a
    reporting window with a relative end ("between April 2016 and March last year") tells the article's year.
    Periods counted from the context keep ``relative`` and no dates. ``reason`` says what was chosen and why.
    """
    reporting = reporting_year(periods)
    now = article_day(periods, published)
    return tuple(_resolved(period, now, reporting) for period in periods)


def _resolved(period: Period, now: Now, reporting: Reporting | None) -> Period:
    if period.anchor == "context":
        return period if period.reason else replace(period, reason=CONTEXT)
    if period.anchor is None or (period.start is not None and (now.how or now.stretch is None)):
        return period
    if period.relative == ("year", -1) and period.kind == "relative":
        told = _last_year(period, now, reporting)
        if told is not None:
            return told
    mention = reread(period.passage.text)
    if mention is not None and mention.stretch is not None:
        return period  # the article's dateline
    if mention is None or mention.timing is None:
        return period if period.reason else replace(period, reason="the words do not say which dates they mean")
    if now.stretch is None:
        return period if period.start is not None else replace(period, reason=UNDATED)
    first, last = dates(mention, now.stretch[0]), dates(mention, now.stretch[1])
    if first is None or first != last:
        known = "year" if whole_months(now.stretch) == 12 else "month"
        return replace(period, reason=f"the article's date is known only to the {known}")
    if mention.part is not None:
        first = part_of(first, mention.part)
    return replace(period, start=first[0], end=first[1], kind=_kind(mention, first), reason=_why(period, mention, now))


def _last_year(period: Period, now: Now, reporting: Reporting | None) -> Period | None:
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


def _why(period: Period, mention: Mention, now: Now) -> str | None:
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
