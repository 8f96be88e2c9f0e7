"""The stretches of time whose exchange rates a printed conversion may have used; pure.

Conversions are made at a rate of the days around an article, or of the time that the sum is about: an annual report
converts last year's profit at last year's average, a history its sums at the rates of then. Archives know many
articles' dates only roughly. So every window is wide, and there are several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.patterns import lazily
from pipeline.records import Claim, Reading

_YEAR = timedelta(days=365)
_MONTH = timedelta(days=31)
_PRINTED_YEAR = lazily(r"(?<![\d.,£$€-])((?:19|20)\d\d)(?![\d%]|,\d)")
_STOP = lazily(r"[.!?][\"'”’]?\s+(?=[A-Z\"'“‘])")
#: How far a sentence is looked for on either side.
_REACH = 400
_DATE = lazily(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Window:
    """From one day to another, both included."""

    start: date
    end: date


def windows(reading: Reading, claims: Sequence[Claim], since: date) -> tuple[Window, ...] | None:
    """The windows of a conversion between ``claims``; none where no date is known.

    None where the sum may be of a time before ``since``, of whose rates nothing is known.
    """
    published = _published(reading)
    if published is not None and published.end < since:
        return None
    found = [published] if published is not None else []
    for window in _told(reading, claims):
        if window.start < since:
            return None
        if published is None or window.start <= published.end:
            found.append(window)
    return tuple(found) if published is not None else ()


def _published(reading: Reading) -> Window | None:
    """Around the day, month or year of the article; of an article without one, the years before its latest period."""
    match = _DATE.fullmatch(reading.article.published or "")
    if match is not None:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            start = date(year or 1, month or 1, day or 1)
            end = start + _MONTH if month else date(start.year, 12, 31)
        except (ValueError, OverflowError):
            return None
        if day:
            return _around(start, start, _YEAR, _MONTH)
        return _around(start, end, _YEAR, _YEAR)
    if reading.written is not None:
        return Window(date(int(reading.written) - 3, 1, 1), date(int(reading.written), 12, 31))
    return None


def _around(start: date, end: date, before: timedelta, after: timedelta) -> Window | None:
    """From some days before to some days after; None for years that no calendar has."""
    try:
        return Window(start - before, end + after)
    except OverflowError:
        return None


def _told(reading: Reading, claims: Sequence[Claim]) -> Iterator[Window]:
    """The periods that the claims are of, and the years that their sentence prints."""
    for claim in claims:
        period = claim.period
        if period is None or "period" in claim.inferred:
            continue
        if period.start is not None and period.end is not None:
            window = _around(period.start, period.end, _MONTH, _MONTH)
            if window is not None:
                yield window
    for match in _PRINTED_YEAR.finditer(sentence(reading, claims)):
        year = int(match.group(1))
        yield Window(date(year, 1, 1), date(year, 12, 31))


def sentence(reading: Reading, claims: Sequence[Claim]) -> str:
    """The sentence around the claims, which stand in one paragraph."""
    paragraph = reading.paragraphs[claims[0].quantity.paragraph]
    start = min(claim.quantity.passage.start for claim in claims) - paragraph.start
    end = max(claim.quantity.passage.end for claim in claims) - paragraph.start
    lead, rest = paragraph.text[max(0, start - _REACH) : start], paragraph.text[end : end + _REACH]
    stops = [stop.end() for stop in _STOP.finditer(lead)]
    stop = _STOP.search(rest)
    return lead[stops[-1] if stops else 0 :] + paragraph.text[start:end] + (rest[: stop.start()] if stop else rest)
