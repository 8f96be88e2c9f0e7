"""Periods as tables write them -> first day, last day, kind and a name that print would use."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.official.schema import PERIOD_KINDS
from pipeline.patterns import lazily

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if number}
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)"
_DASH = r"\s*(?:[-‐‑–—/]|to|and)\s*"
_ENDING = lazily(
    r"(?:(?:the )?(?:year|years|12 months|twelve months)[ -](?:ending|ended|to)|y/?e)(?: in)?:? (?P<rest>.+)", re.I
)
_MID = lazily(r"mid[ -]*" + _YEAR.format("y"), re.I)
_AS_AT = lazily(r"(?:as )?(?:at|on|of):? (?P<rest>.+)", re.I)
_ISO = lazily(_YEAR.format("y") + r"-(?P<m>\d\d?)-(?P<d>\d\d?)(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?")
_NUMERIC = lazily(r"(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-]" + _YEAR.format("y"))
_WORDED = lazily(r"(?P<d>\d\d?)(?:st|nd|rd|th)? " + _MONTH.format("m") + r",? " + _YEAR.format("y"), re.I)
_MONTH_FIRST = lazily(_MONTH.format("m") + r" (?P<d>\d\d?)(?:st|nd|rd|th)?, ?" + _YEAR.format("y"), re.I)
_MONTH_YEAR = lazily(_MONTH.format("m") + r"[ -]?(?P<y>(?:1[5-9]|20)\d\d|\d\d)", re.I)
_YEAR_MONTH = lazily(_YEAR.format("y") + r"(?:[ -]?" + _MONTH.format("m") + r"|[-/ ]?m(?P<k>\d\d?)|-(?P<n>\d\d))", re.I)
_QUARTER = lazily(_YEAR.format("y") + r"(?:[/-](?P<e>\d\d(?:\d\d)?))?[ -]*q(?:uarter ?)?(?P<q>[1-4])", re.I)
_QUARTER_FIRST = lazily(
    r"q(?:uarter ?|tr ?)?(?P<q>[1-4])[ ,-]*" + _YEAR.format("y") + r"(?:[/-](?P<e>\d\d(?:\d\d)?))?", re.I
)
_PAIR = lazily(r"(?:(?P<kind>fy|financial year|academic year|school year) ?)?" + _YEAR.format("y")
                   + _DASH + r"(?P<e>(?:(?:1[5-9]|20)\d\d|\d\d))", re.I)  # fmt: skip
_TWO_DIGITS = lazily(_YEAR.format("y") + r"-?(?P<e>\d\d)")
_PACKED = lazily(_YEAR.format("y") + r"(?P<e>\d\d)")
_MONTH_SPAN = lazily(
    _MONTH.format("a") + r"(?: " + _YEAR.format("y") + ")?" + _DASH + _MONTH.format("b") + r" " + _YEAR.format("z"),
    re.I,
)
_CALENDAR = lazily(r"(?:(?P<kind>calendar year|fy|financial year|academic year|year) ?)?" + _YEAR.format("y"), re.I)
_SDMX_HALF = lazily(_YEAR.format("y") + r"-s(?P<h>[12])", re.I)
_NOTE = lazily(r"\s*(?:\[[^\]]{1,40}\]|\((?:p|r|e|provisional|revised|estimated)\)|[*†‡]+)\s*$", re.I)
_NOTE_DIGITS = lazily(r"((?:1[5-9]|20)\d\d)\d{1,2}$")


@dataclass(frozen=True)
class TablePeriod:
    """A period of a table; ``label`` names it as print would."""

    label: str
    start: date
    end: date
    kind: str


def read_period(text: str, kind: str = "", note_digits: bool = False, unclear: str = "") -> TablePeriod | None:
    """The period that a cell names, or None.

    ``kind`` is what the mapping says of all of them: with "financial_year" a bare 2016 is 2016/17, with "year_ending"
    a day is the last of twelve months. ``unclear`` is what 2008-09 and 200809 are, two years or a month; where neither
    says it, they are not read. With ``note_digits`` a footnote's number may stick to the year ("30 September 20123").
    """
    words = " ".join(text.replace("\u00a0", " ").split())
    while (bare := _NOTE.sub("", words)) != words:
        words = bare
    if note_digits:
        words = _NOTE_DIGITS.sub(r"\1", words)
    try:
        if _is_unclear(words):
            kind = kind or unclear
            if not kind:
                return None
        return _read(words, kind)
    except ValueError:  # 30 February
        return None


def what_unclear_are(texts: Iterable[str]) -> str:
    """What 2008-09 is in a column, by the others of its shape: "month" beside 2008-10, "financial_year" beside 2016-17,
    nothing where none of them tells."""
    kinds: set[str] = set()
    for text in texts:
        words = " ".join(text.split())
        found = _TWO_DIGITS.fullmatch(words)
        if found and not _is_unclear(words):
            follows = _follows(found["y"], found["e"])
            kinds |= {"financial_year"} if follows else {"month"} if 1 <= int(found["e"]) <= 12 else set()
    return kinds.pop() if len(kinds) == 1 else ""


def _is_unclear(words: str) -> bool:
    found = _TWO_DIGITS.fullmatch(words)
    return found is not None and _follows(found["y"], found["e"]) and 1 <= int(found["e"]) <= 12


def _read(words: str, kind: str) -> TablePeriod | None:
    if found := _ENDING.fullmatch(words):
        inner = _read(found["rest"], "")
        if inner is not None and inner.kind == "calendar_year":
            return inner
        return _year_ending(inner.end) if inner and inner.kind in {"month", "point_in_time"} else None
    if found := _AS_AT.fullmatch(words):
        return _read(found["rest"], kind)
    if found := _MID.fullmatch(words):
        middle = date(int(found["y"]), 6, 30)
        return TablePeriod(f"mid-{found['y']}", middle, middle, "point_in_time")
    if (day := _day(words)) is not None:
        if kind == "year_ending":
            return _year_ending(day)
        if kind == "month":
            return _month(day.year, day.month)
        return TablePeriod(f"{day.day} {calendar.month_name[day.month]} {day.year}", day, day, "point_in_time")
    return _parts_of_years(words, kind) or _years(words, kind)


def _day(words: str) -> date | None:
    for pattern in (_ISO, _NUMERIC):
        if found := pattern.fullmatch(words):
            return date(int(found["y"]), int(found["m"]), int(found["d"]))
    for pattern in (_WORDED, _MONTH_FIRST):
        if found := pattern.fullmatch(words):
            return date(int(found["y"]), _MONTHS[found["m"][:3].casefold()], int(found["d"]))
    return None


def _parts_of_years(words: str, kind: str) -> TablePeriod | None:
    if found := _QUARTER.fullmatch(words) or _QUARTER_FIRST.fullmatch(words):
        year, quarter, ending = int(found["y"]), int(found["q"]), found["e"]
        if ending or kind == "financial_year":
            if ending and int(ending[-2:]) != (year + 1) % 100:
                return None
            month = 3 * quarter + 1
            year, month = (year, month) if month <= 12 else (year + 1, 1)
            return _months(year, month, 3)
        return _months(year, 3 * quarter - 2, 3)
    if found := _SDMX_HALF.fullmatch(words):
        return _months(int(found["y"]), 6 * int(found["h"]) - 5, 6)
    if found := _MONTH_SPAN.fullmatch(words):
        last_year, last = int(found["z"]), _MONTHS[found["b"][:3].casefold()]
        first = _MONTHS[found["a"][:3].casefold()]
        first_year = int(found["y"]) if found["y"] else last_year - (first > last)
        count = 12 * (last_year - first_year) + last - first + 1
        return _months(first_year, first, count) if count > 0 else None
    if found := _MONTH_YEAR.fullmatch(words):
        year = int(found["y"])
        year += 0 if year > 99 else 1900 if year > 60 else 2000
        return _one_month(year, _MONTHS[found["m"][:3].casefold()], kind)
    if (found := _YEAR_MONTH.fullmatch(words)) and not (found["n"] and int(found["n"]) > 12):
        number = found["k"] or found["n"]
        if found["n"] and _follows(found["y"], found["n"]) and kind != "month":
            return _pair(int(found["y"]), int(found["y"]) + 1, kind)
        return _one_month(int(found["y"]), int(number) if number else _MONTHS[found["m"][:3].casefold()], kind)
    return None


def _one_month(year: int, month: int, kind: str) -> TablePeriod | None:
    if not 1 <= month <= 12:
        return None
    return _year_ending(_last_day(year, month)) if kind == "year_ending" else _month(year, month)


def _years(words: str, kind: str) -> TablePeriod | None:
    if found := _CALENDAR.fullmatch(words):
        year = int(found["y"])
        said = _said(found["kind"]) or kind
        if said in {"financial_year", "academic_year"}:
            return _pair(year, year + 1, said)
        return TablePeriod(str(year), date(year, 1, 1), date(year, 12, 31), "calendar_year")
    found = _PACKED.fullmatch(words)
    if found and (kind == "month" or (not _follows(found["y"], found["e"]) and 1 <= int(found["e"]) <= 12)):
        return _one_month(int(found["y"]), int(found["e"]), kind)
    found = found or _PAIR.fullmatch(words)
    if found is None:
        return None
    first, ending = int(found["y"]), found["e"]
    last = int(ending) if len(ending) == 4 else first - first % 100 + int(ending)
    last += 100 if last < first else 0
    said = _said(found.groupdict().get("kind")) or kind
    if last == first + 1:
        return _pair(first, last, said or "financial_year")
    if last <= first or last > first + 30:
        return None
    kind = "three_years" if last == first + 2 else "span"
    return TablePeriod(f"{first} to {last}", date(first, 1, 1), date(last, 12, 31), kind)


def _said(words: str | None) -> str:
    said = (words or "").casefold()
    return {"fy": "financial_year", "financial year": "financial_year", "academic year": "academic_year",
            "school year": "academic_year", "calendar year": "calendar_year"}.get(said, "")  # fmt: skip


def _follows(year: str, ending: str) -> bool:
    return int(ending) == (int(year) + 1) % 100


def _pair(first: int, last: int, kind: str) -> TablePeriod:
    label = f"{first}/{last % 100:02}"
    if kind == "academic_year":
        return TablePeriod(label, date(first, 9, 1), date(last, 8, 31), kind)
    if kind == "calendar_year":
        return TablePeriod(f"{first} to {last}", date(first, 1, 1), date(last, 12, 31), "span")
    return TablePeriod(label, date(first, 4, 1), date(last, 3, 31), "financial_year")


def _month(year: int, month: int) -> TablePeriod:
    return TablePeriod(
        f"{calendar.month_name[month]} {year}", date(year, month, 1), _last_day(year, month), "month"
    )  # fmt: skip


def _months(year: int, month: int, count: int) -> TablePeriod:
    """Some months from one on: a quarter, a year, or what they are."""
    years, last = divmod(month - 1 + count - 1, 12)
    start, end = date(year, month, 1), _last_day(year + years, last + 1)
    if count == 1:
        return _month(year, month)
    if count == 3 and month % 3 == 1:
        return TablePeriod(f"{year} Q{(month + 2) // 3}", start, end, "quarter")
    if count == 12 and month == 1:
        return TablePeriod(str(year), start, end, "calendar_year")
    if count == 12:
        return _pair(year, year + 1, "financial_year") if month == 4 else _year_ending(end)
    label = f"{calendar.month_name[month]} {year} to {calendar.month_name[last + 1]} {year + years}"
    return TablePeriod(label, start, end, "rolling_3_months" if count == 3 else "span")


def _year_ending(day: date) -> TablePeriod:
    """Twelve months up to a day; a last day of a month that is off by a day or two is that month's."""
    end = _last_day(day.year, day.month) if day.day >= 28 else day
    before = _last_day(end.year - 1, end.month) if end.day >= 28 else end.replace(year=end.year - 1)
    name = f"{calendar.month_name[end.month]} {end.year}"
    label = f"year ending {name}" if end.day >= 28 else f"year ending {end.day} {name}"
    return TablePeriod(label, before + timedelta(days=1), end, "year_ending")


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


#: What a mapping may say of all periods of a table.
KINDS = PERIOD_KINDS
