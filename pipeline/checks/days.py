"""A printed day in words, for the checks of dates: what is wrong with it, and how it would read mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from pipeline import release_dates
from pipeline.checks.check import ArticleDesk, Said
from pipeline.records import Finding, PassageEvidence, PrintedDay, Severity, Verdict
from pipeline.relate.weekdays import Mend, dates, fits

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOSE = 31
_LOWERED: dict[Severity, Severity] = {"error": "warning", "warning": "advice", "advice": "advice"}


def weekday(day: date) -> str:
    """The day's weekday by name."""
    return WEEKDAYS[day.weekday()]


def in_words(day: date) -> str:
    """ "3 May 2018"."""
    return release_dates.day(day.isoformat())


def _backed(desk: ArticleDesk, printed: PrintedDay, mends: Sequence[Mend]) -> list[Mend]:
    """The mends that the article speaks for: their day is its own or one that it prints in full elsewhere; or the year
    is mended, and the day is then close to the article's own ("3 January 2017" in the January after)."""
    others = (d for d in desk.reading.days if d is not printed and d.year_printed and d.passage != printed.passage)
    known = {one for other in others if fits(other) is not False for one in dates(other)}
    own: date | None = None
    with suppress(ValueError):  # known to the month or not at all
        own = date.fromisoformat((desk.reading.article.published or "")[:10])
    return [
        mend for mend in mends
        if mend.day in known or mend.day == own
        or (mend.part == "year" and own is not None and abs((mend.day - own).days) <= _CLOSE)
    ]  # fmt: skip


def mend_words(mend: Mend, printed: PrintedDay) -> str:
    """ "the weekday: Thursday for Tuesday"."""
    new, old = {
        "weekday": (weekday(mend.day), WEEKDAYS[printed.weekday or 0]),
        "day": (str(mend.day.day), str(printed.day)) if mend.day.month == printed.month else (in_words(mend.day), ""),
        "month": (f"{mend.day:%B}", f"{date(2000, printed.month, 1):%B}"),
        "year": (str(mend.day.year), str(printed.years[0]) if printed.years else ""),
    }[mend.part]
    return f"the {mend.part}: {new} for {old or f'{printed.day} {date(2000, printed.month, 1):%B}'}"


def mended(mend: Mend, printed: PrintedDay) -> str | None:
    """The passage as it would read; None where no single word of it changes."""
    text = printed.passage.text
    if mend.part == "weekday" and printed.weekday is not None:
        name = WEEKDAYS[printed.weekday]
        return _swapped(text, rf"\b{name[:3]}[a-z]*\b\.?", weekday(mend.day))
    if mend.part == "day" and mend.day.month == printed.month:
        return _swapped(text, rf"(?<!\d){printed.day}(?:st|nd|rd|th)?(?!\d)", _like(text, printed.day, mend.day.day))
    if mend.part == "month":
        return _swapped(text, rf"\b{date(2000, printed.month, 1):%b}[a-z]*\b\.?", f"{mend.day:%B}")
    if mend.part == "year" and printed.year_printed:
        return _swapped(text, str(printed.years[0]), str(mend.day.year))
    return None


def _swapped(text: str, pattern: str, new: str) -> str | None:
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None:
        return None
    new = new.upper() if found.group().isalpha() and found.group().isupper() else new
    return text[: found.start()] + new + text[found.end() :]


def _like(text: str, old: int, new: int) -> str:
    ordinal = re.search(rf"(?<!\d){old}(?:st|nd|rd|th)", text) is not None
    if not ordinal:
        return str(new)
    ending = "th" if 10 <= new % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(new % 10, "th")
    return f"{new}{ending}"


def told(
    desk: ArticleDesk, day: PrintedDay, code: str, name: str, severity: Severity, confidence: float,
    message: str, working: str, likely: Iterable[Mend], subjects: frozenset[int] | None = None,
) -> tuple[Said, ...]:  # fmt: skip
    """The finding on a day, and its numbers' verdicts. The mends are its diagnosis; the one that has the day agree with
    another that the article prints, or the only one there is, is the suggestion."""
    possible = tuple(likely)
    backed = _backed(desk, day, possible) if len(possible) > 1 else list(possible)
    quoted = next((desk.claim(id_) for id_ in day.claims if desk.claim(id_).quoted), None)
    finding = Finding(
        code=code,
        name=name,
        severity=_LOWERED[severity] if quoted is not None else severity,
        confidence=confidence,
        passage=day.passage,
        message=message,
        working=working,
        suggestion=mended(backed[0], day) if len(backed) == 1 else None,
        diagnosis=tuple(mend_words(mend, day) for mend in possible),
        evidence=(PassageEvidence("the date", day.passage),),
        speaker=quoted.speaker if quoted is not None else None,
        subjects=subjects if subjects is not None else frozenset(day.claims),
    )
    return (finding, *(Verdict(id_, code, "inconsistent", working) for id_ in day.claims))
