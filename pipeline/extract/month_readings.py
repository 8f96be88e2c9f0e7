"""What the rules for parts of a year mean: months, quarters, halves, seasons, and years that end in a month."""

from __future__ import annotations

from types import MappingProxyType

from pipeline.extract.calendar_slices import Reader, Slice, placed, short_year, year_words
from pipeline.extract.mentions import Mention, Recurring, YearWords
from pipeline.records import PeriodKind


def year_ending(words: Slice) -> Mention | None:
    """The year ending March 2017, 12 months to June, the week ending 4 May, YE Dec 09."""
    month_at = words.index("M")
    close = words.index("Z>U")
    if month_at is None or close is None:
        return None
    head, tail = words.slice(words.first, close), words.slice(close + 1, words.after)
    month, day = tail.number("M"), tail.number("D")
    assert month is not None  # noqa: S101 (the rule has it)
    rest = words.slice(month_at + 1, words.after)
    year = year_words(rest)
    short = rest.number("2D")
    if year is None and short is not None and words.tokens.word(rest.index("2D") or 0).isdigit():
        printed = words.tokens.word(rest.index("2D") or 0)
        if len(printed) == 2 and (printed[0] == "0" or short > 31 or rest.index("'") is not None):
            year, day = YearWords(short_year(short)), None
    count = head.number("nD2") or 1
    unit = (head.word("okqdygf") or "year").rstrip("s")
    if unit in ("day", "week", "fortnight"):
        days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
        kind: PeriodKind = "week" if days == 7 else "year_ending" if days in (364, 365, 366, 371) else "span"
        return placed(kind, Recurring(month, 0, day, days, "ended"), year)
    months = count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    kind = "year_ending" if months == 12 else "quarter" if months == 3 else "span"
    return placed(kind, Recurring(month, months, day, choice="ended"), year)


def months_of(words: Slice) -> Mention | None:
    """The first six months of 2005, the last three months of last year."""
    year, count = year_words(words), words.number("nD") or 0
    unit = (words.word("okq") or "month").rstrip("s")
    if unit == "week":
        return None
    months = count * (3 if unit == "quarter" else 1)
    if year is None or not 1 <= months <= 12:
        return None
    from_start = words.index("r") is not None and words.number("r") == 1
    if not from_start and words.index("r") is not None:
        return None
    end = months if from_start else 12
    return placed("quarter" if months == 3 else "span", Recurring(end + 3 * year.fiscal, months, choice="begun"), year)


def _ordinal(words: Slice, last: int) -> int | None:
    at = words.index("D")
    if at is not None and not words.tokens.word(at)[-1].isalpha():
        return None
    number = words.number("rQHD") or (last if words.index("lL") is not None else None)
    return number if number is not None and 1 <= number <= last else None


def quarter(words: Slice) -> Mention | None:
    """The third quarter of 2012, 2012 Q3, Q4, the final quarter."""
    number, year = _ordinal(words, 4), year_words(words)
    if number is None:
        return None
    shift = 3 if year is not None and year.fiscal else 0
    return placed("quarter", Recurring(3 * number + shift, 3, choice="begun"), year)


def half(words: Slice) -> Mention | None:
    """The first half of 2005, H1 2016."""
    number, year = _ordinal(words, 2), year_words(words)
    if number is None:
        return None
    return placed(
        "span", Recurring(6 * number + (3 if year is not None and year.fiscal else 0), 6, choice="begun"), year
    )


def month_to_month(words: Slice) -> Mention | None:
    """January to March 2016, April 2016 to March 2017, June-August."""
    first_at, last_at = words.index("M"), words.index("M", 1)
    if first_at is None or last_at is None:
        return None
    first, last = words.number("M"), words.number("M", 1)
    year, opening = year_words(words.slice(last_at, words.after)), year_words(words.slice(first_at, last_at))
    assert first is not None  # noqa: S101 (the rule has both)
    assert last is not None  # noqa: S101
    if opening is not None:
        if opening.year is None or year is None or year.year is None:
            return None
        months = (year.year - opening.year) * 12 + last - first + 1
        if months < 1:
            return None
    else:
        months = (last - first) % 12 + 1
    kind: PeriodKind = "year_ending" if months == 12 else "quarter" if months == 3 and first % 3 == 1 else "span"
    return placed(kind, Recurring(last, months, choice="begun"), year)


def month(words: Slice) -> Mention | None:
    """March 2017, March last year, last March, Aug '99, January."""
    number, year = words.number("M"), year_words(words)
    if number is None:
        return None
    short = words.number("2D")
    if year is None and short is not None:
        year = YearWords(short_year(short))
    if year is None and words.codes[0] in "LTN":
        choice = {"L": "before", "T": "nearest", "N": "after"}[words.codes[0]]
        return placed("month", Recurring(number, 1, choice=choice), None)  # type: ignore[arg-type]
    return placed("month", Recurring(number, 1), year, bare=None if year else "month")


def season(words: Slice) -> Mention | None:
    """Summer 2013, the winter of 2006–2007, last spring."""
    end, year = words.number("S"), year_words(words)
    if end is None:
        return None
    if year is not None and year.fiscal:
        year = YearWords(year.year)
    if year is None:
        choice = {"L": "before", "T": "nearest", "N": "after"}.get(words.codes.lstrip("t")[:1], "nearest")
        return placed("season", Recurring(end, 3, choice=choice), None)  # type: ignore[arg-type]
    return placed("season", Recurring(end, 3), year)


MONTHS: MappingProxyType[str, Reader] = MappingProxyType({
    "year_ending": year_ending, "months_of": months_of, "quarter": quarter, "half": half,
    "month_to_month": month_to_month, "month": month, "season": season,
})  # fmt: skip
