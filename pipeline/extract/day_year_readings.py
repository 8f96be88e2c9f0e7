"""What the rules for days and for whole years mean, from the matched tokens to a Mention (or None)."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from pipeline.extract.calendar_slices import Reader, Slice, placed, year_words
from pipeline.extract.calendar_tokens import year_pair
from pipeline.extract.mentions import DaySpan, Mention, Recurring
from pipeline.extract.stretches import Stretch, month_stretch, year_stretch
from pipeline.records import PeriodKind

FISCAL = "two years in a row, read as the financial year from April to March"


def iso_day(words: Slice) -> Mention | None:
    """2018-05-03, 3/5/2018."""
    value = words.tokens.values[words.first]
    if not isinstance(value, date):
        return None
    reason = "read with the day before the month" if "/" in words.tokens.word(words.first) and value.day <= 12 else None
    return Mention(0, 0, "day", (value, value), reason=reason)


def day_range(words: Slice) -> Mention | None:
    """4 to 22 January 1995, July 18-21."""
    month, first, last = words.number("M"), words.number("D"), words.number("D", 1)
    if month is None or first is None or last is None or first >= last:
        return None
    return placed("span", DaySpan(month, first, last), year_words(words))


def day_to_day(words: Slice) -> Mention | None:
    """12 May to 3 June 2018."""
    days = [words.number("D"), words.number("D", 1)]
    months = [words.number("M"), words.number("M", 1)]
    last_year, first_year = words.number("YO", -1), words.number("YO")
    if None in days or None in months or last_year is None or first_year is None:
        return None
    if words.index("YO", 1) is None and (months[0] or 0) > (months[1] or 0):
        first_year -= 1
    start = date(first_year, months[0] or 1, days[0] or 1)
    end = date(last_year, months[1] or 1, days[1] or 1)
    return Mention(0, 0, "span", (start, end)) if start < end else None


def day(words: Slice) -> Mention | None:
    """Tuesday 3 May 2018, May 18, Nov. 13 last year."""
    month, number = words.number("M"), words.number("D")
    if month is None or number is None:
        return None
    mention = placed("day", Recurring(month, 0, number), year_words(words), bare="day")
    date(2000, month, number)  # a ValueError for 31 June
    return mention


def decade(words: Slice) -> Mention | None:
    """The 1990s, the '90s, the nineties."""
    first = words.number("EeVY")
    if first is None or first % 10 or (words.codes.endswith("_") and words.tokens.word(words.after - 1) != "s"):
        return None
    if first % 100 == 0 and first < 2000:  # the 1900s are a century in print, the 2000s a decade
        return Mention(0, 0, "span", (date(first, 1, 1), date(first + 99, 12, 31)))
    return Mention(0, 0, "decade", (date(first, 1, 1), date(first + 9, 12, 31)))


def century(words: Slice) -> Mention | None:
    """The 21st century."""
    number = words.number("Dr")
    at = words.index("Dr")
    if (
        number is None
        or at is None
        or not words.tokens.word(at)[-1].isalpha()
        or words.tokens.word(words.after - 1) != "century"
    ):
        return None
    return Mention(0, 0, "span", (date(max(1, number * 100 - 100), 1, 1), date(number * 100 - 1, 12, 31)))


def years_to_year(words: Slice) -> Mention | None:
    """The ten years to 2015."""
    year, count = words.number("YO"), words.number("nD2") or 10
    if year is None:
        return None
    return Mention(0, 0, "span", (date(year - count + 1, 1, 1), date(year, 12, 31)))


def year_pairs(words: Slice) -> Mention | None:
    """2010/11 to 2012/13."""
    spans = [_pair_stretch(words.word("R", nth)) for nth in (0, 1)]
    if spans[0] is None or spans[1] is None or spans[0][0] >= spans[1][0]:
        return None
    return Mention(0, 0, "span", (spans[0][0], spans[1][1]), reason="financial years, from April to March")


def _pair_stretch(printed: str | None) -> Stretch | None:
    years = year_pair(printed or "0-0")
    return None if years is None or years[1] != years[0] + 1 else month_stretch(years[1], 3, 12)


def year_pair_(words: Slice) -> Mention | None:
    """2016/17, 2002–12, 2016-03."""
    printed = words.word("R")
    years = year_pair(printed or "0-0")
    if years is None:
        return None
    first, second = years
    if second < 13:
        return Mention(0, 0, "month", month_stretch(first, second, 1))
    if second > first + 1:
        return Mention(0, 0, "span", (date(first, 1, 1), date(second, 12, 31)))
    return _consecutive(words, first)


def _consecutive(words: Slice, first: int) -> Mention:
    """Two years in a row: an academic year or a season where the words beside it say so, else a financial year."""
    tokens = words.tokens
    near = [tokens.word(at).lower() for at in (words.first - 2, words.first - 1, words.after, words.after + 1)]
    if "season" in near:
        return Mention(0, 0, "season", reason="a sporting season, whose first and last days are not printed")
    if {"academic", "school"} & set(near):
        return Mention(0, 0, "academic_year", month_stretch(first + 1, 8, 12))
    said = {"financial", "fiscal", "tax"} & set(near) or "/" in tokens.word(words.first)
    return Mention(0, 0, "financial_year", month_stretch(first + 1, 3, 12), reason=None if said else FISCAL)


def year_to_year(words: Slice) -> Mention | None:
    """1990 to 2012."""
    first, last = words.number("YO"), words.number("YO", 1)
    if first is None or last is None or first >= last:
        return None
    return Mention(0, 0, "span", (date(first, 1, 1), date(last, 12, 31)), bare="year")


def year(words: Slice) -> Mention | None:
    """2015."""
    number = words.number("YO")
    if number is None:
        return None
    near = [words.tokens.word(at).lower() for at in (words.first - 2, words.first - 1, words.after)]
    fiscal = {"financial", "fiscal", "tax", "academic", "school"}
    if near[1] in fiscal or near[2] in fiscal or (near[1] == "year" and near[0] in fiscal):
        kind: PeriodKind = "academic_year" if {"academic", "school"} & set(near) else "financial_year"
        return Mention(0, 0, kind, reason="one year is printed of the two that it may lie in", bare="year")
    return Mention(0, 0, "calendar_year", year_stretch(number), bare="year")


DAYS_AND_YEARS: MappingProxyType[str, Reader] = MappingProxyType({
    "iso_day": iso_day, "day_range": day_range, "day_to_day": day_to_day, "day": day,
    "decade": decade, "century": century, "years_to_year": years_to_year,
    "year_pairs": year_pairs, "year_pair": year_pair_, "year_to_year": year_to_year, "year": year,
})  # fmt: skip
