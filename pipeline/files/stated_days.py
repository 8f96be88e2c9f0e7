"""The day that a file states in a field for it, however programs write days there; nothing is guessed.

ISO 8601 (with a time or without one, also without hyphens or with slashes), RFC 5322 ("Tue, 20 Feb 2018 06:00 GMT") and
English words ("20 February 2018", "February 20th, 2018"). "02/03/2018" is two days, and so none.
"""

from __future__ import annotations

from pipeline.patterns import lazily
from pipeline.settings import published_date

_ISO = lazily(r"(\d{4})(?:([-/]?)(\d{2})\2(\d{2}))(?!\d)")
_SHORTER = lazily(r"\d{4}(?:-\d{2})?")
_DAY_FIRST = lazily(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*[.,]? (\d{4})(?!\d)", 2)  # re.IGNORECASE
_MONTH_FIRST = lazily(r"(?:[a-z]+, )?([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", 2)
_MONTHS = {name: place for place, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}


def stated_day(value: str) -> str | None:
    """The date as YYYY-MM-DD, YYYY-MM or YYYY; None where the words are none, or could be two."""
    words = " ".join(value[:100].split())
    if _SHORTER.fullmatch(words):
        return published_date(words)
    if iso := _ISO.match(words):
        return published_date(f"{iso[1]}-{iso[3]}-{iso[4]}")
    if first := _DAY_FIRST.match(words):
        return _of(first[3], first[2], first[1])
    if first := _MONTH_FIRST.match(words):
        return _of(first[3], first[1], first[2])
    return None


def _of(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.get(month.lower())
    return published_date(f"{year}-{number:02}-{int(day):02}") if number else None
